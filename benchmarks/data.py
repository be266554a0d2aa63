"""Where gold data lies, what of it is there, and the digest that says it has not changed.

The repository's own gold is always there. Other data is read from a folder outside the
repository: `--shared DIR`, or FACTCHECK_SHARED, or `../shared` beside the repository.
"""

from __future__ import annotations

import hashlib
import os
from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from benchmarks.cases import (
    Case,
    ClaimCase,
    CompareCase,
    DataError,
    LabelCase,
    Line,
    RelationCase,
    is_relation,
    parse_claim,
    parse_compare,
    parse_label,
    parse_relation,
    read_cases,
)
from benchmarks.headlines import HEADLINES, LABELS, headline_cases

ROOT = Path(__file__).resolve().parent.parent
SHARED_VARIABLE = "FACTCHECK_SHARED"


class Kind(StrEnum):
    """What a group measures, and so which runner it needs."""

    CLAIMS = "claims"
    LABELS = "inference"
    RELATIONS = "relations"
    COMPARE = "compare"


@dataclass(frozen=True, slots=True)
class Group:
    """Cases of one kind, with the corpus they are about.

    `settings` is the folder whose factcheck.toml applies, None for no settings.
    `per_type` says that the types of its cases are worth a table.
    """

    name: str
    kind: Kind
    files: tuple[Path, ...]
    corpus: Path | None = None
    settings: Path | None = None
    per_type: bool = True


@dataclass(frozen=True, slots=True)
class Skipped:
    """A group that cannot be measured here, and why."""

    name: str
    reason: str

    def __str__(self) -> str:
        return f"skipped: {self.name}: {self.reason}"


def shared_folder(given: Path | None = None, root: Path = ROOT) -> Path:
    """The folder of outside data; it need not exist."""
    named = given or os.environ.get(SHARED_VARIABLE)
    return Path(named) if named else root.parent / "shared"


def repository_groups(root: Path = ROOT) -> tuple[Group, ...]:
    """The gold of the repository. Raises DataError where a part of it is missing."""
    gold = root / "tests" / "gold"
    groups = [_seed_group(root, "seeds/claims", gold / "seeds" / "claims.jsonl")]
    for part in ("part1", "part2"):
        claims, pairs = (gold / part / f"{name}.jsonl" for name in ("claims", "pairs"))
        groups += [
            Group(f"{part}/claims", Kind.CLAIMS, (claims,), gold / part / "articles"),
            Group(f"{part}/inference", Kind.LABELS, (pairs,)),
            Group(f"{part}/relations", Kind.RELATIONS, (pairs,)),
        ]
    for group in groups:
        if missing := _missing(group):
            raise DataError(f"{missing} is missing: the repository's gold is part of it")
    return tuple(groups)


def shared_gold(shared: Path, root: Path = ROOT) -> tuple[tuple[Group, ...], tuple[Skipped, ...]]:
    """The hand-labelled gold outside the repository, and what of it is absent."""
    gold = shared / "gold"
    return _present(
        (
            _seed_group(root, "shared/seed_claims", gold / "seed_claims.jsonl"),
            _seed_group(root, "shared/seed_pairs", gold / "seed_pairs.jsonl", Kind.COMPARE),
            Group("shared/headline_pairs", Kind.RELATIONS, (gold / "headline_pairs.jsonl",)),
            headline_group(shared),
        )
    )


def headline_group(shared: Path) -> Group:
    """The labelled pairs of headlines."""
    return Group("shared/headline_relations", Kind.RELATIONS, (LABELS, shared / HEADLINES))


def shared_data(shared: Path) -> tuple[tuple[Group, ...], tuple[Skipped, ...]]:
    """The outside sets that `benchmarks.score` reports, and what of them is absent."""
    data = shared / "data"
    written = tuple(sorted((shared / "pairs").glob("*.jsonl"))) or (shared / "pairs",)
    return _present(
        (
            _labels("breaking_nli", data / "breaking_nli" / "all.jsonl.gz"),
            _labels("negation_nli", data / "negation_nli" / "mnli.jsonl"),
            # Its types are the edit summaries of an encyclopedia.
            _labels(
                "wrete",
                *(data / "wrete" / f"{half}.jsonl" for half in ("train", "val")),
                per_type=False,
            ),
            _labels("indonli", data / "indonli" / "val.jsonl.gz"),
            _labels("rte3", data / "rte3" / "dev_en.jsonl"),
            _labels("pairs", *written),
            Group("headline_pairs", Kind.RELATIONS, (shared / "gold" / "headline_pairs.jsonl",)),
        )
    )


def digest(group: Group) -> str:
    """SHA-256 of the names and bytes of everything a group is measured on, in name order."""
    total = hashlib.sha256()
    for file in (*group.files, *_corpus_files(group)):
        content = hashlib.sha256(file.read_bytes()).hexdigest()
        total.update(f"{file.name}\0{content}\n".encode())
    return f"sha256:{total.hexdigest()}"


def claim_cases(group: Group) -> tuple[ClaimCase, ...]:
    """The claims of a group."""
    return _cases(group, parse_claim)


def label_cases(group: Group) -> tuple[LabelCase, ...]:
    """The premise and hypothesis pairs of a group; a file may hold dated pairs beside them."""
    found = _cases(group, lambda line: None if is_relation(line) else parse_label(line))
    return tuple(case for case in found if case is not None)


def relation_cases(group: Group) -> tuple[RelationCase, ...]:
    """The dated pairs of a group; a file may hold inference pairs beside them."""
    if LABELS in group.files:
        return headline_cases(*group.files)
    found = _cases(group, lambda line: parse_relation(line) if is_relation(line) else None)
    return tuple(case for case in found if case is not None)


def compare_cases(group: Group) -> tuple[CompareCase, ...]:
    """The pairs of quotes of a group."""
    return _cases(group, parse_compare)


def _cases(group: Group, parse: Callable[[Line], Case]) -> tuple[Case, ...]:
    return tuple(case for file in group.files for case in read_cases(file, parse))


def _seed_group(root: Path, name: str, file: Path, kind: Kind = Kind.CLAIMS) -> Group:
    return Group(name, kind, (file,), root / "seeds", root)


def _labels(name: str, *files: Path, per_type: bool = True) -> Group:
    return Group(name, Kind.LABELS, files, per_type=per_type)


def _missing(group: Group) -> Path | None:
    wanted = (*group.files, *([group.corpus] if group.corpus else []))
    return next((path for path in wanted if not path.exists()), None)


def _present(groups: tuple[Group, ...]) -> tuple[tuple[Group, ...], tuple[Skipped, ...]]:
    missing = {group.name: _missing(group) for group in groups}
    there = tuple(group for group in groups if missing[group.name] is None)
    skipped = tuple(Skipped(name, f"{path} is not there") for name, path in missing.items() if path)
    return there, skipped


def _corpus_files(group: Group) -> tuple[Path, ...]:
    if group.corpus is None:
        return ()
    return tuple(sorted(path for path in group.corpus.iterdir() if path.is_file()))
