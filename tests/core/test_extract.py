"""A sentence becomes claims: who did what to whom, whether it is so, who says it, and when."""

from __future__ import annotations

import pytest
from core_helpers import article, claims, corpus, find, role

from factcheck import api
from factcheck.extract.articles import read_article
from factcheck.match.corpus import learn_names
from factcheck.records import Mood, Polarity

BOTH = pytest.mark.parametrize


@BOTH(
    ("code", "sentence", "frame"),
    [
        ("en", "The minister did not sign the treaty.", "sign"),
        ("en", "The minister didn't sign the treaty.", "sign"),
        ("en", "Peru never ratified the treaty.", "ratify"),
        ("en", "Police have yet to arrest Tom Reed.", "arrest"),
        ("en", "The minister refused to sign the treaty.", "sign"),
        ("en", "Peru failed to ratify the treaty.", "ratify"),
        ("en", "No one died in the fire.", "die"),
        ("id", "Menteri itu tidak menandatangani perjanjian itu.", "sign"),
        ("id", "Menteri itu belum menandatangani perjanjian itu.", "sign"),
        ("id", "Peru gagal meratifikasi perjanjian itu.", "ratify"),
        ("id", "Menteri enggan menandatangani perjanjian itu.", "sign"),
        ("id", "Perjanjian itu tidak pernah diratifikasi Peru.", "ratify"),
    ],
)
def test_what_is_denied_refused_or_failed_is_negated(code: str, sentence: str, frame: str) -> None:
    assert find(claims(sentence, code), frame).polarity is Polarity.NEGATED


@BOTH(
    ("code", "sentence", "frame", "mood"),
    [
        ("en", "Peru plans to ratify the treaty.", "ratify", Mood.PLANNED),
        ("en", "Peru will ratify the treaty.", "ratify", Mood.PLANNED),
        ("en", "Peru hopes to ratify the treaty.", "ratify", Mood.HOPED),
        ("en", "Tom Reed may resign.", "resign", Mood.POSSIBLE),
        ("en", "Chile must reject the treaty.", "reject", Mood.ORDERED),
        ("en", "Kenya denied that it attacked Somalia.", "attack", Mood.DENIED),
        ("id", "Peru berencana meratifikasi perjanjian itu.", "ratify", Mood.PLANNED),
        ("id", "Peru akan meratifikasi perjanjian itu.", "ratify", Mood.PLANNED),
        ("id", "Peru berharap meratifikasi perjanjian itu.", "ratify", Mood.HOPED),
        ("id", "Tom Reed mungkin mengundurkan diri.", "resign", Mood.POSSIBLE),
        ("id", "Chile harus menolak perjanjian itu.", "reject", Mood.ORDERED),
        ("id", "Kenya membantah menyerang Somalia.", "attack", Mood.DENIED),
        ("en", "Peru ratified the treaty.", "ratify", Mood.ASSERTED),
        ("id", "Peru telah meratifikasi perjanjian itu.", "ratify", Mood.ASSERTED),
    ],
)
def test_plans_hopes_orders_and_denials_are_not_deeds(
    code: str, sentence: str, frame: str, mood: Mood
) -> None:
    claim = find(claims(sentence, code), frame)
    assert (claim.mood, claim.polarity) == (mood, Polarity.AFFIRMED)


def test_the_denier_of_a_deed_is_who_denies_it() -> None:
    attack = find(claims("Kenya denied that it attacked Somalia."), "attack")
    assert [(a.source, a.denies) for a in attack.attribution] == [("Kenya", True)]
    assert role(attack, "whom") == "Somalia"


@BOTH(
    ("code", "sentence", "frame", "who", "whom"),
    [
        ("en", "The treaty was rejected by the senate.", "reject", "the senate", "The treaty"),
        ("en", "Tom Reed has been arrested by the police.", "arrest", "the police", "Tom Reed"),
        ("id", "Perjanjian itu ditolak oleh senat.", "reject", "senat", "Perjanjian itu"),
        ("id", "Perjanjian itu ditolak senat.", "reject", "senat", "Perjanjian itu"),
        ("id", "Joko Santoso ditangkap polisi.", "arrest", "polisi", "Joko Santoso"),
        ("id", "Kota itu direbut tentara pada Jumat.", "capture", "tentara", "Kota itu"),
    ],
)
def test_a_passive_keeps_the_deed_s_roles(
    code: str, sentence: str, frame: str, who: str, whom: str
) -> None:
    claim = find(claims(sentence, code), frame)
    assert (role(claim, "who"), role(claim, "whom")) == (who, whom)


def test_a_passive_without_agent_leaves_the_agent_open() -> None:
    for code, sentence in (("en", "Tom Reed was arrested."), ("id", "Joko Santoso ditangkap.")):
        claim = find(claims(sentence, code), "arrest")
        assert role(claim, "who") == ""
        assert role(claim, "whom")


