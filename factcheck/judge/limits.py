"""What the weighed words may not say, however much they have in common."""

from __future__ import annotations

from collections.abc import Sequence

from factcheck.judge.evidence import Shown
from factcheck.judge.explain import clash_type
from factcheck.judge.levels import Decision
from factcheck.judge.sentence_numbers import is_apart
from factcheck.judge.weights import Chances
from factcheck.language.frames import load_frames
from factcheck.match.arguments import readings
from factcheck.match.wording import Meeting
from factcheck.records import ContradictionType, InferenceLabel

# Where this share of the asked predicates is only planned, nothing follows: 0.5 is one pair better
# than 1 on 720 written pairs.
PLANNED_SHARE = 0.5
# "Norway, not Sweden, offered a loan" contradicts what says next to all of it of Sweden. Too rare
# in the training pairs to be weighed.
SET_ASIDE = 0.80
# So does what came before a vote what came after it.
_DECIDING = ("set aside", "order other", "accusers swapped", "span other")
# A reason that is asked and not spoken of.
NO_REASON = "missing reason"
# A level's contradiction stands unless the words speak so clearly against it. Levels are right
# in four of five contradictions on the training pairs, in three of five supports.
OVERRULED = 0.15
# What one says, another need neither say nor deny.
SAID_BY_ANOTHER = 0.60
# Where so much of the asked words is there, two shares are of one group, and ends of two changes
# of one thing. "All" itself is a word that need not be there. Set by judgement; no sweep.
OF_ONE_GROUP = 0.85
# Who takes, buys or gets what is rationed differs from text to text.
OF_ONE_CAP = 0.30
# ... and that two numbers exclude each other speaks for a contradiction rather than for nothing.
OF_ONE_MATTER = 0.50


def _may_follow(shown: Shown, decisions: Sequence[Decision]) -> bool:
    """Nothing follows where a name is not said, or only a wider place, or a plan or accusation.

    On the training pairs these rules cost and gain nothing; they keep clear cases clear.
    """
    facts = shown.facts
    named = not any(facts.get(f) for f in ("missing name", "missing place", "wider place"))
    undone = ("predicate unreal", "predicate alleged", "unread unreal")
    done = sum(facts.get(fact, 0.0) for fact in undone) < PLANNED_SHARE
    # "Will open it in May. It was opened on 3 May": another sentence says that it was done.
    done = done or any(d.level.label is InferenceLabel.ENTAILMENT for d in decisions)
    decided = any(facts.get(fact) for fact in _DECIDING)
    return named and done and not _is_another(shown) and not decided


def _is_another(shown: Shown) -> bool:
    """ "The mayor's brother was arrested": nothing is said of the mayor, nor did he shoot."""
    return bool(shown.facts.get("only tied"))


def _only_denied(shown: Shown) -> bool:
    """ "He denied hiding the money": next to all of "he hid the money" is there, and denied.

    A claim whose subject is a pronoun has no level that would say so.
    """
    return shown.facts.get("only denied", 0.0) >= SET_ASIDE


def limited(chances: Chances, shown: Shown, decisions: Sequence[Decision]) -> Chances:
    """The chances within what the facts allow; `decisions` are what levels say."""
    decided = {decision.level.label for decision in decisions}
    chances = _by_numbers(chances, shown, decisions)
    if not _may_follow(shown, decisions):
        chances = chances.without_entailment()
    if shown.facts.get(NO_REASON):
        chances = chances.unsaid()
    if _said_of_another(shown) and InferenceLabel.CONTRADICTION not in decided:
        chances = chances.without_entailment().decided(InferenceLabel.NEUTRAL, SAID_BY_ANOTHER)
    if _only_denied(shown) and InferenceLabel.ENTAILMENT not in decided:
        chances = chances.without_entailment().decided(InferenceLabel.CONTRADICTION, SET_ASIDE)
    if max(shown.facts.get(fact, 0.0) for fact in _DECIDING) >= SET_ASIDE:
        chances = chances.decided(InferenceLabel.CONTRADICTION, SET_ASIDE)
    return chances


def _by_numbers(chances: Chances, shown: Shown, decisions: Sequence[Decision]) -> Chances:
    """Numbers that do not follow, or that only count a part of the asked ones."""
    measured = shown.measured
    contradicted = any(d.level.label is InferenceLabel.CONTRADICTION for d in decisions)
    sure = measured.sure and (shown.share >= OF_ONE_GROUP or _all_but_change(shown))
    capped = measured.capped and shown.share >= OF_ONE_CAP
    if (sure or capped) and not contradicted:
        chances = chances.decided(InferenceLabel.CONTRADICTION, SET_ASIDE)
    if measured.apart is not None and shown.share >= OF_ONE_MATTER:
        chances = chances.without_entailment()
    elif measured.unsaid:
        chances = chances.unsaid()
    if any(is_apart(d, measured) for d in decisions):
        chances = chances.decided(InferenceLabel.CONTRADICTION, OVERRULED)
    numeric = clash_type(shown) in (None, ContradictionType.NUMERIC)
    elsewhere = measured.scenes and not (sure or capped)
    if (measured.partial or elsewhere) and numeric and not contradicted:
        chances = chances.without_contradiction()
    return chances


def _all_but_change(shown: Shown) -> bool:
    """All is said but the verb of the change: "became 70" beside "rose by 10 from 50"."""
    frames = load_frames().frames
    unsaid = shown.wording.of(Meeting.MISSING, Meeting.RIVAL, Meeting.OPPOSITE)
    features = [p.asked.feature for p in unsaid]
    changes = ({frames[r].kind for r in readings(f) if r in frames} for f in features)
    held = shown.wording.of(Meeting.HELD)
    return (
        bool(held) and all(f[:2] == "f:" for f in features) and all("change" in c for c in changes)
    )


def _said_of_another(shown: Shown) -> bool:
    return bool(shown.facts.get("voice other")) or _is_another(shown)
