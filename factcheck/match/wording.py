"""Two texts mark by mark: which word of the asked one is met by which of the found one, and how.

The reader's claims compare roles where grammar was understood; this alignment also stands
where it was not. It follows the alignment stage of MacCartney and Manning's natural logic
(Modeling Semantic Containment and Exclusion in Natural Language Inference, COLING 2008):
every mark of the asked text gets the mark of the found text that says the most about it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from enum import Enum
from functools import lru_cache

from factcheck.extract.marks import SIDES
from factcheck.extract.statements import Mark
from factcheck.language.frames import Frames, Implication, load_frames
from factcheck.match.arguments import NAMED, Comparer, readings
from factcheck.records import Mood, Polarity

# Implications followed from a frame: recapture -> capture -> control is two.
MAX_STEPS = 3
# A parent with more children than this says nothing of their being rivals ("thing").
MAX_CHILDREN = 40


class Meeting(Enum):
    """How a mark of the asked text is met by the found one, the best first."""

    HELD = "held"  # the found mark says it, or something narrower
    BROADER = "broader"  # the found mark says something wider
    OPPOSITE = "opposite"  # the found mark excludes it
    CONTEXT = "context"  # said around the found sentence
    RIVAL = "rival"  # another member of the same kind stands there
    MISSING = "missing"


@dataclass(frozen=True, slots=True)
class Pair:
    """A mark of the asked text with the mark that meets it best, if any."""

    asked: Mark
    meeting: Meeting
    found: Mark | None = None

    @property
    def kind(self) -> str:
        """What sort of word was asked: name, place, frame, concept, quality, word or number."""
        return kind_of(self.asked.feature)


@dataclass(frozen=True, slots=True)
class Wording:
    """All marks of an asked text aligned with one found sentence."""

    pairs: tuple[Pair, ...]

    def of(self, *meetings: Meeting) -> tuple[Pair, ...]:
        """The pairs with one of the meetings."""
        return tuple(p for p in self.pairs if p.meeting in meetings)


_KINDS = {"n:": "name", "e:": "name", "p:": "place", "f:": "frame", "w:": "word", "o:": "ordinal"}
_QUALITIES = frozenset(("quality", "manner"))


def kind_of(feature: str) -> str:
    """Name, place, frame, concept, quality, ordinal or word."""
    known = _KINDS.get(feature[:2])
    if known is not None:
        return known
    concept = load_frames().concepts.get(readings(feature)[0])
    return "quality" if concept is not None and concept.kind in _QUALITIES else "concept"


def align_wording(
    asked: Sequence[Mark],
    found: Sequence[Mark],
    around: Iterable[str],
    comparer: Comparer,
) -> Wording:
    """Meet every asked mark; `around` are features of the found sentence's surroundings."""
    placed = comparer.placed()
    nearby = tuple(around)
    holders = [_holders(mark, found, placed) for mark in asked]
    anchors = [held[0] for held in holders if len(held) == 1]
    past = _tells_of_before(asked, found)
    pairs = []
    for mark, held in zip(asked, holders, strict=True):
        over = _no_longer(mark, found, placed)
        if over is not None:
            pairs.append(Pair(mark, Meeting.HELD, over))
        elif held:
            alike = _as_real(mark, held, found)
            met = found[_closest(alike, anchors)]
            pairs.append(Pair(mark, Meeting.HELD, _until_then(met) if past else met))
        else:
            pairs.append(_otherwise(mark, found, nearby, placed))
    return Wording(tuple(p for p in pairs if not _unsaid_side(p)))


def _unsaid_side(pair: Pair) -> bool:
    """ "In the mosque" leaves open nothing that "inside the mosque" says."""
    return pair.asked.feature[2:] in SIDES and pair.meeting is Meeting.MISSING


def _holders(mark: Mark, found: Sequence[Mark], comparer: Comparer) -> list[int]:
    return [at for at, other in enumerate(found) if _says(mark.feature, other.feature, comparer)]


def _says(asked: str, found: str, comparer: Comparer) -> bool:
    """Held, unless only one of several readings implies it and another one excludes it."""
    if not holds(asked, found, comparer):
        return False
    shared = set(readings(asked)) & set(readings(found))
    return bool(shared) or not _opposite(asked, found, comparer)


def _as_real(mark: Mark, held: list[int], found: Sequence[Mark]) -> list[int]:
    """ "ordered to publish, and published": what is done meets what is said to be done."""
    real = mark.mood is Mood.ASSERTED
    return [at for at in held if real and found[at].mood is Mood.ASSERTED] or held


def _closest(held: list[int], anchors: list[int]) -> int:
    """Of several marks that say it, the one beside what else was found."""
    if len(held) == 1 or not anchors:
        return held[0]
    return min(held, key=lambda at: (min(abs(at - a) for a in anchors), at))


