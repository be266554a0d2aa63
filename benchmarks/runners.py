"""One runner a kind of gold data: cases in, outcomes out.

The gate and every report run cases through these, so that no two can drift apart. They call
the Python API in this process; what they call is handed in, so that tests can hand in less.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import partial
from typing import Protocol

from benchmarks import data
from benchmarks.cases import (
    NOT_STATED,
    ClaimCase,
    CompareCase,
    DataError,
    GoldLabel,
    Half,
    LabelCase,
    Quote,
    RelationCase,
)
from factcheck import api
from factcheck.judge.jury import JudgeKind, seat
from factcheck.records import (
    Claim,
    Comparison,
    Evidence,
    InferenceLabel,
    Judgement,
    RelationKind,
    Verdict,
    VerdictLabel,
)
from factcheck.settings.factcheck_toml import load_settings
from factcheck.settings.values import Settings

#: A quote is found when this much of its beginning is; sentences are cut differently at the end.
QUOTE_START = 60

#: Relations that say two texts speak of one matter at one time.
_SAME_MATTER = frozenset({RelationKind.AGREE, RelationKind.CONTRADICT})
_OPPOSITE_VERDICTS = {VerdictLabel.SUPPORTED, VerdictLabel.REFUTED}
_NOT_A_WORD = re.compile(r"\W+")


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of one case.

    `flip` is a verdict turned into its opposite, `false` a finding where there is none,
    `evidence` whether a gold quote was shown (None where the gold has none).
    """

    id: str
    half: Half
    type: str
    languages: str
    gold: str
    got: str
    right: bool
    flip: bool = False
    false: bool = False
    evidence: bool | None = None


class Checker(Protocol):
    """Verdicts for (id, claim) pairs in their order."""

    def __call__(self, claims: Iterable[tuple[str, str]]) -> Iterator[Verdict]: ...


Judge = Callable[[str | api.Text, str | api.Text], Judgement]


def run(
    group: data.Group, settings: Settings | None = None, judges: JudgeKind = JudgeKind.BOTH
) -> tuple[Outcome, ...]:
    """The outcomes of a group, by the settings given or else those the group names."""
    settings = settings or group_settings(group)
    judge = partial(api.judge, judges=seat(judges))
    match group.kind:
        case data.Kind.CLAIMS:
            corpus = _corpus(group, settings)
            languages = {article.id: article.language for article in corpus.articles}
            check = _checker(corpus, settings, judges)
            return tuple(run_claims(data.claim_cases(group), languages, check))
        case data.Kind.LABELS:
            return tuple(run_labels(data.label_cases(group), judge))
        case data.Kind.RELATIONS:
            return tuple(run_relations(data.relation_cases(group), judge))
        case data.Kind.COMPARE:
            found = api.compare(_corpus(group, settings), settings=settings, judges=judges)
            return tuple(run_compare(data.compare_cases(group), found))


def group_settings(group: data.Group) -> Settings:
    """The settings of the folder a group names, or none."""
    return load_settings(group.settings) if group.settings else Settings()


def without_claims(settings: Settings) -> Settings:
    """The same settings as if the folder `claims/` were deleted."""
    return replace(settings, entities=(), questions=(), tracked=())


def run_claims(
    cases: Sequence[ClaimCase], languages: dict[str, str], check: Checker
) -> Iterator[Outcome]:
    """Verdicts on claims. `languages` maps article ids to the language each is in."""
    verdicts = check((case.id, case.claim) for case in cases)
    for case, verdict in zip(cases, verdicts, strict=True):
        pair = {case.verdict, verdict.label}
        shown = [languages.get(quote.article, "?") for quote in case.evidence]
        yield Outcome(
            case.id,
            case.half,
            case.type,
            f"{case.language}>{'+'.join(sorted(set(shown))) or 'none'}",
            case.verdict,
            verdict.label,
            case.verdict is verdict.label,
            flip=pair == _OPPOSITE_VERDICTS,
            evidence=_shown(case.evidence, verdict.evidence) if case.evidence else None,
        )


