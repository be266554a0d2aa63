"""`compare`: articles to claims, relations and questions, in one deterministic pass."""

from __future__ import annotations

import datetime as dt
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from factcheck.engine.interface import Engine
from factcheck.engine.serial import SERIAL
from factcheck.extract.articles import ReadArticle
from factcheck.extract.statements import MENTION, TITLE
from factcheck.judge.jury import ALONE, Jury
from factcheck.language.frames import Frame, load_frames
from factcheck.match.arguments import NAMED, Comparer, Outcome
from factcheck.match.candidates import Rule
from factcheck.match.corpus import learn_names, phrase_readings
from factcheck.match.derivation import Derived, derive
from factcheck.match.reprints import find_reprints
from factcheck.questions.near import near_relations
from factcheck.questions.positions import (
    Answer,
    as_position,
    denied_and_asserted,
    group_answers,
    position_time,
    several_holders,
    status_of,
)
from factcheck.questions.relations import Surroundings, candidate_pairs, relate, surround
from factcheck.questions.spoken import near_sentences, spoken_sentences
from factcheck.questions.watch import UNWATCHED, Watch
from factcheck.records import (
    Article,
    Claim,
    Comparison,
    Question,
    QuestionStatus,
    Relation,
    RelationKind,
    UnreadableArticle,
)
from factcheck.store.interface import Keeper
from factcheck.store.nothing import NOTHING
from factcheck.store.readings import Reading, read_all

if TYPE_CHECKING:
    from factcheck.settings.values import QuestionEntry, Settings

_TITLE_ROLES = ("value",)
_STATUS_ORDER = {
    QuestionStatus.DISPUTED: 0,
    QuestionStatus.CHANGED: 1,
    QuestionStatus.AGREED: 2,
    QuestionStatus.SINGLE_SOURCE: 3,
}


_OBJECTS = ("whom", "at", "to", "about")
_MENTIONED = ("anywhere",)


def compare_articles(
    articles: Sequence[Article],
    skipped: Sequence[UnreadableArticle],
    settings: Settings,
    as_of: dt.date | None = None,
    jury: Jury = ALONE,
    engine: Engine = SERIAL,
    reading: Reading = read_all,
    watch: Watch = UNWATCHED,
    keeper: Keeper = NOTHING,
) -> Comparison:
    """Claims, relations and questions of a corpus. The order of the articles changes nothing.

    Relations of near sentences that `keeper` has are not found anew.

    Raises:
        ModelError: the model cannot judge.
    """
    ordered = sorted(articles, key=lambda a: a.id)
    reprints = find_reprints(ordered)
    ordered = _one_witness(ordered, reprints)
    watch.step("read sentences")
    reads = reading(ordered)
    comparer = Comparer(learn_names(reads, settings.entities), load_frames())
    claims = surround(reads, comparer)
    relating = _Relating(claims, comparer, jury, engine, watch, keeper)
    if jury.weighs_words:
        relating.by_predicate()
    relating.by_nearness(reads)
    relations, frames = list(relating.found.values()), relating.frames
    watch.step("ask questions")
    tracked = [
        q for entry in settings.questions if (q := _tracked(entry, claims, relations, comparer))
    ]
    questions = [*tracked, *_found_questions(claims, relations, frames, comparer)]
    return Comparison(
        articles=tuple(ordered),
        claims=tuple(s.claim for s in claims),
        relations=tuple(relations),
        questions=tuple(_numbered(questions)),
        skipped=tuple(sorted(skipped, key=lambda s: (s.path, s.reason))),
        warnings=tuple(_warnings(reads)),
        as_of=as_of,
        reprints=reprints,
    )


def _one_witness(articles: list[Article], reprints: tuple[tuple[str, ...], ...]) -> list[Article]:
    """Reprints share one origin, so that agreement counts them once."""
    by_id = {a.id: a for a in articles}
    for group in reprints:
        origin = next((by_id[i].origin for i in group if by_id[i].origin), by_id[group[0]].source)
        for i in group:
            by_id[i] = replace(by_id[i], origin=origin)
    return [by_id[a.id] for a in articles]


