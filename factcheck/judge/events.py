"""Do two reports speak of one event? What they share and what each has alone tells.

Nothing here decides. A headline leaves out most things, so a name that only one text has is
weak evidence; another town, another building or another person on both sides is strong. How
much each kind of mark tells is weighed in `relation_weights`.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from functools import lru_cache

from factcheck.judge.evidence import Shown
from factcheck.language.frames import Concept, load_frames
from factcheck.language.places import country_of
from factcheck.language.tables import LexiconError, data_root, read_toml
from factcheck.match.arguments import Comparer, readings
from factcheck.match.wording import Meeting, Pair, kind_of
from factcheck.records import When

# What a mark tells of an event: a country is in every report of a war, a person or a building
# in few. Frames are told apart by whether they happen at a moment, are said, or last.
GROUPS = (
    "country", "place", "name", "site", "event", "saying", "state", "concept", "quality", "word",
)  # fmt: skip
# The groups that pick out one event among many.
TELLING = ("place", "name", "site", "word")
# Marks of one group beyond this many add nothing.
MANY = 3
_SETS = "event_sets.toml"
_HAPPENS = frozenset(("event", "change"))


def group_of(feature: str) -> str:
    """Which of the groups a mark is in; "" for ordinals, which name nothing by themselves."""
    kind = kind_of(feature)
    if kind == "place":
        return "country" if country_of(feature[2:]) == feature[2:] else "place"
    if kind == "frame":
        frame = load_frames().frames.get(readings(feature)[0])
        if frame is None or frame.kind in _HAPPENS:
            return "event"
        return "saying" if frame.kind == "speech" else "state"
    if kind == "concept":
        concept = load_frames().concepts.get(readings(feature)[0])
        return "site" if concept is not None and _is_site(concept) else "concept"
    return kind if kind in GROUPS else ""


def _is_site(concept: Concept) -> bool:
    """A building, or a vehicle that is struck as one is."""
    frames = load_frames()
    return concept.kind == "place" or any(frames.is_a(concept.id, one) for one in frames.sites)


def identity_facts(ahead: Shown, back: Shown, comparer: Comparer) -> dict[str, float]:
    """What two aligned texts share and what each has alone, by group."""
    sides = [_counts(shown.wording.pairs, comparer) for shown in (ahead, back)]
    facts: dict[str, float] = {}
    shared = [sum(side[Meeting.HELD, group] for side in sides) for group in TELLING]
    rivals = [min(side[Meeting.MISSING, group] for side in sides) for group in TELLING]
    facts["nothing telling shared"] = float(not any(shared))
    facts["telling on both sides"] = float(any(rivals))
    facts["another scene"] = float(any(rivals) and not any(shared))
    facts["another site"] = float(any(r and not s for r, s in zip(rivals, shared, strict=True)))
    facts["rival site"] = float(all(_has_rival(shown) for shown in (ahead, back)))
    for group in GROUPS:
        held = [side[Meeting.HELD, group] for side in sides]
        alone = [side[Meeting.MISSING, group] for side in sides]
        facts[f"same {group}"] = min(sum(held) / 2, MANY) / MANY
        facts[f"other {group}"] = min(min(alone), 2) / 2
        facts[f"more {group}"] = min(max(alone), MANY) / MANY
    return facts


def _has_rival(shown: Shown) -> bool:
    """A building of the same kind as one that the other text names: a church, a mosque."""
    return any(group_of(p.asked.feature) == "site" for p in shown.wording.of(Meeting.RIVAL))


def _counts(pairs: Iterable[Pair], comparer: Comparer) -> Counter[tuple[Meeting, str]]:
    found: Counter[tuple[Meeting, str]] = Counter()
    for pair in pairs:
        if comparer.generic(pair.asked.feature):
            continue
        meeting = Meeting.MISSING if pair.meeting is Meeting.RIVAL else pair.meeting
        found[meeting, group_of(pair.asked.feature)] += 1
    return found


@lru_cache(maxsize=1)
def event_sets() -> Mapping[str, frozenset[str]]:
    """Named sets of frames: tally, stance, blame, denial.

    Raises:
        LexiconError: a set names a frame that does not exist.
    """
    known = load_frames().frames
    sets = {}
    for name, members in read_toml(data_root() / _SETS).items():
        unknown = sorted(set(members) - set(known))
        if unknown:
            raise LexiconError(f"{_SETS}: {name} has unknown frames {unknown}")
        sets[name] = frozenset(members)
    return sets


def days_apart(a: When, b: When) -> int | None:
    """Days from a to b, negative when b is earlier; None when one is unknown."""
    if a.first is None or b.first is None:
        return None
    if a.last is not None and b.last is not None:
        if a.first <= b.last and b.first <= a.last:
            return 0
        if b.first > a.last:
            return (b.first - a.last).days
        return -(a.first - b.last).days
    return (b.first - a.first).days