def _otherwise(
    mark: Mark, found: Sequence[Mark], around: tuple[str, ...], comparer: Comparer
) -> Pair:
    feature = mark.feature
    near = any(holds(feature, f, comparer) for f in around)
    if near and feature.startswith(NAMED):
        return Pair(mark, Meeting.CONTEXT)  # the town in the headline, its country here
    if mark.backdrop and feature.startswith("f:"):
        return _described(mark, found, near, comparer)
    if mark.earlier and feature.startswith("f:") and _tells_of_before((mark,), found):
        met = _said_before(mark, found, comparer.frames)
        # "Never accepted it" is said by "rejected it"; what "had been so" is not gainsaid later.
        if met is not None or mark.polarity is Polarity.AFFIRMED:
            return met or Pair(mark, Meeting.CONTEXT if near else Meeting.MISSING)
    for meeting, test in _TESTS:
        for other in found:
            if not test(feature, other.feature, comparer):
                continue
            if meeting is Meeting.OPPOSITE and _excludes_nothing(mark, other, found, comparer):
                continue
            excluding = meeting is Meeting.BROADER and _beside(mark, other, found, comparer)
            return excluding or Pair(mark, meeting, other)
        if near and meeting is Meeting.OPPOSITE:
            return Pair(mark, Meeting.CONTEXT)
    return Pair(mark, Meeting.MISSING)


def _excludes_nothing(asked: Mark, other: Mark, found: Sequence[Mark], comparer: Comparer) -> bool:
    if asked.ended and other.mood is not Mood.ASSERTED:
        return True  # "no longer in prison": a release that is only planned says nothing
    return _lifted(asked, other) or _both_named(asked, other, found, comparer)


def _lifted(asked: Mark, found: Mark) -> bool:
    """ "Does not prohibit": a negated predicate does not say the quality that excludes "legal"."""
    if asked.feature[:2] == found.feature[:2]:
        return False
    return any(m.feature[:2] == "f:" and m.polarity is Polarity.NEGATED for m in (asked, found))


def _both_named(asked: Mark, met: Mark, found: Sequence[Mark], comparer: Comparer) -> bool:
    """ "Anak laki-laki dan perempuan": the girl is there although the boy excludes her."""
    return any(
        other is not met
        and _one_side(asked.feature, other.feature, comparer.frames)
        and comparer.exclude(other.feature, met.feature)
        for other in found
    )


def _one_side(a: str, b: str, frames: Frames) -> bool:
    """Two concepts under one member of an exclusive set: a girl and "female"."""
    if a[:2] + b[:2] != "c:c:":
        return False
    return any(
        name in frames.concepts and frames.concepts[name].exclusive
        for x in readings(a)
        for y in readings(b)
        for name in frames.ancestors(x) & (frames.ancestors(y) | {y})
    )


def _beside(mark: Mark, met: Mark, found: Sequence[Mark], comparer: Comparer) -> Pair | None:
    """What excludes it although the wider word stands there, too.

    "A domestic company" is no foreign company; "found dead", which says two things, not "found
    alive".
    """
    said = readings(met.feature)
    if len(said) > 1 and any(
        _opposite(mark.feature, met.feature[:2] + reading, comparer) for reading in said
    ):
        return Pair(mark, Meeting.OPPOSITE, met)
    for other in found:
        touching = other.start - met.end == 1 or met.start - other.end == 1
        if touching and _opposite(mark.feature, other.feature, comparer):
            return Pair(mark, Meeting.OPPOSITE, other)
    return None


def _described(mark: Mark, found: Sequence[Mark], near: bool, comparer: Comparer) -> Pair:
    """ "The detained farmers": who is freed was detained; nothing excludes a description."""
    for other in found:
        if _broader(mark.feature, other.feature, comparer):
            return Pair(mark, Meeting.BROADER, other)
    before = {p.frame for o in found for p in _presupposed(o.feature, comparer.frames)}
    near = near or not before.isdisjoint(readings(mark.feature))
    return Pair(mark, Meeting.CONTEXT if near else Meeting.MISSING)


def _tells_of_before(asked: Sequence[Mark], found: Sequence[Mark]) -> bool:
    """The asked text tells what had been so; in reported speech "had" says no more."""
    before = any(m.earlier and not m.attribution for m in asked)
    return before and not any(m.earlier for m in found)


def _no_longer(mark: Mark, found: Sequence[Mark], comparer: Comparer) -> Mark | None:
    """ "No longer burning" is said by what put the fire out, as a negation of the same."""
    if not (mark.ended and mark.polarity is Polarity.NEGATED and mark.feature.startswith("f:")):
        return None
    for other in found:
        real = other.polarity is Polarity.AFFIRMED and other.mood is Mood.ASSERTED
        if real and _puts_an_end(other.feature, mark.feature, comparer):
            return replace(other, polarity=Polarity.NEGATED)
    return None


def _puts_an_end(found: str, asked: str, comparer: Comparer) -> bool:
    if found[:2] != "f:":
        return False
    frames = [comparer.frames.frames[r] for r in readings(found) if r in comparer.frames.frames]
    gone = {i.frame for f in frames for i in f.after if i.negated}
    return not gone.isdisjoint(readings(asked)) or _opposite(asked, found, comparer)


