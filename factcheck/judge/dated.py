"""What two dated texts show side by side, as named facts that can be weighed.

The texts stand in the order of time, whichever was given first. Two texts of one day, or
without dates, are read both ways, so that the order of the input changes nothing.
"""

from __future__ import annotations

import math
from collections.abc import Iterator

from factcheck.extract.articles import ReadArticle
from factcheck.extract.statements import TITLE
from factcheck.judge.denials import denied_matter
from factcheck.judge.events import days_apart, event_sets, identity_facts
from factcheck.judge.evidence import Shown
from factcheck.judge.number_facts import number_facts, only_cut
from factcheck.judge.pairing import NEAR_DAYS, Pairing, has_event
from factcheck.judge.relation import (
    REPEAT_DAYS,
    Related,
    as_found,
    claim_topic_change,
    each_of_its_day,
    relate_decision,
)
from factcheck.judge.sentences import best_decision, is_sum, main_claims
from factcheck.match.alignment import align
from factcheck.match.arguments import Comparer
from factcheck.records import InferenceLabel, Mood, Polarity, RelationKind

# Days beyond this count as equally far.
LONG_AGO = 60


def pair_facts(pair: Pairing, comparer: Comparer) -> dict[str, float]:
    """All facts of a pair; those that are zero are left out."""
    ahead, back = pair.ahead.shown, pair.back.shown
    facts = {"bias": 1.0}
    if ahead is None or back is None:
        return facts
    facts |= identity_facts(ahead, back, comparer)
    facts |= _wordings(ahead, back)
    facts |= _judgements(pair)
    facts |= dict(_claims(pair, comparer))
    facts |= _in_time(pair, ahead, back)
    facts |= _sorts(pair)
    facts |= denied_matter(pair, ahead, back)
    facts |= dict(number_facts(pair, ahead, back))
    if only_cut(pair):
        facts |= dict.fromkeys(_OF_CLASH, 0.0)
    if (pair.days or 0) > REPEAT_DAYS and all(_of_its_day(r) for r in (pair.earlier, pair.later)):
        facts["time other"] = 0.0
    facts |= _stands(facts)
    far = (pair.days or 0) > REPEAT_DAYS
    facts["event again"] = float(far) * facts["claims agree"] * float(facts["same event"] > 0)
    facts |= _with_time(facts, pair.days)
    return {name: round(value, 6) for name, value in facts.items() if value}


def _wordings(ahead: Shown, back: Shown) -> dict[str, float]:
    shares = ahead.share, back.share
    facts = {
        "share of the fuller": min(shares),
        "share of the shorter": max(shares),
        "share product": shares[0] * shares[1],
    }
    for name in _BOTH_WAYS:
        values = ahead.facts.get(name, 0.0), back.facts.get(name, 0.0)
        facts[name] = max(values)
    return facts


# Facts that a number cut off ("past 25 thousand") makes without reason.
_OF_CLASH = (
    "contradicted one way", "contradicted both ways", "level of contradiction",
    "claims contradict", "claims superseded", "aligned other sign",
)  # fmt: skip
# Facts of the sentences that speak of a clash, whichever text is asked.
_BOTH_WAYS = (
    "opposite frame", "opposite concept", "opposite quality", "rival place", "rival name",
    "rival concept", "sign other", "sign other somewhere", "reordered", "aligned swapped",
    "aligned other sign", "aligned opposite", "both negated", "time other", "time same",
    "number missing", "across", "speaker other", "speaker same",
)  # fmt: skip


def _of_its_day(read: ReadArticle) -> bool:
    """Every time that a text names is near the day of its own report ("today")."""
    times = [mention.when for a in read.analyses for mention in a.times if mention.when.known]
    lags = [days_apart(read.article.published, when) for when in times]
    return all(lag is not None and abs(lag) <= REPEAT_DAYS for lag in lags)


def _judgements(pair: Pairing) -> dict[str, float]:
    """What the sentences alone say, and what the levels do."""
    both = (pair.ahead, pair.back)
    entailment = sorted(j.chances.entailment for j in both)
    contradiction = sorted(j.chances.contradiction for j in both)
    levels = [j.by_levels for j in both if j.by_levels is not None]
    facts = {
        "entailed one way": entailment[1],
        "entailed both ways": entailment[0],
        "contradicted one way": contradiction[1],
        "contradicted both ways": contradiction[0],
    }
    for label, name in (
        (InferenceLabel.ENTAILMENT, "level of support"),
        (InferenceLabel.CONTRADICTION, "level of contradiction"),
    ):
        facts[name] = max((d.score for d in levels if d.level.label is label), default=0.0)
    return facts


def _claims(pair: Pairing, comparer: Comparer) -> Iterator[tuple[str, float]]:
    """What two claims of the texts, one of each, decide by their levels and their dates."""
    related = list(related_claims(pair, comparer))
    for kind in RelationKind:
        found = (r.score for r in related if r.kind is kind)
        yield f"claims {kind.value}", max(found, default=0.0)


