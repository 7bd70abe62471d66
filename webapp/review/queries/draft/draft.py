"""What a draft says: agreed marks with their motivations, texts and good examples, as one piece of data."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from flask_babel import gettext as _
from sqlalchemy import BindParameter, CompoundSelect, bindparam, select, union_all

from exports.report.entry import BRIEF, SUMMARY, VISIT
from questionnaires import rounding
from questionnaires.compass import Compass, count
from questionnaires.edition import Area, Edition, Question, Text
from questionnaires.marks import Mark, NotApplicable, OwnPoints
from webapp.evaluation.models.evaluations import EvaluatorMark
from webapp.evaluation.queries.marks import mark_from_data
from webapp.ground.fields.fingerprints import fingerprint
from webapp.ground.roles import AGREED
from webapp.ground.store.database import db
from webapp.review.models.texts import AreaText, GoodExample
from webapp.review.queries import facts
from webapp.review.queries.facts import FACT

Content = Mapping[str, Any]
"""{"marks": {question id: {mark, motivation}}, "texts": {"strengths-3": …}, "examples": {"12": {…}}}"""

REPORT = Area("rapport", Text("Rapportens texter"), Text("Rapporten"), (), None, ())
"""Where the texts about the whole evaluation stand; its number is its place in an address."""

REPORT_PARTS = (BRIEF, VISIT, SUMMARY)

SILENT: Content = {"marks": {}, "texts": {}, "examples": {}}


@dataclass(frozen=True, slots=True)
class Place:
    """Something in a draft that can be spoken of: an area, by number, a question, by id, or the report."""

    key: str
    number: str
    name: str
    area: Area
    question: Question | None = None

    @property
    def called(self) -> str:
        """Name the place within a sentence: a question by its number, an area as one."""
        whole = self.question is None and self.key != REPORT.number
        return _("område %(number)s", number=self.number) if whole else self.number


@dataclass(frozen=True, slots=True)
class Change:
    """One thing that reads otherwise now than then; `ref` names it: a question, a text or an example."""

    place: Place
    what: str
    before: str
    after: str
    ref: str = ""


def places(edition: Edition) -> dict[str, Place]:
    """List every place of a draft: each area, followed by its questions, and last the report's own texts."""
    found = {}
    for area in edition.areas:
        found[area.number] = Place(area.number, area.number, str(area.name), area)
        for one in area.questions:
            found[one.id] = Place(one.id, one.number, str(one.text), area, one)
    found[REPORT.number] = Place(REPORT.number, str(REPORT.short), str(REPORT.name), REPORT)
    return found


def area_at(edition: Edition, number: str) -> Area | None:
    """Find the part of a draft that an address names: an area, or the texts about the whole evaluation."""
    return REPORT if number == REPORT.number else edition.area(number)


def words_at(content: Content, key: str) -> dict[str, Any]:
    """Pick out what a draft says in one place: a mark, or the texts and good examples of an area."""
    return {
        "mark": content["marks"].get(key),
        "texts": {ref: text for ref, text in content["texts"].items() if _home_of(ref) == key},
        "examples": {n: one for n, one in content["examples"].items() if one["part"] == key},
    }


def _home_of(ref: str) -> str:
    """Name the place in which a text stands: "running-3.2" stands in area 3."""
    kind, _dash, part = ref.partition("-")
    return REPORT.number if kind == FACT or part in REPORT_PARTS else part.partition(".")[0]


def content_of(evaluation_id: int) -> Content:
    """Gather what a draft says now, in three queries."""
    return contents_of([evaluation_id])[evaluation_id]


def contents_of(evaluation_ids: Collection[int]) -> dict[int, Content]:
    """Gather what several drafts say now, by evaluation, in three queries."""
    found: dict[int, dict[str, dict[str, Any]]] = {
        one: {"marks": {}, "texts": {}, "examples": {}} for one in evaluation_ids
    }
    if not found:
        return {}
    for row in db.session.execute(_MARKS, {"ids": list(found)}):
        found[row.evaluation_id]["marks"][row.question_id] = {"mark": row.mark, "motivation": row.motivation}
    for row in db.session.execute(_TEXTS, {"ids": list(found)}):
        found[row.evaluation_id]["texts"][f"{row.kind}-{row.part}"] = row.text
    for row in db.session.execute(_EXAMPLES, {"ids": list(found)}):
        said = {"part": row.part, "text": row.text, "learn_from": row.learn_from}
        found[row.evaluation_id]["examples"][str(row.id)] = said
    return {**found}


_IDS: BindParameter[Any] = bindparam("ids", expanding=True)
_MARKS = select(
    EvaluatorMark.evaluation_id, EvaluatorMark.question_id, EvaluatorMark.mark, EvaluatorMark.motivation
).where(EvaluatorMark.evaluation_id.in_(_IDS), EvaluatorMark.track == AGREED)
_TEXTS: CompoundSelect[int, str, str, str] = union_all(
    select(AreaText.evaluation_id, AreaText.kind, AreaText.part, AreaText.text).where(
        AreaText.evaluation_id.in_(_IDS), AreaText.text != ""
    ),
    facts.as_texts(_IDS),
)
_EXAMPLES = (
    select(
        GoodExample.evaluation_id,
        GoodExample.id,
        GoodExample.part,
        GoodExample.text,
        GoodExample.learn_from,
    )
    .where(GoodExample.evaluation_id.in_(_IDS), GoodExample.gone_at.is_(None))
    .order_by(GoodExample.id)
)