@BOTH(
    ("code", "sentence", "frame", "who", "whom"),
    [
        ("en", "The rebels, who had captured the town, withdrew.", "capture", "rebels", "town"),
        ("id", "Hakim yang memvonis Maria Lopez tewas.", "sentence", "Hakim", "Maria Lopez"),
        ("id", "Kota yang direbut pemberontak itu sepi.", "capture", "pemberontak", "Kota"),
    ],
)
def test_a_relative_clause_is_about_the_noun_before_it(
    code: str, sentence: str, frame: str, who: str, whom: str
) -> None:
    claim = find(claims(sentence, code), frame)
    assert who in role(claim, "who")
    assert whom in role(claim, "whom")


def test_the_main_clause_after_a_relative_clause_keeps_its_subject() -> None:
    found = claims("The rebels, who had captured the town, withdrew on Monday.")
    assert role(find(found, "withdraw"), "who") == "The rebels"


@BOTH(
    ("code", "sentence", "first", "second"),
    [
        ("en", "Police arrested Tom Reed and released Anna Berg.", "Tom Reed", "Anna Berg"),
        ("id", "Polisi menangkap Tom Reed dan melepaskan Anna Berg.", "Tom Reed", "Anna Berg"),
    ],
)
def test_joined_verbs_share_their_subject_but_not_their_object(
    code: str, sentence: str, first: str, second: str
) -> None:
    found = claims(sentence, code)
    arrest, release = find(found, "arrest"), find(found, "release")
    assert role(arrest, "who") == role(release, "who") != ""
    assert (role(arrest, "whom"), role(release, "whom")) == (first, second)


def test_joined_subjects_are_members_of_one_role() -> None:
    for code, sentence in (
        ("en", "Peru and Chile rejected the treaty."),
        ("id", "Peru dan Chile menolak perjanjian itu."),
    ):
        who = find(claims(sentence, code), "reject").argument("who")
        assert who is not None
        assert {m[0] for m in who.members} == {"p:peru", "p:chile"}


@BOTH(
    ("code", "sentence", "frame", "who", "whom"),
    [
        ("en", "Peru's rejection of the treaty was sudden.", "reject", "Peru", "treaty"),
        ("en", "The arrest of Tom Reed by police was sudden.", "arrest", "police", "Tom Reed"),
        ("id", "Penolakan Peru terhadap perjanjian itu mengejutkan.", "reject", "Peru",
         "perjanjian"),
    ],
)  # fmt: skip
def test_an_event_noun_is_a_claim_with_its_roles(
    code: str, sentence: str, frame: str, who: str, whom: str
) -> None:
    claim = find(claims(sentence, code), frame)
    assert claim.nominal
    assert who in role(claim, "who")
    assert whom in role(claim, "whom")


def test_to_launch_an_attack_is_to_attack() -> None:
    for code, sentence in (
        ("en", "Rebels launched an attack on the port."),
        ("id", "Pemberontak melancarkan serangan terhadap pelabuhan itu."),
    ):
        claim = find(claims(sentence, code), "attack")
        assert role(claim, "who") in ("Rebels", "Pemberontak")
        assert claim.polarity is Polarity.AFFIRMED


@BOTH(
    ("code", "sentence", "frame", "speaker"),
    [
        ("en", "Anna Berg said that Toyota closed the factory.", "close", "Anna Berg"),
        ("en", '"Toyota closed the factory," Anna Berg said.', "close", "Anna Berg"),
        ("en", "Toyota closed the factory, according to Anna Berg.", "close", "Anna Berg"),
        ("en", "According to Anna Berg, Toyota closed the factory.", "close", "Anna Berg"),
        ("id", "Rina Subekti mengatakan bahwa Toyota menutup pabrik.", "close", "Rina Subekti"),
        ("id", "Menurut Rina Subekti, Toyota menutup pabrik itu.", "close", "Rina Subekti"),
        ("id", '"Polisi menangkap pelaku itu," ujar juru bicara Joko Santoso, Senin.', "arrest",
         "Joko Santoso"),
    ],
)  # fmt: skip
def test_reported_speech_says_whose_words_they_are(
    code: str, sentence: str, frame: str, speaker: str
) -> None:
    claim = find(claims(sentence, code), frame)
    assert [speaker in a.source for a in claim.attribution] == [True]
    assert not claim.attribution[0].denies


def test_a_statement_in_the_newsroom_s_own_words_is_attributed_to_nobody() -> None:
    assert find(claims("Toyota closed the factory."), "close").attribution == ()


