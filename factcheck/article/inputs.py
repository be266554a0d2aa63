"""From what a user names (files, folders, globs, `-`) to a sorted list of inputs."""

from __future__ import annotations

import glob
import os
import stat
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import PurePath

from factcheck.article.interface import Format, Input
from factcheck.records import UnreadableArticle

STANDARD_INPUT = "-"
READABLE = {
    ".txt": Format.TEXT,
    ".text": Format.TEXT,
    ".jsonl": Format.JSONL,
    ".ndjson": Format.JSONL,
}
#: Files of these types are never plain text, so a named one gets an answer, not a bad decoding.
_OTHER_FORMATS = frozenset(
    {".csv", ".tsv", ".json", ".xml", ".htm", ".html", ".xhtml", ".warc", ".parquet", ".xls"}
    | {".doc", ".docx", ".epub", ".odt", ".pdf", ".rtf", ".xlsx"}
    | {".gz", ".zip", ".7z", ".bz2", ".tar", ".xz", ".zst"}
)
_TYPES = ".txt or .jsonl"


@dataclass(frozen=True, slots=True)
class _Found:
    path: str  # as people write it, with forward slashes
    file: str  # as the system opens it
    real: str
    format: Format


def find_inputs(paths: Sequence[str]) -> list[Input | UnreadableArticle]:
    """The inputs the paths name, each once, sorted; the order of the paths changes nothing.

    A folder is searched to the bottom for .txt and .jsonl files; hidden files and folders
    are left out. Standard input comes last. What cannot be an input is a value.
    """
    files: dict[str, _Found] = {}
    errors: set[UnreadableArticle] = set()
    for path in paths:
        for item in _expand(path):
            if isinstance(item, UnreadableArticle):
                errors.add(item)
            elif item.real not in files or item.path < files[item.real].path:
                files[item.real] = item
    found: list[Input | UnreadableArticle] = [*_with_ids(files.values()), *errors]
    found.sort(key=lambda item: (item.path == STANDARD_INPUT, item.path, repr(item)))
    return found


def _expand(path: str) -> Iterator[_Found | UnreadableArticle]:
    if path == STANDARD_INPUT:
        yield _Found(path, path, path, Format.TEXT)
        return
    try:
        mode = os.stat(path).st_mode
    except (OSError, ValueError) as error:
        yield from _expand_missing(path, error)
        return
    if stat.S_ISDIR(mode):
        yield from _in_folder(path)
    elif stat.S_ISREG(mode):
        yield _named_file(path)
    else:
        yield UnreadableArticle(
            shown(path), "is not a regular file", "pipe it in and name - as the path"
        )


def _expand_missing(path: str, error: Exception) -> Iterator[_Found | UnreadableArticle]:
    if isinstance(error, PermissionError):
        yield UnreadableArticle(shown(path), "permission denied", "make the file readable")
    elif "\0" not in path and glob.has_magic(path):
        yield from _in_glob(path)
    else:
        yield UnreadableArticle(shown(path), "does not exist", "check the spelling of the path")


def _named_file(path: str) -> _Found | UnreadableArticle:
    suffix = PurePath(path).suffix.lower()
    if suffix in _OTHER_FORMATS:
        return UnreadableArticle(
            shown(path), f"{suffix} files have no reader", f"save the text as {_TYPES}"
        )
    return _found(path, READABLE.get(suffix, Format.TEXT))


def _in_glob(pattern: str) -> Iterator[_Found | UnreadableArticle]:
    matches = sorted(glob.glob(pattern, recursive=True))
    if not matches:
        yield UnreadableArticle(
            shown(pattern), "matches nothing", "check the pattern, and quote it in the shell"
        )
        return
    found = [item for match in matches for item in _in_match(match)]
    if not found:
        yield UnreadableArticle(
            shown(pattern), f"matches {len(matches)} paths, none {_TYPES}", "check the pattern"
        )
    yield from found


def _in_match(path: str) -> Iterator[_Found | UnreadableArticle]:
    if os.path.isdir(path):
        yield from (item for item in _in_folder(path) if isinstance(item, _Found))
    elif PurePath(path).suffix.lower() in READABLE:
        yield from _expand(path) if not os.path.isfile(path) else (_named_file(path),)


def _in_folder(folder: str) -> Iterator[_Found | UnreadableArticle]:
    errors: list[OSError] = []
    readable = others = 0
    for root, folders, names in os.walk(folder, onerror=errors.append):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in sorted(names):
            path = os.path.join(root, name)
            if _is_readable_name(name) and os.path.isfile(path):
                readable += 1
                yield _found(path, READABLE[PurePath(name).suffix.lower()])
            else:
                others += 1
    for error in errors:
        yield UnreadableArticle(
            shown(str(error.filename)), "the folder cannot be read", "make the folder readable"
        )
    if not readable and not errors:
        reason = f"the folder has no articles ({_TYPES}), only {others} other files"
        mend = f"name a folder that holds {_TYPES} files"
        yield UnreadableArticle(shown(folder), reason, mend)


def _is_readable_name(name: str) -> bool:
    return not name.startswith(".") and PurePath(name).suffix.lower() in READABLE


def _found(path: str, file_format: Format) -> _Found:
    return _Found(shown(os.path.normpath(path)), path, os.path.realpath(path), file_format)


def _with_ids(files: Iterable[_Found]) -> Iterator[Input]:
    """Name each file; where names repeat, all but the first get their path below the root.

    First is the one nearest to the common root of all files, then the first by path: so
    no relative path can be the bare name of another file, and order changes nothing.
    """
    found = sorted(files, key=lambda item: (item.real.count(os.sep), item.real))
    root = _common_root([item.real for item in found if item.path != STANDARD_INPUT])
    seen: Counter[str] = Counter()
    for item in found:
        name = shown(os.path.basename(item.real)) if item.path != STANDARD_INPUT else "stdin"
        seen[name] += 1
        if seen[name] > 1:
            name = shown(os.path.relpath(item.real, root))
        yield Input(item.path, name, item.file, item.format)


def _common_root(paths: Sequence[str]) -> str:
    try:
        return os.path.commonpath([os.path.dirname(path) for path in paths])
    except ValueError:  # no files, or files on different drives
        return os.curdir


def shown(path: str) -> str:
    """A path as every output can print it: forward slashes, no undecodable bytes."""
    printable = path.encode("utf-8", "surrogateescape").decode("utf-8", "replace")
    return printable.replace(os.sep, "/")
