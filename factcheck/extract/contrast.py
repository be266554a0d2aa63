"""What a sentence sets aside: the Y of "X, not Y", "not Y but X", "X rather than Y".

The words set aside are no part of what the sentence says happened. They are left out before it
is parsed and come back as negated marks.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from factcheck.extract.items import Item, Tag
from factcheck.language.folder import load_table

# The most items that may stand between "not" and "but", or after ", not" and "rather than".
REACH = 8
# Y of "not X but Y" is a clause of its own where a verb follows it this soon.
_SOON = 3
_VERBAL = frozenset((Tag.VERB, Tag.BE, Tag.AUXILIARY, Tag.MOOD, Tag.COPULA))
_ENDS = frozenset((Tag.MARK, Tag.COORDINATE, Tag.CONTRAST, Tag.SUBORDINATE))
_THINGS = frozenset((Tag.NAME, Tag.NOUN, Tag.QUANTITY, Tag.TIME, Tag.PREPOSITION, Tag.QUALITY))
# After them nothing is said of the thing before any more.
_CLOSES = frozenset((".", ";", "!", "?", '"', "\u201d", "'", "\u2019"))
_LEADING = frozenset((Tag.DETERMINER, Tag.ALL, Tag.ADVERB))


@dataclass(frozen=True, slots=True)
class Kept:
    """The items that a sentence asserts, and those that it sets aside."""

    items: tuple[Item, ...]
    aside: tuple[Item, ...] = ()


def set_aside(items: tuple[Item, ...], language: str) -> Kept:
    """Divide tagged items; most sentences set nothing aside."""
    cues = _cues(language)
    words = {i.text.partition(" ")[0].lower() for i in items}
    if words.isdisjoint(cues.first_words) and words.isdisjoint(cues.turns | cues.sure):
        return Kept(items)
    kept: list[Item] = []
    aside: list[Item] = []
    at = 0
    while at < len(items):
        span = next((s for s in cues.spans(items, at) if s.end > at), None)
        if span is None:
            kept.append(items[at])
            at += 1
            continue
        aside.extend(items[span.first : span.last])
        kept.extend(span.kept)
        at = span.end
    return Kept(tuple(kept), tuple(aside))


@dataclass(frozen=True, slots=True)
class _Span:
    """`first` to `last` are set aside; all up to `end` goes with them, but for what is `kept`."""

    first: int
    last: int
    end: int
    kept: tuple[Item, ...] = ()


@dataclass(frozen=True, slots=True)
class _Cues:
    """The words of a language's `[contrast]` table."""

    negators: frozenset[str]
    turns: frozenset[str]  # "but": the other side may also be a clause of its own
    sure: frozenset[str]  # "melainkan": it never is
    instead: tuple[tuple[str, ...], ...]
    without: tuple[tuple[str, ...], ...]  # "except"
    only: frozenset[str]
    cleft: tuple[tuple[str, ...], ...]
    first_words: frozenset[str]  # without one of them a sentence sets nothing aside

    def spans(self, items: Sequence[Item], at: int) -> Iterator[_Span]:
        """What may be set aside from an item on."""
        yield from self._verb_not_but(items, at)
        yield from self._not_who_but(items, at)
        yield from self._not_but(items, at)
        yield from self._comma_not(items, at)
        yield from self._instead(items, at)
        yield from self._except(items, at)
        yield from self._cleft(items, at)

    def _negates(self, items: Sequence[Item], at: int) -> bool:
        if at + 1 >= len(items) or items[at].norm not in self.negators or " " in items[at].text:
            return False  # "not only", "not yet" are words of their own
        return items[at + 1].norm not in self.only

    def _not_but(self, items: Sequence[Item], at: int) -> Iterator[_Span]:
        """ "not because of illness but over taxes"."""
        if not self._negates(items, at) or (at and items[at - 1].tag in (Tag.AUXILIARY, Tag.MOOD)):
            return
        for turn in range(at + 2, min(len(items), at + 2 + REACH)):
            word = items[turn].norm
            if word in self.sure or (word in self.turns and _alike(items, at, turn)):
                last = turn - (items[turn - 1].tag is Tag.MARK)
                yield _Span(at + 1, last, turn + 1)
                return

    def _verb_not_but(self, items: Sequence[Item], at: int) -> Iterator[_Span]:
        """ "did not buy a car but a bicycle": the verb holds of what is said instead."""
        if items[at].tag is not Tag.NEGATOR or _first(items, at + 1) is not Tag.VERB:
            return
        verb = next(i for i in range(at + 1, len(items)) if items[i].tag is Tag.VERB)
        if items[verb + 1 : verb + 2] and items[verb + 1].norm in self.only:
            return
        turn = self._turn(items, verb + 1)
        if turn is None or _first(items, verb + 1) not in _THINGS:
            return
        end = self._instead_until(items, turn)
        if end is not None and not any(i.tag in _VERBAL for i in items[verb + 1 : turn]):
            last = turn - (items[turn - 1].tag is Tag.MARK)
            kept = (*items[at + 1 : verb + 1], *items[turn + 1 : end])
            yield _Span(verb + 1, last, end, kept)

    def _not_who_but(self, items: Sequence[Item], at: int) -> Iterator[_Span]:
        """ "It was not X who sold it but Y", "bukan X yang menjualnya, melainkan Y": Y sold it."""
        if not self._negates(items, at):
            return
        who = _end(items, at + 1, (*_ENDS, *_VERBAL, Tag.RELATIVE))
        if who == at + 1 or who >= len(items) or items[who].tag is not Tag.RELATIVE:
            return
        turn = self._turn(items, who + 1)
        end = self._instead_until(items, turn) if turn is not None else None
        if turn is not None and end is not None:
            last = turn - (items[turn - 1].tag is Tag.MARK)
            yield _Span(at + 1, who, end, (*items[turn + 1 : end], *items[who:last]))

    def _turn(self, items: Sequence[Item], at: int) -> int | None:
        """Where "but" stands, a comma before it or not; None where another mark comes first."""
        for turn in range(at + 1, min(len(items), at + 1 + REACH)):
            if items[turn].norm in self.sure or items[turn].norm in self.turns:
                return turn
            following = items[turn + 1].norm if turn + 1 < len(items) else ""
            comma = following in self.sure or following in self.turns
            if items[turn].tag in _ENDS and not comma:
                return None
        return None

    def _instead_until(self, items: Sequence[Item], turn: int) -> int | None:
        """Index after the thing that stands behind "but"; None where a clause of its own does."""
        end = _end(items, turn + 1, (*_ENDS, Tag.RELATIVE, Tag.COMPLEMENTIZER))
        held = items[turn + 1 : end]
        if _first(items, turn + 1) not in _THINGS or any(i.tag in _VERBAL for i in held):
            return None
        ended = end == len(items) or items[end].text in _CLOSES
        sure = items[turn].norm in self.sure and items[end : end + 1]
        return end if ended or (sure and items[end].tag is Tag.MARK) else None

    def _comma_not(self, items: Sequence[Item], at: int) -> Iterator[_Span]:
        """ "Norway, not Sweden, ...", "Norway and not Sweden"."""
        joins = items[at].tag is Tag.MARK or items[at].tag is Tag.COORDINATE
        if not joins or not self._negates(items, at + 1):
            return
        end = _end(items, at + 2, (*_ENDS, Tag.RELATIVE, Tag.COMPLEMENTIZER))
        held = items[at + 2 : end]
        if held and _first(items, at + 2) in _THINGS and not any(i.tag in _VERBAL for i in held):
            yield _Span(at + 2, end, end)

    def _instead(self, items: Sequence[Item], at: int) -> Iterator[_Span]:
        """ "accept the deal rather than strike"."""
        for phrase in self.instead:
            after = _match(phrase, items, at)
            if after is not None:
                end = _end(items, after, _ENDS)
                if end > after:
                    yield _Span(after, end, end)

    def _except(self, items: Sequence[Item], at: int) -> Iterator[_Span]:
        """ "every region except Catalonia reopened": up to the verb, which is not of Catalonia."""
        for phrase in self.without:
            after = _match(phrase, items, at)
            if after is not None and _first(items, after) in _THINGS:
                end = _end(items, after, (*_ENDS, *_VERBAL, Tag.NEGATOR, Tag.RELATIVE))
                if end > after:
                    yield _Span(after, end, end)

    def _cleft(self, items: Sequence[Item], at: int) -> Iterator[_Span]:
        """ "It was Norway that ...": the words around the name say nothing more."""
        starts = not at or items[at - 1].tag is Tag.MARK
        if not starts:
            return
        for phrase in self.cleft:
            after = _match(phrase, items, at)
            if after is None or _first(items, after) not in (Tag.NAME, Tag.NOUN):
                continue
            later = items[after + 1 : after + 1 + REACH]
            if any(i.tag in (Tag.RELATIVE, Tag.COMPLEMENTIZER) for i in later):
                yield _Span(at, at, after)


