"""How two phrases compare: the same thing, a narrower or broader one, or another one."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from enum import Enum
from functools import lru_cache

from rapidfuzz.distance import JaroWinkler

from factcheck.extract.features import BETWEEN
from factcheck.language.frames import Concept, Frames
from factcheck.language.places import located_in, same_government
from factcheck.match import kinds
from factcheck.match.cognates import cognate
from factcheck.match.names import Names, same_name

# An unknown word matches another by spelling from here on. Set by judgement,
# on the strict side; no sweep has been made.
SAME_WORD = 0.92
NAMED = ("n:", "e:", "p:")
# "First" as a number and as the concept that "last" excludes.
FIRST, AS_CONCEPT = "o:1", "c:first"


class Outcome(Enum):
    """Comparison of a slot of the asked text (first) with the found one (second)."""

    SAME = "same"
    NARROWER = "narrower"  # the found one is more specific: it entails the asked one
    BROADER = "broader"  # the found one is less specific
    DIFFERENT = "different"
    OPPOSITE = "opposite"
    UNKNOWN = "unknown"
    MISSING = "missing"


@dataclass(frozen=True, slots=True)
class Compared:
    """Outcome with the features that decided."""

    outcome: Outcome
    score: float
    missing: tuple[str, ...] = ()
    extra: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Comparer:
    """Compares feature sets under one corpus's names and the lexicon."""

    names: Names
    frames: Frames
    as_place: bool = False  # "Moscow" is the town here, not the Russian government
    known: dict[tuple[str, str], bool] = field(default_factory=dict, compare=False, repr=False)
    excluded: dict[tuple[str, str], bool] = field(default_factory=dict, compare=False, repr=False)
    implied: dict[tuple[str, str], bool] = field(default_factory=dict, compare=False, repr=False)
    variants: list[Comparer] = field(default_factory=list, compare=False, repr=False)
    compared: dict[tuple[tuple[str, ...], tuple[str, ...]], Compared] = field(
        default_factory=dict, compare=False, repr=False
    )

    def placed(self) -> Comparer:
        """The same, for phrases that say where: a capital does not stand for its country."""
        if not self.variants:
            self.variants.append(
                replace(
                    self, as_place=True, known={}, excluded={}, implied={}, compared={}, variants=[]
                )
            )
        return self.variants[0]

    def compare(self, asked: tuple[str, ...], found: tuple[str, ...]) -> Compared:
        """Compare two phrases; every pair is compared once and remembered."""
        done = self.compared.get((asked, found))
        if done is None:
            done = self.compared[asked, found] = self._compare(asked, found)
        return done

    def lacks(self, asked: tuple[str, ...], around: tuple[str, ...]) -> bool:
        """True when something of the asked phrase is not said in a context."""
        if all(self.held(f, around) for f in asked):
            return False
        known = self.names.canonical(asked)
        return known == asked or not all(self.held(f, around) for f in known)

    def _compare(self, asked: tuple[str, ...], found: tuple[str, ...]) -> Compared:
        """Compare the asked phrase's features with the found phrase's.

        Known entities stand for their names first; where that does not join the two, the
        words themselves are compared, unless the entities are kept apart.
        """
        known, other = self.names.canonical(asked), self.names.canonical(found)
        best = self.compare_words(known, other)
        if (known == asked and other == found) or best.outcome in _JOINED:
            return best
        if any(self.names.kept_apart(a, b) for a in known for b in other):
            return best
        plain = self.compare_words(asked, found)
        return plain if OUTCOME_ORDER[plain.outcome] > OUTCOME_ORDER[best.outcome] else best

    def compare_words(self, asked: tuple[str, ...], found: tuple[str, ...]) -> Compared:
        """Compare features as they are, aliases left aside."""
        if not asked or not found:
            return Compared(Outcome.MISSING, 0.0, asked, found)
        missing = tuple(f for f in asked if not self.held(f, found))
        extra = tuple(f for f in found if not self.held(f, asked) and not self.held_by(f, asked))
        weight = sum(self.weight(f, f == asked[0]) for f in asked)
        lost = sum(self.weight(f, f == asked[0]) for f in missing)
        score = 1.0 - lost / weight if weight else 0.0
        return Compared(self._outcome(asked, found, missing, extra, score), score, missing, extra)

    def _outcome(
        self,
        asked: tuple[str, ...],
        found: tuple[str, ...],
        missing: tuple[str, ...],
        extra: tuple[str, ...],
        score: float,
    ) -> Outcome:
        if self._clash(missing, extra) or self._clash(asked[:1], extra):
            return Outcome.OPPOSITE
        if found[0] in extra and self.ties(found[0]) and self.is_person(asked[0]):
            return Outcome.UNKNOWN  # "the president's wife" is not the president
        missing_names = [f for f in missing if f.startswith(NAMED)]
        extra_names = [f for f in extra if f.startswith(NAMED)]
        if missing_names:
            matched_names = [f for f in asked if f.startswith(NAMED) and f not in missing]
            if extra_names and not matched_names:
                return Outcome.DIFFERENT
            if any(f.startswith("e:") for f in matched_names):
                return Outcome.SAME  # the body is named; who leads it is said beside
            return Outcome.UNKNOWN if extra_names or not matched_names else Outcome.BROADER
        heads_differ = asked[0] in missing and not self.generic(asked[0])
        if heads_differ and not [f for f in asked if f.startswith(NAMED)]:
            return Outcome.UNKNOWN
        if missing == asked[:1] and heads_differ and self._head_broader(asked[0], found):
            return Outcome.SAME  # "nine LNA people" are "nine LNA fighters": the name decides
        if missing and heads_differ:
            return (
                Outcome.UNKNOWN
                if found[0] in extra and not self.generic(found[0])
                else (Outcome.BROADER)
            )
        if missing and score < 0.75:
            return Outcome.BROADER
        return Outcome.NARROWER if extra else Outcome.SAME

    def ties(self, feature: str) -> bool:
        """True for who is somebody's wife, lawyer or aide."""
        frames = self.frames
        return feature[:2] == "c:" and all(
            any(frames.is_a(reading, kind) for kind in frames.tied) for reading in readings(feature)
        )

    def is_person(self, feature: str) -> bool:
        """True for a name that may be a person's, and for words for persons only."""
        if feature.startswith(NAMED):
            return self.kind(feature) in (kinds.PERSON, kinds.NAME)
        return feature[:2] == "c:" and all(
            self.frames.is_a(reading, "person") for reading in readings(feature)
        )

    def _head_broader(self, head: str, found: tuple[str, ...]) -> bool:
        return self.generic(found[0]) or any(self.covers(f, head) for f in found)

    def _clash(self, missing: tuple[str, ...], extra: tuple[str, ...]) -> bool:
        """Two features that exclude each other (north and south, open and closed)."""
        return any(self.exclude(a, b) for a in missing for b in extra)

    def exclude(self, a: str, b: str) -> bool:
        """True when no reading of the two can hold together (opposites, exclusive sets)."""
        found = self.excluded.get((a, b))
        if found is None:
            found = self.excluded[a, b] = self._exclude(a, b)
        return found

    def _exclude(self, a: str, b: str) -> bool:
        if (a, b[:2]) == (FIRST, "c:") or (a[:2], b) == ("c:", FIRST):
            a, b = (AS_CONCEPT if x == FIRST else x for x in (a, b))
        sorts = a[:2] + b[:2]
        if sorts == "o:o:":
            return a != b
        if sorts in ("c:f:", "f:c:"):
            return self._excludes(*((a, b) if sorts == "c:f:" else (b, a)))
        if sorts not in ("c:c:", "f:f:"):
            return False
        left, right = readings(a), readings(b)
        if set(left) & set(right):
            return False
        if sorts == "f:f:" and any(self._excludes(q, b) for q in self._qualities(a)):
            return True
        test = self._exclusive_concepts if a[:2] == "c:" else self._opposite_frames
        return any(test(x, y) for x in left for y in right) and not any(
            self.covers(a[:2] + x, a[:2] + y) or self.covers(a[:2] + y, a[:2] + x)
            for x in left
            for y in right
        )

    def _excludes(self, concept: str, frame: str) -> bool:
        """ "Full" against "emptied": a predicate may say the quality that is excluded."""
        return any(self.exclude(concept, quality) for quality in self._qualities(frame))

    def _qualities(self, frame: str) -> list[str]:
        return [f"c:{q}" for f in readings(frame) for q in self.frames.qualities.get(f, ())]

    def _exclusive_concepts(self, a: str, b: str) -> bool:
        """By themselves or by what both are kinds of: a wife is no man."""
        left, right = self._kinds_of(a), self._kinds_of(b)
        # Few concepts exclude anything, and one side at least must say so.
        return any(self._exclusive_pair(x, y) for x in left for y in right if _excluding(x, y))

    def _kinds_of(self, concept: str) -> list[Concept]:
        concepts = self.frames.concepts
        found = [concepts.get(name) for name in (concept, *self.frames.ancestors(concept))]
        return [c for c in found if c is not None]

    def _exclusive_pair(self, left: Concept, right: Concept) -> bool:
        if right.id in left.opposites or left.id in right.opposites:
            return True
        apart = not self.frames.is_a(left.id, right.id) and not self.frames.is_a(right.id, left.id)
        return apart and bool(left.exclusive) and left.exclusive == right.exclusive

    def _opposite_frames(self, a: str, b: str) -> bool:
        frame = self.frames.frames.get(a)
        return frame is not None and b in frame.opposite

    def held(self, feature: str, found: tuple[str, ...]) -> bool:
        """True when the found phrase says the asked feature, or something narrower."""
        return feature in found or any(self.covers(feature, other) for other in found)

    def held_by(self, feature: str, asked: tuple[str, ...]) -> bool:
        """True when the feature is broader than one of the asked ones."""
        return any(self.covers(feature, other) for other in asked)

    def covers(self, broad: str, narrow: str) -> bool:
        """True when `narrow` is `broad` or a kind, spelling, part or agent of it."""
        if broad == narrow:
            return True
        found = self.known.get((broad, narrow))
        if found is None:
            found = self.known[broad, narrow] = _covers(self, broad, narrow)
        return found

    def kind(self, feature: str) -> str:
        """What a feature names: "place:city", "person", "organisation", "name", or nothing."""
        return kinds.kind(feature, self.names)

    def rivals(self, a: str, b: str) -> bool:
        """True when both are named things of one kind which cannot be the same thing."""
        return kinds.rivals(a, b, self.names, self.frames)

    def generic(self, feature: str) -> bool:
        """True for heads that carry little: people, forces, groups, sides."""
        return feature[:2] == "c:" and all(r in self.frames.generic for r in readings(feature))

    def light(self, feature: str) -> bool:
        """True for words that mostly carry grammar: have, happen, way, part."""
        return feature[:2] in ("c:", "f:") and all(
            r in self.frames.light for r in readings(feature)
        )

    def weight(self, feature: str, head: bool) -> float:
        """How much of a phrase's identity a feature carries."""
        if feature.startswith(NAMED):
            return 2.0
        if self.generic(feature):
            return 0.25
        if feature.startswith("f:"):
            return 1.2
        if head:
            return 1.0
        return 0.6


