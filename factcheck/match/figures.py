"""The numbers of an asked text beside those of a found one, by what stands next to them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache
from itertools import pairwise

from factcheck.extract.features import BETWEEN
from factcheck.extract.references import is_place_of_kind
from factcheck.extract.statements import Analysis, Mark
from factcheck.language.folder import known_languages, load_table
from factcheck.language.quantity_compare import QuantityOrder, compare_quantities
from factcheck.language.tolls import is_anybody
from factcheck.match.arguments import Comparer, readings
from factcheck.match.figure_roles import Role, is_among, is_of, is_some, role_of, step_of
from factcheck.match.wording import holds, implied
from factcheck.records import Quantity, TimeMention

# Marks on each side of a number that can name what it counts: "14 warga sipil", "tewas 14".
BESIDE = 2
# Units of bare counts: two of them are of one thing only where the same word stands beside.
COUNTS = frozenset(("count", "times", "ordinal"))

# The longest that may stand between a part and its whole.
_OF_REACH = len(" out of every ")

# The longest that may stand between two parts of one sum: "12 adults from the town and 3 children".
_AND_REACH = 45

# What changes a number by so much, and what entails it.
_CHANGES = frozenset(("rise", "fall"))
# What may stand between the word for a change and how much it was.
_OF = (" ", " of ")
# A part of a whole without a number of its own.
_SHARES = frozenset(("percent", "fraction"))

# A number and its unit in one word.
_HYPHENED = re.compile(r"\d-[a-z]")

_FITTING = (QuantityOrder.EQUAL, QuantityOrder.COMPATIBLE, QuantityOrder.BROADER)


@dataclass(frozen=True, slots=True)
class Figure:
    """A number with the marks beside it."""

    quantity: Quantity
    beside: tuple[str, ...]
    before_whole: bool = False  # only function words stand between it and the next number
    added: bool = False  # "and" or a comma stands between the number before it and this one
    last_added: bool = False  # ... and it is "and"
    after_name: bool = False  # "Norway and 14 other countries": the name counts, too
    summed: bool = False  # no number of the text, but what several of them come to
    role: Role = Role.PLAIN  # the end of a change that it is
    some: bool = False  # some of several: "three more"
    whole: bool = False  # what the number before it is a part of
    of_share: bool = False  # ... and that part is told as a share: "half of the 600"
    step: bool = False  # by how much another number is more or less: "60 more than its limit"
    other: bool = False  # told only of what stands beside it: "... than prosecutors asked"
    attributive: bool = False  # a measure of one thing: "a 40-dollar dinner"
    among: bool = False  # some of those just told of: "two of them nurses"
    told: tuple[str, ...] = ()  # all that its sentence speaks of


@dataclass(frozen=True, slots=True)
class FigurePair:
    """An asked number with the found one that meets it best; None where nothing compares."""

    asked: Figure
    found: Figure | None
    order: QuantityOrder
    same_thing: bool  # the same word stands beside both, or their unit leaves no choice

    @property
    def fits(self) -> bool:
        """True when the found number says the asked one."""
        return self.order in _FITTING

    @property
    def partial(self) -> bool:
        """True when one of the two counts some and the other all."""
        return self.found is not None and self.asked.some is not self.found.some


def figures(analysis: Analysis) -> tuple[Figure, ...]:
    """Every number of a sentence that is no ordinal, with its neighbours."""
    quantities, marks, text = analysis.quantities, analysis.marks, analysis.sentence.text
    told = _told(analysis)
    found = []
    for at, quantity in enumerate(quantities):
        if quantity.unit == "ordinal":
            continue
        after_marks = _after(quantity, analysis)
        after = [m.feature for m in after_marks]
        before = [m for m in marks if m.end <= quantity.start][-1:]
        near = [*before, *after_marks[:1]]
        beyond = after_marks[0].end if after_marks else quantity.end
        whole = at + 1 < len(quantities) and quantities[at + 1].start < beyond
        gap = text[quantities[at - 1].end : quantity.start] if at else ""
        adds = _adds(gap) and _of_one_event(quantities[at - 1], quantity, marks)
        found.append(
            Figure(
                quantity,
                (*after, *(m.feature for m in before)),
                whole,
                added=adds and (", " in gap or _and().search(gap) is not None),
                last_added=adds and _and().search(gap) is not None,
                after_name=any(_is_one_more(m, quantity, text, after) for m in before),
                role=_role(quantity, near, text),
                some=is_some(text, quantity),
                step=quantity.exact and step_of(text, quantity) is not None,
                attributive=_HYPHENED.search(quantity.text) is not None,
                among=is_among(text, quantity),
                told=told,
            )
        )
    return tuple(_with_wholes(found))


def _told(analysis: Analysis) -> tuple[str, ...]:
    """What a sentence speaks of, times among it."""
    return (*(m.feature for m in analysis.marks), *(time_mark(t) for t in analysis.times))


def time_mark(time: TimeMention) -> str:
    """A time like a mark: its first day where it is known, else its words."""
    return f"t:{time.when.first or time.when.text.casefold()}"


def _role(quantity: Quantity, near: Sequence[Mark], text: str) -> Role:
    role = role_of(text, quantity) or _at_change(near, quantity, text)
    # "Rose by 12 to 40" may be a step and an end.
    return Role.PLAIN if role is Role.BY and _is_range(quantity) else role


def _is_range(quantity: Quantity) -> bool:
    return quantity.low is not None and quantity.high is not None and not quantity.exact


def _after(quantity: Quantity, analysis: Analysis) -> list[Mark]:
    """The next marks; what a share is of does not stand behind an "and"."""
    text, quantities = analysis.sentence.text, analysis.quantities
    after = [m for m in analysis.marks if m.start >= quantity.end][:BESIDE]
    if quantity.unit not in _SHARES:
        return after
    whole = next((q for q in quantities if q.start >= quantity.end), None)
    ends = len(text)
    if whole is not None and not is_of(text[quantity.end : whole.start]):
        ends = whole.start  # "12 percent while 800 workers": the workers are counted by the 800
    near = (m for m in after if m.start < ends)
    return [m for m in near if _and().search(text[quantity.end : m.start]) is None]


def _with_wholes(found: Sequence[Figure]) -> Iterator[Figure]:
    """The fifteen of "nine of the fifteen" is marked; it begins no change: "dua dari tiga"."""
    for at, figure in enumerate(found):
        whole = at > 0 and _is_part_of(found[at - 1], figure)
        shared = whole and found[at - 1].quantity.unit in _SHARES
        made = replace(figure, whole=True, of_share=shared, role=Role.PLAIN)
        yield made if whole else figure


def _at_change(marks: Sequence[Mark], quantity: Quantity, text: str) -> Role:
    """ "Rose 15 cents", "a 15-cent rise", "bertambah tiga tahun": how much, right at the change."""
    if not quantity.exact:
        return Role.PLAIN  # "rose above 90 dollars"
    near = [m for m in marks if m.end <= quantity.start and text[m.end : quantity.start] in _OF]
    if quantity.unit != "count":
        near += [m for m in marks if 0 <= m.start - quantity.end <= 1]
    events = {r for m in near if m.feature[:2] == "f:" for r in readings(m.feature)}
    return Role.BY if any(_CHANGES & implied(e).so for e in events) else Role.PLAIN


def _adds(gap: str) -> bool:
    """Short and unbroken enough to stand between two parts of one sum."""
    return 0 < len(gap) <= _AND_REACH and not set(gap) & set(";:()")


def _of_one_event(part: Quantity, other: Quantity, marks: Sequence[Mark]) -> bool:
    """ "killed 14, injured 127" are no parts of one sum; "3 died here and 5 died there" are."""
    events = [m for m in marks if m.feature[:2] == "f:"]
    between = {m.feature for m in events if part.end <= m.start < other.start}
    around = [m.feature for m in events if m.end <= part.start][-1:]
    around += [m.feature for m in events if m.start >= other.end][:1]
    return not between or (len(between) == 1 and between <= set(around))


@cache
def _and() -> re.Pattern[str]:
    """The words that add, in every language: "and", "serta"."""
    words = {
        word
        for language in known_languages("grammar")
        for word in load_table(language, "grammar")["words"]["coordinate"]["both"]
    }
    return re.compile(r"(?<!\w)(?:" + "|".join(re.escape(w) for w in sorted(words)) + r")(?!\w)")


def _is_one_more(mark: Mark, quantity: Quantity, text: str, counted: Sequence[str]) -> bool:
    """ "Norway and 14 other countries": a name of the kind that is counted, and "and"."""
    between = text[mark.end : quantity.start].strip()
    if mark.feature[:2] != "p:" or _and().fullmatch(between) is None:
        return False
    kinds = (k for f in counted if f[:2] == "c:" for k in f[2:].split(BETWEEN))
    return any(is_place_of_kind(mark.feature[2:], kind) for kind in kinds)


def meet_figures(
    asked: Sequence[Figure], found: Sequence[Figure], comparer: Comparer
) -> tuple[FigurePair, ...]:
    """Each asked number with its counterpart: one that fits, else one of the same thing."""
    known = (*found, *part_shares(found))
    known = (*known, *_sums(found))
    return tuple(_meet(figure, known, comparer) for figure in asked)


def adds_up(asked: Sequence[Figure], found: Sequence[Figure], comparer: Comparer) -> bool:
    """True where a number is said as the sum of its parts: no part is another number then."""
    return any(p.found is not None and p.found.summed for p in meet_figures(asked, found, comparer))


def _sums(found: Sequence[Figure]) -> Iterator[Figure]:
    """What parts come to: "12 adults and 3 children", "Norway and 14 other countries" are 15."""
    for first, figure in enumerate(found):
        if figure.after_name and _countable(figure):
            yield _sum([figure], 1.0)
        parts = [figure]
        for part in found[first + 1 :]:
            if not part.added or not _countable(part) or not _countable(parts[-1]):
                break
            parts.append(part)
            if part.last_added:
                yield _sum(parts, 0.0)


def _countable(figure: Figure) -> bool:
    quantity = figure.quantity
    return quantity.unit == "count" and quantity.exact and not figure.before_whole


def _sum(parts: Sequence[Figure], more: float) -> Figure:
    first, last = parts[0].quantity, parts[-1].quantity
    total = more + sum(p.quantity.low or 0.0 for p in parts)
    text = " + ".join([*(p.quantity.text for p in parts), *(["1"] if more else [])])
    quantity = replace(first, low=total, high=total, text=text, end=last.end)
    return Figure(quantity, tuple(f for p in parts for f in p.beside), summed=True)


def part_shares(found: Sequence[Figure]) -> Iterator[Figure]:
    """The share that "nine of the fifteen" is: a part right before its whole."""
    for part, whole in pairwise(found):
        if _is_part_of(part, whole):
            yield from part_share(part, whole)


def part_share(part: Figure, whole: Figure) -> Iterator[Figure]:
    """The share of one number in another one, if it can be a part of it."""
    a, b = part.quantity, whole.quantity
    if not _is_part(a, b):
        return
    share = (a.low or 0.0) / (b.low or 1.0)
    quantity = replace(
        a, low=share, high=share, unit="fraction", text=f"{a.text} / {b.text}",
        start=min(a.start, b.start), end=max(a.end, b.end),
    )  # fmt: skip
    yield Figure(quantity, (*part.beside, *whole.beside))


def _is_part_of(part: Figure, whole: Figure) -> bool:
    a, b = part.quantity, whole.quantity
    near = part.before_whole and b.start - a.end <= _OF_REACH
    changes = part.role is Role.BY or whole.role is Role.TO
    return near and not changes and (_is_part(a, b) or _is_share(a, b))


def _is_part(a: Quantity, b: Quantity) -> bool:
    counts = a.unit == b.unit == "count" and a.exact and b.exact
    return counts and a.low is not None and b.low is not None and 0 < a.low < b.low


def _is_share(a: Quantity, b: Quantity) -> bool:
    """ "Half of the 600", "40 percent of the 600"."""
    return a.unit in _SHARES and b.unit == "count" and b.exact


def in_other_ends(asked: Figure, found: Figure) -> bool:
    """True for two different places in a change: where it ended and by how much it went there."""
    return bool(asked.role and found.role) and asked.role is not found.role


def may_meet(asked: Figure, found: Figure, comparer: Comparer) -> bool:
    """False for numbers of two things, whatever their units."""
    if asked.step is not found.step or (found.other and not tells_of(asked, found, comparer)):
        return False
    if found.whole and found.of_share and not asked.whole and of_event(asked, found):
        return False
    if found.summed and found.role:
        ended = found.role is Role.TO and not asked.role
        return ended or asked.role is found.role
    if asked.role is Role.FROM and _is_range(found.quantity):
        return False
    if in_other_ends(asked, found) and Role.BY in (asked.role, found.role):
        return False
    units = asked.quantity.unit, found.quantity.unit
    # 12 percent of the pay is no half of the workers.
    mixed = units[0] != units[1] and _SHARES.issuperset(units)
    return not mixed or _of_first(asked, found, comparer) or _of_first(found, asked, comparer)


def tells_of(asked: Figure, found: Figure, comparer: Comparer) -> bool:
    """True where all that stands beside the found number is spoken of beside the asked one."""
    return all(any(f == a or holds(f, a, comparer) for a in asked.told) for f in found.beside)


def of_event(asked: Figure, found: Figure) -> bool:
    """True where what befell the part is told of so many: the whole is no number of it."""
    return any(_same_event(a, f) for a in asked.beside for f in found.beside)


def counts_the_same(asked: Figure, found: Figure, comparer: Comparer) -> bool:
    """True where both count the same things that the same befell."""
    return of_event(asked, found) and _of_first(asked, found, comparer)


def _same_event(a: str, b: str) -> bool:
    return a[:2] == b[:2] == "f:" and bool(set(readings(a)) & set(readings(b)))


def _of_first(share: Figure, other: Figure, comparer: Comparer) -> bool:
    """True where the first word behind a share, what it is a share of, stands beside another."""
    return any(
        holds(a, f, comparer) or holds(f, a, comparer)
        for a in share.beside[:1]
        for f in other.beside
    )


def _meet(asked: Figure, found: Sequence[Figure], comparer: Comparer) -> FigurePair:
    """The best counterpart. A sum may say the asked number, but contradicts none."""
    pairs = []
    for other in found:
        # The units as written: conversions are rounded, and the comparison knows by how much.
        order = compare_quantities(asked.quantity, other.quantity)
        if order is QuantityOrder.INCOMPARABLE or not may_meet(asked, other, comparer):
            continue
        pair = FigurePair(asked, other, order, _same_thing(asked, other, comparer))
        if not other.summed or (pair.fits and pair.same_thing):
            pairs.append(pair)
    none = FigurePair(asked, None, QuantityOrder.INCOMPARABLE, False)
    best = max(pairs, key=_rank, default=none)
    of_other = best.order is QuantityOrder.DIFFERENT and any(
        f.other and compare_quantities(asked.quantity, f.quantity) in _FITTING for f in found
    )
    # "90, 20 more than expected": what is read as 70 may be what was expected.
    return none if of_other else best


def _rank(pair: FigurePair) -> tuple[bool, bool, bool]:
    return pair.fits and pair.same_thing, pair.same_thing or pair.fits, pair.fits


def _same_thing(asked: Figure, found: Figure, comparer: Comparer) -> bool:
    if asked.quantity.unit not in COUNTS or found.other or (found.summed and found.role):
        return True
    return _shares_word(asked, found, comparer)


def one_group(asked: Figure, found: Figure, comparer: Comparer) -> bool:
    """True where a word that is no event stands beside both shares: they are of one group."""
    return any(
        a == f or (not comparer.generic(a) and holds(a, f, comparer))
        for a in asked.beside
        for f in found.beside
        if a[:2] != "f:" and f[:2] != "f:"
    )


def _shares_word(asked: Figure, found: Figure, comparer: Comparer) -> bool:
    """True where the same word stands beside both."""
    return any(
        holds(a, f, comparer) or holds(f, a, comparer)
        for a in asked.beside
        for f in found.beside
        if not comparer.generic(a) or (a == f and not is_anybody(a))
    )