def digest_of(content: Content) -> str:
    """Give the fingerprint of a draft, so that a decision is about exactly what was read."""
    return fingerprint(content)


def mark_in(edition: Edition, content: Content, question_id: str) -> Mark | None:
    """Read the mark that a draft gives a question."""
    kept = content["marks"].get(question_id)
    question = edition.questions.get(question_id)
    return mark_from_data(question, kept["mark"]) if kept and question else None


def motivation_in(content: Content, question_id: str) -> str:
    """Read the motivation that a draft gives a question."""
    kept = content["marks"].get(question_id)
    return str(kept["motivation"]) if kept else ""


def compass_of(edition: Edition, content: Content) -> Compass:
    """Count the marks of a draft."""
    marks = {q: mark for q in edition.questions if (mark := mark_in(edition, content, q)) is not None}
    return count(edition, marks)


def mark_words(question: Question, mark: Mark | None) -> str:
    """Say a mark in words: its levels part by part, its points, or that it does not apply."""
    if mark is None:
        return _("inte bedömd")
    if isinstance(mark, NotApplicable):
        return _("ej tillämplig: %(why)s", why=mark.reason)
    if isinstance(mark, OwnPoints):
        return _("%(points)s poäng", points=rounding.as_exact(mark.points).replace(".", ","))
    chosen = [
        (part, part.level(level) if level else None)
        for part, level in zip(question.kind.parts, mark, strict=True)
    ]
    return "; ".join(f"{part.name}: {level.told if level else '–'}" for part, level in chosen)


def place_words(place: Place, edition: Edition, content: Content) -> str:
    """Say in words what a draft gives a question; an area has texts instead of a mark."""
    return mark_words(place.question, mark_in(edition, content, place.key)) if place.question else ""


def wanted_words(place: Place, levels: Mapping[str, str]) -> str:
    """Say in words which levels somebody wants for a question."""
    parts = place.question.kind.parts if place.question else ()
    chosen = [(part.name, part.level(levels[part.id])) for part in parts if part.id in levels]
    return "; ".join(f"{name}: {level.told}" for name, level in chosen if level)


def changes(edition: Edition, then: Content, now: Content) -> list[Change]:
    """List what reads otherwise now than it did then, in the edition's order."""
    order = {key: n for n, key in enumerate(places(edition))}
    found = [*_changed_marks(edition, then, now), *_changed_words(edition, then, now)]
    return sorted(found, key=lambda one: order[one.place.key])


def changed_places(edition: Edition, then: Content, now: Content) -> set[str]:
    """Name the places where something reads otherwise."""
    return {one.place.key for one in changes(edition, then, now)}


def _changed_marks(edition: Edition, then: Content, now: Content) -> Iterator[Change]:
    known = places(edition)
    for question in edition.questions.values():
        before, after = (mark_in(edition, one, question.id) for one in (then, now))
        if before != after:
            words = mark_words(question, before), mark_words(question, after)
            yield Change(known[question.id], _("Bedömning"), *words, question.id)
        said = motivation_in(then, question.id), motivation_in(now, question.id)
        if said[0] != said[1]:
            yield Change(known[question.id], _("Motivering"), *said, question.id)


def _changed_words(edition: Edition, then: Content, now: Content) -> Iterator[Change]:
    known = places(edition)
    for ref in sorted({*then["texts"], *now["texts"]}):
        place = known.get(_home_of(ref))
        before, after = (facts.in_words(ref, str(one["texts"].get(ref, ""))) for one in (then, now))
        if place and before != after:
            yield Change(place, text_name(ref), before, after, ref)
    for key in sorted({*then["examples"], *now["examples"]}, key=int):
        before, after = (_example_words(one["examples"].get(key)) for one in (then, now))
        part = (now["examples"].get(key) or then["examples"][key])["part"]
        if before != after and part in known:
            yield Change(known[part], _("Gott exempel"), before, after, f"example-{key}")


def text_name(ref: str) -> str:
    """Name a text: "Styrkor 3", "Löpande text 3.2", "Sammanfattning"."""
    kind, _dash, part = ref.partition("-")
    if kind == FACT:
        return facts.names().get(part, part)
    of_report = {BRIEF: _("Kommunen i korthet"), VISIT: _("Besöket"), SUMMARY: _("Sammanfattning")}
    named = {
        "strengths": _("Styrkor"),
        "improvements": _("Förbättringsområden"),
        "running": _("Löpande text") if "." in part else _("Allmänt"),
        "since": _("Sedan förra utvärderingen"),
    }
    return of_report.get(part) or f"{named.get(kind, kind)} {part}"


def _example_words(example: Mapping[str, str] | None) -> str:
    if example is None:
        return ""
    text, place = example["text"], example["learn_from"]
    more = _("läs mer i %(place)s", place=place)
    return f"{text} ({more})" if place else text