def run_labels(cases: Iterable[LabelCase], judge: Judge = api.judge) -> Iterator[Outcome]:
    """Three-way labels of premise and hypothesis, two-way where the gold is."""
    for case in cases:
        label = judge(case.premise, case.hypothesis).label
        yield label_outcome(case, label)


def label_outcome(case: LabelCase, label: InferenceLabel) -> Outcome:
    """The outcome of an inference case for a label; a two-way gold takes any non-entailment."""
    got = GoldLabel(label)
    two_way = case.label is GoldLabel.NOT_ENTAILMENT
    contradiction = got is GoldLabel.CONTRADICTION
    return Outcome(
        case.id,
        case.half,
        case.type,
        case.languages,
        case.label,
        got,
        got is not GoldLabel.ENTAILMENT if two_way else got is case.label,
        flip=contradiction and case.label is GoldLabel.ENTAILMENT,
        false=contradiction and not two_way and case.label is not GoldLabel.CONTRADICTION,
    )


def run_relations(cases: Iterable[RelationCase], judge: Judge = api.judge) -> Iterator[Outcome]:
    """Relations of two dated texts."""
    for case in cases:
        yield relation_outcome(case, judge(case.a, case.b).relation)


def relation_outcome(case: RelationCase, got: RelationKind) -> Outcome:
    """The outcome of a dated pair for a relation."""
    return Outcome(
        case.id,
        case.half,
        case.type,
        case.languages,
        case.relation,
        got,
        got is case.relation,
        flip={case.relation, got} == _SAME_MATTER,
        false=case.relation is RelationKind.UNRELATED and got in _SAME_MATTER,
    )


def run_compare(cases: Iterable[CompareCase], found: Comparison) -> Iterator[Outcome]:
    """Whether a comparison has the wanted relation between two quotes, and no unwanted one."""
    claims = {claim.id: claim for claim in found.claims}
    pairs = [(claims[r.a], claims[r.b], r.kind) for r in found.relations]
    for case in cases:
        kinds = {kind for a, b, kind in pairs if _joins(case, a, b)}
        unrelated = case.relation is RelationKind.UNRELATED
        false = unrelated and bool(kinds & _SAME_MATTER)
        yield Outcome(
            case.id,
            Half.ALL,
            case.relation,
            NOT_STATED,
            case.relation,
            "+".join(sorted(kinds)) or "none",
            not false if unrelated else case.relation in kinds,
            false=false,
        )


def _corpus(group: data.Group, settings: Settings) -> api.Corpus:
    corpus = api.read(str(group.corpus), settings=settings)
    if corpus.skipped:
        raise DataError(f"{group.name}: {corpus.skipped[0].path}: {corpus.skipped[0].reason}")
    return corpus


def _checker(corpus: api.Corpus, settings: Settings, judges: JudgeKind) -> Checker:
    return lambda claims: api.check_many(claims, corpus, settings=settings, judges=judges)


def _shown(gold: Iterable[Quote], evidence: Sequence[Evidence]) -> bool:
    return any(_is_at(quote, e.article, e.quote) for quote in gold for e in evidence)


def _joins(case: CompareCase, a: Claim, b: Claim) -> bool:
    return any(
        _is_at(case.a, one.article, one.quote) and _is_at(case.b, other.article, other.quote)
        for one, other in ((a, b), (b, a))
    )


def _is_at(gold: Quote, article: str, quote: str) -> bool:
    """True when a quote of an article holds the gold quote, or is a part of it."""
    if gold.article not in article:
        return False
    wanted, given = _plain(gold.text), _plain(quote)
    return wanted[:QUOTE_START] in given or (bool(given) and given in wanted)


def _plain(text: str) -> str:
    return _NOT_A_WORD.sub(" ", text.casefold()).strip()
