"""The symbolic judge on two texts: levels on their claims, then all facts weighed together."""

from __future__ import annotations

import functools
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from factcheck.extract.articles import ReadArticle
from factcheck.extract.statements import BE, TITLE, Analysis, Mark
from factcheck.judge.changes import other_thing_changes
from factcheck.judge.evidence import EVERYDAY, Rarity, Scene, Shown, figure_pairs, show
from factcheck.judge.explain import clash_type, clashes, explain
from factcheck.judge.joint import JOINT_PAIRS, joint_facts, of_model
from factcheck.judge.jury import Jury
from factcheck.judge.levels import Decision, decide
from factcheck.judge.limits import NO_REASON, OVERRULED, limited
from factcheck.judge.sentence_numbers import (
    counted_elsewhere,
    number_decision,
    of_whole,
    part_decision,
    says_itself,
)
from factcheck.judge.stages import but_for_aims, only_described, still_holding
from factcheck.judge.toll_counts import toll_decision, tolls_apart, tolls_of, with_tolls
from factcheck.judge.weights import Chances, weigh
from factcheck.match.alignment import Alignment, FrameRelation, align
from factcheck.match.arguments import Comparer
from factcheck.match.figures import adds_up
from factcheck.match.measured import measure
from factcheck.match.reckoned import with_reckoned
from factcheck.match.slots import Context
from factcheck.match.voices import Speakers, Voice, compare_voices, speakers_of
from factcheck.match.wording import Meeting
from factcheck.records import Claim, ContradictionType, InferenceLabel, Polarity

# A level's decision below this score is not looked at.
DECIDES = 0.40


@dataclass(frozen=True, slots=True)
class Judged:
    """What one found text says to the asked one.

    `score` is the probability of the label; `decision` the level that agrees with it, if one
    does; `shown` the alignment of the words; `by_levels` what the levels alone decide.
    """

    label: InferenceLabel
    score: float
    reason: str
    level: str
    chances: Chances
    type: ContradictionType | None = None
    decision: Decision | None = None
    shown: Shown | None = None
    by_levels: Decision | None = None
    model: Chances | None = None  # what the model alone says
    cut: bool = False  # the texts were longer than the model reads

    def said_by_model(self, label: InferenceLabel) -> str:
        """What stands in a reason: the model's chance for a label."""
        assert self.model is not None
        cut = " (of texts cut to what it reads)" if self.cut else ""
        return f"model {self.model.of(label):.2f} {label.value}{cut}"

    @property
    def share(self) -> float:
        """Weighted share of the asked words that were found."""
        return self.shown.share if self.shown is not None else 0.0


@dataclass(frozen=True, slots=True)
class FoundText:
    """Found claims with the features of their surroundings."""

    claims: tuple[Claim, ...]
    analyses: tuple[Analysis, ...]
    context: Context
    language: str = ""


def _alignments(asked: Claim, found: FoundText, comparer: Comparer) -> Iterator[Alignment]:
    for claim in found.claims:
        if claim.predicate != TITLE or asked.predicate == BE:
            yield from align(asked, claim, comparer, found.context)


def best_decision(
    alignments: Iterable[Alignment], *, of_two_reports: bool = False
) -> Decision | None:
    """The best decision on alignments of one asked claim.

    Between two reports also what one event put an end to counts: there it is a change.
    """
    aligned = list(alignments)
    decisions = [
        decision
        for alignment in aligned
        if (decision := decide(alignment)) is not None and decision.score >= DECIDES
    ]
    decisions = list(but_for_aims(decisions, aligned))
    if not of_two_reports:
        decisions = list(still_holding([d for d in decisions if not _held_before(d)]))
    return max(decisions, key=_rank, default=None)


def _rank(decision: Decision) -> tuple[bool, float, bool]:
    direct = decision.alignment.relation is FrameRelation.SAME
    contradicts = decision.level.label is InferenceLabel.CONTRADICTION
    return (decision.score >= 0.8, round(decision.score + 0.02 * direct, 2), contradicts)


