"""Words that may be verb or noun: "attack", "serang", "visits", by what stands around them."""

from __future__ import annotations

from factcheck.extract.items import NOMINAL, Item, Tag, item_after, item_before
from factcheck.language.lexicon import Language
from factcheck.language.morphology import Form


def is_verb(items: list[Item], at: int, language: Language) -> bool:
    """True when a word with a verbal reading is the verb here."""
    item = items[at]
    forms = {v.form for v in item.verbs()}
    nominal = bool(item.event_nouns() or item.concepts() or item.places())
    if not nominal and not language.head_first:
        if (
            at
            and items[at - 1].tag in (Tag.DETERMINER, Tag.POSSESSIVE)
            and not (forms & {Form.PAST_OR_PARTICIPLE, Form.PARTICIPLE, Form.GERUND})
        ):
            return False
        return not _participle_modifies(items, at, forms)
    if not nominal:
        return True
    if language.head_first:
        return _is_verb_head_first(items, at, forms, language.verb_prefixes)
    return _is_verb_head_last(items, at, forms)


_BEFORE_MODIFIERS = frozenset(
    (Tag.DETERMINER, Tag.POSSESSIVE, Tag.QUANTITY, Tag.PREPOSITION, Tag.VERB)
)


def _participle_modifies(items: list[Item], at: int, forms: set[Form | None]) -> bool:
    """ "the detained men", "a planned visit": between a determiner and a noun, no verb."""
    if Form.PAST_OR_PARTICIPLE not in forms and Form.GERUND not in forms:
        return False
    previous = item_before(items, at)
    if previous is None or previous.tag not in _BEFORE_MODIFIERS:
        return False
    following = item_after(items, at)
    if previous.tag in (Tag.PREPOSITION, Tag.VERB) and (
        Form.PAST_OR_PARTICIPLE not in forms or following is None or following.tag is Tag.NAME
    ):
        return False
    if following is None or following.grammar() or following.tag is Tag.MARK:
        return False
    return previous.tag is not Tag.QUANTITY or not following.quantity


def _is_verb_head_first(
    items: list[Item], at: int, forms: set[Form | None], prefixes: tuple[str, ...]
) -> bool:
    """Indonesian: prefixed forms are verbs; a bare stem only as the verb of a headline."""
    if forms & {Form.PASSIVE} or (Form.ACTIVE in forms and items[at].norm.startswith(prefixes)):
        return True
    previous = item_before(items, at)
    if previous is None or previous.tag in (Tag.PREPOSITION, Tag.QUANTITY):
        return False
    if previous.tag is Tag.DETERMINER and not _closes_a_phrase(items, at - 1):
        return False
    following = item_after(items, at)
    if following is not None and any(g.value == "pointing" for g in following.grammar()):
        return False  # "kapal karam itu": the pointing word closes a noun phrase
    if Form.ACTIVE in forms and all(
        c.detail in ("quality", "manner") for c in items[at].concepts()
    ):
        return not items[at].event_nouns()  # "tewas", "tiba": stems that are verbs
    if any(earlier.tag is Tag.VERB for earlier in _clause_before(items, at)):
        return previous.tag in (Tag.COORDINATE, Tag.RELATIVE, Tag.MOOD, Tag.NEGATOR)
    return previous.tag in (Tag.NAME, Tag.NOUN, Tag.MOOD, Tag.NEGATOR, Tag.ADVERB, Tag.PRONOUN)


def _closes_a_phrase(items: list[Item], at: int) -> bool:
    """ "kota itu": a pointing word after a noun ends its phrase, what follows is the predicate."""
    if not any(g.value == "pointing" for g in items[at].grammar()):
        return False
    earlier = item_before(items, at)
    return earlier is not None and earlier.tag in (*NOMINAL, Tag.ADVERB)


