"""Relations of claims across articles: candidates by shared predicate, then the judge."""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from factcheck.extract.articles import ReadArticle
from factcheck.judge.events import days_apart
from factcheck.judge.levels import Decision, core_agreement
from factcheck.judge.relation import (
    REPEAT_DAYS,
    Related,
    claim_topic_change,
    each_of_its_day,
    relate_decision,
)
from factcheck.judge.sentences import best_decision
from factcheck.language.frames import Frames
from factcheck.match.alignment import align
from factcheck.match.arguments import NAMED, Comparer
from factcheck.match.candidates import day_of
from factcheck.match.derivation import forms_of
from factcheck.match.slots import Context
from factcheck.records import Claim, InferenceLabel, Relation, RelationKind

# Undated reports of a punctual event are of one event when they share so many names.
UNDATED_NAMES = 2
# Predicates that almost every article has; alone they relate nothing.
_EMPTY = frozenset(("say", "be", "exist", "title"))


@dataclass(frozen=True, slots=True)
class Surroundings:
    """A claim with the features around it."""

    claim: Claim
    context: Context


def surround(reads: Sequence[ReadArticle], comparer: Comparer) -> list[Surroundings]:
    """Every claim of a corpus with its context, in the order of the articles."""
    found = []
    for read in reads:
        title = tuple(f for a in read.analyses if a.sentence.is_title for f in a.features)
        by_sentence = {a.sentence.index: a.features for a in read.analyses}
        for claim in read.claims:
            words = by_sentence[claim.sentence]
            own = tuple(dict.fromkeys((*comparer.names.canonical(words), *words)))
            before = by_sentence.get(claim.sentence - 1, ())
            wide = comparer.names.canonical((*title, *before))
            found.append(Surroundings(claim, Context(own, wide)))
    return found


def candidate_pairs(
    claims: Sequence[Surroundings], comparer: Comparer
) -> Iterator[tuple[Surroundings, Surroundings]]:
    """Pairs of claims of different articles that share a predicate, its opposite or consequence.

    Left to `near` are pairs of claims whose days are both known. A block of more than
    LARGEST_BLOCK claims with one predicate is split: there each claim is held only against those
    that name the same too, and of these against the SPLIT nearest in time.
    """
    if all(day_of(item.claim.published) is not None for item in claims):
        return
    frames = comparer.frames
    blocks: dict[str, list[int]] = defaultdict(list)
    reached: list[frozenset[str]] = []
    for at, item in enumerate(claims):
        own = _reached(item.claim, frames)
        reached.append(own)
        for frame in own:
            blocks[frame].append(at)
    nearby = _SplitBlocks(claims, blocks, comparer)
    for at, item in enumerate(claims):
        wanted = _with_opposites(reached[at], frames)
        partners = {p for frame in wanted for p in nearby.of(frame, at) if p > at}
        for partner in sorted(partners):
            other = claims[partner]
            if other.claim.article != item.claim.article and not _left_to_near(item, other):
                yield item, other


def share_a_predicate(a: Claim, b: Claim, frames: Frames) -> bool:
    """True when one claim's predicate, or what follows from it, is the other's or its opposite."""
    return not _with_opposites(_reached(a, frames), frames).isdisjoint(_reached(b, frames))


def _reached(claim: Claim, frames: Frames) -> frozenset[str]:
    return frozenset({form.frame for form in forms_of(claim, frames)} - _EMPTY)


def _with_opposites(names: frozenset[str], frames: Frames) -> frozenset[str]:
    known = (frames.frames.get(name) for name in names)
    return names.union(*(frame.opposite for frame in known if frame is not None))


# Claims of one predicate that are all held against each other: at this size at most 3,000 pairs.
LARGEST_BLOCK = 80
# Claims before and after it in time that one of a split block is held against.
SPLIT = 3