def with_model(words: Judged, jury: Jury, premise: str, hypothesis: str) -> Judged:
    """What the symbolic judge says, and what the model says beside it or instead."""
    scores = jury.scores(premise, hypothesis)
    if scores is None:
        return words
    heard = replace(words, model=of_model(scores), cut=scores.cut)
    return together(heard) if jury.weighs_words else by_model(heard)


def together(words: Judged) -> Judged:
    """Both judges: what each says, weighed."""
    model = words.model
    assert model is not None
    facts = joint_facts(words.chances, words.by_levels, model, words.shown)
    chances = weigh(facts, JOINT_PAIRS)
    label = max(_ORDER, key=chances.of)
    decision = words.decision if words.label is label else None
    kind = None
    if label is InferenceLabel.CONTRADICTION:
        kind = words.type
        if kind is None and words.shown is not None:
            kind = clash_type(words.shown)
        kind = kind or ContradictionType.LEXICAL
    said = words.reason
    if words.label is not label and words.shown is not None:
        said = explain(label, words.shown, None)
    return replace(
        words,
        label=label,
        score=chances.of(label),
        reason=f"{said}; {words.said_by_model(label)}",
        level=words.level if words.label is label else "model",
        chances=chances,
        type=kind,
        decision=decision,
    )


def by_model(words: Judged) -> Judged:
    """The model alone; the alignment of the words is kept to be shown."""
    model = words.model
    assert model is not None
    label = max(_ORDER, key=model.of)
    contradicts = label is InferenceLabel.CONTRADICTION
    kind = clash_type(words.shown) if contradicts and words.shown is not None else None
    return Judged(
        label,
        model.of(label),
        words.said_by_model(label),
        MODEL_ALONE,
        model,
        (kind or ContradictionType.LEXICAL) if contradicts else None,
        shown=words.shown,
        model=model,
        cut=words.cut,
    )


MODEL_ALONE = "model alone"

_ORDER = (InferenceLabel.NEUTRAL, InferenceLabel.ENTAILMENT, InferenceLabel.CONTRADICTION)


def judge_words(
    asked: ReadArticle, found: FoundText, comparer: Comparer, rarity: Rarity = EVERYDAY
) -> Judged:
    """The symbolic judge alone."""
    shown, decisions, aligned = shown_texts(asked, found, comparer, rarity)
    if shown is None or not shown.wording.pairs:
        nothing = Chances(0.0, 1.0, 0.0)
        return Judged(InferenceLabel.NEUTRAL, 1.0, "nothing comparable is said", "none", nothing)
    chances = weigh(shown.facts)
    elsewhere = not decisions and other_thing_changes(aligned, comparer)
    if elsewhere or (not decisions and not clashes(shown)):
        chances = chances.without_contradiction()
    chances = limited(chances, shown, decisions)
    # "The euro rose against the dollar": the dollar fell, though another thing changes.
    if elsewhere and shown.wording.of(Meeting.MISSING, Meeting.RIVAL):
        chances = chances.without_entailment()
    by_levels = _by_levels(decisions, len(aligned))
    if by_levels is not None and not _all_said(by_levels, shown):
        by_levels = None
    label = choose(chances, by_levels)
    if by_levels is not None and by_levels.level.label is label:
        chances = chances.decided(label, by_levels.score)
    decision = _agreeing(decisions, label)
    kind = None
    if label is InferenceLabel.CONTRADICTION:
        kind = decision.level.type if decision is not None else clash_type(shown)
    return Judged(
        label,
        chances.of(label),
        explain(label, shown, decision),
        decision.level.name if decision is not None else "words",
        chances,
        kind,
        decision,
        shown,
        by_levels,
    )


def _by_levels(decisions: Sequence[Decision], claims: int) -> Decision | None:
    """One contradicted claim contradicts the text; support must be there for all its claims."""
    contradictions = [d for d in decisions if d.level.label is InferenceLabel.CONTRADICTION]
    if contradictions:
        return max(contradictions, key=lambda d: d.score)
    if claims and len(decisions) == claims:
        return min(decisions, key=lambda d: d.score)
    return None


