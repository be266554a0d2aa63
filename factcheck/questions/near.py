"""Relations of sentences near each other, held against one another as dated texts.

They need no predicate in common. Of dated reports the whole sentences decide: a claim taken out
of its sentence ("the attack on Gaza") is too like every other such claim. Only where a day is
missing do claims relate by themselves (`relations`).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from factcheck.engine.interface import Engine
from factcheck.extract.articles import ReadArticle
from factcheck.judge.jury import ALONE, Jury
from factcheck.judge.relation import Related
from factcheck.judge.texts import relate_pair
from factcheck.match.arguments import Comparer
from factcheck.match.candidates import Candidate
from factcheck.questions.kept import Found, PairKeys, found_again, packed_found
from factcheck.questions.relations import relate, share_a_predicate
from factcheck.questions.spoken import Spoken, as_text
from factcheck.records import ContradictionType, Relation, RelationKind
from factcheck.store.interface import Keeper, Kind
from factcheck.store.nothing import NOTHING

# A relation less likely than this is not shown; the likeliest of all is, where it is agreement: on
# headlines for tuning that finds six of 147 more and takes three of 161 unrelated ones for it.
LIKELY, LIKELY_TO_AGREE = 0.5, 0.4
# How often a contradiction of a type held that words alone found, of those of likeliest 170 in a
# stream of 15,729 dated headlines that were read by hand and are of days for tuning: numbers 27 of
# 46, negations 7 of 20, antonyms none of 8, moods none of 4. As shares of the first: what is
# likelier stands first. Where the model is heard, negations hold as often as the others (9 of 14).
HELD = {
    ContradictionType.NEGATION: 0.6,
    ContradictionType.ANTONYM: 0.4,
    ContradictionType.MOOD: 0.4,
}
# Who speaks in both texts seldom contradicts himself ("the ministry denies", "the ministry
# accuses"): of such contradictions without another number one of ten held, read as above, and with
# the model none of 8.
ONE_VOICE = 0.4
# What the model was heard on and is less likely than this with that is not shown.
HOLDS = 0.35
# The model is asked where words give a contradiction so much of a chance.
DOUBTED = 0.05
# Sentences whose reading as a text of its own is kept, a process.
KEPT = 2048
# Pairs that are looked up, related and kept together: what a killed run loses at most.
AT_ONCE = 16_384


@dataclass(slots=True)
class _Bench:
    """What judging a pair needs; shared by all processes."""

    spoken: Sequence[Spoken]
    comparer: Comparer
    jury: Jury
    texts: dict[int, ReadArticle] = field(default_factory=dict)

    def text(self, at: int) -> ReadArticle:
        """A sentence read as a text of its own."""
        if at not in self.texts:
            if len(self.texts) >= KEPT:
                self.texts.clear()
            self.texts[at] = as_text(self.spoken[at])
        return self.texts[at]

    def prepare(self, pairs: Sequence[Candidate]) -> None:
        """Ask the model of many pairs at once, and embed their texts."""
        texts = [(self.spoken[p.a].text, self.spoken[p.b].text) for p in pairs]
        if self.jury.weighs_words:
            self.jury.prepare_texts([text for both in texts for text in both])
        self.jury.prepare(pair for one, other in texts for pair in ((one, other), (other, one)))


def near_relations(
    spoken: Sequence[Spoken],
    pairs: Sequence[Candidate],
    comparer: Comparer,
    jury: Jury,
    engine: Engine,
    keeper: Keeper = NOTHING,
) -> Iterator[Found | None]:
    """The relation of each pair of near sentences, or None. What `keeper` has is not related anew.

    Where the symbolic judge sits it relates them by itself first: these pairs were chosen for
    being near, which tells them apart no more. The model is asked, and the nearness weighed, as
    `judge` does, of those that may contradict each other; `DOUBTED` says how likely that must be.

    Raises:
        ModelError: the model is to judge, and cannot.
    """
    if jury.weighs_words:
        bench = _Bench(spoken, comparer, ALONE)
        yield from _with_kept(bench, jury, pairs, engine, keeper)
        return
    bench = _Bench(spoken, comparer, jury)
    bench.prepare(pairs)
    yield from (_relate(bench, pair).found for pair in pairs)


def _with_kept(
    bench: _Bench, jury: Jury, pairs: Sequence[Candidate], engine: Engine, keeper: Keeper
) -> Iterator[Found | None]:
    if keeper is NOTHING:
        for at in range(0, len(pairs), AT_ONCE):
            yield from _judged(bench, jury, pairs[at : at + AT_ONCE], engine)
        return
    keys = PairKeys(bench.spoken, pairs, bench.comparer.names, keeper, engine, jury.mark)
    for at in range(0, len(pairs), AT_ONCE):
        some = [(pair, keys.of(pair)) for pair in pairs[at : at + AT_ONCE]]
        kept = keeper.get(Kind.RELATION, (key for _, key in some))
        known = [found_again(kept, key, bench.spoken, pair) for pair, key in some]
        missing = [pair for (pair, _), found in zip(some, known, strict=True) if not found]
        made = iter(_judged(bench, jury, missing, engine))
        new: dict[bytes, bytes] = {}
        for (pair, key), found in zip(some, known, strict=True):
            if found:
                yield found[0]
            else:
                one = next(made)
                new[key] = packed_found(one, bench.spoken, pair)
                yield one
        keeper.put(Kind.RELATION, new.items())


def _judged(
    bench: _Bench, jury: Jury, pairs: Sequence[Candidate], engine: Engine
) -> list[Found | None]:
    """By words, in all processes; then with the model, in this one, what may be a contradiction."""
    by_words = list(engine.run(_relate, bench, pairs))
    if not jury.reads_model:
        return [each.found for each in by_words]
    doubted = [at for at, each in enumerate(by_words) if each.doubt >= DOUBTED]
    heard = _Bench(bench.spoken, bench.comparer, jury)
    heard.prepare([pairs[at] for at in doubted])
    found = [each.found for each in by_words]
    for at in doubted:
        found[at] = _relate(heard, pairs[at]).found
    return found


@dataclass(frozen=True, slots=True)
class _Answer:
    """What was found of a pair, and how likely a contradiction is."""

    found: Found | None
    doubt: float


def _relate(bench: _Bench, pair: Candidate) -> _Answer:
    a, b = bench.spoken[pair.a], bench.spoken[pair.b]
    related = relate_pair(bench.text(pair.a), bench.text(pair.b), bench.comparer, bench.jury)
    likely = LIKELY_TO_AGREE if related.kind is RelationKind.AGREE else LIKELY
    if related.kind is RelationKind.UNRELATED or related.score < likely:
        return _Answer(None, related.doubt)
    if related.kind is RelationKind.CONTRADICT:
        held = ONE_VOICE if related.one_voice else 1.0
        if not bench.jury.reads_model:
            held *= HELD.get(related.type, 1.0) if related.type else 1.0
        elif related.score * held < HOLDS:
            return _Answer(None, related.doubt)
        related = replace(related, score=related.score * held)
    found = _by_claims(a, b, related, bench) or _by_sentences(a, b, related)
    return _Answer(found, related.doubt)


def _by_claims(a: Spoken, b: Spoken, related: Related, bench: _Bench) -> Found | None:
    """The two claims that hold the relation, where claims by themselves show it too."""
    if not bench.jury.weighs_words:
        return None
    best: Found | None = None
    for one in a.claims:
        for other in b.claims:
            if share_a_predicate(one.claim, other.claim, bench.comparer.frames):
                found = relate(one, other, bench.comparer)
                if found is not None and found[0].kind is related.kind:
                    relation, frame = found
                    if best is None or relation.score > best.relation.score:
                        best = Found(relation, frame)
    if best is None:
        return None
    own = best.relation
    score = round(related.score, 3)
    reason = f"{own.reason}; {related.reason}"
    return Found(Relation(own.kind, own.type, own.a, own.b, score, own.level, reason), best.frame)


def _by_sentences(a: Spoken, b: Spoken, related: Related) -> Found:
    first, second = sorted((a.main, b.main), key=lambda c: c.id)
    level, score = f"texts: {related.level}", round(related.score, 3)
    relation = Relation(
        related.kind, related.type, first.id, second.id, score, level, related.reason
    )
    return Found(relation, first.predicate)
