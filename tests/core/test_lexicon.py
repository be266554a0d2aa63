"""The language data holds together, and a mistake in it is named with file and line."""

from __future__ import annotations

import sys
import tomllib
from collections.abc import Iterator
from importlib import resources
from pathlib import Path

import pytest
from core_helpers import DATA, claims, readings, rows

from factcheck.language.frames import ROLES, load_frames
from factcheck.language.lexicon import LANGUAGES, LexiconError, load_language
from factcheck.language.morphology import Irregular, english_verb, indonesian_verb

KINDS = {"event", "state", "speech", "change"}
COMPLEMENTS = {
    "", "asserted", "negated", "planned", "hoped", "possible", "ordered", "questioned", "denied",
    "reported", "awaited",
}  # fmt: skip
# Frames that the reader makes itself ("180 km from", "General X") or that only follow from others.
MADE_BY_THE_READER = {"distance", "title"}

GRAMMAR = """\
style = "suffix"
head_first = false
[prepositions]
from = "from"
[words]
be = ["is"]
"""
SOUND = {
    "frames/deeds.toml": '[give]\ngloss = "hand over"\nkind = "event"\n\n'
    '[own]\ngloss = "have"\nkind = "state"\n',
    "concepts/people.tsv": "person\tperson\nsmith\tperson\tperson\n",
    "counts.tsv": "",
    "places/towns.tsv": "oslo\tcity\tall\tOslo\n",
    "en/grammar.toml": GRAMMAR,
    "en/words/people.tsv": "# trades\nsmith\tsmith, blacksmith\n",
    "en/predicates/deeds.tsv": "give\tv\tgive\tto>to\ngive\tn\tgift\n",
    "en/irregular.tsv": "give\tgave\tgiven\n",
}


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A small sound data folder that the loader reads instead of the real one."""
    for name, text in SOUND.items():
        file = tmp_path / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, "utf-8")
    for name, module in list(sys.modules.items()):
        if name.startswith("factcheck.language") and hasattr(module, "data_root"):
            monkeypatch.setattr(module, "data_root", lambda: tmp_path)
    _forget()
    yield tmp_path
    monkeypatch.undo()
    _forget()


def _forget() -> None:
    load_frames.cache_clear()
    load_language.cache_clear()


def read_everything() -> None:
    """Read all tables."""
    load_language("en")


def test_a_sound_folder_is_read(folder: Path) -> None:
    language = load_language("en")
    read = {
        text: {e.value for e in language.matches(tuple(text.split()), 0)[1]}
        for text in ("gave", "gifts", "blacksmiths", "oslo")
    }
    assert read == {"gave": {"give"}, "gifts": {"give"}, "blacksmiths": {"smith"}, "oslo": {"oslo"}}


@pytest.mark.parametrize(
    ("file", "text", "place"),
    [
        ("frames/deeds.toml", '[give]\ngloss = "x\n', "deeds.toml"),
        ("frames/deeds.toml", '[give]\nkind = "event"\n', "deeds.toml: [give]"),
        ("frames/deeds.toml", '[give]\ngloss = "x"\n', "deeds.toml: [give]"),
        (
            "frames/deeds.toml",
            '[give]\ngloss = "x"\nkind = "event"\nopposit = ["own"]\n',
            "deeds.toml: [give]",
        ),
        (
            "frames/deeds.toml",
            '[give]\ngloss = "x"\nkind = "event"\nopposite = 3\n',
            "deeds.toml: [give]",
        ),
        (
            "frames/deeds.toml",
            '[give]\ngloss = "x"\nkind = "event"\nresults = ["give(to>owner)"]\n',
            "deeds.toml: [give] results",
        ),
        (
            "frames/deeds.toml",
            '[give]\ngloss = "x"\nkind = "event"\nentails = ["give(to who)"]\n',
            "deeds.toml: [give] entails",
        ),
        ("frames/deeds.toml", "give = 1\n", "deeds.toml: give"),
        (
            "frames/deeds.toml",
            '[give]\ngloss = "x"\nkind = "deed"\n',
            "deeds.toml: [give] kind",
        ),
        (
            "frames/deeds.toml",
            '[give]\ngloss = "x"\nkind = "event"\ncomplement = "maybe"\n',
            "deeds.toml: [give] complement",
        ),
        (
            "frames/deeds.toml",
            '[give]\ngloss = "x"\nkind = "event"\nexclusive = "owner"\n',
            "deeds.toml: [give] exclusive",
        ),
        (
            "frames/deeds.toml",
            '[give]\ngloss = "x"\nkind = "event"\nsymmetric = ["who"]\n',
            "deeds.toml: [give] symmetric",
        ),
        ("concepts/people.tsv", "smith\thuman\n", "people.tsv:1"),
        ("en/grammar.toml", "style = \n", "grammar.toml"),
        ("en/grammar.toml", 'style = "suffix"\n', "grammar.toml: head_first"),
        ("frames/more.toml", '[give]\ngloss = "x"\nkind = "event"\n', "more.toml"),
        ("concepts/people.tsv", "person\tperson\nsmith\n", "people.tsv:2"),
        ("concepts/people.tsv", "smith\tperson\nsmith\tperson\n", "people.tsv:2"),
        ("places/towns.tsv", "# towns\n\noslo\tcity\tOslo\n", "towns.tsv:3"),
        ("en/words/people.tsv", "smith\tsmith\nbaker\tbaker\n", "people.tsv:2"),
        ("en/words/people.tsv", "smith\tsmith\textra\n", "people.tsv:1"),
        ("en/predicates/deeds.tsv", "give\tv\tgive\nsteal\tv\tsteal\n", "deeds.tsv:2"),
        ("en/predicates/deeds.tsv", "give\tx\tgive\n", "deeds.tsv:1"),
        ("en/predicates/deeds.tsv", "give\tv\tgive\tto>receiver\n", "deeds.tsv:1"),
        ("en/predicates/deeds.tsv", "give\tv\tgive\tto=to\n", "deeds.tsv:1"),
        ("en/predicates/deeds.tsv", "give v give\n", "deeds.tsv:1"),
        ("en/irregular.tsv", "give\tgave\n", "irregular.tsv:1"),
    ],
)
def test_a_mistake_is_an_error_that_names_its_place(
    folder: Path, file: str, text: str, place: str
) -> None:
    (folder / file).write_text(text, "utf-8")
    with pytest.raises(LexiconError) as caught:
        read_everything()
    assert place in str(caught.value)


def test_bytes_that_are_no_utf8_are_an_error_that_names_the_file(folder: Path) -> None:
    (folder / "frames/deeds.toml").write_bytes(b'[give]\ngloss = "caf\xe9"\n')
    with pytest.raises(LexiconError, match=r"deeds\.toml: byte 19 is not UTF-8"):
        read_everything()


@pytest.mark.parametrize("key", ["opposite", "entails", "results", "presupposes"])
def test_a_reference_to_a_missing_frame_is_an_error_that_names_both(folder: Path, key: str) -> None:
    text = f'[give]\ngloss = "x"\nkind = "event"\n{key} = ["borow"]\n'
    (folder / "frames/deeds.toml").write_text(text, "utf-8")
    with pytest.raises(LexiconError, match=r"give.*borow"):
        load_frames()


def test_an_unknown_language_is_an_error_that_names_the_known_ones(folder: Path) -> None:
    with pytest.raises(LexiconError, match=r"xx.*en"):
        load_language("xx")


def test_comment_lines_and_blank_lines_say_nothing(folder: Path) -> None:
    text = "# a comment\n\n   \nsmith\tsmith\n# another\n"
    (folder / "en/words/people.tsv").write_text(text, "utf-8")
    assert load_language("en").matches(("smith",), 0)[0] == 1


def test_opposites_hold_both_ways_although_written_once(folder: Path) -> None:
    file = folder / "frames/deeds.toml"
    file.write_text(SOUND["frames/deeds.toml"] + 'opposite = ["give"]\n', "utf-8")
    assert load_frames().frames["give"].opposite == {"own"}


# The real data


def predicate_rows(code: str) -> Iterator[list[str]]:
    """Rows of a language's predicate files: frame, part of speech, lemma."""
    folder = resources.files("factcheck.language") / "data" / code / "predicates"
    for file in sorted(folder.iterdir(), key=lambda f: f.name):
        for line in file.read_text("utf-8").splitlines():
            if line.strip() and not line.startswith("#"):
                yield line.split("\t")