# A level holds one claim against one other; what else the text says, it does not see. Of 81
# supports by levels, on claims about written articles and on the gold, 17 of the 35 wrong ones
# leave one of these open, and one of the 46 right ones.
_OPEN = ("missing concept", "missing quality", "missing word", "number other", "order other")


def _all_said(by_levels: Decision, shown: Shown) -> bool:
    """A level supports only what leaves nothing unsaid, and no number or order other."""
    contradicts = by_levels.level.label is InferenceLabel.CONTRADICTION
    missing = (shown.facts.get(fact) for fact in (*_OPEN, NO_REASON))
    return contradicts or not (shown.measured.unsaid or any(missing))


def choose(chances: Chances, by_levels: Decision | None) -> InferenceLabel:
    """The likeliest label; a contradiction that a level finds goes first."""
    contradicts = by_levels is not None and by_levels.level.label is InferenceLabel.CONTRADICTION
    if contradicts and chances.contradiction >= OVERRULED:
        return InferenceLabel.CONTRADICTION
    return max(_ORDER, key=chances.of)


def shown_texts(
    asked: ReadArticle, found: FoundText, comparer: Comparer, rarity: Rarity = EVERYDAY
) -> tuple[Shown | None, list[Decision], Sequence[tuple[Alignment, ...]]]:
    """The found sentence that says most of the asked text, aligned, and the levels' decisions.

    The last are the alignments of each claim that the levels are to decide.
    """
    main = main_claims(asked)
    speakers = speakers_of(found.claims, comparer)
    said = functools.partial(_said_by_another, speakers=speakers, comparer=comparer)
    aligned = [(c, tuple(_alignments(c, found, comparer))) for c in main]
    decided = [(c, a, _decision(a, said)) for c, a in aligned]
    decided = [one for one in decided if not only_described(one[0], one[2], main)]
    main = tuple(c for c, _, _ in decided)
    alignments = [a for _, a, _ in decided]
    decisions = [d for _, _, d in decided if d is not None]
    if any(d.level.type is ContradictionType.NUMERIC for d in decisions):
        decisions = [d for d in decisions if not is_sum(d, asked, found, comparer)]
    decisions = [d for d in decisions if not says_itself(d, main)]
    counting = of_whole(decisions, asked.analyses, found.analyses, comparer)
    partial, decisions = len(counting) < len(decisions), counting
    nearest = [max(a, key=functools.partial(_nearness, by_another=said)) for a in alignments if a]
    across = bool(found.language) and asked.article.language != found.language
    every = [x for a in alignments for x in a]
    numeric = any(d.level.type is ContradictionType.NUMERIC for d in decisions)
    wanted, known = tolls_of(main, comparer), tolls_of(found.claims, comparer)
    best: tuple[Shown | None, list[Decision]] = (None, decisions)
    for scene in _scenes(found):
        measured = measure(asked.analyses, scene.analysis, comparer)
        measured = replace(measured, unsaid=measured.unsaid or partial, partial=partial)
        counts = tolls_apart(asked.analyses, wanted, scene.analysis, known, found.claims, comparer)
        more = (
            number_decision(measured, every),
            part_decision(measured, every),
            toll_decision(counts),
        )
        measured = with_tolls(measured, counts)
        numbers = figure_pairs(asked.analyses, scene.analysis, comparer) if numeric else ()
        held = [d for d in decisions if not counted_elsewhere(d, numbers, found.claims)]
        held += [d for d in more if d is not None]
        shown = show(
            asked.analyses, main, asked.claims, scene, held, comparer,
            across=across, rarity=rarity, alignments=nearest,
        )  # fmt: skip
        if best[0] is None or shown.share > best[0].share:
            best = replace(shown, measured=measured), held
    return *best, alignments


