"""Whether two sentences with numbers share more than what is counted."""

from __future__ import annotations

from collections.abc import Sequence

from factcheck.extract.statements import Analysis
from factcheck.match.arguments import Comparer, readings
from factcheck.match.figures import figures
from factcheck.match.wording import holds

# Who, where and what; events are what is counted.
_AGE = "age"
_PERSON = "person"
_SETTING = ("c:", "n:", "p:", "e:", "w:")


def other_scenes(asked: Sequence[Analysis], found: Analysis, comparer: Comparer) -> bool:
    """Fourteen died in a hospital, fewer than five soldiers at the front: both can be right.

    True where each side tells of a setting that the other does not, and both share nothing but the
    event and whom its numbers count.
    """
    if any(q.unit.startswith(_AGE) for a in (*asked, found) for q in a.quantities):
        return False  # an age tells who it is
    here = _settings(asked, comparer)
    there = _settings([found], comparer)
    apart = [{f for f in side if not _is_person(f, comparer)} for side in (here, there)]
    marks = {m.feature for a in asked for m in a.marks}, {m.feature for m in found.marks}
    return (
        all(apart)
        and not any(_is_met(f, marks[1], comparer) for f in here)
        and not any(_is_met(f, marks[0], comparer) for f in there)
    )


def _settings(analyses: Sequence[Analysis], comparer: Comparer) -> set[str]:
    """The marks that are no events and are not counted."""
    counted = {f.beside[0] for a in analyses for f in figures(a) if f.beside}
    marks = {m.feature for a in analyses for m in a.marks}
    telling = {f for f in marks if f[:2] in _SETTING and not comparer.generic(f)}
    return telling - counted


def _is_person(feature: str, comparer: Comparer) -> bool:
    """A girl, a woman: who it happened to, which the numbers count or tell the age of."""
    return feature[:2] == "c:" and any(comparer.frames.is_a(r, _PERSON) for r in readings(feature))


def _is_met(feature: str, others: set[str], comparer: Comparer) -> bool:
    return any(
        holds(feature, o, comparer) or holds(o, feature, comparer) or _parts(feature) & _parts(o)
        for o in others
    )


def _parts(feature: str) -> set[str]:
    """The words of a concept: the price of oil is told of oil."""
    if feature[:2] != "c:":
        return set()
    return {part for reading in readings(feature) for part in reading.split("_")}