_JOINED = frozenset((Outcome.SAME, Outcome.NARROWER))
OUTCOME_ORDER = {
    Outcome.SAME: 6, Outcome.NARROWER: 5, Outcome.OPPOSITE: 4, Outcome.BROADER: 3,
    Outcome.UNKNOWN: 2, Outcome.DIFFERENT: 1, Outcome.MISSING: 0,
}  # fmt: skip


def readings(feature: str) -> tuple[str, ...]:
    """The readings of an ambiguous feature: `c:arm/weapon` has two."""
    return tuple(feature[2:].split(BETWEEN))


def _covers(comparer: Comparer, broad: str, narrow: str) -> bool:
    names, frames = comparer.names, comparer.frames
    kinds = broad[:2] + narrow[:2]
    if kinds == "n:n:":
        return not names.kept_apart(broad, narrow) and same_name(broad[2:], narrow[2:])
    if kinds == "c:c:":
        return any(frames.is_a(n, b) for n in readings(narrow) for b in readings(broad))
    if kinds == "p:p:":
        return located_in(narrow[2:], broad[2:]) or (
            not comparer.as_place and same_government(narrow[2:], broad[2:])
        )
    if kinds == "f:f:":
        return any(
            n == b or _entails(frames, n, b) for n in readings(narrow) for b in readings(broad)
        )
    if kinds in ("n:p:", "p:n:") and _written(broad) == _written(narrow):
        return True  # "di Malang": a town whose name is also a common word is read as any name
    if kinds in ("w:w:", "w:n:", "n:w:"):
        return _same_word(broad[2:], narrow[2:])
    if kinds in ("f:c:", "c:f:"):
        return any(frames.is_a(n, b) for n in readings(narrow) for b in readings(broad))
    if broad[0] in "nep" and narrow[0] in "nep":
        return names.acts_for(broad, narrow) and not names.kept_apart(broad, narrow)
    return False


def _written(feature: str) -> str:
    return feature[2:].replace("_", " ")


def _excluding(a: Concept, b: Concept) -> bool:
    return bool(a.opposites or b.opposites or (a.exclusive and a.exclusive == b.exclusive))


@lru_cache(maxsize=50_000)
def _same_word(a: str, b: str) -> bool:
    if a == b:
        return True
    if min(len(a), len(b)) < 4:
        return False
    return (JaroWinkler.similarity(a, b) >= SAME_WORD and abs(len(a) - len(b)) <= 2) or cognate(
        a, b
    )


def _entails(frames: Frames, narrow: str, broad: str) -> bool:
    frame = frames.frames.get(narrow)
    if frame is None:
        return False
    return any(i.frame == broad and not i.negated and not i.roles for i in frame.entails)
