"""What is told of the opinions of all municipalities together, and to whom.

Nothing of a single one is told. Only those that are closed count, since they change no more, and they are
told in lots of at least five municipalities: what was told before and what is told now differ by a lot.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import timedelta
from fractions import Fraction
from typing import Any

from sqlalchemy import exists, select

from webapp.assessment.models.assessments import Assessment
from webapp.evaluation.models.evaluations import Evaluation, Seat
from webapp.ground.calendar import clock
from webapp.ground.refusals import NotThereError
from webapp.ground.roles import OFFICER
from webapp.ground.store.database import db
from webapp.ground.who import Post
from webapp.review.models.opinions import Opinion
from webapp.review.queries.opinions.own_opinion import LEVELS, OPEN_FOR, QUESTIONS

SETTLED = timedelta(hours=1)
"""So long after it closed an opinion is counted: whatever was on its way has come by then."""
FEWEST = 5
"""So many municipalities a lot holds at least."""


@dataclass(frozen=True, slots=True)
class Sum:
    """What is told of one question: how many chose each level, and their mean."""

    question: str
    counts: tuple[int, ...]

    @property
    def mean(self) -> Fraction:
        """Give the mean of the levels."""
        told = sum(level * many for level, many in zip(LEVELS, self.counts, strict=True))
        return Fraction(told, sum(self.counts))


@dataclass(frozen=True, slots=True)
class Told:
    """What is told of all: from how many municipalities, each question, and words without a name."""

    many: int
    sums: list[Sum]
    words: list[str]


@dataclass(frozen=True, slots=True)
class Reader:
    """Somebody who may read the sum; the office reads the words too."""

    person_id: int
    office: bool


def reader(person_id: int) -> Reader:
    """Find who may read the sum: an officer of a round, or an evaluator. Raises NotThereError for others."""
    office = exists().where(Post.person_id == person_id, Post.role == OFFICER)
    seated = exists().where(
        *(Seat.person_id == person_id, Seat.evaluation_id == Evaluation.id),
        *(Evaluation.assessment_id == Assessment.id, Assessment.round_id.is_not(None)),
    )
    found = db.session.execute(select(office.label("office"), seated.label("seated"))).one()
    if not (found.office or found.seated):
        raise NotThereError
    return Reader(person_id, bool(found.office))


def told() -> Told | None:
    """Tell the sum of all whole lots; nothing while there is none."""
    query = (
        select(Opinion.marks, Opinion.words, Assessment.municipality_id)
        .join(Evaluation, Evaluation.id == Opinion.evaluation_id)
        .join(Assessment, Assessment.id == Evaluation.assessment_id)
        .where(Evaluation.published_at <= clock.now() - OPEN_FOR - SETTLED)
        .order_by(Evaluation.published_at, Evaluation.id)
    )
    rows = _whole_lots(db.session.execute(query))
    if not rows:
        return None
    words = sorted(one.words for one in rows if one.words)
    many = len({one.municipality_id for one in rows})
    return Told(many, [Sum(key, _counts(rows, key)) for key in QUESTIONS], words)


def _whole_lots(rows: Iterable[Any]) -> list[Any]:
    """Give the rows of every lot that is whole, in the order they closed."""
    whole: list[Any] = []
    lot: list[Any] = []
    for one in rows:
        lot.append(one)
        if len({row.municipality_id for row in lot}) == FEWEST:
            whole += lot
            lot = []
    return whole


def _counts(rows: list[Any], question: str) -> tuple[int, ...]:
    return tuple(sum(one.marks[question] == level for one in rows) for level in LEVELS)
