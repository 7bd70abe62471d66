"""What a draft says: agreed marks with their motivations, texts and good examples, as one piece of data."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from flask_babel import gettext as _
from sqlalchemy import select

from questionnaires import rounding
from questionnaires.compass import Compass, count
from questionnaires.edition import Area, Edition, Question
from questionnaires.marks import Mark, NotApplicable, OwnPoints
from webapp.models import AreaText, EvaluatorMark, GoodExample, db
from webapp.roles import AGREED
from webapp.said import fingerprint
from webapp.services.evaluating.keeping import mark_from_data

Content = Mapping[str, Any]
"""{"marks": {question id: {mark, motivation}}, "texts": {"strengths-3": …}, "examples": {"12": {…}}}"""

SILENT: Content = {"marks": {}, "texts": {}, "examples": {}}


@dataclass(frozen=True, slots=True)
class Place:
    """Something in a draft that can be spoken of: an area, by its number, or a question, by its id."""

    key: str
    number: str
    name: str
    area: Area
    question: Question | None = None


@dataclass(frozen=True, slots=True)
class Change:
    """One thing that reads otherwise now than it did then."""

    place: Place
    what: str
    before: str
    after: str


def places(edition: Edition) -> dict[str, Place]:
    """List every place of a draft: each area, followed by its questions."""
    found = {}
    for area in edition.areas:
        found[area.number] = Place(area.number, area.number, str(area.name), area)
        for one in area.questions:
            found[one.id] = Place(one.id, one.number, str(one.text), area, one)
    return found


def content_of(evaluation_id: int) -> dict[str, Any]:
    """Gather what a draft says now, in three queries."""
    marks = db.session.execute(
        select(EvaluatorMark.question_id, EvaluatorMark.mark, EvaluatorMark.motivation).where(
            EvaluatorMark.evaluation_id == evaluation_id, EvaluatorMark.track == AGREED
        )
    )
    texts = db.session.execute(
        select(AreaText.kind, AreaText.part, AreaText.text).where(
            AreaText.evaluation_id == evaluation_id, AreaText.text != ""
        )
    )
    examples = db.session.execute(
        select(GoodExample.id, GoodExample.part, GoodExample.text, GoodExample.learn_from)
        .where(GoodExample.evaluation_id == evaluation_id, GoodExample.gone_at.is_(None))
        .order_by(GoodExample.id)
    )
    return {
        "marks": {row.question_id: {"mark": row.mark, "motivation": row.motivation} for row in marks},
        "texts": {f"{row.kind}-{row.part}": row.text for row in texts},
        "examples": {
            str(row.id): {"part": row.part, "text": row.text, "learn_from": row.learn_from}
            for row in examples
        },
    }


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
    return "; ".join(f"{part.name}: {level.name if level else '–'}" for part, level in chosen)


def place_words(place: Place, edition: Edition, content: Content) -> str:
    """Say in words what a draft gives a question; an area has texts instead of a mark."""
    return mark_words(place.question, mark_in(edition, content, place.key)) if place.question else ""


def wanted_words(place: Place, levels: Mapping[str, str]) -> str:
    """Say in words which levels somebody wants for a question."""
    parts = place.question.kind.parts if place.question else ()
    chosen = [(part.name, part.level(levels[part.id])) for part in parts if part.id in levels]
    return "; ".join(f"{name}: {level.name}" for name, level in chosen if level)


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
            yield Change(known[question.id], _("Bedömning"), *words)
        said = motivation_in(then, question.id), motivation_in(now, question.id)
        if said[0] != said[1]:
            yield Change(known[question.id], _("Motivering"), *said)


def _changed_words(edition: Edition, then: Content, now: Content) -> Iterator[Change]:
    known = places(edition)
    named = {
        "strengths": _("Styrkor"),
        "improvements": _("Förbättringsområden"),
        "running": _("Löpande text"),
    }
    for ref in sorted({*then["texts"], *now["texts"]}):
        kind, _dash, part = ref.partition("-")
        place = known.get(part.partition(".")[0])
        before, after = (str(one["texts"].get(ref, "")) for one in (then, now))
        if place and before != after:
            yield Change(place, f"{named.get(kind, kind)} {part}", before, after)
    for key in sorted({*then["examples"], *now["examples"]}, key=int):
        before, after = (_example_words(one["examples"].get(key)) for one in (then, now))
        part = (now["examples"].get(key) or then["examples"][key])["part"]
        if before != after and part in known:
            yield Change(known[part], _("Gott exempel"), before, after)


def _example_words(example: Mapping[str, str] | None) -> str:
    if example is None:
        return ""
    more = example["learn_from"]
    return f"{example['text']} ({_('läs mer i %(place)s', place=more)})" if more else example["text"]
