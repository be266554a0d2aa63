"""Function words: which of their readings the neighbours of a word allow."""

from __future__ import annotations

from dataclasses import replace

from factcheck.extract.items import NOMINAL, Item, Tag, item_after, item_before
from factcheck.language.lexicon import Entry
from factcheck.language.morphology import Form

_GRAMMAR_TAGS = {
    "negator": Tag.NEGATOR,
    "negator_ended": Tag.NEGATOR,
    "negator_noun": Tag.NEGATED_NOUN,
    "mood": Tag.MOOD,
    "be": Tag.BE,
    "have": Tag.AUXILIARY,
    "do": Tag.AUXILIARY,
    "copula": Tag.COPULA,
    "coordinate": Tag.COORDINATE,
    "contrast": Tag.CONTRAST,
    "complementizer": Tag.COMPLEMENTIZER,
    "relative": Tag.RELATIVE,
    "infinitive": Tag.INFINITIVE,
    "possessive": Tag.POSSESSIVE,
    "pointing": Tag.DETERMINER,
    "determiner": Tag.DETERMINER,
    "all": Tag.ALL,
    "done": Tag.ADVERB,
    "lately": Tag.ADVERB,
    "adverb": Tag.ADVERB,
    "according": Tag.ACCORDING,
    "light": Tag.LIGHT,
    "light_passive": Tag.LIGHT,
    "existential": Tag.EXISTENTIAL,
    "subordinate": Tag.SUBORDINATE,
    "preposition": Tag.PREPOSITION,
    "becoming": Tag.PREPOSITION,
    "lead": Tag.ADVERB,
    "pronoun": Tag.PRONOUN,
}


_CLAUSAL = frozenset((Form.ACTIVE, Form.BARE, Form.PASSIVE))


Names = dict[str, Entry]


def function_word(items: list[Item], at: int, grammar: tuple[Entry, ...]) -> Item | None:
    """The function-word reading that fits here, or None when another reading wins."""
    item = items[at]
    names = {g.value: g for g in reversed(grammar)}
    if "becoming" in names:
        if _result_follows(items, at):
            return replace(item, tag=Tag.PREPOSITION, detail="value")
        if "adverb" not in names:
            return None  # "menjadi ketua": the main verb
    chosen = _chosen(items, at, names)
    if chosen is None or (chosen.value == "contrast" and _describes(items, at)):
        return None
    return replace(item, tag=_GRAMMAR_TAGS[chosen.value], detail=chosen.detail or chosen.value)


def _chosen(items: list[Item], at: int, names: Names) -> Entry | None:
    for several, choose in _CHOICES:
        if several <= names.keys():
            return choose(items, at, names)
    return _usual(items, at, names)


def _describes(items: list[Item], at: int) -> bool:
    """ "Penutupan itu bersifat sementara.": nothing follows that it could set against."""
    following = item_after(items, at)
    ends = following is None or following.tag is Tag.MARK
    return ends and at > 0 and any(c.detail == "quality" for c in items[at].concepts())


def _usual(items: list[Item], at: int, names: Names) -> Entry | None:
    """The category that comes first in the order of the tags, unless the word is the main verb."""
    order = list(_GRAMMAR_TAGS)
    chosen = min(names.values(), key=lambda g: order.index(g.value))
    if chosen.value == "mood" and _pointed_at(items, at):
        return None
    verb = bool(items[at].verbs())
    if verb and chosen.value in ("mood", "done", "adverb") and _is_main_verb(items, at):
        return None
    if verb and chosen.value == "preposition" and _only_verb(items, at):
        return None
    return chosen


def _pointed_at(items: list[Item], at: int) -> bool:
    """ "Rencana itu ditolak": the plan, no word for what is planned."""
    following = items[at + 1 : at + 2]
    pointed = bool(following) and any(g.value == "pointing" for g in following[0].grammar())
    return pointed and bool(items[at].event_nouns())


def _infinitive_or_preposition(items: list[Item], at: int, names: Names) -> Entry | None:
    following = item_after(items, at)
    verb_next = following is not None and _may_be_verb(following)
    return names["infinitive"] if verb_next else names["preposition"]


def _light_or_have(items: list[Item], at: int, names: Names) -> Entry | None:
    if "have" in names and _participle_follows(items, at):
        return names["have"]  # "has published a report"
    chosen = _light(items, at, names)
    if chosen is None and "have" in names and not _has_something(items, at):
        return names["have"]
    return chosen