def test_what_was_read_before_changes_no_reading() -> None:
    fresh = load_language.__wrapped__("id").dictionary
    alone = fresh.get("di-phk")
    other = load_language.__wrapped__("id").dictionary
    assert other.get("phk")
    assert alone == other.get("di-phk") != ()


@pytest.mark.parametrize("code", LANGUAGES)
def test_every_row_of_the_real_data_can_be_read(code: str) -> None:
    assert len(load_language.__wrapped__(code).dictionary) > 10_000


@pytest.mark.parametrize("code", LANGUAGES)
def test_every_frame_has_words_in_every_language(code: str) -> None:
    named = {row[0] for row in predicate_rows(code)}
    assert set(load_frames().frames) - named - MADE_BY_THE_READER == set()


def test_kinds_and_complements_of_all_frames_are_known_ones() -> None:
    frames = load_frames().frames.values()
    assert {f.id: f.kind for f in frames if f.kind not in KINDS} == {}
    assert {f.id: f.complement for f in frames if f.complement not in COMPLEMENTS} == {}


def test_roles_named_by_frames_exist_and_symmetric_roles_come_in_pairs() -> None:
    for frame in load_frames().frames.values():
        assert {*frame.symmetric, frame.exclusive, frame.partisan} - {""} <= ROLES, frame.id
        assert len(frame.symmetric) in (0, 2), frame.id