def related_claims(pair: Pairing, comparer: Comparer) -> Iterator[Related]:
    """Every relation of a main claim of one text with the other text's claims."""
    for asked, other, days in (
        (pair.later, pair.earlier, pair.days),
        (pair.earlier, pair.later, -pair.days if pair.days else pair.days),
    ):
        found = as_found(other, comparer)
        claims = [c for c in found.claims if c.predicate != TITLE]
        for claim in main_claims(asked):
            aligned = [tuple(align(claim, c, comparer, found.context)) for c in claims]
            decision = best_decision((a for one in aligned for a in one), of_two_reports=True)
            if (
                decision is not None
                and not each_of_its_day(decision)
                and not is_sum(decision, asked, found, comparer)
            ):
                yield relate_decision(decision, days)
            for one in aligned:
                moved = claim_topic_change(one, comparer, days)
                if moved is not None:
                    yield moved


def _in_time(pair: Pairing, ahead: Shown, back: Shown) -> dict[str, float]:
    """Plans and denials by which text came first; read both ways where that is unknown."""
    facts = {}
    for word in ("planned", "denied"):
        before = max(ahead.facts.get(f"{word} there", 0.0), back.facts.get(f"{word} here", 0.0))
        after = max(ahead.facts.get(f"{word} here", 0.0), back.facts.get(f"{word} there", 0.0))
        if pair.ordered:
            facts[f"{word} before"], facts[f"{word} after"] = before, after
        else:
            facts[f"{word} in one"] = max(before, after)
    return facts


def _sorts(pair: Pairing) -> dict[str, float]:
    """Which sorts of matter the texts have: a tally, a stand, blame, denial, a return."""
    facts = {}
    for name, frames in event_sets().items():
        has = [has_event(read, frames) for read in (pair.earlier, pair.later)]
        facts[f"{name} in both"] = float(all(has))
        facts[f"{name} in one"] = float(any(has) and not all(has))
    negated = [_negated(read) for read in (pair.earlier, pair.later)]
    denied = [_denied(read) for read in (pair.earlier, pair.later)]
    again = [any(c.lately for c in read.claims) for read in (pair.earlier, pair.later)]
    facts["negated in one"] = float(negated[0] != negated[1])
    facts["negated in both"] = float(all(negated))
    facts["denied in both"] = float(all(denied))
    facts["denied in only one"] = float(denied[0] != denied[1])
    facts["again"] = float(any(again))
    shares = [judged.share for judged in (pair.ahead, pair.back)]
    for name in _MORE_WHEN_SHARED:
        facts[f"{name}, much shared"] = facts[name] * max(shares)
    facts["denial of blame"] = float(
        facts["denial in one"] and (facts["blame in one"] or facts["blame in both"])
    ) * max(shares)
    return facts


_MORE_WHEN_SHARED = (
    "denial in one", "blame in one", "blame in both", "denied in only one", "negated in one",
)  # fmt: skip


def _stands(facts: dict[str, float]) -> dict[str, float]:
    """Opposite words about one matter, and an incident that comes again."""
    opposite = max(facts.get("opposite frame", 0.0), facts.get("aligned opposite", 0.0))
    return {
        "opposite stands": float(bool(opposite) and bool(facts.get("stance in both"))),
        "incident in another scene": float(
            bool(facts.get("other site") or facts.get("other name"))
            and not facts.get("same name")
            and not facts.get("same site")
        ),
    }


def _negated(read: ReadArticle) -> bool:
    return any(c.polarity is Polarity.NEGATED for c in read.claims)


def _denied(read: ReadArticle) -> bool:
    return any(c.mood is Mood.DENIED for c in read.claims)


# Facts that mean another thing when days lie between.
_TIMED = (
    "bias", "share product", "same event", "same site", "same place", "same name", "same state",
    "number other", "number same", "number close", "opposite frame", "tally in both",
    "stance in both",
    "stance in one", "denial in one", "blame in both", "entailed one way", "contradicted one way",
    "negated in one", "planned before", "level of contradiction", "level of support",
    "claims superseded", "another scene", "another site", "nothing telling shared",
    "denial in one, much shared", "opposite quality", "rival place", "share of the shorter",
    "opposite stands", "incident in another scene", "numbers on both sides alone, much shared",
)  # fmt: skip


def _with_time(facts: dict[str, float], days: int | None) -> dict[str, float]:
    if not days:
        return {"undated": float(days is None)}
    band = "within days" if days <= NEAR_DAYS else "weeks later"
    timed = {f"{name}, {band}": facts.get(name, 0.0) for name in _TIMED}
    timed["long between"] = min(math.log1p(days) / math.log1p(LONG_AGO), 1.0)
    return timed