def _is_verb_head_last(items: list[Item], at: int, forms: set[Form | None]) -> bool:
    """English: "attack", "visits", "support" by what stands before and after."""
    item = items[at]
    previous = item_before(items, at)
    following = item_after(items, at)
    if previous is None:
        return bool(forms & {Form.PAST_OR_PARTICIPLE, Form.PARTICIPLE})
    before = (Tag.INFINITIVE, Tag.MOOD, Tag.NEGATOR, Tag.RELATIVE, Tag.PRONOUN)
    if previous.tag in before or (Form.GERUND in forms and _helped(items, at)):
        return True
    if previous.tag is Tag.BE and not forms & _AFTER_BE and _only_quality(item):
        return False  # "the trial was fast": no infinitive stands here
    if previous.tag in (Tag.AUXILIARY, Tag.BE):
        return bool(forms & _AFTER_HELP) and not _is_state(item, previous, following)
    if previous.tag in (Tag.DETERMINER, Tag.POSSESSIVE, Tag.PREPOSITION, Tag.QUALITY):
        return Form.GERUND in forms and previous.tag is Tag.PREPOSITION
    if any(p.detail == "demonym" for p in previous.places()):
        return bool(forms & {Form.PAST_OR_PARTICIPLE})
    if forms & {Form.PAST_OR_PARTICIPLE, Form.PARTICIPLE}:
        return True
    if previous.tag is Tag.VERB and Form.GERUND in forms:
        return _object_follows(following)  # "denied shelling the hospital"
    if any(earlier.tag in (Tag.VERB, Tag.BE) for earlier in _clause_before(items, at)):
        return previous.tag is Tag.COORDINATE and Form.GERUND not in forms
    if Form.GERUND in forms:
        return False
    if forms == {Form.ACTIVE} and not item.norm.endswith("s"):
        return previous.tag in (Tag.NAME, Tag.NOUN, Tag.ADVERB)  # "prices rose"
    object_follows = (
        following is not None
        and (following.tag in NOMINAL or bool(following.grammar()))
        and not _finite(following)
    )
    return previous.tag in (Tag.NAME, Tag.NOUN, Tag.ADVERB) and (
        (object_follows and (item.event_nouns() == () or _object_follows(following)))
        or (Form.ACTIVE in forms and _level_follows(items, at))
    )


def _helped(items: list[Item], at: int) -> bool:
    """ "Are still fighting": a form of "be" and adverbs stand before it."""
    before = [item.tag for item in reversed(items[max(0, at - 3) : at])]
    adverbs = next((n for n, tag in enumerate(before) if tag is not Tag.ADVERB), 0)
    return adverbs > 0 and before[adverbs] is Tag.BE


def _is_state(item: Item, previous: Item, following: Item | None) -> bool:
    """ "Four are missing" is a state, "is missing his family" none."""
    gerund = {v.form for v in item.verbs()} == {Form.GERUND}
    stative = previous.tag is Tag.BE and gerund and bool(item.statives())
    return stative and not _object_follows(following)


_AFTER_BE = frozenset((Form.PAST_OR_PARTICIPLE, Form.PARTICIPLE, Form.GERUND))
_AFTER_HELP = _AFTER_BE | {Form.BARE}


def _only_quality(item: Item) -> bool:
    qualities = all(c.detail == "quality" for c in item.concepts())
    return bool(item.concepts()) and qualities and not item.statives()


def _level_follows(items: list[Item], at: int) -> bool:
    """ "The death toll rises to 61": a bare number is a level, "visits to 61 towns" has a noun."""
    to, level, after = [*items[at + 1 : at + 4], None, None, None][:3]
    if to is None or level is None or to.norm != _TO or level.quantity is None:
        return False
    return after is None or after.tag is Tag.MARK or bool(after.grammar())


# English alone reads its verbs here.
_TO = "to"


def _finite(item: Item) -> bool:
    """ "prices rose", "camps fell": the verb comes after, so this word is its subject."""
    forms = {v.form for v in item.verbs()}
    if forms & {Form.ACTIVE, Form.PAST_OR_PARTICIPLE} and not item.norm.endswith("s"):
        return True
    return bool(forms) and not (item.concepts() or item.event_nouns() or item.places())


def _object_follows(following: Item | None) -> bool:
    if following is None:
        return False
    if following.tag is Tag.MARK:
        return False
    grammar = {g.value for g in following.grammar()}
    return not grammar or bool(
        grammar & {"determiner", "pointing", "pronoun", "all", "negator_noun"}
    )


def _clause_before(items: list[Item], at: int) -> list[Item]:
    found = []
    for item in reversed(items[:at]):
        if item.tag in (Tag.MARK, Tag.CONTRAST, Tag.COMPLEMENTIZER, Tag.SUBORDINATE, Tag.RELATIVE):
            break
        found.append(item)
    return found
