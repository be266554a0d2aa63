"""The figures of written articles, claims, matters and dated pairs: `python scripts/articles.py`.

They stand in the READMEs of their folders.

`--check` changes nothing and exits with 1 where a file is not what the articles say.
"""

from __future__ import annotations

import argparse
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))
sys.path.insert(0, str(ROOT / "scripts"))

from pairs import BEGIN, END, NAMES  # noqa: E402

from factcheck.judge.pairing import NEAR_DAYS  # noqa: E402
from training import articles, disputes, groups, matters, relations  # noqa: E402


def main() -> None:
    """Write the figures, or compare them."""
    parser = argparse.ArgumentParser(description="Write the figures of the written articles.")
    parser.add_argument("--check", action="store_true", help="compare only")
    check = parser.parse_args().check
    stale = [
        str(readme)
        for readme, lines in (
            (articles.FOLDER / "README.md", article_figures()),
            (articles.MORE / "README.md", group_figures()),
            (groups.FOLDER / "README.md", sentence_figures()),
            (matters.FOLDER / "README.md", matter_figures()),
            (disputes.FOLDER / "README.md", dispute_figures()),
            (relations.FOLDER / "README.md", relation_figures()),
        )
        if not fresh(readme, "\n".join([*lines, ""]), check=check)
    ]
    if stale:
        sys.exit(f"{', '.join(stale)}: not what is there; run python scripts/articles.py")


def fresh(readme: Path, figures: str, *, check: bool) -> bool:
    """Put figures into a README, or say whether they are those that it has."""
    before = readme.read_text("utf-8")
    head, rest = before.split(BEGIN)
    _, tail = rest.split(END)
    now = f"{head}{BEGIN}{figures}{END}{tail}"
    if not check:
        readme.write_text(now, "utf-8")
    return not check or now == before


def article_figures() -> Iterator[str]:
    """Both tables of the articles."""
    found = [each for path in articles.topics() for each in articles.read_file(path, None)]
    claims = [(each, claim) for each in found for claim in each.claims]
    yield from ("| what | figure |", "|---|---|")
    yield f"| articles | {len(found):,}, of {len({each.topic for each in found})} topics |"
    yield f"| claims | {counted([claim.label for _, claim in claims])} |"
    kept = f"{len(articles.HELD_OUT)} to test on (`held_out.txt`)"
    kept += f", {len(articles.DEVELOPMENT)} to fit on (`development.txt`)"
    yield f"| topics kept from training | {kept} |"
    yield from languages([each.lang for each in found], [claim.lang for _, claim in claims])
    across = sum(each.lang != claim.lang for each, claim in claims)
    yield f"| claim in another language than its article | {across / len(claims):.0%} |"
    yield ""
    yield from kinds([(claim.label, claim.kind) for _, claim in claims])


def dispute_figures() -> Iterator[str]:
    """Matters, claims by what both reports together give, marks."""
    learned, kept = (
        [m for path in disputes.files(kept=which) for m in disputes.read_file(path)]
        for which in (False, True)
    )
    every = [*learned, *kept]
    claims = [claim for m in every for claim in m.claims]
    verdicts = Counter(claim.verdict for claim in claims)
    marks = [(m.statements[n].lang, c.lang, s) for m in every for c in m.claims
             for n, s in c.marks.items()]  # fmt: skip
    yield from ("| what | figure |", "|---|---|")
    yield f"| matters | {len(every):,}, of them {len(kept)} kept from learning |"
    yield f"| statements | {sum(len(m.statements) for m in every):,} |"
    told = ", ".join(f"{verdicts[v]:,} {v}" for v in sorted(verdicts))
    yield f"| claims | {len(claims):,}: {told} |"
    asserting = sum(sign == "+" for _, _, sign in marks)
    yield f"| marks | {asserting:,} asserting, {len(marks) - asserting:,} denying |"
    across = sum(one != other for one, other, _ in marks)
    yield f"| mark across languages | {across / len(marks):.0%} |"


