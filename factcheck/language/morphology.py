"""The inflected forms of dictionary words, generated from the language's own tables.

Two kinds of language are known, named by `style` in its `morphology.toml`: `suffix` (English:
third person, past, participle, -ing, plural) and `affix` (Indonesian: meN-, di-, ter-, bare
stem). A form carries what it says about voice, because voice decides who did it to whom.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import Enum

VOWELS = frozenset("aeiou")


class Form(Enum):
    """What the shape of a predicate word says."""

    ACTIVE = "active"  # finite or meN-: the subject acts
    BARE = "bare"  # stem without prefix: headline active, imperative, infinitive
    PASSIVE = "passive"  # di-, ter-: the subject undergoes
    PARTICIPLE = "participle"  # English third form: passive with "be" or without object
    PAST_OR_PARTICIPLE = "past_or_participle"  # "rejected": both
    GERUND = "gerund"  # -ing
    NOUN = "noun"
    ADJECTIVE = "adjective"


@dataclass(frozen=True, slots=True)
class Irregular:
    """Past and participle of an irregular verb."""

    past: str
    participle: str


_BE = ("be", "is", "are", "was", "were", "been", "being", "'s", "'re")


def english_verb(
    lemma: str, irregular: Mapping[str, tuple[Irregular, ...]]
) -> Iterator[tuple[str, Form]]:
    """Forms of a verb or phrasal verb whose first word inflects."""
    head, _, tail = lemma.partition(" ")
    tail = f" {tail}" if tail else ""
    if head == "be":
        yield from ((form + tail, Form.ACTIVE) for form in _BE)
        return
    yield head + tail, Form.BARE
    yield _third_person(head) + tail, Form.ACTIVE
    regular = _regular_past(head)
    for parts in irregular.get(head, (Irregular(regular, regular),)):
        if parts.past == parts.participle:
            yield parts.past + tail, Form.PAST_OR_PARTICIPLE
        else:
            yield parts.past + tail, Form.ACTIVE
            yield parts.participle + tail, Form.PARTICIPLE
        yield _gerund(head, _doubles(head, parts.past)) + tail, Form.GERUND


def _doubles(head: str, past: str) -> bool:
    """ "banned", "banning": doubled in the past, or irregular with a short vowel ("hit")."""
    if past.endswith("ed"):
        return len(past) > len(head) + 2 and past[-3] == past[-4]
    short = len(head) >= 3 and head[-1] not in "aeiouwxy" and head[-2] in VOWELS
    return short and head[-3] not in VOWELS


def _third_person(verb: str) -> str:
    return english_plural(verb)


def _regular_past(verb: str) -> str:
    if verb.endswith("e"):
        return verb + "d"
    if verb.endswith("y") and verb[-2:-1] not in VOWELS:
        return verb[:-1] + "ied"
    return verb + "ed"


def _gerund(verb: str, doubled: bool) -> str:
    if verb.endswith("ie"):
        return verb[:-2] + "ying"
    if verb.endswith("e") and not verb.endswith(("ee", "ye", "oe")) and verb != "be":
        return verb[:-1] + "ing"
    return verb + (verb[-1] if doubled else "") + "ing"


def english_plural(noun: str) -> str:
    """Regular plural of a noun phrase: its last word, or the word before "of"."""
    head, of, tail = noun.partition(" of ")
    if head.endswith(("s", "x", "z", "ch", "sh")):
        head += "es"
    elif head.endswith("y") and head[-2:-1] not in VOWELS:
        head = head[:-1] + "ies"
    elif head.endswith("o") and head[-2:-1] not in VOWELS:
        head += "es"
    else:
        head += "s"
    return head + of + tail


def indonesian_verb(root: str, lemma: str) -> Iterator[tuple[str, Form]]:
    """Forms of an Indonesian verb from its root and its active dictionary form.

    tolak, menolak -> menolak (active), ditolak, tertolak (passive), tolak (bare headline form).
    Verbs in ber- and plain words have no passive.
    """
    head, _, tail = lemma.partition(" ")
    tail = f" {tail}" if tail else ""
    if not head.startswith("me") or head == root:
        yield lemma, Form.ACTIVE
        if head == root and not tail and not head.startswith(("ber", "ter", "di", "me", "ke")):
            yield f"di{root}{tail}", Form.PASSIVE
        return
    suffix = _suffix(root, head)
    root = _inner_prefix(root, head) + root
    yield lemma, Form.ACTIVE
    yield f"di{root}{suffix}{tail}", Form.PASSIVE
    yield f"{root}{suffix}{tail}", Form.BARE
    if suffix:
        yield f"{head.removesuffix(suffix)}{tail}", Form.ACTIVE
    if suffix != "kan":
        yield f"ter{root}{suffix}{tail}", Form.PASSIVE


_NASAL = frozenset(("me", "mem", "men", "meng", "meny", "menge"))


def _inner_prefix(root: str, active: str) -> str:
    """ "per" in memperberat, "ber" in memberlakukan: it stays in diperberat, diberlakukan."""
    at = active.rfind(root)
    prefix = active[:at] if at > 0 else ""
    return prefix[3:] if prefix not in _NASAL and prefix.startswith("mem") else ""


def _suffix(root: str, active: str) -> str:
    core = root[1:]
    at = active.rfind(core)
    if at < 0:
        return "kan" if active.endswith("kan") else "i" if active.endswith("i") else ""
    return active[at + len(core) :]
