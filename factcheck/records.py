"""The frozen values every other module speaks in.

Words are those of the project's glossary (docs/glossary.md). Offsets count Unicode
characters of the decoded, untouched article text, end exclusive.
"""

from __future__ import annotations

import datetime as dt
from array import array
from dataclasses import dataclass, field
from enum import StrEnum


class Polarity(StrEnum):
    """Whether a claim says that something is so, or that it is not."""

    AFFIRMED = "affirmed"
    NEGATED = "negated"


class Mood(StrEnum):
    """How far the author commits to a claim."""

    ASSERTED = "asserted"
    DENIED = "denied"
    PLANNED = "planned"
    HOPED = "hoped"
    POSSIBLE = "possible"
    ORDERED = "ordered"
    QUESTIONED = "questioned"


class Precision(StrEnum):
    """The grain of a date, finest first."""

    MINUTE = "minute"
    HOUR = "hour"
    DAY = "day"
    WEEK = "week"
    MONTH = "month"
    SEASON = "season"
    YEAR = "year"
    DECADE = "decade"
    UNKNOWN = "unknown"


class DateBasis(StrEnum):
    """How a date was found."""

    STATED = "stated"
    INFERRED = "inferred"
    UNKNOWN = "unknown"


class RelationKind(StrEnum):
    """The relation of two claims."""

    AGREE = "agree"
    CONTRADICT = "contradict"
    SUPERSEDED = "superseded"
    UNRELATED = "unrelated"


class ContradictionType(StrEnum):
    """Types after de Marneffe, Rafferty and Manning (ACL 2008), and `mood`, `date`, `place`."""

    NEGATION = "negation"
    ANTONYM = "antonym"
    NUMERIC = "numeric"
    DATE = "date"
    PLACE = "place"
    ROLE = "role"
    LEXICAL = "lexical"
    MOOD = "mood"
    WORLD = "world"


class VerdictLabel(StrEnum):
    """AVeriTeC's four labels."""

    SUPPORTED = "supported"
    REFUTED = "refuted"
    CONFLICTING = "conflicting"
    NOT_ENOUGH_EVIDENCE = "not_enough_evidence"


class Stance(StrEnum):
    """The stance of one piece of evidence to a claim."""

    SUPPORTS = "supports"
    REFUTES = "refutes"
    NEUTRAL = "neutral"


class InferenceLabel(StrEnum):
    """Three-way natural language inference."""

    ENTAILMENT = "entailment"
    NEUTRAL = "neutral"
    CONTRADICTION = "contradiction"


class QuestionStatus(StrEnum):
    """Where the sources stand on a question."""

    AGREED = "agreed"
    DISPUTED = "disputed"
    CHANGED = "changed"
    SINGLE_SOURCE = "single_source"


class FactcheckError(Exception):
    """Base of every error the package raises.

    The message says what is wrong, where, and how to mend it, in one line.
    """


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of an article's untouched text."""

    start: int
    end: int


class Hang(StrEnum):
    """What an unresolved date hangs on: only dates that hang on the same compare."""

    WEEK = "week"  # "on Monday"
    CALENDAR = "calendar"  # "on 4 July", whatever the year
    TODAY = "today"  # "yesterday", "last month"
    EVENT = "event"  # "two days after the storm": whatever day that was


@dataclass(frozen=True, slots=True)
class AsIf:
    """An unresolved date as seen from one fixed day, to be compared with another such date."""

    first: dt.date
    last: dt.date
    hang: Hang
    weekday: int | None = None  # stated beside the date; Monday is 0
    relation: str = "at"  # as in TimeMention: "since March" is not "in March"


