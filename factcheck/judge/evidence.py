"""What two aligned texts show, as named facts that can be weighed.

Each fact is a number from 0 to 1 with a name a person can read; `weights` says how much it
speaks for entailment and for contradiction. Nothing here decides.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from factcheck.extract.statements import Analysis, Mark
from factcheck.judge.levels import Decision
from factcheck.judge.parallels import without_others
from factcheck.judge.signs import UNREAL, only_hinders, real, sign_facts, unreal
from factcheck.judge.spans import endless_against_span
from factcheck.judge.ties import tie_facts
from factcheck.language.frames import load_frames
from factcheck.language.places import same_government
from factcheck.language.quantity_compare import QuantityOrder
from factcheck.match.alignment import Alignment, FrameRelation
from factcheck.match.arguments import Comparer, Outcome, readings
from factcheck.match.clocks import clocks, compare_clocks
from factcheck.match.figures import FigurePair, figures, meet_figures
from factcheck.match.measured import Measured
from factcheck.match.measures import sentence_times
from factcheck.match.reckoned import with_reckoned
from factcheck.match.slots import Slot
from factcheck.match.voices import (
    Voice,
    accusers_change_places,
    compare_voices,
    speakers_of,
    voices_of,
)
from factcheck.match.wording import Meeting, Pair, Wording, align_wording
from factcheck.records import Claim, InferenceLabel, Mood

# Share of a mark's weight that a wider word, or one of the surroundings, is worth.
PARTLY = 0.5
# What a meeting is worth where the text is said, and where it is at least spoken of.
SAID = {Meeting.HELD: 1.0, Meeting.BROADER: PARTLY, Meeting.CONTEXT: PARTLY}
SPOKEN_OF = {**SAID, Meeting.OPPOSITE: 1.0, Meeting.RIVAL: PARTLY}
# Share of its weight that a word which mostly carries grammar keeps.
LIGHT = 0.25
# Marks of one kind beyond this many add nothing.
MANY = 3
# A text of so many marks counts as long.
LONG = 12
# Characters between the first and the last mark that was met; beyond, they are far apart.
FAR = 200
_WORD_KINDS = ("name", "place", "frame", "concept", "quality", "word")
_FITS = (Outcome.SAME, Outcome.NARROWER)


@dataclass(frozen=True, slots=True)
class Shown:
    """An asked text aligned with one found sentence: words, numbers, times, and the facts."""

    wording: Wording
    figures: tuple[FigurePair, ...]
    times: tuple[Slot, ...]
    share: float  # weighted share of the asked marks that the found sentence says
    facts: dict[str, float]
    measured: Measured = field(default_factory=Measured)


@dataclass(frozen=True, slots=True)
class Scene:
    """The found side: one sentence, what its pronouns mean, and what stands around it."""

    analysis: Analysis
    meant: tuple[Mark, ...] = ()
    around: tuple[str, ...] = ()
    claims: tuple[Claim, ...] = ()


Rarity = Callable[[str], float]


def EVERYDAY(feature: str) -> float:
    """Every word as telling as any other: no corpus to count in."""
    return 1.0


@dataclass(frozen=True, slots=True)
class Weigher:
    """How much of a text its marks carry: by their kind, and by how rare they are."""

    comparer: Comparer
    rarity: Rarity

    def share(self, pairs: Sequence[Pair], worth: Mapping[Meeting, float] | None = None) -> float:
        """Weighted share of the asked marks that were met, 0 to 1, by what a meeting is worth."""
        worth = SAID if worth is None else worth
        total = held = 0.0
        for pair in pairs:
            feature = pair.asked.feature
            weight = self.comparer.weight(feature, head=False) * self.rarity(feature)
            if self.comparer.light(feature):
                weight *= LIGHT
            total += weight
            held += weight * worth.get(pair.meeting, 0.0)
        return held / total if total else 0.0


def show(
    asked: Sequence[Analysis],
    main: Sequence[Claim],
    claims: Sequence[Claim],
    scene: Scene,
    decisions: Sequence[Decision],
    comparer: Comparer,
    *,
    across: bool,
    rarity: Rarity = EVERYDAY,
    alignments: Sequence[Alignment] = (),
) -> Shown:
    """Align an asked text with a found sentence and state the facts.

    `alignments` are the best ones of the main claims, decided or not.

    `claims` are all the asked text's claims, `main` those that must hold, `decisions` what the
    levels say of them; `across`
    is true when the two texts are in different languages.
    """
    found = scene.analysis
    weigher = Weigher(comparer, rarity)
    aligned = _wording(tuple(m for a in asked for m in a.marks), scene, weigher)
    wording = without_others(aligned)
    numbers = figure_pairs(asked, found, comparer)
    times = _times(asked, found)
    share = weigher.share(wording.pairs)
    facts = {
        "bias": 1.0,
        **_coverage(wording, share, comparer, across=across),
        **_spoken_of(weigher.share(wording.pairs, SPOKEN_OF)),
        **_clashes(wording, weigher),
        **_predicates(wording, main),
        "missing reason": _missing_reason(wording, weigher),
        **sign_facts(wording, found.marks, share),
        "span other": endless_against_span(asked, found, wording, weigher.share),
        **_numbers(numbers, share),
        **_dates(times, share),
        **_levels(decisions),
        **_aligned(alignments, len(main)),
        **_said_by(alignments, scene.claims, share, comparer),
        **tie_facts(main, alignments, scene.claims, comparer),
        **_speakers(claims, scene.claims, share, comparer),
    }
    return Shown(wording, numbers, times, share, {k: v for k, v in facts.items() if v})


def figure_pairs(
    asked: Sequence[Analysis], found: Analysis, comparer: Comparer
) -> tuple[FigurePair, ...]:
    """Every asked number beside the number of the found sentence that meets it best."""
    there = with_reckoned(found)
    return tuple(pair for a in asked for pair in meet_figures(figures(a), there, comparer))


def _wording(asked: tuple[Mark, ...], scene: Scene, weigher: Weigher) -> Wording:
    """Known entities stand for their names; where that meets less, the words themselves do."""
    comparer = weigher.comparer
    found = (*scene.analysis.marks, *scene.meant)
    found = tuple(dict.fromkeys((*found, *_entities(found, comparer))))
    plain = align_wording(asked, found, scene.around, comparer)
    known = _entities(asked, comparer)
    if not known:
        return plain
    canonical = comparer.names.canonical(tuple(m.feature for m in asked))
    kept = tuple(m for m in asked if m.feature in canonical)
    named = align_wording((*known, *kept), found, scene.around, comparer)
    apart = any(comparer.names.kept_apart(k.feature, f.feature) for k in known for f in found)
    better = weigher.share(named.pairs) >= weigher.share(plain.pairs)
    return named if apart or better else plain


def _entities(marks: tuple[Mark, ...], comparer: Comparer) -> tuple[Mark, ...]:
    """Marks of the known entities whose names stand among the marks."""
    features = tuple(m.feature for m in marks)
    canonical = comparer.names.canonical(features)
    gone = [m for m in marks if m.feature not in canonical]
    new = [f for f in canonical if f not in features]
    return tuple(replace(gone[0], feature=f) for f in new) if gone else ()


def _few(count: int, most: int = MANY) -> float:
    return min(count, most) / most


def _coverage(
    wording: Wording, share: float, comparer: Comparer, *, across: bool
) -> dict[str, float]:
    missing = [
        p
        for p in wording.of(Meeting.MISSING, Meeting.RIVAL)
        if not comparer.generic(p.asked.feature) and not comparer.light(p.asked.feature)
    ]
    held = wording.of(Meeting.HELD)
    facts = {
        "share": share,
        "share squared": share * share,
        "everything": float(share > 0.999),
        "nearly everything": float(share > 0.85),
        "across": float(across),
        "missing across": across * _few(len(missing)),
        "marks": _few(len(wording.pairs), LONG),
        "wider": _few(len(wording.of(Meeting.BROADER))),
        "wider place": float(any(_wider_place(p) for p in wording.of(Meeting.BROADER))),
        "around": _few(len(wording.of(Meeting.CONTEXT))),
        "spread": _spread(held),
        "reordered": float(_reordered(held)) * share * share,
    }
    for kind in _WORD_KINDS:
        facts[f"missing {kind}"] = _few(sum(p.kind == kind for p in missing))
        facts[f"held {kind}"] = _few(sum(p.kind == kind for p in held))
    return facts


def _missing_reason(wording: Wording, weigher: Weigher) -> float:
    """The asked text says why or what for, and the found one does not speak of it."""
    reasons = [p for p in wording.pairs if p.asked.reason]
    return float(bool(reasons) and weigher.share(reasons) < PARTLY)


def _wider_place(pair: Pair) -> bool:
    """Only the country is named where a town was asked; no such is a capital that stands for it."""
    if pair.kind != "place" or pair.found is None:
        return False
    return not same_government(pair.asked.feature[2:], pair.found.feature[2:])


def _spoken_of(share: float) -> dict[str, float]:
    """How much of the asked text the found one speaks of, be it to say the opposite."""
    return {"spoken of": share, "spoken of squared": share * share}


def _spread(held: Sequence[Pair]) -> float:
    at = [p.found.start for p in held if p.found is not None]
    return min((max(at) - min(at)) / FAR, 1.0) if at else 0.0


def _reordered(held: Sequence[Pair]) -> bool:
    at = [p.found.start for p in held if p.found is not None and p.kind in ("name", "place")]
    return at != sorted(at)


def _clashes(wording: Wording, weigher: Weigher) -> dict[str, float]:
    """Excluding words and other members of a kind, by how much of the rest is said."""
    facts: dict[str, float] = {}
    for meeting in (Meeting.OPPOSITE, Meeting.RIVAL):
        for pair in wording.of(meeting):
            rest = weigher.share([p for p in wording.pairs if p is not pair])
            name = f"{meeting.value} {pair.kind}"
            facts[name] = max(facts.get(name, 0.0), rest * rest)
    return facts


def _predicates(wording: Wording, main: Sequence[Claim]) -> dict[str, float]:
    """What becomes of the asked main predicates."""
    wanted = {c.predicate for c in main}
    pairs = [p for p in wording.pairs if wanted & set(p.asked.feature[2:].split("/"))]
    if not pairs:
        return {"predicate unread": 1.0, "unread unreal": _unreal_share(wording)}
    held = [p for p in pairs if p.meeting is Meeting.HELD]
    planned = [p for p in held if real(p.asked) and unreal(p.found)]
    alleged = [] if _is_attributed(wording) else [p for p in held if _alleged(p.found)]
    return {
        "predicate alleged": len(alleged) / len(held) if held else 0.0,
        "predicate unreal": len(planned) / len(held) if held else 0.0,
        **{
            f"predicate {meeting.value}": sum(p.meeting is meeting for p in pairs) / len(pairs)
            for meeting in Meeting
        },
    }


def _unreal_share(wording: Wording) -> float:
    """Of the events that both texts speak of, those that the found one only plans or the like."""
    met = [p for p in wording.of(Meeting.HELD) if p.kind == "frame" and real(p.asked)]
    return sum(unreal(p.found) for p in met) / len(met) if met else 0.0


def _is_attributed(wording: Wording) -> bool:
    """The asked text says itself who says it, or that it is an accusation."""
    frames = load_frames().frames
    marks = [p.asked for p in wording.pairs]
    said = {r for m in marks if m.feature[:2] == "f:" for r in readings(m.feature)}
    return any(m.attribution for m in marks) or any(r in frames and frames[r].accuses for r in said)


def _alleged(mark: Mark | None) -> bool:
    """What somebody is accused of is not said to be so."""
    return mark is not None and any(x.alleges for x in mark.attribution)


def _numbers(numbers: Sequence[FigurePair], share: float) -> dict[str, float]:
    fitting = [n for n in numbers if n.fits]
    other = [n for n in numbers if n.order is QuantityOrder.DIFFERENT and not n.partial]
    return {
        "number same": _few(sum(n.same_thing for n in fitting), 2),
        "number same elsewhere": _few(sum(not n.same_thing for n in fitting), 2),
        "number other": float(any(n.same_thing for n in other)) * share * share,
        "number other elsewhere": float(any(not n.same_thing for n in other)) * share * share,
        "number wider": float(any(n.order is QuantityOrder.NARROWER for n in numbers)),
        "number missing": float(any(n.found is None for n in numbers)),
    }


def _times(asked: Sequence[Analysis], found: Analysis) -> tuple[Slot, ...]:
    """Each asked time beside the found one that meets it best, then the time of the day."""
    pairs = sentence_times([t for a in asked for t in a.times], found.times)
    here = [c for a in asked for c in clocks(a.times, a.sentence.text)]
    hours = compare_clocks(here, clocks(found.times, found.sentence.text))
    return (*(pair.slot for pair in pairs), *([hours] if hours is not None else []))


def _dates(times: Sequence[Slot], share: float) -> dict[str, float]:
    return {
        "time same": float(any(s.outcome in _FITS for s in times)),
        "time other": float(any(s.outcome is Outcome.DIFFERENT for s in times)) * share * share,
        "time missing": float(any(s.outcome is Outcome.MISSING for s in times)),
        "time wider": float(any(s.outcome is Outcome.BROADER for s in times)),
    }


def _levels(decisions: Sequence[Decision]) -> dict[str, float]:
    """What the levels say, each by its name."""
    facts: dict[str, float] = {}
    for decision in decisions:
        contradicts = decision.level.label is InferenceLabel.CONTRADICTION
        for name in (decision.level.name, "of contradiction" if contradicts else "of support"):
            key = f"level {name}"
            facts[key] = max(facts.get(key, 0.0), decision.score)
    return facts


_ACTORS = ("who", "whom")


def _aligned(alignments: Sequence[Alignment], claims: int) -> dict[str, float]:
    """How the claims of the two texts fit, role by role, whether or not a level decides."""
    facts = {"aligned none": float(claims > len(alignments))}
    for alignment in alignments:
        fits = alignment.score
        opposite = alignment.relation is FrameRelation.OPPOSITE
        found = {
            "aligned opposite": fits * opposite,
            "aligned same": fits * (not opposite),
            "aligned other sign": fits
            * (not (alignment.same_polarity or only_hinders(alignment.found))),
            "aligned planned": fits
            * (alignment.found.mood in UNREAL and alignment.asked.mood is Mood.ASSERTED),
            "aligned swapped": float(alignment.swapped),
        }
        for slot in alignment.slots:
            role = slot.role if slot.role in _ACTORS else "rest"
            how = "same" if slot.outcome in _FITS else slot.outcome.value
            found[f"aligned {role} {how}"] = 1.0 if not slot.in_context else PARTLY
        for measure in (alignment.quantity, alignment.time):
            if measure is not None and measure.outcome is Outcome.DIFFERENT:
                found[f"aligned {measure.role} different"] = fits
        for name, value in found.items():
            facts[name] = facts.get(name, 0.0) + value / len(alignments)
    return facts


def _speakers(
    asked: Sequence[Claim], found: Sequence[Claim], share: float, comparer: Comparer
) -> dict[str, float]:
    """Whether the one who is said to say it is among those who speak in the found text."""
    wanted = [s for c in asked for s in voices_of(c, comparer)]
    heard = [s for c in found for s in voices_of(c, comparer)]
    if not wanted:
        return {}
    if not heard:
        return {"speaker unheard": 1.0}
    same = any(
        comparer.compare(w, h).outcome in (*_FITS, Outcome.BROADER) for w in wanted for h in heard
    )
    return {"speaker same": float(same), "speaker other": share * float(not same)}


def _said_by(
    alignments: Sequence[Alignment], found: Sequence[Claim], share: float, comparer: Comparer
) -> dict[str, float]:
    """Whether somebody else says the claim that is nearest to an asked one."""
    claims = [(a.asked, a.found) for a in alignments]
    speakers = speakers_of(found, comparer)
    voices = [compare_voices(asked, said, speakers, comparer) for asked, said in claims]
    swapped = any(accusers_change_places(asked, said, comparer) for asked, said in claims)
    return {
        "voice other": float(Voice.OTHER in voices),
        "accusers swapped": share * float(swapped),
    }
