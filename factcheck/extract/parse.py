"""A sentence as grammar sees it: phrases, clauses, and who says which stretch of it."""

from __future__ import annotations

from dataclasses import dataclass

from factcheck.extract.chunks import chunk
from factcheck.extract.clause import Clause
from factcheck.extract.clauses import find_clauses
from factcheck.extract.conditions import find_conditional
from factcheck.extract.items import Item
from factcheck.extract.phrases import Phrase
from factcheck.extract.speech import Speech, find_speech
from factcheck.language.frames import Frames
from factcheck.language.lexicon import Language
from factcheck.records import Sentence


@dataclass(frozen=True, slots=True)
class Parse:
    """One parsed sentence; positions are indexes into its phrases."""

    sentence: Sentence
    language: Language
    frames: Frames
    phrases: list[Phrase]
    clauses: list[Clause]
    speeches: list[Speech]
    positions: dict[int, int]  # id of a phrase -> its position
    conditional: frozenset[int]  # positions of clauses that hang on a condition

    def position(self, phrase: Phrase) -> int | None:
        """Where a phrase stands; None for one that was joined to another or made up."""
        return self.positions.get(id(phrase))

    def text(self, phrase: Phrase) -> str:
        """The words of a phrase."""
        return self.sentence.text[phrase.start : phrase.end]

    def speeches_at(self, position: int) -> list[Speech]:
        """The stretches of speech that hold a phrase, their own verbs left out."""
        return [s for s in self.speeches if s.first <= position < s.last and s.verb != position]

    def clause_around(self, at: int) -> Clause | None:
        """The clause whose argument the phrase at a position is."""
        phrase = self.phrases[at]
        for clause in self.clauses:
            held = [clause.subject, clause.object, clause.second_object]
            held += [p for _, _, p in clause.prepositional]
            if any(p is phrase for p in held):
                return clause
        return None


def parse(sentence: Sentence, items: tuple[Item, ...], language: Language, frames: Frames) -> Parse:
    """Phrases, clauses and speech of a tagged sentence."""
    phrases = chunk(items, language)
    clauses = find_clauses(phrases, language, frames)
    speeches = find_speech(phrases, clauses, frames, language.verb_prefixes)
    positions = {id(p): at for at, p in enumerate(phrases)}
    conditional = find_conditional(phrases, clauses, frames)
    return Parse(sentence, language, frames, phrases, clauses, speeches, positions, conditional)
