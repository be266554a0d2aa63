"""Written matters: three outlets on one event, with claims, to fit verdicts on.

`training/matters/*.txt` hold four matters each; a record a line:

    = name of a matter
    @ A id 2024-03-06 Outlet
    H: headline
    1: a sentence
    S A1,B4 en frame | a claim that these sentences of articles A and B each support
    R A0 id mood | one that a headline refutes
    C A4/B2 id conflict | one that A supports and B refutes
    N - en cause | one that nothing decides

No model learns from them.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from pathlib import Path

FOLDER = Path(__file__).with_name("matters")
VERDICTS = {
    "S": "supported", "R": "refuted", "N": "not_enough_evidence", "C": "conflicting",
}  # fmt: skip
SIDES = {"S": 1, "R": 1, "N": 0, "C": 2}

HEAD = re.compile(r"@ ([A-Z]) (id|en) (\d{4}-\d{2}-\d{2}) (\S.*)")
SENTENCE = re.compile(r"(\d+): (\S.*)")
CLAIM = re.compile(r"([SRNC]) (\S+) (id|en) (\w+) \| (\S.*)")
PLACE = re.compile(r"([A-Z])(\d+)")

Place = tuple[str, int]


@dataclass(slots=True)
class Report:
    """One outlet's article; sentence 0 is its headline."""

    id: str
    lang: str
    published: str
    outlet: str
    sentences: list[str] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Asked:
    """A claim about a matter. Of a conflict the first side supports, the second refutes."""

    id: str
    text: str
    verdict: str
    kind: str
    lang: str
    sides: tuple[tuple[Place, ...], ...]


@dataclass(slots=True)
class Matter:
    """An event with its reports by their letter and the claims about it."""

    name: str
    reports: dict[str, Report] = field(default_factory=dict)
    claims: list[Asked] = field(default_factory=list)

    def says(self, claim: Asked, report: str, sentence: str) -> str:
        """What a sentence of a report says to a claim: an inference label."""
        for number, side in enumerate(claim.sides):
            for letter, place in side:
                own = self.reports[letter]
                if own.id == report and within(own.sentences[place], sentence):
                    refutes = claim.verdict == "refuted" or number == 1
                    return "contradiction" if refutes else "entailment"
        return "neutral"


def topics(folder: Path = FOLDER) -> list[Path]:
    """The files."""
    return sorted(folder.glob("*.txt"))


def read_file(path: Path) -> list[Matter]:
    """The matters of a file.

    Raises ValueError, with file and line, for a line out of form or a sentence that is not there.
    """
    found: list[Matter] = []
    for number, line in enumerate(path.read_text("utf-8").splitlines(), 1):
        if line.startswith("= "):
            found.append(Matter(f"{path.stem}-{line[2:].strip()}"))
        elif line.strip() and not (found and _add(found[-1], line.strip())):
            raise ValueError(f"{path}:{number}: not a matter's line: {line[:60]}")
    return found


def _add(matter: Matter, line: str) -> bool:
    """Put a line where it belongs; False where it belongs nowhere."""
    if head := HEAD.fullmatch(line):
        letter, lang, day, outlet = head.groups()
        matter.reports[letter] = Report(f"{matter.name}-{letter}", lang, day, outlet)
        return True
    if not matter.reports:
        return False
    report = list(matter.reports.values())[-1]
    if line.startswith("H: ") and not report.sentences:
        report.sentences.append(line[3:].strip())
        return True
    if sentence := SENTENCE.fullmatch(line):
        report.sentences.append(sentence[2].strip())
        return int(sentence[1]) == len(report.sentences) - 1
    claim = CLAIM.fullmatch(line)
    return claim is not None and _ask(matter, claim)


def _ask(matter: Matter, claim: re.Match[str]) -> bool:
    mark, told, lang, kind, text = claim.groups()
    sides = () if told == "-" else tuple(_places(side) for side in told.split("/"))
    name = f"{matter.name}-{len(matter.claims) + 1:02}"
    matter.claims.append(Asked(name, text.strip(), VERDICTS[mark], kind, lang, sides))
    return len(sides) == SIDES[mark] and all(
        letter in matter.reports and place < len(matter.reports[letter].sentences)
        for side in sides
        for letter, place in side or [("", 0)]
    )


def _places(side: str) -> tuple[Place, ...]:
    """ "A1,B4" as places; empty where one cannot be read."""
    found = [PLACE.fullmatch(part) for part in side.split(",")]
    return tuple((each[1], int(each[2])) for each in found if each) if all(found) else ()


def within(written: str, read: str) -> bool:
    """A written sentence may be read as two, or two as one."""
    one, other = (re.sub(r"\W+", " ", text.lower()).strip() for text in (written, read))
    return bool(other) and (one in other or (other in one and len(other) > LEAST))


# A shorter piece of a sentence, as "kata dia", says nothing by itself.
LEAST = 20
