"""Making a plan: a draft in which every improvement area of a result stands, once an assessment."""

from __future__ import annotations

import re
from datetime import date, timedelta

from flask_babel import gettext as _
from sqlalchemy import select

from questionnaires.compass import Compass
from questionnaires.edition import Edition
from questionnaires.marks import NotApplicable
from webapp.ground.calendar import clock
from webapp.ground.events.journal import note
from webapp.ground.refusals import InvalidError, NotAllowedError
from webapp.ground.store.database import db, deed
from webapp.people.queries.own_municipality import OwnMunicipality, municipality_to_change
from webapp.plans.events import PLAN_CHANGED, PLAN_MADE, PLAN_REBASED
from webapp.plans.models.plans import QUESTION, REPORT, Improvement, Plan
from webapp.plans.queries.bases import changed, kept_basis, source_of
from webapp.plans.queries.own_plans import OwnPlan, own_plan
from webapp.plans.queries.planned_points import today
from webapp.results.queries.comparison.own_results import Yearly
from webapp.review.deeds.texts import kept_texts
from webapp.review.models.texts import IMPROVEMENTS

REVIEW_AFTER = timedelta(days=304)
"""About ten months."""
MOST_QUESTIONS = 8
"""So many questions are proposed where nobody has written which areas can be improved."""
SIGN = re.compile(r"^[-–•*·\s]+")


def check_makes_plans(place: OwnMunicipality) -> None:
    """Refuse everybody but the coordinator."""
    if not place.may_change:
        raise NotAllowedError(_("Bara samordnaren gör en handlingsplan."), _("Be samordnaren göra det."))


def check_coordinates(plan: OwnPlan) -> None:
    """Refuse everybody but the coordinator of the plan's municipality."""
    if not plan.coordinates:
        raise NotAllowedError(
            _("Bara samordnaren följer upp planen och bjuder in till den."), _("Be samordnaren i kommunen.")
        )


def check_may_write(plan: OwnPlan) -> None:
    """Refuse those who read."""
    if not plan.may_write:
        raise NotAllowedError(
            _("Du kan läsa planen men inte ändra den."), _("Be samordnaren eller en medarbetare i kommunen.")
        )


@deed
def make(place: OwnMunicipality, assessment_id: int) -> int:
    """Make a plan of what an assessment found, and give its id; where there is one, that is it."""
    municipality_to_change(place.person_id, place.id)
    source = source_of(place.id, place.name, assessment_id)
    if source is None or source.compass is None:
        raise InvalidError({"source": _("Välj något av resultaten i listan.")})
    there = db.session.scalar(select(Plan.id).filter_by(assessment_id=assessment_id))
    if there is not None:
        return there
    review_on = today() + REVIEW_AFTER
    plan = Plan(
        assessment_id=assessment_id,
        basis=kept_basis(source.compass),
        based_at=source.at,
        review_on=review_on,
        made_at=clock.now(),
        made_by_id=place.person_id,
    )
    db.session.add(plan)
    db.session.flush()
    db.session.add_all(_improvements(plan.id, source, source.compass))
    about = {"plan": plan.id, "review": review_on.isoformat()}
    note(PLAN_MADE, place.person_id, assessment_id=assessment_id, after=about)
    return plan.id


def _improvements(plan_id: int, source: Yearly, compass: Compass) -> list[Improvement]:
    """Give every improvement area that evaluators wrote; without any, the questions with most to gain."""
    told = _written(source, compass.edition) if source.evaluation else []
    origin, places = (REPORT, told) if told else (QUESTION, _most_to_gain(compass))
    return [Improvement(plan_id=plan_id, origin=origin, place=place, text=text) for place, text in places]


def _written(source: Yearly, edition: Edition) -> list[tuple[str, str]]:
    texts = kept_texts(source.evaluation or 0)
    return [
        (area.number, words)
        for area in edition.areas
        if (kept := texts.get(f"{IMPROVEMENTS}-{area.number}"))
        for line in kept.text.splitlines()
        if (words := SIGN.sub("", line).strip())
    ]


def _most_to_gain(compass: Compass) -> list[tuple[str, str]]:
    asked = [
        one
        for one in compass.questions.values()
        if not isinstance(compass.marks.get(one.question.id), NotApplicable)
    ]
    ordered = sorted(asked, key=lambda one: one.score.secured - one.score.maximum)
    most = [one for one in ordered if one.score.secured < one.score.maximum][:MOST_QUESTIONS]
    return [(one.question.id, str(one.question.text)) for one in most]


@deed
def set_review(plan: OwnPlan, day: date | None) -> None:
    """Choose the day when the plan is to be followed up."""
    row = held(plan)
    check_coordinates(plan)
    if day is not None and day < today() and day != row.review_on:
        raise InvalidError({"day": _("Välj en dag som inte har varit.")})
    if day == row.review_on:
        return
    before, row.review_on = row.review_on, day
    note(
        PLAN_CHANGED,
        plan.person_id,
        assessment_id=row.assessment_id,
        before={"review": before.isoformat() if before else None},
        after={"plan": row.id, "review": day.isoformat() if day else None},
    )


@deed
def rebase(plan: OwnPlan) -> int:
    """Let a plan stand on its assessment as it is now; tell how many questions were other."""
    row = held(plan)
    check_may_write(plan)
    found = changed(row.id)
    if found is None or found.now is None or found.now.compass is None:
        return 0
    row.basis, row.based_at = kept_basis(found.now.compass), found.now.at
    many = len(found.questions)
    about = {"plan": row.id, "changed": many}
    note(PLAN_REBASED, plan.person_id, assessment_id=row.assessment_id, after=about)
    return many


def held(plan: OwnPlan) -> Plan:
    """Lock a plan for somebody who still reaches it, so that one deed comes at a time."""
    own_plan(plan.person_id, plan.id, lock=True)
    return db.session.get_one(Plan, plan.id)
