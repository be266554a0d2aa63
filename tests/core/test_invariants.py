"""What must hold for any text whatever: exact quotes, no verdict without evidence, no crash."""

from __future__ import annotations

import io
import time
from pathlib import Path

import pytest
from core_helpers import article, corpus, rows, symbolic
from hypothesis import example, given
from hypothesis import strategies as st

from factcheck import api
from factcheck.records import VerdictLabel

NEWS = (
    "Peru rejected the offer of Chile on Monday. ",
    "Peru menolak tawaran Chile, kata Rina Subekti, Senin (6/1/2020). ",
    "The fire killed 12 people, police said. ",
    "Sebanyak 12 orang tewas dalam kebakaran itu.\r\n\r\n",
    "“They signed it,” Anna Berg said.\n",
    "He didn’t resign",
    "BREAKING NEWS\r\n",
    "Bogor terletak 60 km di selatan Jakarta.",
    "Tom Reed (",
    ") ditangkap ",
    "www.example.org/a?b=c ",
)
JUNK = (
    "\x00", "\x1b[31m", "\ufeff", "\u200b", "\u202e", "Ã©", "â€œ", "\r", "\r\n", "\n\n\n", "\t",
    "\u2028", "é", "ﬁ", "İ", "ß", "🙂", "漢字", "العربية", "…", "''", '"', "(" * 9, "]", "--", "%",
    "1.2.3.4", "31/02/2020", "99:99", "Rp", "-nya", "yang ", "not ", "tidak ", "said ", ": ",
)  # fmt: skip
MIXED = st.lists(st.sampled_from(NEWS + JUNK), max_size=12).map("".join)
ANY = MIXED | st.text(max_size=300)
CODE = st.sampled_from(["en", "id"])


@given(ANY, CODE)
@example("\ufeffPeru rejected\r\nthe offer.\r\n", "en")
@example("Peru menolak taw-\naran Chile.\x00", "id")
def test_every_quote_is_the_text_at_its_offsets(text: str, code: str) -> None:
    found = article(text, language=code)
    for claim in api.extract(corpus(found)).claims:
        assert text[claim.start : claim.end] == claim.quote
        assert claim.start <= claim.focus.start < claim.focus.end <= claim.end
        for argument in claim.arguments:
            assert 0 <= argument.start <= argument.end <= len(text)


TOLD = tuple(
    text
    for table in (
        "asked_for.tsv",
        "reasons.tsv",
        "who_says.tsv",
        "idioms.tsv",
        "sentence_numbers.tsv",
    )
    for row in rows(table)
    for text in row
    if " " in text
)
BETWEEN_WORDS = st.sampled_from(["", "but", "tetapi", "yang", "that", "to", "and", "dan", ",", '"'])


@given(st.sampled_from(TOLD), st.integers(1, 20), BETWEEN_WORDS, CODE)
@example("He tried to rob the bank and failed.", 6, "but", "en")
@example("Ia mencoba merampok bank itu tetapi gagal.", 5, "tetapi", "id")
def test_a_sentence_cut_off_anywhere_is_read(text: str, at: int, more: str, code: str) -> None:
    words = text.split()
    cut = " ".join((*words[:at], more))
    for claim in api.extract(corpus(article(cut, language=code))).claims:
        assert cut[claim.start : claim.end] == claim.quote


@given(ANY, CODE)
def test_every_evidence_quotes_its_article_and_no_evidence_means_no_verdict(
    text: str, code: str
) -> None:
    found = corpus(article(text, "x", language=code), article(NEWS[0], "y"))
    texts = {a.id: a.text for a in found.articles}
    for claim in ("Peru rejected the offer of Chile.", "12 orang tewas dalam kebakaran itu."):
        verdict = symbolic.check(claim, found)
        for evidence in verdict.evidence:
            assert texts[evidence.article][evidence.start : evidence.end] == evidence.quote
            assert 0.0 <= evidence.score <= 1.0
        assert 0.0 <= verdict.confidence <= 1.0
        if not verdict.evidence:
            assert verdict.label is VerdictLabel.NOT_ENOUGH_EVIDENCE


@given(ANY.filter(str.strip))
def test_any_text_may_be_asked_and_gets_a_verdict_or_a_claim_error(text: str) -> None:
    try:
        verdict = symbolic.check(
            text[: api.MAX_CLAIM], corpus(article(NEWS[0]), article(NEWS[3], "b"))
        )
    except api.ClaimError:
        return
    assert verdict.evidence or verdict.label is VerdictLabel.NOT_ENOUGH_EVIDENCE


@given(ANY, ANY)
def test_any_two_texts_may_be_judged_and_again_with_the_same_answer(a: str, b: str) -> None:
    assert symbolic.judge(a, b) == symbolic.judge(a, b)


@given(ANY, ANY)
def test_the_relation_of_any_two_texts_does_not_depend_on_their_order(a: str, b: str) -> None:
    assert symbolic.judge(a, b).relation is symbolic.judge(b, a).relation


@given(st.binary(max_size=300))
def test_any_bytes_are_an_article_or_skipped_with_a_reason(data: bytes) -> None:
    found = api.read("-", stdin=io.BytesIO(data))
    assert len(found.articles) + len(found.skipped) >= 1
    assert all(s.reason for s in found.skipped)
    symbolic.compare(found)


@pytest.mark.parametrize(
    "piece",
    ["a", "a ", "Peru ", "yang ", "and ", "(", '"', "12 ", ", ", "é", ".", "dan Peru ",
     "Peru rejected Chile and "],
)  # fmt: skip
def test_a_line_without_end_is_read_in_seconds(piece: str) -> None:
    api.extract(corpus(article(piece * 10)))  # the language data is read before the clock starts
    began = time.process_time()
    api.extract(corpus(article(piece * 1_000)))
    assert time.process_time() - began < 5.0


def test_every_quote_of_the_repository_s_own_articles_is_exact() -> None:
    seeds = Path(__file__).parents[2] / "seeds"
    found = api.read(seeds)
    texts = {a.id: a.text for a in found.articles}
    claims = api.extract(found).claims
    assert len(claims) > 50
    for claim in claims:
        assert texts[claim.article][claim.start : claim.end] == claim.quote
