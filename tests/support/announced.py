"""Announced results that a usual adjustment is reckoned from."""

from __future__ import annotations

from datetime import timedelta

from sqlalchemy import select

from tests.support.judges import MOTIVATION, finish, other_levels, question_of, sit
from tests.support.summaries import make_public
from webapp.evaluation.deeds import marks
from webapp.evaluation.models.evaluations import PublishedResult
from webapp.ground.calendar import clock
from webapp.ground.roles import AGREED
from webapp.ground.store.database import db
from webapp.ground.who import Municipality
from webapp.review.deeds import results as result_deeds


def fix_the_fifth(world) -> None:
    """Let Lillhärad be evaluated, adjusted on question 2.1.1, and fixed like the four before it."""
    a, b = sit(world, "a"), sit(world, "b")
    question = question_of(a)
    mark = other_levels(a, question)
    marks.give_mark(a, "a", question, mark, MOTIVATION, 0)
    finish(a)
    finish(b)
    marks.give_mark(sit(world, "a"), AGREED, question, mark, MOTIVATION, 0)
    result_deeds.publish(world.person("kansli"), a.evaluation.id)


def announce() -> None:
    make_public()


def _copy(row, **other):
    """Make another row like one that there is."""
    made = type(row)(**{c.key: getattr(row, c.key) for c in row.__table__.columns if c.key != "id"} | other)
    db.session.add(made)
    db.session.flush()
    return made


def again(times: int, *, elsewhere: bool = True) -> None:
    """Let every result come again so many times: in other municipalities, or in the same in other rounds."""
    first = results()
    for time in range(times):
        for result in first:
            old = result.evaluation.assessment
            place = result.municipality_id
            award_round = old.round_id
            if elsewhere:
                row = Municipality(name=f"Påhittad {time} {place}")
                db.session.add(row)
                db.session.flush()
                place = row.id
            else:
                award_round = _copy(old.round, key=f"{old.round.key}-{time}-{place}").id
            assessment = _copy(old, municipality_id=place, round_id=award_round, receipt_number=None)
            evaluation = _copy(result.evaluation, assessment_id=assessment.id)
            _copy(result, evaluation_id=evaluation.id, municipality_id=place)
    db.session.commit()


def surprise() -> None:
    """Let all come again in a later round, handed in when the first was announced, and end with nothing."""
    first, later = results(), clock.now() + timedelta(days=400)
    old = first[0].evaluation.assessment.round
    award_round = _copy(old, key="later", announced_at=later + timedelta(days=100))
    for result in first:
        assessment = _copy(
            result.evaluation.assessment, round_id=award_round.id, submitted_at=later, receipt_number=None
        )
        evaluation = _copy(result.evaluation, assessment_id=assessment.id)
        agreed = {question: {"points": "0", "out_of": "1"} for question in result.marks["agreed"]}
        _copy(result, evaluation_id=evaluation.id, marks={**result.marks, "agreed": agreed})
    db.session.commit()


def results() -> list[PublishedResult]:
    return list(db.session.scalars(select(PublishedResult)))
