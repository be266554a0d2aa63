"""Every shape of a verb or noun leads to its dictionary entry, and tells who acts."""

from __future__ import annotations

import pytest
from core_helpers import words

from factcheck.language.lexicon import EntryKind
from factcheck.language.morphology import (
    Form,
    Irregular,
    english_plural,
    english_verb,
    indonesian_verb,
)

ACTS = {Form.ACTIVE, Form.BARE, Form.PAST_OR_PARTICIPLE}


def forms(root: str, lemma: str) -> dict[str, Form]:
    return dict(indonesian_verb(root, lemma))


@pytest.mark.parametrize(
    ("root", "lemma", "active", "passive", "bare"),
    [
        ("tolak", "menolak", "menolak", "ditolak", "tolak"),
        ("kirim", "mengirim", "mengirim", "dikirim", "kirim"),
        ("kirim", "mengirimkan", "mengirimkan", "dikirimkan", "kirimkan"),
        ("pukul", "memukul", "memukul", "dipukul", "pukul"),
        ("sapu", "menyapu", "menyapu", "disapu", "sapu"),
        ("serang", "menyerang", "menyerang", "diserang", "serang"),
        ("datang", "mendatangi", "mendatangi", "didatangi", "datangi"),
        ("berat", "memperberat", "memperberat", "diperberat", "perberat"),
        ("laku", "memberlakukan", "memberlakukan", "diberlakukan", "berlakukan"),
        ("bom", "mengebom", "mengebom", "dibom", "bom"),
        ("ambil", "mengambil alih", "mengambil alih", "diambil alih", "ambil alih"),
    ],
)
def test_an_indonesian_verb_has_active_passive_and_headline_form(
    root: str, lemma: str, active: str, passive: str, bare: str
) -> None:
    found = forms(root, lemma)
    assert found[active] is Form.ACTIVE
    assert found[passive] is Form.PASSIVE
    assert found[bare] is Form.BARE


def test_the_ter_form_is_a_passive() -> None:
    assert forms("tolak", "menolak")["tertolak"] is Form.PASSIVE
    assert forms("pukul", "memukul")["terpukul"] is Form.PASSIVE


@pytest.mark.parametrize(("root", "lemma"), [("temu", "bertemu"), ("tewas", "tewas")])
def test_a_verb_without_men_prefix_is_active(root: str, lemma: str) -> None:
    assert forms(root, lemma)[lemma] is Form.ACTIVE


@pytest.mark.parametrize(
    ("word", "frame"),
    [
        ("menolak", "reject"),
        ("ditolak", "reject"),
        ("tolak", "reject"),
        ("mengirimkan", "send"),
        ("dikirimkan", "send"),
        ("diserang", "attack"),
        ("disepakati", "agree"),
        ("penolakan", "reject"),
        ("rejects", "reject"),
        ("rejected", "reject"),
        ("rejecting", "reject"),
        ("banned", "ban"),
        ("banning", "ban"),
        ("denies", "deny"),
        ("denied", "deny"),
        ("denying", "deny"),
        ("withdrew", "withdraw"),
        ("withdrawn", "withdraw"),
        ("struck", "attack"),
        ("overthrew", "overthrow"),
        ("air strikes", "air_strike"),
        ("took control of", "capture"),
    ],
)
def test_an_inflected_word_is_found_in_the_dictionary(word: str, frame: str) -> None:
    frames = {
        e.value for code in ("en", "id") for e in words(code, word) if e.kind is EntryKind.PREDICATE
    }
    assert frame in frames


@pytest.mark.parametrize("word", ["ditolak", "diserang", "dikerahkan", "ditangkap", "dibunuh"])
def test_a_di_form_of_the_dictionary_never_reads_as_active(word: str) -> None:
    verbs = [e for e in words("id", word) if e.kind is EntryKind.PREDICATE and e.form is not None]
    assert verbs
    assert not {e.form for e in verbs} & ACTS


IRREGULAR = {
    "ban": (Irregular("banned", "banned"),),
    "hit": (Irregular("hit", "hit"),),
    "take": (Irregular("took", "taken"),),
}


@pytest.mark.parametrize(
    ("lemma", "expected"),
    [
        ("ban", {"ban", "bans", "banned", "banning"}),
        ("hit", {"hit", "hits", "hitting"}),
        ("take over", {"take over", "takes over", "took over", "taken over", "taking over"}),
        ("deny", {"deny", "denies", "denied", "denying"}),
        ("destroy", {"destroy", "destroys", "destroyed", "destroying"}),
        ("agree", {"agree", "agrees", "agreed", "agreeing"}),
        ("die", {"die", "dies", "died", "dying"}),
        ("clash", {"clash", "clashes", "clashed", "clashing"}),
    ],
)
def test_english_verbs_double_change_y_and_follow_the_irregular_table(
    lemma: str, expected: set[str]
) -> None:
    assert {form for form, _ in english_verb(lemma, IRREGULAR)} == expected


def test_a_past_that_differs_from_the_participle_is_active_and_the_participle_is_not() -> None:
    found = dict(english_verb("take", IRREGULAR))
    assert found["took"] is Form.ACTIVE
    assert found["taken"] is Form.PARTICIPLE
    assert dict(english_verb("agree", {}))["agreed"] is Form.PAST_OR_PARTICIPLE


@pytest.mark.parametrize(
    ("noun", "plural"),
    [
        ("rebel", "rebels"),
        ("army", "armies"),
        ("convoy", "convoys"),
        ("church", "churches"),
        ("hero", "heroes"),
        ("member of parliament", "members of parliament"),
        ("air strike", "air strikes"),
    ],
)
def test_english_plurals(noun: str, plural: str) -> None:
    assert english_plural(noun) == plural


@pytest.mark.parametrize(
    ("singular", "plural"),
    [("child", "children"), ("woman", "women"), ("policeman", "policemen"), ("crisis", "crises")],
)
def test_an_irregular_plural_means_what_its_singular_means(singular: str, plural: str) -> None:
    one, many = (
        {e.value for e in words("en", w) if e.kind is EntryKind.CONCEPT} for w in (singular, plural)
    )
    assert one
    assert one <= many