@BOTH(
    ("code", "sentence", "frame", "low", "counted"),
    [
        ("en", "The explosion injured 12 passengers.", "injure", 12, "passengers"),
        ("en", "The blast killed nine miners.", "kill", 9, "miners"),
        ("id", "Ledakan itu melukai 12 penumpang.", "injure", 12, "penumpang"),
        ("id", "Ledakan itu menewaskan sembilan penambang.", "kill", 9, "penambang"),
    ],
)
def test_a_number_belongs_to_those_it_counts(
    code: str, sentence: str, frame: str, low: float, counted: str
) -> None:
    whom = find(claims(sentence, code), frame).argument("whom")
    assert whom is not None
    assert whom.quantity is not None
    assert (whom.quantity.low, whom.quantity.high) == (low, low)
    assert counted in whom.text


def test_dozens_and_more_than_are_no_exact_numbers() -> None:
    dozens = find(claims("Kebakaran menewaskan puluhan pekerja.", "id"), "kill").quantities
    more = find(claims("The fire killed more than 40 workers."), "kill").quantities
    assert [q.vague for q in dozens] == [True]
    assert [q.low is not None and q.high is None for q in more] == [True]


@BOTH(
    ("code", "sentence", "frame", "published", "date"),
    [
        ("en", "The senate ratified the treaty on 4 May 2019.", "ratify", "-", "2019-05-04"),
        ("id", "Senat meratifikasi perjanjian itu pada 4 Mei 2019.", "ratify", "-", "2019-05-04"),
        ("en", "Tom Reed resigned yesterday.", "resign", "2020-03-02", "2020-03-01"),
        ("id", "Joko Santoso mengundurkan diri kemarin.", "resign", "2020-03-02", "2020-03-01"),
        ("id", "Joko Santoso ditangkap polisi, Senin (2/3/2020).", "arrest", "-", "2020-03-02"),
    ],
)
def test_an_event_s_date_is_the_text_s_own(
    code: str, sentence: str, frame: str, published: str, date: str
) -> None:
    assert find(claims(sentence, code, published), frame).event.iso() == date


def test_without_a_date_in_the_text_the_event_s_date_is_unknown() -> None:
    claim = find(claims("The senate ratified the treaty.", published="2020-03-02"), "ratify")
    assert not claim.event.known
    assert claim.published.iso() == "2020-03-02"


@BOTH(
    ("code", "text"),
    [
        ("en", "The Free Aceh Movement (GAM) signed a truce. GAM later rejected the budget."),
        ("id", "Gerakan Aceh Merdeka (GAM) meneken perjanjian. GAM kemudian menolak anggaran."),
        ("en", "The Dorim River Council (DRO) signed a truce. The DRO later rejected the budget."),
        ("id", "Dewan Sungai Dorim (DSD) meneken perjanjian. DSD kemudian menolak anggaran."),
    ],
)
def test_an_acronym_that_the_text_explains_is_the_body_it_stands_for(code: str, text: str) -> None:
    read = read_article(article(text, language=code))
    names = learn_names([read])
    first, second = (find(read.claims, f).argument("who") for f in ("sign", "reject"))
    assert first is not None
    assert second is not None
    assert set(names.canonical(first.features)) & set(names.canonical(second.features))


@BOTH(
    ("code", "text", "frame", "stands_for"),
    [
        ("en", "Anna Berg visited Oslo on Monday. She rejected the treaty.", "reject",
         "Anna Berg"),
        ("en", "Peru and Chile met on Monday. They signed a treaty.", "sign", "Peru and Chile"),
        ("id", "Rina Subekti mengunjungi Medan. Ia menolak perjanjian itu.", "reject",
         "Rina Subekti"),
        ("id", "Peru dan Chile bertemu pada Senin. Mereka menandatangani perjanjian.", "sign",
         "Peru dan Chile"),
        ("id", "Juru bicara Joko Santoso mengatakan pihaknya menangkap tiga orang.", "arrest",
         "Juru bicara Joko Santoso"),
        ("en", "Tom Reed told Anna Berg that he resigned.", "resign", "Tom Reed"),
    ],
)  # fmt: skip
def test_a_pronoun_carries_what_it_stands_for(
    code: str, text: str, frame: str, stands_for: str
) -> None:
    who = find(claims(text, code), frame).argument("who")
    assert who is not None
    assert who.stands_for == stands_for
    assert who.features


def test_a_pronoun_that_stands_for_nobody_makes_no_claim() -> None:
    for code, text in (("en", "He resigned."), ("id", "Mereka mengundurkan diri.")):
        found = api.extract(corpus(article(text, language=code)))
        assert found.claims == ()
        assert len(found.dropped) == 1


def test_every_claim_quotes_its_sentence_and_names_its_article() -> None:
    text = "Peru rejected the treaty. Chile signed it on Monday."
    found = claims(text)
    assert [c.quote for c in found] == ["Peru rejected the treaty.", "Chile signed it on Monday."]
    assert {c.article for c in found} == {"a"}
    assert len({c.id for c in found}) == len(found)


def test_an_article_in_a_language_without_data_has_no_claims() -> None:
    assert claims("Der Senat lehnte den Vertrag ab.", "de") == ()
