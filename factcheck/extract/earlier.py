"""Words that put a clause before the time told of: "had been closed", "used to", "sebelumnya"."""

from __future__ import annotations

from functools import cache

from factcheck.extract.clause import Clause
from factcheck.extract.items import Item, Tag
from factcheck.extract.parse import Parse
from factcheck.extract.phrases import predicate_readings
from factcheck.extract.statements import EXIST
from factcheck.language.folder import load_table

_VERBAL = (Tag.AUXILIARY, Tag.MOOD, Tag.ADVERB, Tag.NEGATOR, Tag.EXISTENTIAL)


def is_earlier(clause: Clause, parse: Parse) -> bool:
    """True for what was so once, or never: said by the verb group or by the sentence's opening."""
    code = parse.language.code
    if any(_says(item, "words", code) for item in clause.phrase.items):
        return True
    opens = clause is parse.clauses[0]
    text = parse.sentence.text.lower()
    return opens and text.startswith(tuple(f"{word} " for word in _words(code, "opening")))


def stops(clause: Clause, parse: Parse) -> bool:
    """ "Stopped making tyres", "berhenti merokok": what is negated was done until then."""
    return any(_says(item, "until_then", parse.language.code) for item in clause.phrase.items)


def ends_object(clause: Clause, parse: Parse) -> bool:
    """ "Lifted the curfew", "quit smoking": there was a curfew until then, and she smoked."""
    frames = [parse.frames.frames.get(r.value) for r in predicate_readings(clause.phrase)]
    return any(i.frame == EXIST for f in frames if f is not None for i in f.earlier)


def _says(item: Item, key: str, language: str) -> bool:
    return item.tag in _VERBAL and item.text.lower() in _words(language, key)


@cache
def _words(language: str, key: str) -> frozenset[str]:
    return frozenset(load_table(language, "grammar").get("earlier", {}).get(key, ()))
