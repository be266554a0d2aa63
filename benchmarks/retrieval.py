"""How often the right sentence is found across languages: `python -m benchmarks.retrieval`.

English news sentences ask for their Indonesian translation among all of them
(parallel_en_id/panl_int; read only).
"""

from __future__ import annotations

import argparse
import time
from pathlib import Path

from benchmarks.ablation import lines
from benchmarks.data import shared_folder
from factcheck.model.retriever import load_retriever

PLACE = "data/parallel_en_id/panl_int.jsonl.gz"
ASKED = 2_000
DEPTHS = (1, 5, 10)


def main() -> None:
    """Measure and say."""
    import numpy as np

    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--shared", type=Path)
    file = shared_folder(parser.parse_args().shared) / PLACE
    if not file.exists():
        print(f"skipped, absent: {file}")
        return
    rows = lines(file)
    begun = time.perf_counter()
    retriever = load_retriever()
    loaded = time.perf_counter()
    asked = retriever.queries([row["en"] for row in rows[:ASKED]])
    found = retriever.passages([row["id_text"] for row in rows])
    seconds = time.perf_counter() - loaded
    near = asked @ found.T
    ranks = (near > near[np.arange(len(asked)), np.arange(len(asked))][:, None]).sum(1)
    shares = ", ".join(f"{(ranks < depth).mean():.1%} at {depth}" for depth in DEPTHS)
    print(f"English to Indonesian, {len(asked):,} among {len(found):,}: {shares}")
    speed = (len(asked) + len(found)) / seconds
    print(f"{speed:.0f} sentences a second; loaded in {loaded - begun:.2f} s")


if __name__ == "__main__":
    main()
