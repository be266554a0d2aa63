"""The shipped retriever finds what means the same, in either language."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Sequence
from pathlib import Path

import numpy as np
import pytest
from numpy.typing import NDArray

from factcheck.model.folder import AGAIN, shipped_folder
from factcheck.model.interface import ModelError
from factcheck.model.retriever import Retriever

# An English sentence and its Indonesian translation.
TRANSLATED = (
    (
        "The earthquake killed forty people in the mountain village.",
        "Gempa bumi itu menewaskan empat puluh orang di desa pegunungan.",
    ),
    (
        "The central bank left its interest rate unchanged on Thursday.",
        "Bank sentral mempertahankan suku bunganya pada hari Kamis.",
    ),
    (
        "The striker scored twice in the final against Malaysia.",
        "Penyerang itu mencetak dua gol di final melawan Malaysia.",
    ),
    (
        "Doctors warn that dengue fever is spreading in the capital.",
        "Dokter memperingatkan bahwa demam berdarah menyebar di ibu kota.",
    ),
    (
        "The rebels rejected the ceasefire that the president had offered.",
        "Pemberontak menolak gencatan senjata yang ditawarkan presiden.",
    ),
)
TEXTS = (*(text for both in TRANSLATED for text in both), "Ya.", "", "kata " * 1000)


@pytest.mark.parametrize("way", [Retriever.queries, Retriever.passages])
def test_vectors_are_of_unit_length(
    retriever: Retriever, way: Callable[[Retriever, Sequence[str]], NDArray[np.float32]]
) -> None:
    vectors = way(retriever, TEXTS)
    assert vectors.shape == (len(TEXTS), 384)
    assert vectors.dtype == np.float32
    assert np.linalg.norm(vectors, axis=1) == pytest.approx(1, abs=1e-3)


def test_no_texts_give_no_vectors(retriever: Retriever) -> None:
    assert retriever.queries([]).shape == (0, 384)


@pytest.mark.parametrize("seed", range(3))
def test_a_text_has_the_same_vector_whatever_stands_beside_it(
    retriever: Retriever, seed: int
) -> None:
    alone = np.concatenate([retriever.passages([text]) for text in TEXTS])
    order = np.random.default_rng(seed).permutation(len(TEXTS))
    beside = retriever.passages([TEXTS[row] for row in order])
    assert np.array_equal(beside, alone[order])


def test_a_vector_loses_nothing_in_16_bits(retriever: Retriever) -> None:
    vectors = retriever.passages(TEXTS)
    assert np.array_equal(vectors, vectors.astype(np.float16).astype(np.float32))


@pytest.mark.parametrize("row", range(len(TRANSLATED)))
def test_a_sentence_is_nearest_to_its_translation(retriever: Retriever, row: int) -> None:
    (query,) = retriever.queries([TRANSLATED[row][0]])
    near = retriever.passages([indonesian for _, indonesian in TRANSLATED]) @ query
    assert int(near.argmax()) == row


@pytest.mark.parametrize("row", range(len(TRANSLATED)))
def test_a_translation_is_nearest_to_its_sentence(retriever: Retriever, row: int) -> None:
    (query,) = retriever.queries([TRANSLATED[row][1]])
    near = retriever.passages([english for english, _ in TRANSLATED]) @ query
    assert int(near.argmax()) == row


def test_a_query_and_a_passage_are_told_apart(retriever: Retriever) -> None:
    text = [TRANSLATED[0][0]]
    assert not np.array_equal(retriever.queries(text), retriever.passages(text))


def linked(folder: Path) -> Path:
    """The shipped files again, in a folder where one can be spoilt."""
    for file in shipped_folder().iterdir():
        (folder / file.name).symlink_to(file)
    return folder


PARTS = ("config.json", "retriever.onnx", "retriever.npz", "embeddings.bin", "tokenizer.json")


@pytest.mark.parametrize("name", PARTS)
def test_a_missing_part_is_named_with_its_mend(tmp_path: Path, name: str) -> None:
    (linked(tmp_path) / name).unlink()
    with pytest.raises(ModelError) as caught:
        Retriever(tmp_path)
    said = str(caught.value)
    assert said.startswith(f"{tmp_path / name}: ")
    assert said.endswith(f"; {AGAIN}")


@pytest.mark.parametrize("name", ["retriever.onnx", "retriever.npz"])
def test_a_file_cut_short_is_named(tmp_path: Path, name: str) -> None:
    (linked(tmp_path) / name).unlink()
    shutil.copyfile(shipped_folder() / name, tmp_path / name)
    with (tmp_path / name).open("r+b") as file:
        file.truncate(100_000)
    with pytest.raises(ModelError, match=f"{name}: the model file is damaged"):
        Retriever(tmp_path)