class _Relating:
    """Relations of a corpus as they are found, each pair of claims once."""

    def __init__(
        self, claims: list[Surroundings], comparer: Comparer, jury: Jury, engine: Engine,
        watch: Watch, keeper: Keeper,
    ) -> None:  # fmt: skip
        self._claims, self._comparer, self._jury = claims, comparer, jury
        self._engine, self._watch, self._keeper = engine, watch, keeper
        self._by_id = {s.claim.id: s.claim for s in claims}
        self._related: set[tuple[str, int, str, int]] = set()
        self.found: dict[tuple[str, str], Relation] = {}
        self.frames: dict[tuple[str, str], str] = {}

    def by_predicate(self) -> None:
        """Relations of claims that share a predicate."""
        self._watch.step("relate claims")
        pairs = list(candidate_pairs(self._claims, self._comparer))
        for result in self._engine.run(_relate, self._comparer, pairs):
            if result is not None and result[0].kind is not RelationKind.UNRELATED:
                self._add(*result)
        self._watch.pairs("one predicate, a date unknown", len(pairs), len(pairs), len(self.found))

    def by_nearness(self, reads: Sequence[ReadArticle]) -> None:
        """Relations of sentences that are near and not related yet."""
        self._watch.step("find near sentences")
        spoken = spoken_sentences(reads, self._claims)
        found = near_sentences(spoken, self._jury)
        judged = [
            pair for pair in found
            if _sentences(spoken[pair.a].main, spoken[pair.b].main) not in self._related
        ]  # fmt: skip
        self._watch.step("relate near sentences")
        results = near_relations(
            spoken, judged, self._comparer, self._jury, self._engine, self._keeper
        )
        related: Counter[Rule] = Counter()
        for pair, each in zip(judged, results, strict=True):
            if each is not None:
                related[pair.rule] += 1
                self._add(each.relation, each.frame)
        counts = [Counter(pair.rule for pair in pairs) for pairs in (found, judged)]
        for rule in Rule:
            self._watch.pairs(rule.value, counts[0][rule], counts[1][rule], related[rule])

    def _add(self, relation: Relation, frame: str) -> None:
        key = relation.a, relation.b
        if key not in self.found:
            self.found[key], self.frames[key] = relation, frame
            self._related.add(_sentences(self._by_id[relation.a], self._by_id[relation.b]))


def _relate(
    comparer: Comparer, pair: tuple[Surroundings, Surroundings]
) -> tuple[Relation, str] | None:
    return relate(*pair, comparer)


def _sentences(a: Claim, b: Claim) -> tuple[str, int, str, int]:
    one, other = sorted(((a.article, a.sentence), (b.article, b.sentence)))
    return (*one, *other)


def _warnings(reads: Sequence[ReadArticle]) -> Iterator[str]:
    for read in reads:
        for warning in read.article.warnings:
            yield f"{read.article.id}: {warning}"


def _numbered(questions: list[Question]) -> Iterator[Question]:
    order = sorted(
        questions, key=lambda q: (not q.tracked, _STATUS_ORDER[q.status], q.question, q.id)
    )
    tracked = [q for q in questions if q.tracked]
    for number, question in enumerate([*tracked, *(q for q in order if not q.tracked)], 1):
        yield replace(question, id=f"q{number}")


# questions that people wrote


def _tracked(
    entry: QuestionEntry,
    claims: list[Surroundings],
    relations: list[Relation],
    comparer: Comparer,
) -> Question | None:
    wanted = {
        "object": [f for text in (entry.object,) if text for f in phrase_readings(text)],
        "subject": [f for text in (entry.subject,) if text for f in phrase_readings(text)],
    }
    answers = []
    for item in claims:
        for form in _answering(item.claim, entry.predicate, comparer):
            objects = _MENTIONED if entry.predicate == MENTION else _OBJECTS
            subject = _is_called if form.frame == TITLE else _fits
            if _fits(form, item, wanted["object"], objects, comparer) and (
                subject(form, item, wanted["subject"], ("who",), comparer)
            ):
                answers.append(Answer(item.claim, form))
                break
    frame = comparer.frames.frames.get(entry.predicate)
    return _question(entry.ask, answers, relations, _roles(frame), comparer, tracked=True)


def _answering(claim: Claim, predicate: str, comparer: Comparer) -> Iterator[Derived]:
    """Forms of a claim with the asked predicate, a consequence of it, or their opposites."""
    if predicate == MENTION:
        yield next(derive(claim, comparer.frames))
        return
    if predicate == TITLE and claim.predicate != TITLE:
        return  # "X is the president" says more than how X is called
    wanted = _family(predicate, comparer)
    for form in derive(claim, comparer.frames):
        if form.frame in wanted or (predicate == "control" and form.frame == "remain"):
            yield form


def _family(predicate: str, comparer: Comparer) -> set[str]:
    frame = comparer.frames.frames.get(predicate)
    if frame is None:
        return {predicate}
    near = {i.frame for i in frame.entails if not i.negated and not i.roles}
    wanted = {predicate, *frame.opposite, *near}
    for name in near:
        wanted |= comparer.frames.frames[name].opposite
    return wanted


def _is_called(
    form: Derived,
    item: Surroundings,
    wanted: list[tuple[str, ...]],
    roles: tuple[str, ...],
    comparer: Comparer,
) -> bool:
    """A title belongs to the very person, not to whoever acts for the same body."""
    canonical = comparer.names.canonical
    names = {f for features in wanted for f in canonical(features)}
    return not wanted or any(
        names & set(canonical(a.features)) for a in form.arguments if a.role in roles
    )


