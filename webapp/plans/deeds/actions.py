"""Actions on improvement areas: added, changed by one after the other, and areas that are let be."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from flask_babel import gettext as _
from sqlalchemy import select

from questionnaires.compass.aims import higher
from webapp.ground.calendar import clock
from webapp.ground.events.journal import note
from webapp.ground.events.models import Event
from webapp.ground.outcome import CONFLICT, SAME, SAVED, Outcome
from webapp.ground.refusals import InvalidError, NotThereError, StaleError
from webapp.ground.store.database import db, deed
from webapp.people.queries.people import people_of
from webapp.plans.action_content import DONE, DROPPED, STATES, Wanted
from webapp.plans.deeds.plan_drafts import check_may_write, held
from webapp.plans.events import (
    ACTION_ADDED,
    ACTION_CHANGED,
    IMPROVEMENT_ADDED,
    IMPROVEMENT_LEFT,
    IMPROVEMENT_TAKEN_UP,
)
from webapp.plans.models.plans import OWN, Improvement, Plan, PlanAction
from webapp.plans.queries.bases import basis_of
from webapp.plans.queries.own_plans import OwnPlan
from webapp.plans.queries.planned_points import today


def wanted_of(row: PlanAction) -> Wanted:
    """Tell what is kept."""
    return Wanted(
        *(row.title, row.note, row.owner_id, row.owner_name, row.informed, row.last_on),
        *(row.state, row.dropped_why, row.aims),
    )


@deed
def add(plan: OwnPlan, improvement_id: int, wanted: Wanted, key: str = "") -> int:
    """Add an action to an improvement area, once however often its form is sent; give its id."""
    kept = held(plan)
    check_may_write(plan)
    there = _made_before(plan.person_id, key)
    if there is not None:
        return there
    improvement = _improvement(plan, improvement_id)
    wanted = _fit(wanted.owned(plan.person_id, ""), kept)
    if faults := _faults(plan, wanted, None):
        raise InvalidError(faults)
    row = put(plan, improvement, wanted)
    _note(plan, row, request_key=key or None)
    return row.id


def put(plan: OwnPlan, improvement: Improvement, wanted: Wanted, **more: int) -> PlanAction:
    """Put an action on an improvement area, inside a deed."""
    row = PlanAction(
        plan_id=plan.id, improvement_id=improvement.id, version=1, **_columns(plan, wanted, None), **more
    )
    improvement.left_why = ""
    db.session.add(row)
    db.session.flush()
    return row


def _made_before(person_id: int, key: str) -> int | None:
    query = select(Event.after).where(Event.person_id == person_id, Event.request_key == key)
    found = db.session.scalar(query) if key else None
    return found["action"] if found else None


@deed
def save(plan: OwnPlan, action_id: int, wanted: Wanted, version: int) -> Outcome[PlanAction]:
    """Change an action; where somebody was first, nothing is written and the outcome holds what stands."""
    kept = held(plan)
    row = action_of(plan, action_id)
    check_may_change(plan, row)
    wanted = _fit(wanted.owned(row.owner_id, row.owner_name), kept)
    if wanted == wanted_of(row):
        return Outcome(str(row.id), SAME, row)
    if row.version != version:
        return Outcome(str(row.id), CONFLICT, row, own=row.saved_by_id == plan.person_id)
    if faults := _faults(plan, wanted, row):
        raise InvalidError(faults)
    before = told(row)
    for name, value in _columns(plan, wanted, row).items():
        setattr(row, name, value)
    row.version = version + 1
    db.session.flush()
    _note(plan, row, before)
    return Outcome(str(row.id), SAVED, row)


def action_of(plan: OwnPlan, action_id: int) -> PlanAction:
    """Fetch an action of a plan. Raises NotThereError."""
    query = select(PlanAction).filter_by(plan_id=plan.id, id=action_id)
    row = db.session.scalars(query.execution_options(populate_existing=True)).first()
    if row is None:
        raise NotThereError
    return row


def check_may_change(plan: OwnPlan, row: PlanAction) -> None:
    """Refuse whoever neither writes in the plan nor owns the action."""
    if plan.asked or row.owner_id != plan.person_id:
        check_may_write(plan)


def _columns(plan: OwnPlan, wanted: Wanted, row: PlanAction | None) -> dict[str, Any]:
    done = wanted.state == DONE
    done_on = (row.done_on if row is not None and row.state == DONE else today()) if done else None
    said = {name: getattr(wanted, name) for name in Wanted.__slots__}
    return {**said, "done_on": done_on, "saved_at": clock.now(), "saved_by_id": plan.person_id}


def _fit(wanted: Wanted, kept: Plan) -> Wanted:
    """Leave out what is aimed at that is no higher than what stands, and a reason nobody asks for."""
    now = basis_of(kept)
    aims = wanted.aims
    if now is not None:
        asked = now.edition.questions
        fitted = {
            one: higher(asked[one], now.marks.get(one), levels) if one in asked else dict(levels)
            for one, levels in aims.items()
        }
        aims = {one: levels for one, levels in fitted.items() if levels}
    why = wanted.dropped_why if wanted.state == DROPPED else ""
    return replace(wanted, aims=aims, dropped_why=why)


def _faults(plan: OwnPlan, wanted: Wanted, row: PlanAction | None) -> dict[str, str]:
    faults = {}
    if not wanted.title:
        faults["title"] = _("Skriv vad ni ska göra.")
    if wanted.state not in STATES:
        faults["state"] = _("Välj ett läge.")
    if wanted.state == DROPPED and not wanted.dropped_why:
        faults["dropped_why"] = _("Skriv varför åtgärden avbryts.")
    kept_owner = row.owner_id if row is not None else None
    colleagues = {one.id for one in people_of(plan.municipality_id)} | {kept_owner}
    if wanted.owner_id and wanted.owner_id not in colleagues:
        faults["owner"] = _("Välj någon i listan, eller skriv ett namn.")
    elif wanted.owner_id and wanted.owner_name:
        faults["owner_name"] = _("Välj ”Någon annan” i listan om namnet gäller, eller töm namnet.")
    elif not wanted.owner_id and not wanted.owner_name:
        faults["owner"] = _("Välj vem som äger åtgärden, eller skriv ett namn.")
    return faults


def told(row: PlanAction) -> dict[str, Any]:
    """Tell of an action what an event keeps."""
    last = row.last_on.isoformat() if row.last_on else None
    about = {"plan": row.plan_id, "action": row.id, "title": row.title, "owner": row.owner_id}
    return {**about, "last": last, "state": row.state}


def _note(plan: OwnPlan, row: PlanAction, before: dict[str, Any] | None = None, **more: str | None) -> None:
    note(
        ACTION_CHANGED if before else ACTION_ADDED,
        plan.person_id,
        assessment_id=plan.assessment_id,
        before=before,
        after=told(row),
        why=row.dropped_why if before and before["state"] != row.state else "",
        version=row.version,
        **more,
    )


def _improvement(plan: OwnPlan, improvement_id: int) -> Improvement:
    query = select(Improvement).filter_by(plan_id=plan.id, id=improvement_id)
    found = db.session.scalars(query.execution_options(populate_existing=True)).first()
    if found is None:
        raise NotThereError
    return found


@deed
def let_be(plan: OwnPlan, improvement_id: int, why: str, version: int) -> None:
    """Say why nothing is done about an improvement area; without a why it is taken up again."""
    held(plan)
    check_may_write(plan)
    row = _improvement(plan, improvement_id)
    if row.left_why == why:
        return
    if row.version != version:
        raise StaleError(
            _("Någon har ändrat förbättringsområdet sedan du öppnade sidan: ”%(why)s”", why=row.left_why),
            _("Ladda om sidan och läs det som står där."),
        )
    going = select(PlanAction.id).where(PlanAction.improvement_id == row.id, PlanAction.state != DROPPED)
    if why and db.session.scalar(going.limit(1)) is not None:
        raise InvalidError({"why": _("Området har en åtgärd. Avbryt den först, eller ha den kvar.")})
    row.left_why, row.version = why, row.version + 1
    event = IMPROVEMENT_LEFT if why else IMPROVEMENT_TAKEN_UP
    about = {"plan": plan.id, "improvement": row.id}
    note(event, plan.person_id, assessment_id=plan.assessment_id, after=about, why=why)


@deed
def add_improvement(plan: OwnPlan, place: str, text: str, key: str = "") -> int:
    """Add an improvement area in the municipality's own words, once; give its id."""
    kept = held(plan)
    check_may_write(plan)
    query = select(Event.after).where(Event.person_id == plan.person_id, Event.request_key == key)
    if key and (there := db.session.scalar(query)):
        return int(there["improvement"])
    now = basis_of(kept)
    faults = {}
    if now is None or now.edition.area(place) is None:
        faults["place"] = _("Välj ett område i listan.")
    if not text:
        faults["text"] = _("Skriv vad som kan bli bättre.")
    if faults:
        raise InvalidError(faults)
    row = Improvement(plan_id=plan.id, origin=OWN, place=place, text=text)
    db.session.add(row)
    db.session.flush()
    about = {"plan": plan.id, "improvement": row.id, "place": place}
    note(
        IMPROVEMENT_ADDED,
        plan.person_id,
        assessment_id=plan.assessment_id,
        after=about,
        request_key=key or None,
    )
    return row.id