def _be(items: list[Item], at: int, names: Names) -> Entry | None:
    if items[at].verbs() and not _participle_follows(items, at):
        return None  # "gets drones from X" is no passive
    if "possessive" in names:  # 's
        return names["possessive"] if _nominal_follows(items, at) else names["be"]
    return _usual(items, at, names)


def _lead(items: list[Item], at: int, names: Names) -> Entry | None:
    return names["lead"] if _leads(items, at) else names.get("pointing")


def _relative(items: list[Item], at: int, names: Names) -> Entry | None:
    return names["relative"]


def _complementizer(items: list[Item], at: int, names: Names) -> Entry | None:
    return _that(items, at, names) if items[at].norm == "that" else _usual(items, at, names)


def _negates_noun(items: list[Item], at: int, names: Names) -> Entry | None:
    """ "neither side accepted it", "she neither accepted nor refused it"."""
    following = item_after(items, at)
    noun = following is not None and not following.verbs() and _phrase_internal(following)
    return names["negator_noun"] if noun else names["negator"]


def _joins_negated(items: list[Item], at: int, names: Names) -> Entry | None:
    """ "neither Haftar nor Sarraj accepted", "neither accepted nor refused"; not ", nor she"."""
    before = items[max(0, at - _NOR_REACH) : at]
    negated = any(item.tag in (Tag.NEGATOR, Tag.NEGATED_NOUN) for item in before)
    joins = negated and before[-1].tag is not Tag.MARK
    return names["coordinate"] if joins else names["negator"]


_NOR_REACH = 6  # words between "neither" and "nor"


def _subordinate_or_preposition(items: list[Item], at: int, names: Names) -> Entry | None:
    opens = _clause_follows(items, at) and not _place_of_noun(items, at)
    return names["subordinate"] if opens else names["preposition"]


# What a word is that has several categories; the first set that it has all of decides.
_CHOICES = (
    ({"infinitive", "preposition"}, _infinitive_or_preposition),
    ({"negator", "negator_noun"}, _negates_noun),
    ({"negator", "coordinate"}, _joins_negated),
    ({"light"}, _light_or_have),
    ({"light_passive"}, _light_or_have),
    ({"be"}, _be),
    ({"lead"}, _lead),
    ({"relative", "complementizer"}, _relative),
    ({"complementizer"}, _complementizer),
    ({"preposition", "subordinate"}, _subordinate_or_preposition),
)


def _light(items: list[Item], at: int, names: dict[str, Entry]) -> Entry | None:
    """Light only when an event noun follows in the same noun phrase ("launched an attack")."""
    light = names.get("light_passive") or names.get("light")
    for item in items[at + 1 : at + 6]:
        if item.event_nouns() and not (item.verbs() and item.tag is Tag.VERB):
            return light
        if item.tag in (Tag.MARK, Tag.TIME) or (item.grammar() and not _phrase_internal(item)):
            break
    return light if _event_was(items, at) else None


def _event_was(items: list[Item], at: int) -> bool:
    """ "an attack was launched": the event noun is the subject of the passive."""
    passive = False
    for item in reversed(items[:at]):
        if item.tag in (Tag.NOUN, Tag.VERB) and passive:
            return bool(item.event_nouns())
        passive = passive or item.tag is Tag.BE
        if item.tag not in (Tag.BE, Tag.AUXILIARY, Tag.ADVERB, Tag.NEGATOR, Tag.MOOD):
            return False
    return False


def _has_something(items: list[Item], at: int) -> bool:
    """ "has two airports": what is had follows, and no verb that "has" helps."""
    following = item_after(items, at)
    if following is None or not items[at].verbs() or following.tag is Tag.MARK:
        return False
    if following.quantity is not None:
        return True
    if following.grammar():
        return any(g.value in ("determiner", "negator_noun") for g in following.grammar())
    return not following.verbs()


def _phrase_internal(item: Item) -> bool:
    return all(
        g.value in ("determiner", "pointing", "all", "adverb", "possessive", "negator_noun")
        for g in item.grammar()
    )