def _fits(
    form: Derived,
    item: Surroundings,
    wanted: list[tuple[str, ...]],
    roles: tuple[str, ...],
    comparer: Comparer,
) -> bool:
    if not wanted:
        return True
    if roles == _MENTIONED:
        return any(
            comparer.compare(features, item.context.sentence).outcome
            in (Outcome.SAME, Outcome.NARROWER)
            for features in wanted
        )
    around = (*item.context.sentence, *item.context.wide)
    for argument in form.arguments:
        if argument.role not in roles:
            continue
        for features in wanted:
            compared = comparer.compare(features, (*argument.features, *argument.reach))
            if compared.outcome in (Outcome.SAME, Outcome.NARROWER):
                return True
            head = comparer.names.canonical(features)[:1]
            held = head and comparer.held(head[0], comparer.names.canonical(argument.features))
            if held and all(comparer.held(f, around) for f in compared.missing):
                return True
    return False


def _roles(frame: Frame | None) -> tuple[str, ...]:
    if frame is None:
        return ("who", "whom")
    if frame.id == "title":
        return _TITLE_ROLES
    if frame.exclusive:
        return (frame.exclusive,)
    return ("who", "whom")


def _question(
    ask: str,
    answers: list[Answer],
    relations: list[Relation],
    roles: tuple[str, ...],
    comparer: Comparer,
    *,
    tracked: bool = False,
) -> Question:
    groups = group_answers(answers, roles, comparer, exact=roles == _TITLE_ROLES)
    positions = sorted((as_position(g) for g in groups), key=position_time)
    status = status_of(positions, relations)
    if status is QuestionStatus.SINGLE_SOURCE:
        if denied_and_asserted(groups, comparer):
            status = QuestionStatus.DISPUTED
        elif roles == ("who",) and several_holders(groups):
            status = QuestionStatus.CHANGED
    return Question("", ask, status, tuple(positions), tracked)


# questions that the relations raise


def _found_questions(
    claims: list[Surroundings],
    relations: list[Relation],
    frames: dict[tuple[str, str], str],
    comparer: Comparer,
) -> Iterator[Question]:
    by_id = {s.claim.id: s for s in claims}
    groups: dict[tuple[str, str], list[Relation]] = defaultdict(list)
    for relation in relations:
        frame = frames[relation.a, relation.b]
        groups[frame, _theme(by_id[relation.a].claim, frame, comparer)].append(relation)
    seen: set[str] = set()
    for (frame, _), members in sorted(groups.items()):
        ids = sorted({i for r in members for i in (r.a, r.b)})
        seen.update(ids)
        answers = [_answer(by_id[i].claim, frame, comparer) for i in ids]
        known = comparer.frames.frames.get(frame)
        ask = _ask(known, answers)
        yield _question(ask, answers, members, _roles(known), comparer)
    for item in claims:
        if item.claim.id not in seen and _tells(item.claim):
            single = comparer.frames.frames.get(item.claim.predicate)
            answer = Answer(item.claim, next(derive(item.claim, comparer.frames)))
            yield _question(_ask(single, [answer]), [answer], [], ("who", "whom"), comparer)


def _tells(claim: Claim) -> bool:
    """A single claim worth showing: who and to whom are named."""
    named = [a for a in claim.arguments if any(f.startswith(NAMED) for f in a.features)]
    return len(named) >= 2 and not claim.nominal and claim.predicate not in ("say", "be")


def _answer(claim: Claim, frame: str, comparer: Comparer) -> Answer:
    forms = list(derive(claim, comparer.frames))
    return Answer(claim, next((f for f in forms if f.frame == frame), forms[0]))


def _theme(claim: Claim, frame: str, comparer: Comparer) -> str:
    """What the question is about: the first name of the theme, else of anybody."""
    form = _answer(claim, frame, comparer).form
    for role in ("whom", "at", "about", "who"):
        for argument in form.arguments:
            if argument.role == role and argument.features:
                features = comparer.names.canonical(argument.features)
                named = [f for f in features if f.startswith(NAMED)]
                return (named or list(features))[0]
    return ""


def _ask(frame: Frame | None, answers: list[Answer]) -> str:
    """The frame's question with the fillers of its best filled claim."""
    template = frame.question if frame is not None and frame.question else ""
    best = max(answers, key=lambda a: sum(f"{{{r.role}}}" in template for r in a.form.arguments))
    fillers = {a.role: a.stands_for or a.text for a in reversed(best.form.arguments)}
    if template and all(name in fillers for name in _placeholders(template)):
        return " ".join(template.format(**fillers).split())
    shown = " ".join(filter(None, (fillers.get("who"), best.claim.cue, fillers.get("whom"))))
    return f"What do the sources say of: {' '.join(shown.split())}?"


def _placeholders(template: str) -> list[str]:
    return [part.partition("}")[0] for part in template.split("{")[1:]]
