"""A span with an end against one without: "an open-ended truce", "a truce until May"."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from factcheck.extract.statements import Analysis, Mark
from factcheck.language.frames import load_frames
from factcheck.match.arguments import readings
from factcheck.match.wording import Meeting, Pair, Wording

# Characters between "lasts" and how long: "will last for about two weeks".
_NEAR = 12
_UNTIL = "until"
_DURATIONS = frozenset(("minute", "hour", "day", "week", "month", "year"))
Share = Callable[[Sequence[Pair]], float]


def endless_against_span(
    asked: Sequence[Analysis], found: Analysis, wording: Wording, share: Share
) -> float:
    """How much of the rest both say, where one gives an end and the other says there is none."""
    here = any(_is_endless(m) for a in asked for m in a.marks)
    there = any(_is_endless(m) for m in found.marks)
    if here == there or not (_has_end(found) if here else any(map(_has_end, asked))):
        return 0.0
    rest = [p for p in wording.pairs if not (_is_endless(p.asked) or _lasts(p.asked))]
    if any(p.meeting in (Meeting.OPPOSITE, Meeting.RIVAL) for p in rest):
        return 0.0
    return share(rest)


def _is_endless(mark: Mark) -> bool:
    endless = load_frames().endless
    return mark.feature[:2] == "c:" and all(r in endless for r in readings(mark.feature))


def _lasts(mark: Mark) -> bool:
    lasting = load_frames().lasting
    return mark.feature[:2] == "f:" and any(r in lasting for r in readings(mark.feature))


def _has_end(analysis: Analysis) -> bool:
    """ "A ten-day truce", "lasts two weeks", "in force until May"."""
    lasts = [m.end for m in analysis.marks if _lasts(m)]
    durations = [q for q in analysis.quantities if q.unit in _DURATIONS]
    if any("-" in q.text for q in durations):
        return True
    ends = [q.start for q in durations]
    ends += [t.start for t in analysis.times if t.relation == _UNTIL]
    return any(0 <= start - end <= _NEAR for start in ends for end in lasts)
