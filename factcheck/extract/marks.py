"""The content words of a sentence one by one, each with the sign and reality of what holds it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from factcheck.extract.aims import is_outcome
from factcheck.extract.assembly import governed
from factcheck.extract.awaiting import awaited_event, says_pending
from factcheck.extract.backdrop import is_backdrop
from factcheck.extract.bounds import find_bounds
from factcheck.extract.earlier import ends_object
from factcheck.extract.features import BETWEEN, item_features
from factcheck.extract.items import Item, Tag
from factcheck.extract.outcomes import open_deeds
from factcheck.extract.parse import Parse
from factcheck.extract.phrases import Kind, Phrase, event_noun
from factcheck.extract.reasons import reason_words
from factcheck.extract.stance import clause_stance, flipped
from factcheck.extract.statements import Mark, Statement
from factcheck.extract.states_at import is_being, states_said
from factcheck.language.lexicon import EntryKind
from factcheck.records import Mood, Polarity

_SILENT = (Tag.MARK, Tag.TIME)
# Concepts that a preposition may say.
SIDES = frozenset(("inside_quality", "outside_quality"))


def find_marks(
    parse: Parse, items: Sequence[Item], statements: Sequence[Statement]
) -> Iterator[Mark]:
    """Marks in the order of the sentence; names of several words are one mark.

    A predicate has the polarity and mood of the statement it makes, or of its clause where it
    makes none; any other word is negated only inside a negated noun phrase ("no casualties").
    """
    states = dict(states_said(statements, parse.frames))
    silent = {item.start for item in items if is_being(item)} if states else set()
    for mark in _marks(parse, items, statements):
        if mark.start in states:
            yield _of_state(mark, states[mark.start])
        elif mark.start not in silent:
            yield mark


def _marks(parse: Parse, items: Sequence[Item], statements: Sequence[Statement]) -> Iterator[Mark]:
    negated = {i.start for p in parse.phrases if p.negated for i in _own_items(p)}
    nouns = dict(_governed_nouns(parse))
    clauses = {i.start: c for c in parse.clauses for i in c.phrase.items}
    orders = dict(_ordered(parse))
    deeds = {noun.start: failed for noun, failed in open_deeds(parse)}
    reasons = set(reason_words(parse))
    waiting = set(_waiting(parse, statements))
    described = set(_described(parse))
    over = frozenset(_put_an_end_to(parse))
    timed = any(s.earlier or s.ended for s in statements)
    denied = frozenset(_denied_qualities(parse))
    for run in _runs(items):
        first = run[0]
        if first.start in waiting:
            continue
        statement = _statement_of(first, statements)
        sign = Polarity.NEGATED if first.start in negated else Polarity.AFFIRMED
        mood = statement.mood if statement is not None else Mood.ASSERTED
        said = statement.attribution if statement is not None else ()
        if first.start in deeds:
            sign, mood = flipped(sign, deeds[first.start]), _mood_of_deed(deeds[first.start])
        elif statement is not None and _makes(first, statement):
            sign = statement.polarity
        elif (told := _told_by_noun(first, statements)) is not None:
            sign, mood = flipped(sign, told.polarity is Polarity.NEGATED), told.mood
        elif first.start in nouns:
            negates, governing = nouns[first.start]
            sign, mood = flipped(sign, negates), governing or mood
        elif statement is None and first.start in clauses:
            sign, mood, _ = clause_stance(clauses[first.start], parse)
        if statement is not None and _only_aimed_at(first, statement, parse):
            mood = Mood.HOPED if mood is Mood.ASSERTED else mood
        done = statement is not None and statement.done and _makes(first, statement)
        stated = _stated(first, statement, statements) if timed else None
        if first.start in denied:
            mood = Mood.DENIED
        for feature in item_features(run) or _sides(first):
            if statement is not None and _makes(first, statement):
                feature = _with_frame(feature, statement.frame, first)
            order = orders.get(first.start, "")
            yield Mark(
                feature, first.start, run[-1].end, sign, mood, said,
                done=done, reason=first.start in reasons,
                backdrop=first.start in described, order=order,
                earlier=stated is not None and stated.earlier,
                ended=first.start in over or (stated is not None and stated.ended),
            )  # fmt: skip


def _of_state(mark: Mark, said: Statement) -> Mark:
    """The "prison" of "is in prison": that one is held there."""
    return Mark(
        f"f:{said.frame}", mark.start, mark.end, said.polarity, said.mood, said.attribution,
        done=said.done, earlier=said.earlier, ended=said.ended,
    )  # fmt: skip


def _only_aimed_at(item: Item, statement: Statement, parse: Parse) -> bool:
    """The verb of a purpose that may have come to nothing: "to curb inflation"."""
    outcome = is_outcome(statement.frame, statement.polarity, parse.frames)
    return statement.purpose and outcome and _makes(item, statement)


def _mood_of_deed(failed: bool) -> Mood:
    """Of an attempt that failed it is known that nothing was done; of any other it is open."""
    return Mood.ASSERTED if failed else Mood.POSSIBLE


def _with_frame(feature: str, frame: str, item: Item) -> str:
    """ "Lost to Chile": a word keeps a few readings; one that turns roles round is among them.

    Only that of its clause, and none that leaves the roles alone: it would say nothing new.
    """
    kept = feature[2:].split(BETWEEN)
    turned = any(r.value == frame and "subj" in dict(r.mapping) for r in item.verbs())
    if feature[:2] != "f:" or frame in kept or not turned:
        return feature
    return feature[:2] + BETWEEN.join((*kept[:-1], frame))


def marks_of_bounds(parse: Parse) -> Iterator[Mark]:
    """On which side of a bound something is, where the word that says so stands."""
    for at in find_bounds(parse):
        sign, mood, _ = clause_stance(at.clause, parse)
        yield Mark(f"f:{at.frame}", at.start, at.end, sign, mood)


def marks_set_aside(items: Sequence[Item]) -> Iterator[Mark]:
    """Marks of what the sentence says was not so: the Sweden of "Norway, not Sweden"."""
    for run in _runs(items):
        for feature in item_features(run):
            yield Mark(feature, run[0].start, run[-1].end, Polarity.NEGATED, aside=True)


_ORDERS = ("before", "after")
_LATER_PART = (Kind.STOP, Kind.COMMA, Kind.CONTRAST, Kind.COMPLEMENTIZER, Kind.QUOTE)


def _ordered(parse: Parse) -> Iterator[tuple[int, str]]:
    """Words by where they start, with "before" or "after" where such a word stands before them."""
    order = ""
    for phrase in parse.phrases:
        if phrase.kind is Kind.SUBORDINATE:
            order = phrase.detail if phrase.detail in _ORDERS else ""
        elif phrase.kind in _LATER_PART:
            order = ""
        elif order:
            yield from ((item.start, order) for item in phrase.items)


def _denied_qualities(parse: Parse) -> Iterator[int]:
    """Where words start that somebody denies to be so: the "ill" of "denied that he was ill"."""
    for clause in parse.clauses:
        told = clause.object if clause.phrase.copula else None
        if told is not None and clause_stance(clause, parse)[1] is Mood.DENIED:
            yield from (item.start for item in told.items)


def _governed_nouns(parse: Parse) -> Iterator[tuple[int, tuple[bool, Mood | None]]]:
    """Event nouns by where they start, with what their verb makes of them."""
    for at, phrase in enumerate(parse.phrases):
        event = event_noun(phrase) if phrase.kind is Kind.NP else None
        if event is not None:
            yield event.noun.start, governed(parse.clause_around(at), phrase, parse)


def _put_an_end_to(parse: Parse) -> Iterator[int]:
    """Where event nouns start that were so until then: the curfew of "lifted the curfew"."""
    for at, phrase in enumerate(parse.phrases):
        event = event_noun(phrase) if phrase.kind is Kind.NP else None
        clause = parse.clause_around(at) if event is not None else None
        if event is not None and clause is not None and ends_object(clause, parse):
            yield event.noun.start


def _described(parse: Parse) -> Iterator[int]:
    """Where verbs stand that only say which is meant: "the detained farmers", "yang ditahan"."""
    for phrase in parse.phrases:
        if phrase.kind is Kind.NP:
            yield from (i.start for i in phrase.items if i.tag is Tag.QUALITY and i.verbs())
    for clause in parse.clauses:
        if is_backdrop(clause, parse.clauses, parse.phrases, parse.frames):
            yield from (i.start for i in clause.phrase.items)


def _waiting(parse: Parse, statements: Sequence[Statement]) -> Iterator[int]:
    """Where the words stand that say no more than the negated event: "awaits", "pending"."""
    for clause in parse.clauses:
        event = awaited_event(clause, parse.frames)
        if event is not None and any(not s.nominal and _makes(event.noun, s) for s in statements):
            yield from (i.start for i in clause.phrase.items if i.verbs())
            yield from (i.start for i in event.phrase.items if says_pending(i))


def _own_items(phrase: Phrase) -> list[Item]:
    """The words that a negated noun phrase negates; a verb group's sign is its clause's."""
    return [] if phrase.verb is not None or phrase.copula else phrase.items


def _runs(items: Sequence[Item]) -> Iterator[list[Item]]:
    """Items one by one, those of one name together."""
    kept = [i for i in items if i.tag not in _SILENT]
    at = 0
    while at < len(kept):
        end = at + 1
        while end < len(kept) and _one_name(kept[at : end + 1]):
            end += 1
        yield kept[at:end]
        at = end


def _sides(item: Item) -> tuple[str, ...]:
    """ "Outside the mosque": the preposition itself says on which side of it."""
    if item.tag is not Tag.PREPOSITION:
        return ()
    return tuple(f"c:{c.value}" for c in item.concepts() if c.value in SIDES)


def _one_name(run: Sequence[Item]) -> bool:
    return all(i.tag is Tag.NAME for i in run) and len(item_features(run)) == 1


def _statement_of(item: Item, statements: Sequence[Statement]) -> Statement | None:
    """The statement that the word makes, else the smallest one it stands in."""
    inside = [s for s in statements if s.start <= item.start < max(s.end, s.start + 1)]
    made = [s for s in inside if _makes(item, s)]
    return min(made or inside, key=lambda s: s.end - s.start, default=None)


def _stated(
    item: Item, statement: Statement | None, statements: Sequence[Statement]
) -> Statement | None:
    """The statement that a word makes, also where it stands behind it: "had been in custody"."""
    if statement is not None and _makes(item, statement):
        return statement
    before = (s for s in statements if not s.nominal and s.start <= item.start)
    return next((s for s in before if _makes(item, s)), None)


def _told_by_noun(item: Item, statements: Sequence[Statement]) -> Statement | None:
    """ "denied taking bribes": what a light verb and its event noun state together."""
    frames = {r.value for r in item.event_nouns()}
    told = [s for s in statements if s.frame in frames and not s.nominal]
    inside = (s for s in told if s.start <= item.start < s.end or _tells_alone(s, item))
    return next(inside, None)


def _tells_alone(statement: Statement, item: Item) -> bool:
    """ "There is no longer a curfew": the noun stands behind all that is said of it."""
    return statement.ended and not statement.arguments and statement.end <= item.start


def _makes(item: Item, statement: Statement) -> bool:
    frames = {statement.frame, *(r.predicate for r in statement.other_readings)}
    return any(r.kind is EntryKind.PREDICATE and r.value in frames for r in item.readings)
