"""Adding a tracked claim to a claims file: what stands there stays as it is, byte for byte."""

from __future__ import annotations

import datetime as dt
import json
import os
import re
import tomllib
from collections.abc import Sequence
from pathlib import Path

from factcheck.records import VerdictLabel
from factcheck.settings.errors import Problem, SettingsError
from factcheck.settings.factcheck_toml import shown_path
from factcheck.settings.values import TrackedClaim

#: The file of a claims folder that new claims go to where it holds no tracked claim yet.
NEW_FILE = "tracked.toml"
_NO_WORD = re.compile(r"[\W_]+")
#: Characters of an id made from a text.
_ID_LENGTH = 60


def claims_file(claims: str, known: Sequence[TrackedClaim], named: Path | None) -> Path:
    """Which file a new claim goes to: the one named; else that of the last tracked claim."""
    if named is not None:
        return named
    place = Path(claims or "claims")
    if place.is_file():
        return place
    files = [claim.file for claim in known if claim.file]
    return Path(files[-1]) if files else place / NEW_FILE


def claim_id(text: str, taken: frozenset[str]) -> str:
    """An id made of a claim's words that no other claim has: `haftar-rejected-ceasefire`."""
    words = _NO_WORD.sub("-", text.casefold()).strip("-")
    base = words[:_ID_LENGTH].rstrip("-") or "claim"
    number = 2
    made = base
    while made in taken:
        made = f"{base}-{number}"
        number += 1
    return made


def add_claim(file: Path, claim: TrackedClaim) -> None:
    """Append a [[claim]] table to a file, which is made if needed; all else in it stays.

    The file is replaced at once or not at all. Raises SettingsError where it cannot be read or
    written, or already has its claims in a form that no table can follow.
    """
    before = _read(file)
    ends = "\r\n" if "\r\n" in before else "\n"
    table = _table(claim).replace("\n", ends)
    gap = "" if not before.strip() else ends if before.endswith("\n") else 2 * ends
    after = before + gap + table
    _require_same(before, after, file)
    draft = file.with_name(f".{file.name}.{os.getpid()}.part")
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        draft.write_bytes(after.encode("utf-8"))
        draft.replace(Path(os.path.realpath(file)))
    except OSError as error:
        what = f"cannot be written ({error.strerror})"
        raise _problem(file, what, "name a file that can be written") from None
    finally:
        draft.unlink(missing_ok=True)


def _read(file: Path) -> str:
    try:
        return file.read_bytes().decode("utf-8")
    except FileNotFoundError:
        return ""
    except UnicodeDecodeError:
        raise _problem(file, "is not UTF-8", "save it as UTF-8") from None
    except OSError as error:
        what = f"cannot be read ({error.strerror})"
        raise _problem(file, what, "name a file that can be read") from None


def _require_same(before: str, after: str, file: Path) -> None:
    """The file must say what it said, and the new claim."""
    try:
        old = tomllib.loads(before.removeprefix("\ufeff"))
    except tomllib.TOMLDecodeError as error:
        raise _problem(file, f"is no TOML: {error}", "mend it first") from None
    try:
        new = tomllib.loads(after.removeprefix("\ufeff"))
    except tomllib.TOMLDecodeError:
        what = "has its claims in a form that no further table can follow"
        raise _problem(file, what, "write them as [[claim]] tables, or name another file") from None
    added = new.get("claim", [])[-1:]
    new["claim"] = new.get("claim", [])[:-1]
    if {**new, "claim": new["claim"]} != {**old, "claim": old.get("claim", [])} or not added:
        raise _problem(file, "would not say the same any more", "name another file")


def _table(claim: TrackedClaim) -> str:
    lines = ["[[claim]]", f"id = {_text(claim.id)}", f"text = {_text(claim.text)}"]
    if claim.expect is not None:
        lines.append(f"expect = {_text(claim.expect.value)}")
    if claim.as_of is not None:
        lines.append(f"as_of = {claim.as_of.isoformat()}")
    for key in ("language", "owner", "note", "link"):
        value = getattr(claim, key)
        if value:
            lines.append(f"{key} = {_text(value)}")
    return "\n".join(lines) + "\n"


def _text(value: str) -> str:
    """A TOML basic string: JSON's escapes are TOML's, but for the delete character."""
    return json.dumps(value, ensure_ascii=False).replace("\x7f", "\\u007f")


def _problem(file: Path, what: str, mend: str) -> SettingsError:
    return SettingsError(Problem(shown_path(file), 0, "", what, mend))


def new_claim(
    text: str,
    known: Sequence[TrackedClaim],
    *,
    expect: VerdictLabel | None,
    id: str = "",
    as_of: dt.date | None = None,
    language: str = "",
    owner: str = "",
    note: str = "",
    link: str = "",
) -> TrackedClaim:
    """A tracked claim with an id that no other has. Raises SettingsError on one that is taken."""
    taken = {claim.id: claim for claim in known}
    if id and id in taken:
        other = taken[id]
        raise SettingsError(
            Problem(other.file, other.line, "id", f"{id!r} is taken", "choose another --id")
        )
    made = id or claim_id(text, frozenset(taken))
    return TrackedClaim(made, text, expect, as_of, language, note, owner, link)
