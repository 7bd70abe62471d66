"""Following a plan up: what each action gave, the evaluators who are asked to read, and words about it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from flask_babel import gettext as _
from sqlalchemy import select

from questionnaires.succession.placement import NOT, PARTLY, REACHED
from webapp.ground.calendar import clock
from webapp.ground.events.journal import note
from webapp.ground.events.models import Event
from webapp.ground.events.registry import EventType
from webapp.ground.refusals import InvalidError, NotThereError
from webapp.ground.store.database import db, deed
from webapp.plans.deeds.plan_drafts import check_coordinates, held
from webapp.plans.events import PLAN_FOLLOWED_UP, PLAN_READER_ASKED, PLAN_READER_ENDED, PLAN_WORD_SAID
from webapp.plans.models.plans import FollowUp, PlanReader, PlanWord
from webapp.plans.queries.own_plans import OwnPlan, evaluators_of
from webapp.plans.queries.plan_board import Line, board
from webapp.plans.queries.planned_points import today

OUTCOMES = (REACHED, PARTLY, NOT)


@dataclass(frozen=True, slots=True)
class Walked:
    """What is said when a plan is walked through: of each action its outcome and what it gave, and in all."""

    of: Mapping[int, tuple[str, str]] = field(default_factory=dict)
    words: str = ""
    next_on: date | None = None


@deed
def follow_up(plan: OwnPlan, walked: Walked, key: str = "") -> int:
    """Keep the moment: how each action stood, what it gave, and when the next one is; once."""
    row = held(plan)
    check_coordinates(plan)
    there = _said_before(plan.person_id, key)
    if there is not None:
        return there["follow_up"]
    faults = {}
    if walked.next_on is not None and walked.next_on < today():
        faults["day"] = _("Välj en dag som inte har varit.")
    lines = board(plan).lines
    if not walked.words and not any(any(walked.of.get(one.action.id, ("", ""))) for one in lines):
        faults["words"] = _("Skriv något om planen, eller säg hur någon åtgärd gick.")
    if faults:
        raise InvalidError(faults)
    content = [_kept(one, *walked.of.get(one.action.id, ("", ""))) for one in lines]
    made = FollowUp(
        plan_id=row.id, words=walked.words, content=content, at=clock.now(), person_id=plan.person_id
    )
    row.review_on = walked.next_on
    db.session.add(made)
    db.session.flush()
    day = walked.next_on.isoformat() if walked.next_on else None
    about = {"plan": row.id, "follow_up": made.id, "review": day}
    _note_once(PLAN_FOLLOWED_UP, plan, about, key)
    return made.id


def _kept(line: Line, outcome: str, gave: str) -> dict[str, str | int | None]:
    row = line.action
    return {
        "action": row.id,
        "title": row.title,
        "owner": line.owner,
        "state": row.state,
        "last": row.last_on.isoformat() if row.last_on else None,
        "outcome": outcome if outcome in OUTCOMES else "",
        "gave": gave,
    }


@deed
def ask_reader(plan: OwnPlan, person_id: int) -> None:
    """Ask an evaluator to read the plan; once, and again where that was ended."""
    row = held(plan)
    check_coordinates(plan)
    if person_id not in {one.id for one in evaluators_of(plan)}:
        raise InvalidError({"person": _("Välj någon av utvärderarna i listan.")})
    there = db.session.scalars(select(PlanReader).filter_by(plan_id=row.id, person_id=person_id)).first()
    if there is not None and there.ended_at is None:
        return
    reader = there or PlanReader(plan_id=row.id, person_id=person_id)
    reader.asked_at, reader.asked_by_id, reader.ended_at = clock.now(), plan.person_id, None
    db.session.add(reader)
    about = {"plan": row.id, "person": person_id}
    note(PLAN_READER_ASKED, plan.person_id, assessment_id=plan.assessment_id, after=about)


@deed
def end_reader(plan: OwnPlan, reader_id: int) -> None:
    """End an evaluator's reading; what was written stays."""
    held(plan)
    check_coordinates(plan)
    row = db.session.scalars(select(PlanReader).filter_by(plan_id=plan.id, id=reader_id)).first()
    if row is None:
        raise NotThereError
    if row.ended_at is None:
        row.ended_at = clock.now()
        about = {"plan": plan.id, "person": row.person_id}
        note(PLAN_READER_ENDED, plan.person_id, assessment_id=plan.assessment_id, after=about)


@deed
def say(plan: OwnPlan, text: str, key: str = "") -> int:
    """Say something about a plan, once; whoever reads it may."""
    held(plan)
    there = _said_before(plan.person_id, key)
    if there is not None:
        return there["word"]
    if not text:
        raise InvalidError({"text": _("Skriv något först.")})
    row = PlanWord(plan_id=plan.id, text=text, at=clock.now(), person_id=plan.person_id)
    db.session.add(row)
    db.session.flush()
    _note_once(PLAN_WORD_SAID, plan, {"plan": plan.id, "word": row.id}, key)
    return row.id


def _note_once(event: EventType, plan: OwnPlan, about: Mapping[str, object], key: str) -> None:
    note(
        event,
        plan.person_id,
        assessment_id=plan.assessment_id,
        after=dict(about),
        request_key=key or None,
    )


def _said_before(person_id: int, key: str) -> dict[str, int] | None:
    query = select(Event.after).where(Event.person_id == person_id, Event.request_key == key)
    return db.session.scalar(query) if key else None
