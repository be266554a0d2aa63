"""Why the weighed facts came out as they did, in words that name both sides."""

from __future__ import annotations

from factcheck.extract.statements import Mark
from factcheck.judge.evidence import Shown
from factcheck.judge.levels import Decision
from factcheck.judge.weights import clash_of
from factcheck.language.quantity_compare import QuantityOrder
from factcheck.match.arguments import Outcome
from factcheck.match.wording import Meeting, Pair
from factcheck.records import ContradictionType as _T
from factcheck.records import InferenceLabel

# Facts that speak of a contradiction, with its type.
CLASHES = {
    "number other": _T.NUMERIC,
    "number other elsewhere": _T.NUMERIC,
    "time other": _T.DATE,
    "opposite frame": _T.ANTONYM,
    "opposite concept": _T.LEXICAL,
    "opposite quality": _T.LEXICAL,
    "opposite ordinal": _T.NUMERIC,
    "rival place": _T.PLACE,
    "rival name": _T.ROLE,
    "rival concept": _T.LEXICAL,
    "rival quality": _T.LEXICAL,
    "sign other": _T.NEGATION,
    "sign other somewhere": _T.NEGATION,
    "set aside": _T.ROLE,
    "order other": _T.DATE,
    "planned there": _T.MOOD,
    "planned here": _T.MOOD,
    "denied there": _T.NEGATION,
    "denied here": _T.NEGATION,
    "reordered": _T.ROLE,
    "aligned swapped": _T.ROLE,
    "aligned quantity different": _T.NUMERIC,
    "aligned time different": _T.DATE,
    "aligned who different": _T.ROLE,
    "aligned whom different": _T.ROLE,
    "aligned rest different": _T.PLACE,
    "aligned who opposite": _T.LEXICAL,
    "aligned whom opposite": _T.LEXICAL,
    "aligned rest opposite": _T.LEXICAL,
    "aligned opposite": _T.ANTONYM,
    "aligned other sign": _T.NEGATION,
    "opposite of negated": _T.NEGATION,
    "speaker other": _T.ROLE,
    "accusers swapped": _T.ROLE,
}
# A clash this weak names nothing.
NAMED = 0.02


def clashes(shown: Shown) -> bool:
    """True when some fact names what contradicts: without one nothing is ever contradicted."""
    return any(shown.facts.get(name, 0.0) > NAMED for name in CLASHES)


def clash_type(shown: Shown) -> _T | None:
    """The type of the strongest clash; None when no fact names one."""
    name = clash_of(shown.facts, {n: t.value for n, t in CLASHES.items()})
    return CLASHES.get(name)


def explain(label: InferenceLabel, shown: Shown, decision: Decision | None) -> str:
    """The level's own reason where one agrees, else the words, numbers and dates that decide."""
    said = _said(shown)
    if decision is not None:
        return f"{decision.reason}; {said}"
    if label is InferenceLabel.CONTRADICTION:
        return f"{_clash(shown)}; {said}"
    if label is InferenceLabel.ENTAILMENT:
        return said
    missing = [word_of(p.asked) for p in shown.wording.of(Meeting.MISSING, Meeting.RIVAL)]
    return f"decides nothing: {said}" + (f"; not said: {', '.join(missing)}" if missing else "")


def _said(shown: Shown) -> str:
    met = len(shown.wording.of(Meeting.HELD))
    return f"{met} of {len(shown.wording.pairs)} words are there"


def _clash(shown: Shown) -> str:
    name = clash_of(shown.facts, {n: t.value for n, t in CLASHES.items()})
    if name.startswith("number"):
        pairs = (p for p in shown.figures if p.order is QuantityOrder.DIFFERENT and p.found)
        return "; ".join(
            f"another number: {p.asked.quantity.text} against {p.found.quantity.text}"
            for p in pairs if p.found is not None
        )  # fmt: skip
    if name.startswith("time"):
        slots = (s for s in shown.times if s.outcome is Outcome.DIFFERENT)
        return "; ".join(f"another date: {s.asked} against {s.found}" for s in slots)
    kind, _, what = name.partition(" ")
    for meeting in (Meeting.OPPOSITE, Meeting.RIVAL):
        if kind == meeting.value:
            return _words(shown.wording.of(meeting), what)
    return _SIGNS.get(name, "too little fits together")


_SIGNS = {
    "sign other": "said of one, denied of the other",
    "sign other somewhere": "one of the two is negated",
    "order other": "before in the one, after in the other",
    "planned there": "only planned, hoped or possible in the source",
    "planned here": "done in the source, planned in the claim",
    "denied there": "denied in the source",
    "denied here": "not denied in the source",
    "reordered": "the names stand in another order",
    "aligned swapped": "the parties change places",
    "aligned who different": "somebody else does it",
    "aligned whom different": "it is done to somebody else",
    "aligned rest different": "another place or party",
    "aligned other sign": "said of one, denied of the other",
    "opposite of negated": "the opposite is denied",
    "speaker other": "somebody else says it",
    "accusers swapped": "who accuses and who is accused change places",
}


def _words(pairs: tuple[Pair, ...], kind: str) -> str:
    return "; ".join(
        f"{word_of(p.asked)} against {word_of(p.found)}"
        for p in pairs
        if p.kind == kind and p.found is not None
    )


def word_of(mark: Mark) -> str:
    """A mark in words, its first reading only."""
    return mark.feature[2:].split("/")[0].replace("_", " ")
