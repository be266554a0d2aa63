"""Reading the claims files: entities, questions and tracked claims that people write."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from factcheck.settings.errors import Problem, SettingsError
from factcheck.settings.toml_file import TomlFile, nearest, read_toml
from factcheck.settings.values import (
    EntityEntry,
    QuestionEntry,
    Suppression,
    TrackedClaim,
)

if TYPE_CHECKING:
    from factcheck.settings.schema import ClaimsFile


@dataclass(frozen=True, slots=True)
class ClaimsData:
    """What all claims files state together."""

    entities: tuple[EntityEntry, ...] = ()
    questions: tuple[QuestionEntry, ...] = ()
    tracked: tuple[TrackedClaim, ...] = ()
    suppressions: tuple[Suppression, ...] = ()


def load_claims(folder: Path) -> ClaimsData:
    """Read every .toml file of a folder, by name; a folder that does not exist holds none.

    A path that is a file is read alone. Raises SettingsError with every mistake found.
    """
    from factcheck.settings.factcheck_toml import shown_path
    from factcheck.settings.schema import ClaimsFile

    paths = [folder] if folder.is_file() else sorted(folder.glob("*.toml"))
    problems: list[Problem] = []
    read: list[tuple[TomlFile, ClaimsFile]] = []
    for path in paths:
        try:
            file = read_toml(path, shown_path(path))
            read.append((file, file.checked(ClaimsFile)))
        except SettingsError as error:
            problems.extend(error.problems)
    for check in (_repeated_ids, _repeated_names, _contradictory, _bad_questions, _languages):
        problems.extend(check(read))
    if problems:
        raise SettingsError(*problems)
    return _together(read)


_Read = list[tuple["TomlFile", "ClaimsFile"]]


def _together(read: _Read) -> ClaimsData:
    entities, questions, tracked = [], [], []
    suppressions: list[Suppression] = []
    for file, stated in read:
        for number, entity in enumerate(stated.entity):
            line = file.line(("entity", number))
            names = tuple(entity.aliases), tuple(entity.not_same)
            entities.append(EntityEntry(entity.name, *names, file.name, line))
        for ask in stated.question:
            entry = QuestionEntry(ask.ask, ask.predicate, ask.object or "", ask.subject or "")
            questions.append(entry)
        for number, claim in enumerate(stated.claim):
            entry_ = TrackedClaim(
                claim.id,
                claim.text,
                claim.expect,
                claim.as_of,
                language=claim.language or "",
                note=claim.note or "",
                owner=claim.owner or "",
                link=claim.link or "",
                file=file.name,
                line=file.line(("claim", number)),
            )
            tracked.append(entry_)
        suppressions.extend(_suppressions(file, stated))
    return ClaimsData(tuple(entities), tuple(questions), tuple(tracked), tuple(suppressions))


def _suppressions(file: TomlFile, stated: ClaimsFile) -> Iterator[Suppression]:
    for number, known in enumerate(stated.known_dispute):
        yield Suppression(
            known.reason,
            "known_dispute",
            known.expires,
            question=known.question,
            file=file.name,
            line=file.line(("known_dispute", number)),
        )
    for number, apart in enumerate(stated.not_same):
        yield Suppression(
            apart.reason,
            "not_same",
            quotes=tuple(apart.quotes),
            file=file.name,
            line=file.line(("not_same", number)),
        )


def _repeated_ids(read: _Read) -> Iterator[Problem]:
    first: dict[str, str] = {}
    for file, stated in read:
        for number, claim in enumerate(stated.claim):
            path = ("claim", number, "id")
            if claim.id in first:
                what = f"{claim.id!r} is already the id of the claim at {first[claim.id]}"
                yield file.problem(path, what, "give each claim its own id")
            first.setdefault(claim.id, f"{file.name}:{file.line(path)}")


def _repeated_names(read: _Read) -> Iterator[Problem]:
    """A name that two entities share would join what the user keeps apart."""
    owner: dict[str, tuple[tuple[str, int], str, str]] = {}
    for file, stated in read:
        for number, entity in enumerate(stated.entity):
            for key, name in (("name", entity.name), *(("aliases", a) for a in entity.aliases)):
                path = ("entity", number, key)
                here = (file.name, number)
                mine = (here, entity.name, f"{file.name}:{file.line(path)}")
                holder, held, place = owner.setdefault(name.casefold(), mine)
                if holder != here:
                    what = f"{name!r} already names {held!r} at {place}"
                    yield file.problem(path, what, "keep it in one [[entity]] only")


def _contradictory(read: _Read) -> Iterator[Problem]:
    for file, stated in read:
        for number, entity in enumerate(stated.entity):
            own = {name.casefold() for name in (entity.name, *entity.aliases)}
            for other in entity.not_same:
                if other.casefold() in own:
                    what = f"{other!r} is a name of {entity.name!r} itself"
                    mend = "remove it here or from its aliases"
                    yield file.problem(("entity", number, "not_same"), what, mend)


def _bad_questions(read: _Read) -> Iterator[Problem]:
    asked = [(f, n, q) for f, stated in read for n, q in enumerate(stated.question)]
    known = _predicates() if asked else frozenset()
    for file, number, question in asked:
        if question.predicate not in known:
            what = f"unknown predicate {question.predicate!r}"
            hint = nearest(question.predicate, sorted(known))
            hint = hint if hint.startswith("did") else "see docs/lexicon.md for the list"
            yield file.problem(("question", number, "predicate"), what, hint)
        if not question.object and not question.subject:
            mend = "add object, subject or both"
            yield file.problem(("question", number), "asks about nothing", mend)


def _predicates() -> frozenset[str]:
    """The predicate frames of the lexicon, and those that the reader makes itself."""
    from factcheck.extract.statements import BE, DISTANCE, EXIST, MENTION, TITLE
    from factcheck.language.frames import load_frames

    return frozenset((*load_frames().frames, BE, EXIST, TITLE, DISTANCE, MENTION))


def _languages(read: _Read) -> Iterator[Problem]:
    from factcheck.language.folder import known_languages

    for file, stated in read:
        for number, claim in enumerate(stated.claim):
            if claim.language is not None and claim.language not in known_languages():
                mend = f"write one of {', '.join(known_languages())}, or remove the key"
                what = f"{claim.language!r} is unknown"
                yield file.problem(("claim", number, "language"), what, mend)