def group_figures() -> Iterator[str]:
    """Both tables of the claims in groups."""
    claims = [
        (each, claim)
        for path in articles.topics()
        if (articles.MORE / path.name).exists()
        for each in articles.groups(path)
        for claim in each.claims
    ]
    decided = [(each, claim) for each, claim in claims if claim.decided_by]
    yield from ("| what | figure |", "|---|---|")
    yield f"| claims | {counted([claim.label for _, claim in claims])} |"
    topics = len({each.topic for each, _ in claims})
    yield f"| articles | {len({each.id for each, _ in claims}):,}, of {topics} topics |"
    yield f"| topics kept from training | {len(articles.GROUPS_KEPT)} to fit on |"
    told = Counter(claim.lang for _, claim in claims).most_common()
    yield f"| claim languages | {', '.join(f'{NAMES[n]} {k:,}' for n, k in told)} |"
    across = sum(each.lang != claim.lang for each, claim in claims)
    yield f"| claim in another language than its article | {across / len(claims):.0%} |"
    late = sum(min(claim.decided_by) > 1 for _, claim in decided)
    share = f"{late / len(decided):.0%}"
    yield f"| decided ones that neither headline nor first sentence decides | {share} |"
    yield ""
    yield from kinds([(claim.label, claim.kind) for _, claim in claims])


def sentence_figures() -> Iterator[str]:
    """Both tables of the claims about premises of pairs."""
    claims = [claim for path in groups.files() for claim in groups.read_file(path)]
    yield from ("| what | figure |", "|---|---|")
    yield f"| claims | {counted([claim.label for claim in claims])} |"
    yield f"| premises | {len({claim.premise for claim in claims}):,} |"
    told = Counter(claim.lang for claim in claims).most_common()
    yield f"| claim languages | {', '.join(f'{NAMES[n]} {k:,}' for n, k in told)} |"
    yield ""
    yield from kinds([(claim.label, claim.kind) for claim in claims])


def matter_figures() -> Iterator[str]:
    """Both tables of the matters."""
    found = [each for path in matters.topics() for each in matters.read_file(path)]
    reports = [report for each in found for report in each.reports.values()]
    claims = [claim for each in found for claim in each.claims]
    yield from ("| what | figure |", "|---|---|")
    files = len(matters.topics())
    yield f"| matters | {len(found)}, with {len(reports)} articles, in {files} files |"
    yield f"| claims | {counted([claim.verdict for claim in claims])} |"
    yield from languages([each.lang for each in reports], [claim.lang for claim in claims])
    yield ""
    yield from kinds([(claim.verdict, claim.kind) for claim in claims])


def relation_figures() -> Iterator[str]:
    """Both tables of the dated pairs."""
    every = relations.files()
    pairs = [pair for path in every for pair in relations.read_file(path)]
    yield from ("| what | figure |", "|---|---|")
    yield f"| pairs | {counted([pair.relation for pair in pairs])} |"
    kept = f"{len(relations.HELD_OUT)} to test on (`held_out.txt`)"
    kept += f", {len(relations.DEVELOPMENT)} to fit on (`development.txt`)"
    yield f"| files | {len(every)}; kept from training {kept} |"
    for what, at in (("earlier", 0), ("later", 1)):
        told = Counter(pair.langs[at] for pair in pairs).most_common()
        yield f"| language of the {what} text | {', '.join(f'{NAMES[n]} {k:,}' for n, k in told)} |"
    across = sum(pair.langs[0] != pair.langs[1] for pair in pairs)
    yield f"| in two languages | {across / len(pairs):.0%} |"
    yield ""
    yield from ("| relation | on one day | 1 to 3 days between | more |", "|---|---|---|---|")
    for relation in relations.RELATIONS:
        days = [pair.days for pair in pairs if pair.relation == relation]
        soon = sum(0 < each <= NEAR_DAYS for each in days)
        late = sum(each > NEAR_DAYS for each in days)
        yield f"| {relation} | {days.count(0):,} | {soon:,} | {late:,} |"


def counted(labels: Sequence[str]) -> str:
    """ "30: 20 supported, 10 refuted"."""
    told = ", ".join(f"{count:,} {label}" for label, count in Counter(labels).most_common())
    return f"{len(labels):,}: {told}"


def languages(of_articles: Sequence[str], of_claims: Sequence[str]) -> Iterator[str]:
    """How many texts there are of each language."""
    for what, names in (("article", of_articles), ("claim", of_claims)):
        told = ", ".join(f"{NAMES[n]} {k:,}" for n, k in Counter(names).most_common())
        yield f"| {what} languages | {told} |"


def kinds(claims: Sequence[tuple[str, str]]) -> Iterator[str]:
    """How many claims there are of each type."""
    yield from ("| label | types and counts |", "|---|---|")
    for label in dict.fromkeys(label for label, _ in claims):
        found = Counter(kind for own, kind in claims if own == label).most_common()
        yield f"| {label} | " + ", ".join(f"{kind} {count:,}" for kind, count in found) + " |"


if __name__ == "__main__":
    main()