@dataclass(frozen=True, slots=True)
class When:
    """A stretch of days, both ends included, with its grain and how it was found.

    An end that is None is open ("since April" has no last day). With both ends None
    the date is unknown.
    """

    first: dt.date | None = None
    last: dt.date | None = None
    precision: Precision = Precision.UNKNOWN
    basis: DateBasis = DateBasis.UNKNOWN
    day_part: str | None = None  # "morning", "afternoon", "evening", "night"
    text: str = ""  # the words it was read from
    if_today: AsIf | None = None  # for an unknown date: what it would be from one fixed day

    @property
    def known(self) -> bool:
        """True when at least one end is known."""
        return self.first is not None or self.last is not None

    def iso(self) -> str | None:
        """ISO 8601 at its own grain: 2020-06-03, 2020-06, 2020, or first/last; None if unknown."""
        if not self.known:
            return None
        if self.first is None or self.last is None:
            return f"{self.first or '..'}/{self.last or '..'}"
        if self.first == self.last:
            return self.first.isoformat()
        if self.precision is Precision.YEAR and self.first.year == self.last.year:
            return f"{self.first.year:04d}"
        if self.precision is Precision.MONTH and self.first.month == self.last.month:
            return f"{self.first.year:04d}-{self.first.month:02d}"
        return f"{self.first.isoformat()}/{self.last.isoformat()}"


UNKNOWN_TIME = When()


@dataclass(frozen=True, slots=True)
class Block:
    """A stretch of an article that is the newsroom's own words: a headline or a paragraph."""

    kind: str  # "title" or "body"
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Article:
    """One document of one source. `text` is the decoded input, untouched."""

    id: str
    path: str
    text: str
    title: str
    source: str
    origin: str | None
    language: str
    published: When = UNKNOWN_TIME
    crawled: dt.date | None = None
    url: str | None = None
    blocks: tuple[Block, ...] = ()
    warnings: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class UnreadableArticle:
    """An input that was skipped, why, and how to mend it."""

    path: str
    reason: str
    mend: str = ""


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence of an article.

    `text` is the cleaned reading (lines rejoined, mojibake repaired); `offsets` has one
    entry per character of `text` and one past the end, each an offset into the
    untouched article text. `start` and `end` bound the sentence in the untouched text.
    """

    article: str
    index: int
    start: int
    end: int
    text: str
    offsets: array[int]
    is_title: bool = False
    paragraph: int = 0

    def raw(self, start: int, end: int) -> Span:
        """Bounds in the untouched article of the cleaned characters start to end."""
        if end <= start:
            return Span(self.offsets[start], self.offsets[start])
        return Span(self.offsets[start], self.offsets[end - 1] + 1)


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number or an interval, its unit, what is counted and whether it is vague.

    `low` and `high` are both included; None is open ("more than 700" has no high).
    Offsets count characters of the cleaned sentence.
    """

    low: float | None
    high: float | None
    unit: str  # "count", "ordinal", "percent", "km", "idr", "usd", "year_age", "day", ...
    text: str
    start: int
    end: int
    vague: bool = False
    counted: str = ""

    @property
    def exact(self) -> bool:
        """True for one plain value."""
        return self.low is not None and self.low == self.high and not self.vague


@dataclass(frozen=True, slots=True)
class TimeMention:
    """A time expression in a sentence, resolved where the text allows."""

    when: When
    start: int
    end: int
    relation: str = "at"  # "at", "since", "until", "before", "after"


@dataclass(frozen=True, slots=True)
class Attribution:
    """Who says a claim, with the cue ("said", "menurut").

    `denies` when the speaker denies it, `alleges` when it is an accusation of another.
    """

    source: str
    cue: str
    denies: bool = False
    features: tuple[str, ...] = ()
    alleges: bool = False


@dataclass(frozen=True, slots=True)
class Argument:
    """What fills one role of a claim.

    `text` is the surface and its offsets index the untouched article. `features` are
    language-neutral marks of what it says, the head first: `c:soldier` a concept, `f:attack`
    an event, `p:libya` a place, `n:khalifa haftar` a name, `w:word` any other word,
    `e:...` a known entity. `reach` holds the features of what hangs on it ("a call *to
    end the war*"). `members` are the parts of an enumeration. `loose` marks a role that
    the voice of the verb leaves open. `owner` are those of the features that name somebody else,
    whose brother or lawyer the argument is.
    """

    role: str
    text: str
    start: int
    end: int
    features: tuple[str, ...] = ()
    reach: tuple[str, ...] = ()
    members: tuple[tuple[str, ...], ...] = ()
    stands_for: str = ""  # what a pronoun or description refers to
    quantity: Quantity | None = None
    loose: bool = False
    owner: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class FrameReading:
    """A further reading of an ambiguous predicate, with its own roles."""

    predicate: str
    arguments: tuple[Argument, ...]