def test_questions_ask_only_for_roles() -> None:
    for frame in load_frames().frames.values():
        asked = {part.partition("}")[0] for part in frame.question.split("{")[1:]}
        assert asked <= ROLES, frame.id


def test_opposites_are_mutual_and_no_frame_is_its_own_opposite() -> None:
    frames = load_frames().frames
    for frame in frames.values():
        assert frame.id not in frame.opposite
        assert all(frame.id in frames[other].opposite for other in frame.opposite)


def test_no_frame_entails_its_own_opposite() -> None:
    frames = load_frames().frames
    for frame in frames.values():
        followed, todo = set(), [frame.id]
        while todo:
            for implied in frames[todo.pop()].entails:
                if implied.frame not in followed and not implied.negated:
                    followed.add(implied.frame)
                    todo.append(implied.frame)
        assert not followed & frame.opposite, frame.id
        assert frame.id not in followed, frame.id


def test_parents_and_opposites_of_concepts_exist() -> None:
    concepts = load_frames().concepts
    missing = {
        (c.id, other)
        for c in concepts.values()
        for other in (*c.parents, *c.opposites)
        if other not in concepts
    }
    assert missing == set()


def test_no_concept_is_its_own_ancestor() -> None:
    frames = load_frames()
    assert [c for c in frames.concepts if c in frames.ancestors(c)] == []


def irregular_verbs() -> dict[str, tuple[Irregular, ...]]:
    file = resources.files("factcheck.language") / "data" / "en" / "irregular.tsv"
    found: dict[str, tuple[Irregular, ...]] = {}
    for line in file.read_text("utf-8").splitlines():
        if line.strip() and not line.startswith("#"):
            base, past, participle = line.split("\t")
            found[base] = (*found.get(base, ()), Irregular(past, participle))
    return found


def inflected(code: str, lemma: str, irregular: dict[str, tuple[Irregular, ...]]) -> list[str]:
    """All forms of a verb, those least like the lemma first."""
    if code == "en":
        forms = [form for form, _ in english_verb(lemma, irregular)]
    else:
        root, colon, form = lemma.partition(":")
        forms = [form for form, _ in indonesian_verb(root, form if colon else root)]
    return [f for f in reversed(forms) if f.isascii() and f.replace(" ", "").isalpha()]


