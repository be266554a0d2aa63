"""Any ONNX classifier of pairs is read rightly, and what is none is said to be none."""

from __future__ import annotations

import itertools
from collections.abc import Callable, Sequence
from pathlib import Path

import pytest
from model_fakes import labels, write_config, write_model, write_onnx

from factcheck.model.classifier import OnnxClassifier
from factcheck.model.folder import LABELS, open_folder
from factcheck.model.interface import ModelError, Pair, PairScores

Build = Callable[..., OnnxClassifier]
PAIRS: tuple[Pair, ...] = (
    ("yes", "word"),
    ("no no", "word word word"),
    ("maybe " * 40, "maybe"),
    ("", ""),
    ("yes no maybe", "word"),
)


def shares(score: PairScores) -> tuple[float, float, float]:
    return score.entailment, score.neutral, score.contradiction


def likeliest(score: PairScores) -> str:
    return LABELS[shares(score).index(max(shares(score)))]


@pytest.mark.parametrize("order", list(itertools.permutations(LABELS)))
def test_each_score_goes_to_the_label_that_the_config_gives_it(
    build: Build, order: Sequence[str]
) -> None:
    """The small model adds to its first score for "yes", the second for "maybe", the third "no"."""
    model = build(config={"id2label": labels(order)})
    found = model.score([("yes", ""), ("maybe", ""), ("no", "")])
    assert [likeliest(score) for score in found] == list(order)


def test_scores_come_in_the_order_of_the_pairs(build: Build) -> None:
    """Inside, pairs are sorted by length, and go in batches of 32."""
    pairs = [("word " * (place * 7 % 50), ("yes", "maybe", "no")[place % 3]) for place in range(70)]
    found = [likeliest(score) for score in build().score(pairs)]
    assert found == [LABELS[place % 3] for place in range(70)]


def test_probabilities_are_the_softmax_of_the_scores(build: Build) -> None:
    """Scores of 2, 0, 0: e^2 / (e^2 + 2) is 0.78699."""
    assert build().score([("yes", "word")]) == [PairScores(0.787, 0.1065, 0.1065)]


def test_probabilities_add_up_to_one(build: Build) -> None:
    for score in build().score(PAIRS):
        assert sum(shares(score)) == pytest.approx(1, abs=0.001)


def test_scores_too_large_for_an_exponential_are_probabilities_still(build: Build) -> None:
    (score,) = build(config={"max_length": 2048}).score([("yes " * 1000, "")])
    assert shares(score) == (1, 0, 0)


def test_padding_is_not_read(build: Build) -> None:
    """A short pair beside a long one is filled up with tokens that would turn its answer."""
    model = build()
    alone = [model.score([pair])[0] for pair in PAIRS]
    for order in itertools.permutations(range(len(PAIRS))):
        assert model.score([PAIRS[row] for row in order]) == [alone[row] for row in order]


def test_no_pairs_give_no_scores(build: Build) -> None:
    assert build().score([]) == []


def test_a_model_of_two_kinds_of_text_is_told_which_is_which(build: Build) -> None:
    """This one hears each token of the second text as a "no"."""
    model = build(types=True)
    assert [likeliest(score) for score in model.score([("yes yes", ""), ("", "yes yes")])] == [
        "entailment",
        "contradiction",
    ]


def test_a_temperature_above_one_flattens_and_below_one_sharpens(build: Build) -> None:
    tops = [
        build(config={"temperature": heat}).score([("yes", "word")])[0].entailment
        for heat in (0.5, 1, 2, 100)
    ]
    assert tops == sorted(tops, reverse=True)
    assert tops[0] > 0.95
    assert tops[-1] == pytest.approx(1 / 3, abs=0.01)


@pytest.mark.parametrize(
    ("pair", "cut"),
    [
        (("word " * 7, "word " * 6), False),  # 3 tokens hold the texts apart: 16 in all
        (("word " * 8, "word " * 6), True),
        (("word " * 7, "word " * 7), True),
        (("word " * 200, ""), True),
        (("", "word " * 200), True),
        (("", ""), False),
    ],
)
def test_a_pair_longer_than_the_model_reads_is_marked(build: Build, pair: Pair, cut: bool) -> None:
    (score,) = build(config={"max_length": 16}).score([pair])
    assert score.cut is cut


