"""The mixes that the model learns from, as JSON lines in the order in which it sees them.

Only rows that the data's README marks "train" go in. A source with two labels says which of three
may be meant: `labels` of a row is the list of those that are right, and the loss is that of their
union. FEVER, its symmetric half and Fool Me Twice call refuted claims contradictions already.
`python -m training.data foundation|news|across|final|articles|groups --out FILE` writes one mix.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import random
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, fields
from pathlib import Path
from typing import Any

from training import articles, disputes, groups
from training.neighbours import neighbours
from training.rows import read_rows
from training.switched import across
from training.translated import Translations

SEED = 20261
HELD_OUT_FILES = frozenset({"economy_health"})
PAIRS = Path(__file__).with_name("pairs")
HELD_OUT_TOPICS = frozenset((PAIRS / "held_out.txt").read_text("utf-8").split())
# What the joint decision and the temperature are fitted on: not learned from either.
DEVELOPMENT_TOPICS = frozenset((PAIRS / "development.txt").read_text("utf-8").split())
MEANT = {"not_entailment": ["neutral", "contradiction"]}
LONGEST_PREMISE = 85  # words; beyond it the evidence would be cut, and the label with it

Row = dict[str, Any]


def example(row: Row, source: str) -> Row:
    """A row of any source in the shape of a mix."""
    language = row.get("lang", "")
    return {
        "id": row["id"],
        "premise": row["premise"],
        "hypothesis": row["hypothesis"],
        "labels": MEANT.get(row["label"], [row["label"]]),
        "source": source,
        "type": row.get("type") or "",
        "lang_premise": row.get("lang_premise", language),
        "lang_hypothesis": row.get("lang_hypothesis", language),
    }


def order_key(row: Row) -> str:
    """A place in an order that hangs on the row alone, so that a sample is the same everywhere."""
    return hashlib.sha256(f"{SEED} {row['premise']} {row['hypothesis']}".encode()).hexdigest()


def balanced(rows: Iterable[Row], count: int, key: str = "label") -> list[Row]:
    """Up to `count` rows, the values of `key` in turn."""
    by_value: dict[str, list[Row]] = {}
    for row in sorted(rows, key=order_key):
        by_value.setdefault(str(row[key]), []).append(row)
    picked: list[Row] = []
    while len(picked) < count and any(by_value.values()):
        for name in sorted(by_value):
            if by_value[name] and len(picked) < count:
                picked.append(by_value[name].pop(0))
    return picked


def breaking_nli(rows: list[Row], count: int) -> list[Row]:
    """As many contradictions as others, over the types: the set is templated and lopsided."""
    other = [row for row in rows if row["label"] != "contradiction"]
    against = [row for row in rows if row["label"] == "contradiction"]
    half = balanced(other, count // 2)
    return half + balanced(against, len(half), key="type")


def foundation(data: Path) -> Iterator[Row]:
    """Public pairs: Indonesian inference first of all, English fact checking beside it."""
    for name, path in {
        "indonli": "indonli/train.jsonl.gz",
        "mnli_id": "mnli_id_small/train.jsonl.gz",
        "fever_symmetric": "fever_symmetric/dev.jsonl",
        "fm2": "fm2/dev.jsonl",
        "wrete": "wrete/train.jsonl",
    }.items():
        for row in read_rows(data / path):
            yield example(row, name)
    fever = read_rows(data / "fever_dev_gold/dev.jsonl.gz")
    short = [row for row in fever if len(row["premise"].split()) <= LONGEST_PREMISE]
    for row in balanced(short, 3000):
        yield example(row, "fever")
    yield from neutral_english(data)
    for row in breaking_nli(read_rows(data / "breaking_nli/all.jsonl.gz"), 1500):
        yield example(row, "breaking_nli")


def neutral_english(data: Path) -> list[Row]:
    """Pairs that decide nothing, as many as English fact checking has of either kind."""
    rows = [
        example(row, name)
        for name in ("fever_dev_gold/dev.jsonl.gz", "fever_symmetric/dev.jsonl", "fm2/dev.jsonl")
        for row in read_rows(data / name)
        if len(row["premise"].split()) <= LONGEST_PREMISE
    ]
    return balanced(neighbours(rows), 2500, key="source")


def written(folders: Iterable[Path], held_out: bool = False) -> Iterator[Row]:
    """The pairs written for this project: those to learn from, or those to be tested on."""
    tested = HELD_OUT_FILES | HELD_OUT_TOPICS
    for folder in folders:
        for path in sorted(folder.glob("*.jsonl")):
            learned_from = path.stem not in tested | DEVELOPMENT_TOPICS
            if path.stem in tested if held_out else learned_from:
                for row in read_rows(path):
                    yield {**example(row, "written"), "topic": row["topic"]}


def weighted(rows: list[Row], generator: random.Random) -> list[Row]:
    """The rows with the rarer labels filled up by chance, so that the labels are balanced."""
    by_label: dict[str, list[Row]] = {}
    for row in rows:
        by_label.setdefault(row["labels"][0], []).append(row)
    most = max(map(len, by_label.values()))
    filled: list[Row] = []
    for _, group in sorted(by_label.items()):
        filled += group + generator.choices(group, k=most - len(group))
    return filled


def passes(rows: list[Row], times: float, generator: random.Random) -> Iterator[Row]:
    """The rows shuffled anew for each pass; a fraction ends within a pass."""
    left = round(times * len(rows))
    while left > 0:
        generator.shuffle(rows)
        yield from rows[:left]
        left -= len(rows)


def turned(row: Row) -> Row:
    """The hypothesis as premise: what contradicts still does, the rest is not a contradiction."""
    against = row["labels"] == ["contradiction"]
    return {
        **row,
        "premise": row["hypothesis"],
        "hypothesis": row["premise"],
        "lang_premise": row["lang_hypothesis"],
        "lang_hypothesis": row["lang_premise"],
        "labels": ["contradiction"] if against else ["entailment", "neutral"],
    }


def replayed(
    own: list[Row],
    old: Iterator[Row],
    times: float,
    replay: float,
    change: Callable[[Row], Row],
    generator: random.Random,
) -> list[Row]:
    """Written pairs several times, each changed anew; `replay` of the whole are public ones."""
    per_pass = round(len(own) * replay / (1 - replay))
    mix: list[Row] = []
    for _ in range(max(1, round(times))):
        both = [change(row) for row in own] + [next(old) for _ in range(per_pass)]
        generator.shuffle(both)
        mix += both
    return mix


def news(
    data: Path,
    folders: list[Path],
    times: float,
    replay: float,
    turn: float = 0.0,
    seed: int = SEED,
) -> list[Row]:
    """Written pairs several times, public ones between them lest they be forgotten.

    `turn` of the written ones are turned round in each pass, others each time.
    """
    generator = random.Random(seed)
    own = weighted(list(written(folders)), generator)
    old = passes(list(foundation(data)), 1000.0, generator)

    def change(row: Row) -> Row:
        return turned(row) if generator.random() < turn else row

    return replayed(own, old, times, replay, change, generator)


SWITCHED = 0.55  # share of public pairs in one language that are put across languages
SWITCHED_NEWS = 0.5  # and of written ones
TRANSLATED = 0.5  # share of public pairs that are read in a translation, where there is one
# Shares of written pairs in the last mix: turned round, put across, behind another sentence.
TURNED_LAST, ACROSS_LAST, WITHIN_LAST = 0.12, 0.15, 0.15
SWITCHED_LAST = 0.4  # share of public pairs in it that are put across
LONGEST_BEFORE = 40  # words of a sentence that a premise is put behind


def put_across(rows: list[Row], share: float, generator: random.Random) -> Iterator[Row]:
    """The rows, some translated by hand and some word by word into the other language."""
    told = Translations(rows)
    for row in rows:
        variants = list(told.variants(row))
        if variants and generator.random() < TRANSLATED:
            yield generator.choice(variants)
        else:
            yield across(row, generator) if generator.random() < share else row


def across_mix(data: Path, folders: list[Path], times: float = 1, seed: int = SEED) -> list[Row]:
    """Public and written pairs some times, each time others of them across languages."""
    generator = random.Random(seed)
    public, own = list(foundation(data)), weighted(list(written(folders)), generator)
    mix: list[Row] = []
    for _ in range(max(1, round(times))):
        rows = list(put_across(public, SWITCHED, generator))
        for row in own:
            rows.append(across(row, generator) if generator.random() < SWITCHED_NEWS else row)
        generator.shuffle(rows)
        mix += rows
    return mix


def within(row: Row, premises: list[str], generator: random.Random) -> Row:
    """The premise behind another of its topic, as a sentence stands in an article."""
    other = generator.choice(premises)
    if other == row["premise"] or len(other.split()) >= LONGEST_BEFORE:
        return row
    closed = other if other[-1] in '.!?"' else f"{other}."
    return {**row, "premise": f"{closed} {row['premise']}"}


def varied(own: list[Row], generator: random.Random) -> Callable[[Row], Row]:
    """What turns a written pair round, puts it across or behind another sentence, now and then."""
    premises: dict[tuple[str, str], list[str]] = {}
    for row in own:
        premises.setdefault((row["topic"], row["lang_premise"]), []).append(row["premise"])

    def change(row: Row) -> Row:
        dice = generator.random()
        if dice < TURNED_LAST:
            return turned(row)
        if dice < TURNED_LAST + ACROSS_LAST:
            return across(row, generator)
        if dice < TURNED_LAST + ACROSS_LAST + WITHIN_LAST:
            return within(row, premises[row["topic"], row["lang_premise"]], generator)
        return row

    return change


def final(
    data: Path, folders: list[Path], times: float, replay: float, seed: int = SEED
) -> list[Row]:
    """Written pairs several times: turned round, across languages, behind another sentence."""
    generator = random.Random(seed)
    own = weighted(list(written(folders)), generator)
    public = list(put_across(list(foundation(data)), SWITCHED_LAST, generator))
    change = varied(own, generator)
    return replayed(own, passes(public, 1000.0, generator), times, replay, change, generator)


ARTICLES_TIMES = 4.0  # claims about articles for each time that a written pair is read


def with_articles(
    data: Path, folders: list[Path], times: float, replay: float, seed: int = SEED
) -> list[Row]:
    """The mix `final` with the claims about articles, met by other sentences each time."""
    generator = random.Random(seed)
    told = [articles.read_file(path) for path in articles.files()]
    mix = final(data, folders, times, replay, seed)
    claims: list[Row] = []
    for _ in range(round(ARTICLES_TIMES * max(1, round(times)))):
        read = [row for topic in told for row in articles.rows(topic, generator)]
        generator.shuffle(read)
        claims += read
    return interleaved(mix, claims)


@dataclass(frozen=True, slots=True)
class Parts:
    """How many rows of each kind a mix of claims in groups has, at most.

    Most are of groups; the others are some of each kind, in the measure of the last trainings.
    """

    articles: int = 16_000  # claims about articles that stand with them
    claims: int = 58_000  # of groups about articles
    sentences: int = 50_000  # of groups about premises of pairs
    pairs: int = 9_000
    public: int = 9_000
    disputes: int = 32_000  # who asserts or denies a claim
    told: int = 20_000  # claims of the other kinds asked as those of disputes are


def with_groups(data: Path, folders: list[Path], parts: Parts, seed: int = SEED) -> list[Row]:
    """Claims in groups, and some of everything else lest it be forgotten."""
    generator = random.Random(seed)
    told = [
        row
        for path in articles.files()
        for row in articles.rows(articles.read_file(path, None), generator)
    ]
    grouped = [
        row
        for path in articles.learned_groups()
        for row in articles.rows(articles.groups(path), generator)
    ]
    own, public = list(written(folders)), list(foundation(data))
    claims = [claim for path in groups.files() for claim in groups.read_file(path)]
    change = varied(own, generator)
    mix: list[Row] = []
    for rows, count in (
        (told, parts.articles),
        (grouped, parts.claims),
        (list(groups.rows(claims, [*own, *public])), parts.sentences),
        ([change(row) for row in weighted(own, generator)], parts.pairs),
        (list(put_across(public, 0.0, generator)), parts.public),
        (list(disputes.rows(_matters(), generator)), parts.disputes),
        (list(_told(own, generator)), parts.told),
    ):
        generator.shuffle(rows)
        mix += rows[:count]
    generator.shuffle(mix)
    return mix


def _matters() -> list[disputes.Matter]:
    return [matter for path in disputes.files() for matter in disputes.read_file(path)]


def _told(own: list[Row], generator: random.Random) -> Iterator[Row]:
    """Claims about articles and written pairs, asked for who says so."""
    for path in articles.files():
        yield from disputes.of_articles(articles.read_file(path, None), generator)
    yield from disputes.asked_so(own)


def interleaved(one: list[Row], other: list[Row]) -> list[Row]:
    """Both in their own order, evenly spread over the whole."""
    places = [((at + 0.5) / len(rows), row) for rows in (one, other) for at, row in enumerate(rows)]
    return [row for _, row in sorted(places, key=lambda item: item[0])]


def learned(data: Path) -> str:
    """Short hashes of the pairs that were learned from out of sets that are measured too."""
    rows = breaking_nli(read_rows(data / "breaking_nli/all.jsonl.gz"), 1500)
    texts = {f"{row['premise']}\0{row['hypothesis']}" for row in rows}
    hashes = sorted(hashlib.sha256(text.encode()).hexdigest()[:12] for text in texts)
    return "".join(f"{each}\n" for each in hashes)


def write(rows: Iterable[Row], path: Path) -> int:
    """Write JSON lines; how many."""
    path.parent.mkdir(parents=True, exist_ok=True)
    lines = [json.dumps(row, ensure_ascii=False) + "\n" for row in rows]
    path.write_text("".join(lines), encoding="utf-8")
    return len(lines)


def main() -> None:
    """Write one mix."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument(
        "mix",
        choices=[
            "foundation", "news", "across", "final", "articles", "groups", "held_out", "learned",
        ],
    )  # fmt: skip
    parser.add_argument("--data", type=Path, default=Path("../shared/data"))
    parser.add_argument("--pairs", type=Path, nargs="+", default=[Path("training/pairs")])
    parser.add_argument("--passes", type=float, default=1.0)
    parser.add_argument("--replay", type=float, default=0.4, help="share of old pairs")
    parser.add_argument("--turn", type=float, default=0.0, help="share of written pairs to turn")
    parser.add_argument("--seed", type=int, default=SEED)
    kinds = [field.name for field in fields(Parts)]
    told = f"of `groups`: how many rows of {', '.join(kinds)}, at most"
    parser.add_argument("--parts", type=int, nargs=len(kinds), metavar="COUNT", help=told)
    parser.add_argument("--out", type=Path, required=True)
    wanted = parser.parse_args()
    if wanted.mix == "learned":
        wanted.out.write_text(learned(wanted.data), "utf-8")
        return
    rows: Iterable[Row]
    if wanted.mix == "foundation":
        rows = passes(list(foundation(wanted.data)), wanted.passes, random.Random(SEED))
    elif wanted.mix == "across":
        rows = across_mix(wanted.data, wanted.pairs, wanted.passes, wanted.seed)
    elif wanted.mix == "final":
        rows = final(wanted.data, wanted.pairs, wanted.passes, wanted.replay, wanted.seed)
    elif wanted.mix == "articles":
        rows = with_articles(wanted.data, wanted.pairs, wanted.passes, wanted.replay, wanted.seed)
    elif wanted.mix == "groups":
        parts = Parts(*wanted.parts) if wanted.parts else Parts()
        rows = with_groups(wanted.data, wanted.pairs, parts, wanted.seed)
    elif wanted.mix == "news":
        rows = news(
            wanted.data, wanted.pairs, wanted.passes, wanted.replay, wanted.turn, wanted.seed
        )
    else:
        rows = written(wanted.pairs, held_out=True)
    print(f"{wanted.out}: {write(rows, wanted.out)} pairs")


if __name__ == "__main__":
    main()
