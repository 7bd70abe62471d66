"""Strengths and good examples of announced results, where the municipality shares them: as they are kept."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from sqlalchemy import ColumnElement, select
from sqlalchemy.orm import aliased

from exports import markup
from webapp.assessment.models.assessments import Assessment
from webapp.evaluation.models.evaluations import Evaluation, PublishedResult
from webapp.ground import context
from webapp.ground.store.database import db
from webapp.ground.who import Municipality
from webapp.review.models.texts import STRENGTHS, AreaText, GoodExample
from webapp.rounds.models.rounds import Round

EXAMPLE, STRENGTH = "example", "strength"


@dataclass(frozen=True, slots=True)
class SharedText:
    """Something others can learn from: what, where, when, in which area; and of which row and line."""

    kind: str
    source: int
    line: int
    text: str
    learn_from: str
    area: str
    municipality: str
    year: int
    round_id: int
    evaluation_id: int
    result_id: int


def of_round(round_id: int) -> list[SharedText]:
    """List all that is shared of a round, if it is announced."""
    return _shared_texts(Round.id == round_id)


def of_evaluation(evaluation_id: int) -> list[SharedText]:
    """List all that is shared of an evaluation, if its round is announced."""
    return _shared_texts(Evaluation.id == evaluation_id)


def _shared_texts(these: ColumnElement[bool]) -> list[SharedText]:
    return [*_examples(these), *_strengths(these)]


def _examples(these: ColumnElement[bool]) -> Iterator[SharedText]:
    """List the good examples that are shared and stand, of announced results."""
    query = _announced(select(GoodExample, *_RESULT), GoodExample.evaluation_id)
    query = query.where(these, *_shared(GoodExample)).order_by(GoodExample.id)
    for row, *result in db.session.execute(query):
        if row.text.strip():
            yield _told(row, result, 0, row.text)


def _strengths(these: ColumnElement[bool]) -> Iterator[SharedText]:
    """List the strengths of announced results whose municipality shares at least one good example of it."""
    shared = aliased(GoodExample)
    shares = select(shared.id).where(shared.evaluation_id == AreaText.evaluation_id, *_shared(shared))
    query = _announced(select(AreaText, *_RESULT), AreaText.evaluation_id)
    query = query.where(these, AreaText.kind == STRENGTHS, shares.exists()).order_by(AreaText.id)
    for row, *result in db.session.execute(query):
        for line, text in enumerate(row.text.splitlines()):
            for point in markup.points(text):
                yield _told(row, result, line, markup.words_of(point))


_RESULT = (
    PublishedResult.id,
    PublishedResult.edition,
    PublishedResult.published_at,
    Municipality.name,
    Round.id.label("round_id"),
)
"""As much of a result as is told beside what is shared: never its figures, which are long."""


def _shared(example: type[GoodExample]) -> tuple[ColumnElement[bool], ...]:
    return example.shared_at.is_not(None), example.gone_at.is_(None)


def _announced(query: Any, evaluation_id: Any) -> Any:  # noqa: ANN401 -- a query of any rows
    """Keep what belongs to results whose round is announced."""
    return (
        query.join(Evaluation, Evaluation.id == evaluation_id)
        .join(PublishedResult, PublishedResult.evaluation_id == Evaluation.id)
        .join(Assessment, Assessment.id == Evaluation.assessment_id)
        .join(Municipality, Municipality.id == Assessment.municipality_id)
        .join(Round, Round.id == Assessment.round_id)
        .where(Round.announced_at.is_not(None))
    )


def _told(row: GoodExample | AreaText, result: list[Any], line: int, text: str) -> SharedText:
    result_id, edition, published_at, municipality, round_id = result
    area = context.edition(edition).area(row.part.partition(".")[0])
    name, year = str(area.name) if area else "", published_at.year
    kind, learn_from = (EXAMPLE, row.learn_from) if isinstance(row, GoodExample) else (STRENGTH, "")
    about = (name, municipality, year, round_id, row.evaluation_id, result_id)
    return SharedText(kind, row.id, line, text, learn_from, *about)