def is_sum(decision: Decision, asked: ReadArticle, found: FoundText, comparer: Comparer) -> bool:
    """A part of what the asked number counts is no other number: "12 adults, 3 children", 15."""
    if decision.level.type is not ContradictionType.NUMERIC:
        return False
    pairs = [(with_reckoned(a), with_reckoned(f)) for a in asked.analyses for f in found.analyses]
    return any(adds_up(a, f, comparer) or adds_up(f, a, comparer) for a, f in pairs)


def _decision(
    alignments: Sequence[Alignment], by_another: Callable[[Alignment], bool]
) -> Decision | None:
    """The best decision on an asked claim; what another says supports nobody's saying it."""
    best = best_decision(alignments)
    if best is None or best.level.label is not InferenceLabel.ENTAILMENT:
        return best
    return best_decision([a for a in alignments if not by_another(a)])


def _said_by_another(alignment: Alignment, speakers: Speakers, comparer: Comparer) -> bool:
    voice = compare_voices(alignment.asked, alignment.found, speakers, comparer)
    return voice is Voice.OTHER


def _nearness(
    alignment: Alignment, by_another: Callable[[Alignment], bool]
) -> tuple[float, bool, bool, bool]:
    """How well the roles of two claims fit; their signs and moods are not looked at."""
    same = alignment.relation is FrameRelation.SAME
    return round(alignment.score, 2), not by_another(alignment), alignment.own, same


def _scenes(found: FoundText) -> Iterable[Scene]:
    """Each sentence of the found text with the others around it."""
    for analysis in found.analyses:
        others = (f for a in found.analyses if a is not analysis for f in a.features)
        around = tuple(dict.fromkeys((*others, *found.context.wide)))
        yield Scene(analysis, tuple(_meant(analysis, found.claims)), around, found.claims)


def _meant(analysis: Analysis, claims: Sequence[Claim]) -> Iterable[Mark]:
    """What the pronouns of a sentence stand for, as marks where the pronouns stand."""
    for claim in claims:
        if claim.sentence != analysis.sentence.index:
            continue
        for argument in claim.arguments:
            if argument.stands_for:
                at = max(0, argument.start - claim.start)
                for feature in argument.features:
                    yield Mark(feature, at, at + 1, claim.polarity, claim.mood, claim.attribution)


def _agreeing(decisions: Sequence[Decision], label: InferenceLabel) -> Decision | None:
    return max(
        (d for d in decisions if d.level.label is label), key=lambda d: d.score, default=None
    )


def _held_before(decision: Decision) -> bool:
    """What the asked event put an end to was so before it: no evidence against the event."""
    alignment = decision.alignment
    return (
        decision.level.label is InferenceLabel.CONTRADICTION
        and not alignment.own
        and alignment.asked.polarity is Polarity.AFFIRMED
        and not alignment.same_polarity
        and alignment.ends
        and not (alignment.found.event.known and alignment.found.event.last is None)
    )


def main_claims(asked: ReadArticle) -> tuple[Claim, ...]:
    """The claims that must hold for the text to hold: its clauses, else its event nouns."""
    clauses = tuple(c for c in asked.claims if not c.nominal and not c.purpose)
    cues = {a.cue for c in clauses for a in c.attribution}
    said = tuple(c for c in clauses if not _is_saying(c, cues) or _holds_deed(c, clauses))
    if said or clauses:
        return said or clauses
    return tuple(c for c in asked.claims if c.predicate != TITLE)


def _holds_deed(claim: Claim, clauses: Sequence[Claim]) -> bool:
    """ "He denied taking it": the denial itself is what is claimed, the deed stands in it."""
    whom = claim.argument("whom")
    ends = (c.focus.end for c in clauses if c is not claim)
    return whom is not None and any(whom.start < end <= whom.end for end in ends)


def _is_saying(claim: Claim, cues: set[str]) -> bool:
    """ "X said that Y": what is said matters, the saying does not, when both are there."""
    words = claim.quote[claim.focus.start - claim.start : claim.focus.end - claim.start]
    return any(cue in words for cue in cues) and not claim.attribution