@cache
def _cues(language: str) -> _Cues:
    """The cues of a language; none where its grammar has no `[contrast]`."""
    table = load_table(language, "grammar").get("contrast", {})

    def words(key: str) -> frozenset[str]:
        return frozenset(table.get(key, ()))

    def phrases(key: str) -> tuple[tuple[str, ...], ...]:
        return tuple(tuple(phrase.split()) for phrase in table.get(key, ()))

    instead, without, cleft = phrases("instead"), phrases("without"), phrases("cleft")
    starts = {phrase.split()[0] for phrase in words("not")}
    starts |= {phrase[0] for phrase in (*instead, *without, *cleft)}
    return _Cues(
        words("not"), words("but"), words("sure"), instead, without, words("only"), cleft,
        frozenset(starts),
    )  # fmt: skip


def _alike(items: Sequence[Item], at: int, turn: int) -> bool:
    """Both sides of "not X but Y" are of one kind, and Y is no clause of its own."""
    one, other = _first(items, at + 1), _first(items, turn + 1)
    if one is not other or one is None or any(i.tag is Tag.MARK for i in items[at + 1 : turn - 1]):
        return False
    if one in (Tag.PREPOSITION, Tag.QUANTITY, Tag.VERB, Tag.QUALITY):
        return True
    starts = not at or items[at - 1].tag is Tag.MARK
    return starts or not any(i.tag in _VERBAL for i in items[turn + 1 : turn + 1 + _SOON])


def _first(items: Sequence[Item], at: int) -> Tag | None:
    """The tag of the first word that is no article or adverb."""
    return next((i.tag for i in items[at : at + 3] if i.tag not in _LEADING), None)


def _end(items: Sequence[Item], at: int, ends: Sequence[Tag] | frozenset[Tag]) -> int:
    """Index after the stretch that begins at `at`."""
    end = at
    while end < len(items) and end - at < REACH and items[end].tag not in ends:
        end += 1
    return end


def _match(phrase: tuple[str, ...], items: Sequence[Item], at: int) -> int | None:
    """Index after a phrase that stands at `at`, however its words were tagged."""
    words: list[str] = []
    for index in range(at, min(len(items), at + len(phrase))):
        words.extend(items[index].text.lower().split())
        if tuple(words) == phrase:
            return index + 1
        if tuple(words) != phrase[: len(words)]:
            return None
    return None
