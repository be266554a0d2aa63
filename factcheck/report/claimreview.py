"""ClaimReview (schema.org, JSON-LD): verdicts on claims as search engines read them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from factcheck.records import Evidence, Stance, Verdict, VerdictLabel
from factcheck.report.escape import to_json
from factcheck.report.interface import PartialWriter, Report, ReportFormat
from factcheck.settings.values import Publisher, TrackedClaim

#: From 1 (refuted) to 5 (supported). A claim that no article decides has no number.
_RATINGS = {
    VerdictLabel.SUPPORTED: (5, "Supported"),
    VerdictLabel.REFUTED: (1, "Refuted"),
    VerdictLabel.CONFLICTING: (3, "Conflicting evidence"),
    VerdictLabel.NOT_ENOUGH_EVIDENCE: (None, "Not enough evidence"),
}


class ClaimReviewWriter(PartialWriter):
    """Writes one document with a @graph of reviews."""

    name = ReportFormat.CLAIMREVIEW.value

    def report(self, report: Report) -> Iterator[str]:
        """The tracked claims. The author is the publisher of the settings."""
        urls = {a.id: a.url for a in report.comparison.articles if a.url}
        titles = {a.id: a.title for a in report.comparison.articles}
        yield _document(
            _review(r.verdict, report.publisher, r.tracked, urls, titles) for r in report.tracked
        )

    def verdicts(self, verdicts: Iterable[Verdict], *, many: bool) -> Iterator[str]:
        """One document for all verdicts."""
        yield _document(_review(v, Publisher(), None, {}, {}) for v in verdicts if not v.error)


def _document(reviews: Iterable[dict[str, Any]]) -> str:
    graph = list(reviews)
    return to_json({"@context": "https://schema.org", "@graph": graph}, indent=2) + "\n"


def _review(
    verdict: Verdict,
    publisher: Publisher,
    tracked: TrackedClaim | None,
    urls: dict[str, str],
    titles: dict[str, str],
) -> dict[str, Any]:
    value, name = _RATINGS[verdict.label]
    rating: dict[str, Any] = {"@type": "Rating", "alternateName": name}
    if value is not None:
        rating |= {"ratingValue": value, "bestRating": 5, "worstRating": 1}
    told = [e for e in verdict.evidence if e.stance is not Stance.NEUTRAL]
    review: dict[str, Any] = {
        "@type": "ClaimReview",
        "claimReviewed": verdict.claim,
        "reviewRating": rating,
        "itemReviewed": {"@type": "Claim", "text": verdict.claim},
        "citation": [_citation(e, urls, titles) for e in told],
    }
    if publisher.name:
        author: dict[str, Any] = {"@type": "Organization", "name": publisher.name}
        review["author"] = author | ({"url": publisher.url} if publisher.url else {})
    if tracked is not None:
        review["identifier"] = tracked.id
        if tracked.link:
            review["url"] = tracked.link
        if tracked.note:
            review["abstract"] = tracked.note
        if tracked.owner:
            review["editor"] = {"@type": "Person", "name": tracked.owner}
    if verdict.as_of is not None:
        review["temporalCoverage"] = f"../{verdict.as_of.isoformat()}"
    return review


def _citation(
    evidence: Evidence, urls: dict[str, str], titles: dict[str, str]
) -> dict[str, Any]:  # fmt: skip
    cited: dict[str, Any] = {
        "@type": "NewsArticle",
        "identifier": evidence.article,
        "publisher": {"@type": "Organization", "name": evidence.source},
        "text": evidence.quote,
        "abstract": f"{evidence.stance.value}: {evidence.reason}",
    }
    if titles.get(evidence.article):
        cited["headline"] = titles[evidence.article]
    if evidence.published.iso():
        cited["datePublished"] = evidence.published.iso()
    if evidence.article in urls:
        cited["url"] = urls[evidence.article]
    return cited
