"""A small made-up comparison that the tests of reports and of the command line share."""

from __future__ import annotations

import datetime as dt

from factcheck.records import (
    Argument,
    Article,
    Attribution,
    Claim,
    Comparison,
    ContradictionType,
    DateBasis,
    Evidence,
    InferenceLabel,
    Judgement,
    Position,
    Precision,
    Question,
    QuestionStatus,
    Relation,
    RelationKind,
    SlotComparison,
    Span,
    Stance,
    UnreadableArticle,
    Verdict,
    VerdictLabel,
    When,
)
from factcheck.report.findings import find
from factcheck.report.interface import Report, ReportFormat, TrackedResult
from factcheck.report.registry import writer
from factcheck.settings.values import FailOn, TrackedClaim


def day(year: int, month: int, date: int) -> When:
    """One stated day."""
    value = dt.date(year, month, date)
    return When(value, value, Precision.DAY, DateBasis.STATED)


def article(id: str, source: str, text: str, published: When, origin: str | None = None) -> Article:
    """An article whose title is its first line."""
    title = text.split("\n")[0]
    return Article(id, id, text, title, source, origin, "en", published)


def claim(
    of: Article, number: int, quote: str, focus: str = "", event: When | None = None
) -> Claim:
    """A claim with an exact quote; `focus` is the clause that decides."""
    start = of.text.index(quote)
    inner = start + quote.index(focus or quote)
    return Claim(
        id=f"{of.id}#{number}",
        article=of.id,
        source=of.source,
        origin=of.origin,
        language=of.language,
        quote=quote,
        start=start,
        end=start + len(quote),
        predicate="control",
        arguments=(Argument("who", quote.split()[0], start, start + len(quote.split()[0])),),
        event=event or When(),
        published=of.published,
        focus=Span(inner, inner + len(focus or quote)),
    )


def comparison(quote: str = "Rebels hold the bridge, the mayor said") -> Comparison:
    """Three sources on a bridge: two contradict each other, one tells what changed later."""
    post = article("post.txt", "Post", f"Bridge news\n{quote}.", day(2021, 3, 1), "Wire")
    times = article("times.txt", "Times", "Army holds the bridge.", day(2021, 3, 1))
    echo = article("echo.txt", "Echo", "Army\nretook the bridge.", day(2021, 4, 2))
    first = claim(post, 1, quote, quote.split(",")[0])
    second = claim(times, 1, "Army holds the bridge", event=day(2021, 2, 28))
    third = claim(echo, 1, "Army\nretook the bridge")
    said = (Attribution("the mayor", "said"),)
    first = Claim(
        **{name: getattr(first, name) for name in first.__slots__} | {"attribution": said}
    )
    relations = (
        Relation(
            RelationKind.CONTRADICT, ContradictionType.ROLE, first.id, second.id, 0.91234567,
            "one-holder", "one bridge has one holder on one day",
        ),
        Relation(
            RelationKind.SUPERSEDED, None, third.id, first.id, 0.9, "time", "the holder changed",
        ),
    )  # fmt: skip
    bridge = Question(
        "q1",
        "Who controls the bridge?",
        QuestionStatus.DISPUTED,
        (
            Position("rebels", (first.id,), ("Post",), ("Wire",)),
            Position("army", (second.id, third.id), ("Echo", "Times"), ("Wire",)),
        ),
        tracked=True,
    )
    lone = Question(
        "q2",
        "Who is the mayor?",
        QuestionStatus.SINGLE_SOURCE,
        (Position("Jo", (first.id,), ("Post",)),),
    )
    return Comparison(
        articles=(echo, post, times),
        claims=(third, first, second),
        relations=relations,
        questions=(bridge, lone),
    )


def verdict(
    label: VerdictLabel = VerdictLabel.SUPPORTED, id: str = "", text: str = "Rebels hold the bridge"
) -> Verdict:
    """A verdict with one piece of evidence, or none where there is not enough."""
    evidence = Evidence(
        "post.txt", "Post", "Wire", day(2021, 3, 1), "Rebels hold the bridge", 12, 34,
        Stance.SUPPORTS, 0.97, "same holder, same place",
    )  # fmt: skip
    known = label is not VerdictLabel.NOT_ENOUGH_EVIDENCE
    return Verdict(id, text, label, 0.93, (evidence,) if known else ())


def judgement(kind: RelationKind = RelationKind.CONTRADICT, id: str = "") -> Judgement:
    """A judgement with one slot."""
    return Judgement(
        id, InferenceLabel.CONTRADICTION, (0.01, 0.04, 0.95), kind, ContradictionType.ANTONYM,
        "reject and accept exclude each other", "opposites",
        (SlotComparison("predicate", "reject", "accept", "opposite"),),
    )  # fmt: skip


SKIPPED = UnreadableArticle("bad.txt", "is binary", "save it as text")


def disputes(count: int) -> Comparison:
    """Many disputed questions of two sources each, every quote another one."""
    articles, claims, relations, questions = [], [], [], []
    for number in range(count):
        ids = f"a{number:05}.txt", f"b{number:05}.txt"
        texts = (f"Rebels hold bridge {number}.", f"The army holds bridge {number}.")
        pair = [
            article(id, source, text, day(2021, 3, 1 + number % 28))
            for id, source, text in zip(ids, ("Post", "Times"), texts, strict=True)
        ]
        said = [claim(each, 1, each.text) for each in pair]
        articles += pair
        claims += said
        relations.append(
            Relation(
                RelationKind.CONTRADICT, ContradictionType.ROLE, said[0].id, said[1].id, 0.9,
                "one-holder", "one bridge has one holder on one day",
            )
        )  # fmt: skip
        positions = tuple(
            Position(name, (c.id,), (c.source,), (c.source,))
            for name, c in zip(("rebels", "army"), said, strict=True)
        )
        asked = f"Who holds bridge {number}?"
        questions.append(Question(f"q{number}", asked, QuestionStatus.DISPUTED, positions))
    return Comparison(tuple(articles), tuple(claims), tuple(relations), tuple(questions))


def sample_report(found: Comparison) -> Report:
    """A report on a comparison, with a tracked claim whose verdict is not the expected one."""
    claim = TrackedClaim(
        "t", "Rebels hold the bridge", VerdictLabel.REFUTED, link="https://x.org/1"
    )  # fmt: skip
    tracked = (TrackedResult(claim, verdict(id="t")),)
    return Report(found, tracked, find(found, tracked, fail_on=FailOn.ANY))


#: A report in which nothing was found.
NO_REPORT = Report(Comparison((), (), (), ()))


def text_of(report_format: ReportFormat, made: Report) -> str:
    """A report in a format."""
    return "".join(writer(report_format).report(made))
