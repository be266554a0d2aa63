"""Write the JSON Schemas of what the commands print, from the types of the code.

python scripts/schema.py            write docs/schema/*.schema.json
python scripts/schema.py --check    exit 1 and name the files that are not up to date
"""

from __future__ import annotations

import json
import sys
from pathlib import Path

from factcheck.report.shapes import DOCUMENTS, json_schema

FOLDER = Path(__file__).resolve().parents[1] / "docs" / "schema"


def main() -> int:
    """Write or check the files. Returns the exit code."""
    made = {
        FOLDER / f"{name}.schema.json": json.dumps(json_schema(name), indent=2) + "\n"
        for name in DOCUMENTS
    }
    if "--check" in sys.argv[1:]:
        stale = [f for f, text in made.items() if not f.is_file() or f.read_text("utf-8") != text]
        told = [f"docs/schema/{file.name} is not up to date" for file in stale]
        print("\n".join([*told, "run: python scripts/schema.py"] if stale else ["schemas current"]))
        return bool(stale)
    FOLDER.mkdir(parents=True, exist_ok=True)
    for file, text in made.items():
        file.write_text(text, "utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