@pytest.mark.parametrize(
    "pair",
    [
        ("no " + "word " * 30 + "yes", "word"),
        ("word", "no " + "word " * 30 + "yes"),
        ("word " * 30 + "yes", "word no"),
        ("word no", "word " * 30 + "yes"),
    ],
)
def test_the_longer_text_loses_its_end_and_the_shorter_nothing(build: Build, pair: Pair) -> None:
    """The "yes" at the end is not read, the "no" is."""
    (score,) = build(config={"max_length": 16}).score([pair])
    assert likeliest(score) == "contradiction"


def test_a_pair_is_marked_whatever_stands_beside_it(build: Build) -> None:
    found = build(config={"max_length": 16}).score([("yes", "no"), ("word " * 99, "no"), ("", "")])
    assert [score.cut for score in found] == [False, True, False]


@pytest.mark.parametrize("width", [1, 2])
def test_a_model_of_fewer_than_three_scores_is_none_of_ours(build: Build, width: int) -> None:
    model = build(width=width)
    with pytest.raises(ModelError, match=rf"model\.onnx: gives 2x{width} scores for 2 pairs, not"):
        model.score([("yes", "no"), ("no", "yes")])


def test_a_model_that_takes_one_pair_at_a_time_is_said(build: Build) -> None:
    """Exports of a fixed shape are common; so are a `max_length` above the model's own."""
    with pytest.raises(ModelError, match="export it with free batch"):
        build(texts=1).score([("yes", "")])


def test_half_a_character_is_judged_as_an_unknown_one(build: Build) -> None:
    r"""JSON may hold one: "\ud83d" is what is left of an emoji that was cut in two."""
    (score,) = build().score([("yes \ud83d", "word")])
    assert likeliest(score) == "entailment"


def test_a_model_of_other_inputs_is_none_of_ours(build: Build) -> None:
    with pytest.raises(ModelError) as caught:
        build(ids="pixel_values")
    assert str(caught.value).endswith(
        "model.onnx: takes pixel_values, attention_mask; a sequence classifier takes input_ids and "
        "attention_mask, and token_type_ids if need be"
    )


def test_the_only_output_may_have_any_name(build: Build) -> None:
    assert likeliest(build(outputs=["scores"]).score([("yes", "")])[0]) == "entailment"


def test_of_several_outputs_the_logits_are_read(build: Build) -> None:
    found = build(outputs=["pooled", "logits"]).score([("maybe", "")])
    assert likeliest(found[0]) == "neutral"


def test_several_outputs_without_logits_are_named(build: Build) -> None:
    said = r"model\.onnx: none of its outputs \(pooled, hidden\) is 'logits'"
    with pytest.raises(ModelError, match=said):
        build(outputs=["pooled", "hidden"])


NO_MODEL = "no model that onnxruntime reads ("
NO_TOKENIZER = "no tokenizer that `tokenizers` reads ("


@pytest.mark.parametrize(
    ("name", "content", "reason"),
    [
        *(("model.onnx", c, NO_MODEL) for c in (b"", b"garbage", b"\x00" * 4096, b"{}")),
        *(
            ("tokenizer.json", c, NO_TOKENIZER)
            for c in (b"", b"garbage", b"{}", b'{"model": {"type": "Oracle"}}')
        ),
    ],
)
def test_a_part_that_is_none_is_said(
    tmp_path: Path, name: str, content: bytes, reason: str
) -> None:
    write_model(tmp_path)
    (tmp_path / name).write_bytes(content)
    with pytest.raises(ModelError) as caught:
        OnnxClassifier(open_folder(tmp_path))
    said = str(caught.value)
    assert said.startswith(f"{tmp_path / name}: {reason}")
    assert len(said.splitlines()) == 1


def test_a_model_is_called_as_its_folder(build: Build, tmp_path: Path) -> None:
    assert build().name == tmp_path.name
    assert OnnxClassifier(open_folder(tmp_path), "mine").name == "mine"


def test_a_model_in_the_working_folder_has_a_name(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(write_model(tmp_path))
    assert OnnxClassifier(open_folder(Path())).name == tmp_path.name


def test_a_model_on_disk_may_be_named_by_its_file(tmp_path: Path) -> None:
    """Of two variants the named one is read: the other gives two scores."""
    write_model(tmp_path, width=2)
    write_onnx(tmp_path / "three.onnx")
    write_config(tmp_path)
    model = OnnxClassifier(open_folder(tmp_path / "three.onnx"))
    assert likeliest(model.score([("no", "")])[0]) == "contradiction"