@dataclass(frozen=True, slots=True)
class Claim:
    """One checkable statement of one article."""

    id: str
    article: str
    source: str
    origin: str | None
    language: str
    quote: str
    start: int
    end: int
    predicate: str
    arguments: tuple[Argument, ...]
    polarity: Polarity = Polarity.AFFIRMED
    mood: Mood = Mood.ASSERTED
    attribution: tuple[Attribution, ...] = ()
    event: When = UNKNOWN_TIME
    published: When = UNKNOWN_TIME
    quantities: tuple[Quantity, ...] = ()
    sentence: int = 0
    is_title: bool = False
    focus: Span = field(default=Span(0, 0))  # the clause within the quote
    cue: str = ""  # the words the predicate was read from
    other_readings: tuple[FrameReading, ...] = ()  # of an ambiguous predicate
    purpose: bool = False  # stated as a purpose ("to support ..."), not as done
    nominal: bool = False  # read from an event noun
    ended: bool = False  # "no longer"
    lately: bool = False  # "finally", "again": later than what it is compared with
    done: bool = False  # "has", "already": said to be so by now
    backdrop: bool = False  # what was so before, or what only says who or which is meant
    earlier: bool = False  # "had been", "used to", "never": before what else is told

    def argument(self, role: str) -> Argument | None:
        """The filler of a role, or None."""
        return next((a for a in self.arguments if a.role == role), None)


@dataclass(frozen=True, slots=True)
class Relation:
    """The relation of two claims, the level that decided, and the reason in words."""

    kind: RelationKind
    type: ContradictionType | None
    a: str
    b: str
    score: float
    level: str
    reason: str


@dataclass(frozen=True, slots=True)
class Evidence:
    """One quoted piece of evidence and its stance to a claim."""

    article: str
    source: str
    origin: str | None
    published: When
    quote: str
    start: int
    end: int
    stance: Stance
    score: float
    reason: str
    level: str = ""


@dataclass(frozen=True, slots=True)
class Verdict:
    """The answer to a free-text claim."""

    id: str
    claim: str
    label: VerdictLabel
    confidence: float
    evidence: tuple[Evidence, ...]
    as_of: dt.date | None = None
    warnings: tuple[str, ...] = ()
    error: str = ""  # why the text could not be checked at all, with the mend


@dataclass(frozen=True, slots=True)
class SlotComparison:
    """How one slot of two texts compares: shown by `judge --explain`."""

    slot: str
    a: str
    b: str
    outcome: str  # "same", "narrower", "broader", "different", "opposite", "missing"


@dataclass(frozen=True, slots=True)
class Judgement:
    """The relation of two texts: three-way label, dated relation, type and reason."""

    id: str
    label: InferenceLabel
    scores: tuple[float, float, float]  # entailment, neutral, contradiction
    relation: RelationKind
    type: ContradictionType | None
    reason: str
    level: str
    slots: tuple[SlotComparison, ...] = ()


@dataclass(frozen=True, slots=True)
class Position:
    """One answer to a question, with the claims and sources that hold it."""

    position: str
    claims: tuple[str, ...]
    sources: tuple[str, ...]
    origins: tuple[str, ...] = ()
    when: When = UNKNOWN_TIME


@dataclass(frozen=True, slots=True)
class Question:
    """What a group of claims is about, its positions and where the sources stand."""

    id: str
    question: str
    status: QuestionStatus
    positions: tuple[Position, ...]
    tracked: bool = False


@dataclass(frozen=True, slots=True)
class Comparison:
    """Everything `compare` found. Sorted, so that input order changes nothing."""

    articles: tuple[Article, ...]
    claims: tuple[Claim, ...]
    relations: tuple[Relation, ...]
    questions: tuple[Question, ...]
    skipped: tuple[UnreadableArticle, ...] = ()
    warnings: tuple[str, ...] = ()
    as_of: dt.date | None = None
    reprints: tuple[tuple[str, ...], ...] = ()  # groups of article ids that are one witness
