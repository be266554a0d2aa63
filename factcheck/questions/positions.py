"""Positions: which answers the claims give to one question, and where the sources stand."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass, field

from factcheck.article.credits import UNKNOWN_SOURCE
from factcheck.match.arguments import Comparer, Outcome
from factcheck.match.derivation import Derived
from factcheck.records import (
    Argument,
    Claim,
    Mood,
    Polarity,
    Position,
    QuestionStatus,
    Relation,
    RelationKind,
    When,
)

_JOINED = (Outcome.SAME, Outcome.NARROWER, Outcome.BROADER)


@dataclass(slots=True)
class Answer:
    """One claim's answer: the claim and the form of it that answers the question."""

    claim: Claim
    form: Derived


@dataclass(slots=True)
class Group:
    """Answers that say the same."""

    label: str
    key: tuple[tuple[str, ...], ...]
    stance: str
    answers: list[Answer] = field(default_factory=list)


def group_answers(
    answers: Sequence[Answer], roles: tuple[str, ...], comparer: Comparer, *, exact: bool = False
) -> list[Group]:
    """Answers joined into groups by the fillers of the given roles, polarity and mood.

    `exact` joins only the very same words: ranks of one person are told apart.
    """
    groups: list[Group] = []
    for answer in answers:
        key = tuple(_filler(answer.form, role) for role in roles)
        stance = _stance(answer)
        home = next(
            (
                g
                for g in groups
                if g.stance == stance and (g.key == key if exact else _same(g.key, key, comparer))
            ),
            None,
        )
        if home is None:
            home = Group(_label(answer, roles), key, stance)
            groups.append(home)
        home.answers.append(answer)
    return groups


def _filler(form: Derived, role: str) -> tuple[str, ...]:
    found = next((a for a in form.arguments if a.role == role and a.features), None)
    return found.features if found is not None else ()


def denied_and_asserted(groups: Sequence[Group], comparer: Comparer) -> bool:
    """True when one side asserts what another denies."""
    return any(
        _same(a.key, b.key, comparer)
        for a in groups if a.stance.endswith(Mood.DENIED.value)
        for b in groups if not b.stance.endswith(Mood.DENIED.value)
    )  # fmt: skip


def several_holders(groups: Sequence[Group]) -> bool:
    """True when more than one party is said to have held what one party holds at a time."""
    holders = {
        g.label for g in groups
        if g.answers[0].form.polarity is Polarity.AFFIRMED
        and g.answers[0].claim.mood is Mood.ASSERTED
    }  # fmt: skip
    return len(holders) > 1


def _same(
    a: tuple[tuple[str, ...], ...], b: tuple[tuple[str, ...], ...], comparer: Comparer
) -> bool:
    for left, right in zip(a, b, strict=True):
        if not left and not right:
            continue
        if not left or not right:
            return False
        forward = comparer.compare(left, right).outcome
        backward = comparer.compare(right, left).outcome
        if forward not in _JOINED and backward not in _JOINED:
            return False
    return True


def _stance(answer: Answer) -> str:
    parts = [answer.form.frame, answer.form.polarity.value]
    if answer.claim.mood is not Mood.ASSERTED:
        parts.append(answer.claim.mood.value)
    return " ".join(parts)


def _label(answer: Answer, roles: tuple[str, ...]) -> str:
    shown = [_text(answer.form, role) for role in roles]
    words = [s for s in shown if s]
    cue = answer.claim.cue if answer.form.frame == answer.claim.predicate else answer.form.frame
    if "who" in roles and "whom" in roles and len(words) == 2:
        text = f"{words[0]} → {cue} → {words[1]}"
    else:
        text = " / ".join(words) if words else cue
    if answer.form.polarity is Polarity.NEGATED:
        text = f"not {text}"
    if answer.claim.mood is not Mood.ASSERTED:
        text = f"{text} ({answer.claim.mood.value})"
    return " ".join(text.split())


def _text(form: Derived, role: str) -> str:
    found: Argument | None = next(
        (a for a in form.arguments if a.role == role and (a.features or a.quantity)), None
    )
    if found is None:
        return ""
    return found.stands_for or found.text


def as_position(group: Group) -> Position:
    """The group as a position: its claims, sources, origins and first date."""
    claims = sorted({a.claim.id for a in group.answers}, key=_claim_order)
    sources = sorted({a.claim.source for a in group.answers})
    origins = sorted({_witness(a.claim) for a in group.answers})
    return Position(group.label, tuple(claims), tuple(sources), tuple(origins), _first_time(group))


def _witness(claim: Claim) -> str:
    """Whom the claim goes back to; an article of unknown source is a witness of its own."""
    if claim.origin:
        return claim.origin
    return claim.article if claim.source == UNKNOWN_SOURCE else claim.source


def _claim_order(id: str) -> tuple[str, int]:
    article, _, number = id.rpartition("#")
    return article, int(number)


def _first_time(group: Group) -> When:
    times = [a.claim.event if a.claim.event.known else a.claim.published for a in group.answers]
    known = [t for t in times if t.known]
    if not known:
        return times[0]
    return min(known, key=lambda t: (t.first or t.last or dt.date.max, t.last or dt.date.max))


def position_time(position: Position) -> tuple[dt.date, str]:
    """Sort key of positions: dated ones in order, undated ones last."""
    when = position.when
    return (when.first or when.last or dt.date.max, position.position)


def status_of(positions: Sequence[Position], relations: Sequence[Relation]) -> QuestionStatus:
    """Disputed, changed, agreed or single source, from the relations between the positions."""
    home = {claim: at for at, p in enumerate(positions) for claim in p.claims}
    between = [
        r for r in relations
        if r.a in home and r.b in home and (
            home[r.a] != home[r.b] or r.kind is not RelationKind.AGREE
        )
    ]  # fmt: skip
    if any(r.kind is RelationKind.CONTRADICT for r in between):
        return QuestionStatus.DISPUTED
    if any(r.kind is RelationKind.SUPERSEDED for r in between):
        return QuestionStatus.CHANGED
    if any(len(p.origins) > 1 for p in positions):
        return QuestionStatus.AGREED
    return QuestionStatus.SINGLE_SOURCE
