"""One good example as others find it, who may ask about it, and what municipalities have asked each other."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Select, select
from sqlalchemy.orm import contains_eager, joinedload

from webapp.assessment.models.assessments import Assessment
from webapp.evaluation.models.evaluations import Evaluation
from webapp.ground.calendar.clock import in_sweden
from webapp.ground.refusals import NotThereError
from webapp.ground.roles import WRITERS
from webapp.ground.store.database import db
from webapp.ground.who import Membership, Municipality, Person
from webapp.results.models.examples import PublicExample
from webapp.results.models.inquiries import Inquiry
from webapp.results.queries.shared_texts import EXAMPLE
from webapp.review.models.texts import GoodExample
from webapp.rounds.models.rounds import Round


@dataclass(frozen=True, slots=True)
class FoundExample:
    """A good example that everybody may find, as one person reads it, with the places they may ask for."""

    id: int
    area: str
    municipality: str
    year: int
    text: str
    learn_from: str
    result_id: int
    municipality_id: int
    assessment_id: int
    welcome_at: datetime | None
    person_id: int | None
    places: tuple[tuple[int, str], ...]
    """The municipalities that the person may ask for: those they answer for, but not the example's own."""


@dataclass(frozen=True, slots=True)
class Lesson:
    """What a municipality took home, in a line."""

    municipality: str
    year: int
    text: str


def found_example(person_id: int | None, example_id: int) -> FoundExample:
    """Fetch a good example that is public. Raises NotThereError."""
    query = (
        select(
            *(PublicExample.area, PublicExample.municipality, PublicExample.year, PublicExample.text),
            *(PublicExample.learn_from, PublicExample.result_id, Assessment.municipality_id, Assessment.id),
            GoodExample.welcome_at,
        )
        .join(GoodExample, GoodExample.id == PublicExample.source)
        .join(Evaluation, Evaluation.id == PublicExample.evaluation_id)
        .join(Assessment, Assessment.id == Evaluation.assessment_id)
        .join(Round, Round.id == PublicExample.round_id)
        .where(
            PublicExample.kind == EXAMPLE,
            PublicExample.source == example_id,
            Round.announced_at.is_not(None),
        )
    )
    row = db.session.execute(query).first()
    if row is None:
        raise NotThereError
    places = _places(person_id, row.municipality_id) if person_id else ()
    return FoundExample(example_id, *row, person_id, places)


def _places(person_id: int, owner_id: int) -> tuple[tuple[int, str], ...]:
    query = (
        select(Municipality.id, Municipality.name)
        .join(Membership, Membership.municipality_id == Municipality.id)
        .where(Membership.person_id == person_id, Membership.role.in_(WRITERS), Municipality.id != owner_id)
        .order_by(Municipality.name)
    )
    return tuple((id_, name) for id_, name in db.session.execute(query))


def lessons_of(example_ids: Collection[int]) -> dict[int, list[Lesson]]:
    """Give what was taken home of each of some examples, the latest first; in one query."""
    query = (
        select(Inquiry.example_id, Municipality.name, Inquiry.lesson_at, Inquiry.lesson)
        .join(Municipality, Municipality.id == Inquiry.municipality_id)
        .where(
            Inquiry.example_id.in_(example_ids), Inquiry.lesson_at.is_not(None), Inquiry.hidden_at.is_(None)
        )
        .order_by(Inquiry.lesson_at.desc(), Inquiry.id.desc())
    )
    found: dict[int, list[Lesson]] = {}
    for example_id, name, at, text in db.session.execute(query) if example_ids else ():
        assert at is not None  # noqa: S101 -- it was asked for
        found.setdefault(example_id, []).append(Lesson(name, in_sweden(at).year, text))
    return found


def _with_places() -> Select[Inquiry]:
    """Ask for inquiries with whose example each is about, and who asked and answered."""
    return (
        select(Inquiry)
        .join(GoodExample, GoodExample.id == Inquiry.example_id)
        .join(Evaluation, Evaluation.id == GoodExample.evaluation_id)
        .join(Assessment, Assessment.id == Evaluation.assessment_id)
        .options(
            contains_eager(Inquiry.example),
            joinedload(Inquiry.municipality),
            joinedload(Inquiry.person),
            joinedload(Inquiry.answered_by),
        )
        .order_by(Inquiry.id.desc())
    )


def received(municipality_id: int) -> list[Inquiry]:
    """List what others have asked a municipality, the latest first."""
    return list(db.session.scalars(_with_places().where(Assessment.municipality_id == municipality_id)))


def sent(municipality_id: int) -> list[tuple[Inquiry, str]]:
    """List what a municipality has asked others, with whom it asked, the latest first."""
    query = _with_places().where(Inquiry.municipality_id == municipality_id)
    query = query.join(Municipality, Municipality.id == Assessment.municipality_id)
    return [(row, name) for row, name in db.session.execute(query.add_columns(Municipality.name))]


def unanswered(person_id: int, role: str) -> list[tuple[Inquiry, int]]:
    """List what waits for a person's answer, each with their municipality."""
    query = (
        _with_places()
        .join(Membership, Membership.municipality_id == Assessment.municipality_id)
        .where(Membership.person_id == person_id, Membership.role == role)
        .where(Inquiry.answer == "", Inquiry.withdrawn_at.is_(None))
    )
    return [(row, id_) for row, id_ in db.session.execute(query.add_columns(Assessment.municipality_id))]


def whose(inquiry: Inquiry) -> Assessment:
    """Give the assessment whose evaluation has the example."""
    query = (
        select(Assessment)
        .join(Evaluation, Evaluation.assessment_id == Assessment.id)
        .where(Evaluation.id == inquiry.example.evaluation_id)
        .options(joinedload(Assessment.municipality))
    )
    return db.session.scalars(query).one()


def still_there(person_id: int, municipality_id: int) -> Person | None:
    """Give a person who can sign in and is in a municipality still; None for anybody else."""
    query = (
        select(Person)
        .join(Membership, Membership.person_id == Person.id)
        .where(Person.id == person_id, Person.active, Membership.municipality_id == municipality_id)
    )
    return db.session.scalars(query).first()