def _until_then(met: Mark) -> Mark:
    """ "Used to smoke" is said by "stopped smoking", however it is negated there."""
    return replace(met, polarity=Polarity.AFFIRMED) if met.ended else met


def _said_before(mark: Mark, found: Sequence[Mark], frames: Frames) -> Pair | None:
    """ "Had been held": who is released was held before."""
    wanted = set(readings(mark.feature))
    for other in found:
        said = other.polarity is Polarity.AFFIRMED and other.mood is Mood.ASSERTED
        if said and any(p.frame in wanted for p in _presupposed(other.feature, frames)):
            return Pair(mark, Meeting.HELD, other)
    return None


def _presupposed(feature: str, frames: Frames) -> Iterator[Implication]:
    if feature.startswith("f:"):
        for name in readings(feature):
            yield from frames.frames[name].before if name in frames.frames else ()


def holds(asked: str, found: str, comparer: Comparer) -> bool:
    """True when the found mark says the asked one, or something narrower or that implies it."""
    key = asked, found
    said = comparer.implied.get(key)
    if said is None:
        said = comparer.covers(asked, found) or _implies(asked, found, comparer.frames)
        comparer.implied[key] = said
    return said


def _implies(asked: str, found: str, frames: Frames) -> bool:
    """A predicate that implies the asked one, or a noun that counts an event and that event."""
    kinds = asked[:2] + found[:2]
    if kinds == "f:f:":
        return any(a in implied(f).so for a in readings(asked) for f in readings(found))
    if kinds == "f:c:":
        return any(_counts(f, a, frames) for a in readings(asked) for f in readings(found))
    if kinds == "c:f:":  # "the dead" where somebody was killed
        return any(_counts(a, so, frames) for a in readings(asked) for f in readings(found)
                   for so in implied(f).so)  # fmt: skip
    return False


def _counts(concept: str, frame: str, frames: Frames) -> bool:
    return frames.counts.get(concept, ("",))[0] == frame


def _broader(asked: str, found: str, comparer: Comparer) -> bool:
    if comparer.generic(found):
        return False
    return holds(found, asked, comparer)


def _opposite(asked: str, found: str, comparer: Comparer) -> bool:
    if comparer.exclude(asked, found):
        return True
    if asked[:2] + found[:2] != "f:f:":
        return False
    return any(
        a in implied(f).not_so or f in implied(a).not_so
        for a in readings(asked)
        for f in readings(found)
    )


def _rival(asked: str, found: str, comparer: Comparer) -> bool:
    """Another thing of the same kind: another town, another person, another kind of vessel."""
    if asked.startswith(NAMED) or found.startswith(NAMED):
        return comparer.rivals(asked, found)
    if asked[:2] + found[:2] != "c:c:":
        return False
    frames = comparer.frames
    return any(
        _shared_parent(a, f, frames) for a in readings(asked) for f in readings(found) if a != f
    )


def _shared_parent(a: str, b: str, frames: Frames) -> bool:
    left, right = frames.concepts.get(a), frames.concepts.get(b)
    if left is None or right is None or left.kind != right.kind:
        return False
    shared = set(left.parents) & set(right.parents)
    return any(0 < _children().get(p, 0) <= MAX_CHILDREN for p in shared)


@lru_cache(maxsize=1)
def _children() -> dict[str, int]:
    counts: dict[str, int] = {}
    for concept in load_frames().concepts.values():
        for parent in concept.parents:
            counts[parent] = counts.get(parent, 0) + 1
    return counts


_TESTS = (
    (Meeting.BROADER, _broader),
    (Meeting.OPPOSITE, _opposite),
    (Meeting.RIVAL, _rival),
)


@dataclass(frozen=True, slots=True)
class Implied:
    """Frames that hold, and that cannot hold, where a frame is said, whoever plays which role."""

    so: frozenset[str]
    not_so: frozenset[str]


@lru_cache(maxsize=5_000)
def implied(frame: str) -> Implied:
    """What a frame implies, roles left aside."""
    frames = load_frames().frames
    so: set[str] = {frame}
    ended: set[str] = set()
    layer = [frame]
    for _ in range(MAX_STEPS):
        following = []
        for name in layer:
            known = frames.get(name)
            for implication in (*known.entails, *known.results) if known is not None else ():
                # Who loses the town holds it no more, but somebody else does: with roles
                # renamed a negated consequence says nothing of the frame as such.
                if implication.negated and not implication.roles:
                    ended.add(implication.frame)
                elif not implication.negated and implication.frame not in so:
                    so.add(implication.frame)
                    following.append(implication.frame)
        layer = following
    for name in so:
        known = frames.get(name)
        ended |= known.opposite if known is not None else frozenset()
    # Who withdraws remains elsewhere; roles left aside that is the opposite of remaining.
    own = frames.get(frame)
    so -= own.opposite if own is not None else frozenset()
    return Implied(frozenset(so), frozenset(ended - so))