class _SplitBlocks:
    """Claims by predicate; those of large blocks by what they name as well, in order of time."""

    def __init__(
        self, claims: Sequence[Surroundings], blocks: dict[str, list[int]], comparer: Comparer
    ) -> None:
        self._blocks = blocks
        self._names: dict[int, tuple[str, ...]] = {}
        self._split: dict[str, dict[str, list[int]]] = {}
        days = [_day_order(item.claim) for item in claims]
        self._order = sorted(range(len(claims)), key=lambda at: (days[at], at))
        self._rank = {at: rank for rank, at in enumerate(self._order)}
        for frame, members in blocks.items():
            if len(members) > LARGEST_BLOCK:
                parts: dict[str, list[int]] = defaultdict(list)
                for at in sorted(members, key=self._rank.__getitem__):
                    for name in self._named(claims[at], at, comparer):
                        parts[name].append(at)
                self._split[frame] = parts

    def of(self, frame: str, at: int) -> Iterator[int]:
        """The claims of a predicate that one is held against."""
        if frame not in self._split:
            yield from self._blocks.get(frame, ())
            return
        for name in self._names.get(at, ()):
            part = self._split[frame].get(name, [])
            place = bisect_left(part, self._rank[at], key=self._rank.__getitem__)
            yield from part[max(0, place - SPLIT) : place + SPLIT + 1]

    def _named(self, item: Surroundings, at: int, comparer: Comparer) -> tuple[str, ...]:
        if at not in self._names:
            self._names[at] = _named(item.claim, comparer)
        return self._names[at]


def _day_order(claim: Claim) -> str:
    first = claim.published.first
    return first.isoformat() if first is not None else ""


def _left_to_near(a: Surroundings, b: Surroundings) -> bool:
    """Of reports whose days are known the whole sentences decide."""
    return all(day_of(item.claim.published) is not None for item in (a, b))


def relate(a: Surroundings, b: Surroundings, comparer: Comparer) -> tuple[Relation, str] | None:
    """Relation of two claims and the frame it rests on; None when they are unrelated."""
    apart = days_apart(a.claim.published, b.claim.published)
    forward = tuple(align(b.claim, a.claim, comparer, a.context))
    backward = tuple(align(a.claim, b.claim, comparer, b.context))
    best: tuple[Related, str] | None = None
    for alignments in (forward, backward):
        decision = best_decision(alignments, of_two_reports=True) or core_agreement(alignments)
        if decision is None or not _comparable(decision.alignment.asked) or _guessed(decision):
            continue
        if each_of_its_day(decision):
            continue
        related = relate_decision(decision, apart)
        if related.kind is RelationKind.AGREE and not _one_event(a.claim, b.claim, comparer):
            continue
        if best is None or _order(related) > _order(best[0]):
            best = related, decision.alignment.frame
        if decision.level.label is InferenceLabel.CONTRADICTION:
            break
    if best is None:
        changed = claim_topic_change(forward, comparer, apart)
        if changed is None:
            changed = claim_topic_change(backward, comparer, apart)
        if changed is None:
            return None
        best = changed, a.claim.predicate
    related, frame = best
    relation = Relation(
        related.kind, related.type, a.claim.id, b.claim.id,
        round(related.score, 3), related.level, related.reason,
    )  # fmt: skip
    return relation, frame


def _order(related: Related) -> tuple[int, float]:
    rank = {
        RelationKind.CONTRADICT: 3, RelationKind.SUPERSEDED: 2, RelationKind.AGREE: 1,
        RelationKind.UNRELATED: 0,
    }  # fmt: skip
    return rank[related.kind], related.score


def _guessed(decision: Decision) -> bool:
    """Who or whom was taken from the surroundings: enough for a claim, not for a relation."""
    return any(s.in_context and not s.found for s in decision.alignment.slots
               if s.role in ("who", "whom", "from", "with"))  # fmt: skip


def _comparable(claim: Claim) -> bool:
    """A claim about nobody and nothing in particular relates to no other."""
    return any(
        f.startswith(NAMED) for a in claim.arguments for f in (*a.features, *a.reach)
    ) or bool(claim.quantities)


def _one_event(a: Claim, b: Claim, comparer: Comparer) -> bool:
    """Two reports of a punctual event agree only when they are of one time."""
    frame = comparer.frames.frames.get(a.predicate)
    happens = frame is not None and frame.kind in ("event", "change")
    if not happens and not (a.nominal and b.nominal):
        return True
    first = a.event if a.event.known else a.published
    second = b.event if b.event.known else b.published
    gap = days_apart(first, second)
    if gap is None:
        return _names_shared(a, b, comparer) >= UNDATED_NAMES
    return abs(gap) <= REPEAT_DAYS


def _names_shared(a: Claim, b: Claim, comparer: Comparer) -> int:
    """How many names of one claim the other has too."""
    left = _named(a, comparer)
    right = _named(b, comparer)
    return sum(comparer.held(f, right) for f in left)


def _named(claim: Claim, comparer: Comparer) -> tuple[str, ...]:
    features = [
        f for a in claim.arguments for f in comparer.names.canonical(a.features)
        if f.startswith(NAMED)
    ]  # fmt: skip
    return tuple(dict.fromkeys(features))
