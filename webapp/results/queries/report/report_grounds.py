"""What a fixed report rests on, cheaply told: while its grounds stand as they did, so does the report."""

from __future__ import annotations

from typing import Any

from sqlalchemy import ColumnElement, Select, bindparam, func, select

from webapp.assessment.models.assessments import Assessment
from webapp.evaluation.models.evaluations import Evaluation, PublishedResult, Seat
from webapp.evaluation.models.visits import EvaluationSource
from webapp.evaluation.queries.round_changes import assessment_changes
from webapp.ground import context
from webapp.ground.store.database import db
from webapp.ground.who import Person
from webapp.printed.models.printed import PrintedFigure, PrintedFlag
from webapp.printed.queries import printed
from webapp.review.models.facts import ShortFact
from webapp.review.models.reviews import RightOfReply
from webapp.review.models.texts import AreaText, GoodExample
from webapp.rounds.models.rounds import Round


def grounds_of(result: PublishedResult, *, public: bool) -> tuple[object, ...]:
    """Tell how all that the report of a fixed result is made from stands now, in one question.

    The figures themselves never change. What may is counted and dated: the texts, the good examples and
    the sources, what is announced to compare with, and what is read in or lies in files from print.
    """
    return (result.id, result.digest, public, *_beside(result.evaluation_id, result.edition))


def grounds_of_draft(evaluation: Evaluation) -> tuple[object, ...]:
    """Tell how all that the report of a result that is not fixed yet is made from stands now."""
    assessment = evaluation.assessment
    return (*assessment_changes(assessment.id), *_beside(evaluation.id, assessment.edition))


def grounds_of_version(version: RightOfReply) -> tuple[object, ...]:
    """Tell how what the report of a given version is made from stands now; what it says never changes."""
    evaluation = db.session.get_one(Evaluation, version.evaluation_id)
    return ("version", version.id, *_beside(evaluation.id, evaluation.assessment.edition))


def _beside(evaluation_id: int, edition_id: str) -> tuple[object, ...]:
    row = db.session.connection().execute(_GROUNDS, {"here": evaluation_id}).one()
    edition = context.shelf().editions.get(edition_id)
    return (edition.digest if edition else "", printed.files_state(), *row)


def _written() -> list[Select[Any]]:
    """Count and date what is written about an evaluation."""
    asked: list[Select[Any]] = []
    for table in (AreaText, GoodExample, EvaluationSource):
        about: list[ColumnElement[Any]] = [
            func.count(table.id),
            func.sum(table.version),
            func.max(table.saved_at),
        ]
        asked += [select(one).where(table.evaluation_id == bindparam("here")) for one in about]
    moments = (GoodExample.gone_at, GoodExample.shared_at)
    counted: list[ColumnElement[Any]] = [
        one for moment in moments for one in (func.count(moment), func.max(moment))
    ]
    asked += [select(one).where(GoodExample.evaluation_id == bindparam("here")) for one in counted]
    gone = select(func.count(EvaluationSource.gone_at)).where(
        EvaluationSource.evaluation_id == bindparam("here")
    )
    return [*asked, gone, *_stated(), *_fixed_before()]


def _stated() -> list[Select[Any]]:
    """Count and date what is stated on the cover and as short facts, and name the evaluators."""
    facts: list[ColumnElement[Any]] = [
        func.count(ShortFact.id),
        func.sum(ShortFact.version),
        func.max(ShortFact.saved_at),
    ]
    names: list[ColumnElement[Any]] = [func.min(Person.name), func.max(Person.name)]
    here = Evaluation.id == bindparam("here")
    return [
        *(
            select(one).join(Evaluation, Evaluation.assessment_id == ShortFact.assessment_id).where(here)
            for one in facts
        ),
        *(
            select(one).join(Seat, Seat.person_id == Person.id).where(Seat.evaluation_id == bindparam("here"))
            for one in names
        ),
    ]


def _fixed_before() -> list[Select[Any]]:
    """Count the fixed results of the same municipality: the last of them is told."""
    mine = (
        select(Assessment.municipality_id)
        .join(Evaluation, Evaluation.assessment_id == Assessment.id)
        .where(Evaluation.id == bindparam("here"))
        .scalar_subquery()
    )
    return [select(func.count(PublishedResult.id)).where(PublishedResult.municipality_id == mine)]


def _announced() -> list[Select[Any]]:
    """Count and date the results of announced rounds."""
    about = (func.count(PublishedResult.id), func.max(PublishedResult.id), func.max(Round.announced_at))
    return [
        select(one)
        .select_from(PublishedResult)
        .join(Evaluation, Evaluation.id == PublishedResult.evaluation_id)
        .join(Assessment, Assessment.id == Evaluation.assessment_id)
        .join(Round, Round.id == Assessment.round_id)
        .where(Round.announced_at.is_not(None))
        for one in about
    ]


def _read_in() -> list[Select[Any]]:
    """Count what is read in from print; it is never altered."""
    return [
        select(one)
        for table in (PrintedFigure, PrintedFlag)
        for one in (func.count(table.id), func.max(table.id))
    ]


_GROUNDS = select(*(one.scalar_subquery() for one in (*_written(), *_announced(), *_read_in())))
"""Made once: everybody who reads a finished report asks it."""