def _that(items: list[Item], at: int, names: dict[str, Entry]) -> Entry:
    """After a noun that is no event: a relative ("troops that left"), else a complementizer."""
    previous = item_before(items, at)
    following = item_after(items, at)
    verb_next = following is not None and (
        bool(following.verbs())
        or any(g.value in ("be", "have", "mood") for g in following.grammar())
    )
    if previous is not None and previous.tag in (Tag.NOUN, Tag.NAME) and verb_next:
        return replace(names["complementizer"], value="relative")
    return names["complementizer"]


def _participle_follows(items: list[Item], at: int) -> bool:
    for item in items[at + 1 : at + 4]:
        if any(v.form in (Form.PARTICIPLE, Form.PAST_OR_PARTICIPLE) for v in item.verbs()):
            return True
        if not any(g.value in ("adverb", "negator") for g in item.grammar()):
            return False
    return False


def _nominal_follows(items: list[Item], at: int) -> bool:
    following = item_after(items, at)
    if following is None or following.tag is Tag.MARK:
        return False
    return not following.grammar() or bool(following.concepts() or following.event_nouns())


def _clause_follows(items: list[Item], at: int) -> bool:
    """True when a verb stands before the next comma."""
    for item in items[at + 1 : at + 10]:
        if item.tag is Tag.MARK:
            return False
        if any(v.form in (Form.ACTIVE, Form.PASSIVE) for v in item.verbs()):
            return True
        if any(g.value in ("be", "mood") for g in item.grammar()):
            return True
    return False


def _result_follows(items: list[Item], at: int) -> bool:
    """ "naik menjadi 5 persen", "melantik X menjadi Y": a verb before it takes a result."""
    word = items[at].norm
    for position in range(at - 1, -1, -1):
        item = items[position]
        if item.tag is Tag.VERB:
            return any(word == slot for v in item.verbs() for slot, _ in v.mapping)
        if item.tag in (Tag.MARK, Tag.CONTRAST, Tag.COMPLEMENTIZER, Tag.SUBORDINATE, Tag.MOOD):
            return False
    return False


def _leads(items: list[Item], at: int) -> bool:
    """ "Detik-detik truk meledak": a word of headlines before a clause that tells the matter."""
    if at and items[at - 1].tag is not Tag.MARK:
        return False
    following = items[at + 1 : at + 2]
    if not following or following[0].tag is Tag.MARK or following[0].grammar():
        return False
    for item in items[at + 2 :]:
        if item.tag is Tag.MARK or any(g.value == "pointing" for g in item.grammar()):
            return False
        if any(v.form in _CLAUSAL for v in item.verbs()):
            return True
    return False


def _place_of_noun(items: list[Item], at: int) -> bool:
    """ "band asal Medan": a noun, and the place after the word that ties it to the noun."""
    previous, following = item_before(items, at), item_after(items, at)
    noun = previous is not None and previous.tag is Tag.NOUN and not previous.event_nouns()
    return noun and following is not None and bool(following.places())


def _may_be_verb(item: Item) -> bool:
    if any(v.form in (Form.BARE, Form.ACTIVE) for v in item.verbs()):
        return not item.places()
    return any(g.value in ("be", "have", "do", "light", "negator") for g in item.grammar())


def _only_verb(items: list[Item], at: int) -> bool:
    """ "Warga melawan pendudukan": between nouns, with no other verb, it is no preposition."""
    before, after = items[:at], items[at + 1 :]
    if not before or not after:
        return False
    if before[-1].tag in (Tag.NEGATOR, Tag.MOOD):
        return True
    if before[-1].tag not in NOMINAL:
        return False
    if any(i.tag in (Tag.VERB, Tag.BE, Tag.LIGHT, Tag.COPULA, Tag.MARK) for i in before):
        return False
    return not any(_acts_here(i) or any(g.value == "be" for g in i.grammar()) for i in after)


def _acts_here(item: Item) -> bool:
    """A word that is a verb: a full form, or a stem that is no noun."""
    if any(v.form is not Form.BARE for v in item.verbs()):
        return True
    return bool(item.verbs()) and not (item.event_nouns() or item.concepts() or item.places())


def _is_main_verb(items: list[Item], at: int) -> bool:
    """A word that is also an auxiliary is the main verb when no other verb follows it."""
    for item in items[at + 1 : at + 4]:
        if item.verbs() or any(g.value == "light" for g in item.grammar()):
            return False
        if not any(g.value in ("adverb", "negator", "mood", "infinitive") for g in item.grammar()):
            return True
    return True