@pytest.mark.parametrize("code", LANGUAGES)
def test_a_word_is_found_by_any_of_its_forms_without_reading_the_whole_dictionary(
    code: str,
) -> None:
    language = load_language.__wrapped__(code)
    irregular = irregular_verbs()
    lost = []
    for frame, pos, lemma, *_ in predicate_rows(code):
        for form in inflected(code, lemma, irregular) if pos == "v" else ():
            words = tuple(form.lower().split())
            length, entries = language.matches(words, 0)
            known = {e.value for e in entries if length == len(words)}
            grammar = any(e.kind.value == "grammar" for e in entries)
            if frame not in known and not grammar:
                lost.append((frame, form))
    assert lost == []


DOMAIN_SENTENCES = sorted((DATA / "frames").glob("*_??.tsv"))


def sentence_rows(file: str) -> list[list[str]]:
    """Frame, sentence, two roles (empty when not asked for) and, for open ones, the reason."""
    return [[*row, *[""] * (4 - len(row))] for row in rows(file)]


def sentence_files(code: str) -> list[str]:
    """The table of plain sentences of a language and its tables by domain."""
    by_domain = [f"frames/{f.name}" for f in DOMAIN_SENTENCES if f.stem.endswith(f"_{code}")]
    return [f"frames_{code}.tsv", *by_domain]


def sentence_is_read(code: str, frame: str, sentence: str, *roles: str) -> bool:
    """Whether one claim of the sentence has the frame with all roles that are asked for."""
    wanted = [part.split("=") for part in roles if part]
    fitting = [readings(c)[frame] for c in claims(sentence, code) if frame in readings(c)]
    return any(
        all(any(a.role == name and word in a.text for a in arguments) for name, word in wanted)
        for arguments in fitting
    )


SENTENCES = [
    pytest.param(code, *row, id=f"{code} {row[0]}: {row[1][:50]}")
    for code in ("en", "id")
    for file in sentence_files(code)
    for row in sentence_rows(file)
]
OPEN_SENTENCES = [
    pytest.param(*row[:5], id=f"{row[0]} {row[1]}: {row[2][:50]}")
    for file in sorted((DATA / "frames").glob("open_*.tsv"))
    for row in rows(f"frames/{file.name}")
]


@pytest.mark.parametrize(("code", "frame", "sentence", "first", "second"), SENTENCES)
def test_a_plain_sentence_has_the_frame_with_its_roles(
    code: str, frame: str, sentence: str, first: str, second: str
) -> None:
    assert sentence_is_read(code, frame, sentence, first, second)


@pytest.mark.xfail(strict=True, reason="the last column of the table says why")
@pytest.mark.parametrize(("code", "frame", "sentence", "first", "second"), OPEN_SENTENCES)
def test_an_open_sentence_has_the_frame_with_its_roles(
    code: str, frame: str, sentence: str, first: str, second: str
) -> None:
    assert sentence_is_read(code, frame, sentence, first, second)


@pytest.mark.parametrize("code", LANGUAGES)
def test_every_frame_of_a_domain_with_sentences_has_one_in_every_language(code: str) -> None:
    named = {row[0] for file in sentence_files(code) for row in rows(file)}
    named |= {
        row[1]
        for file in (DATA / "frames").glob("open_*.tsv")
        for row in rows(f"frames/{file.name}")
        if row[0] == code
    }
    frames = resources.files("factcheck.language") / "data" / "frames"
    for domain in sorted({f.stem.rpartition("_")[0] for f in DOMAIN_SENTENCES}):
        table = tomllib.loads((frames / f"{domain}.toml").read_text("utf-8"))
        assert set(table) - named - MADE_BY_THE_READER == set(), domain


def test_every_open_sentence_says_why_it_is_open() -> None:
    for file in (DATA / "frames").glob("open_*.tsv"):
        for row in rows(f"frames/{file.name}"):
            assert len(row) == 6, row
            assert row[5], row
