"""The letters about plans: an action of one's own, a last day near or past, a follow-up, a plan to read."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from flask_babel import gettext
from flask_babel import lazy_gettext as _
from sqlalchemy import ColumnElement, select
from sqlalchemy.orm import joinedload

from webapp.assessment.models.assessments import Assessment
from webapp.ground.events.journal import Noted
from webapp.ground.mail.occasions import Occasion, To, to, untold
from webapp.ground.store.database import db
from webapp.ground.who import Membership, Person
from webapp.ground.words.languages import dated
from webapp.people.queries.people import coordinators
from webapp.plans.action_content import DONE, DROPPED
from webapp.plans.events import (
    ACTION_ADDED,
    ACTION_CHANGED,
    ACTION_HANDED_ON,
    ACTION_TAKEN_OVER,
    IMPROVEMENT_ADDED,
    IMPROVEMENT_LEFT,
    IMPROVEMENT_TAKEN_UP,
    PLAN_CHANGED,
    PLAN_FOLLOWED_UP,
    PLAN_MADE,
    PLAN_READER_ASKED,
    PLAN_READER_ENDED,
    PLAN_REBASED,
    PLAN_WORD_SAID,
)
from webapp.plans.models.plans import Plan, PlanAction
from webapp.plans.occasions.turns import (
    ACTION,
    AHEAD,
    FOLLOW_UP,
    READER,
    action_thing,
    follow_up_thing,
    reader_thing,
)
from webapp.plans.queries.own_plans import readers_of
from webapp.plans.queries.planned_points import today
from webapp.plans.queries.succession.unfinished_actions import going_on


def _owner(noted: Noted) -> list[To]:
    """Address whoever owns an action now and did not before, where that is one of its people."""
    owner = noted.after["owner"]
    if not owner or noted.before.get("owner") == owner or noted.after["state"] in (DONE, DROPPED):
        return []
    row = db.session.get_one(PlanAction, noted.after["action"])
    by = db.session.get_one(Person, noted.person_id).name if noted.person_id else ""
    return list(_addressed(row, db.session.get_one(Plan, row.plan_id), once=str(noted.id), by=by))


def _addressed(row: PlanAction, plan: Plan, once: str, by: str = "") -> Iterator[To]:
    owner, place = row.owner, plan.assessment.municipality
    here = select(Membership.id).filter_by(person_id=row.owner_id, municipality_id=place.id)
    if owner is None or not owner.active or db.session.scalar(here) is None:
        return
    last = dated(row.last_on) if row.last_on else gettext("ingen sista dag")
    said: dict[str, Any] = {"by": by, "what": row.title, "place": place.name, "last": last}
    said |= {"plan": plan.id, "action": row.id}
    yield to(owner, said=said, thing=action_thing(row.id), once=once, municipality_id=place.id)


def _soon() -> Iterator[To]:
    """Address those whose last day is near."""
    yield from _due(PlanAction.last_on.between(today(), today() + AHEAD))


def _late() -> Iterator[To]:
    """Address those whose last day has passed; once for each last day."""
    yield from _due(PlanAction.last_on < today())


def _due(when: ColumnElement[bool]) -> Iterator[To]:
    query = (
        select(PlanAction, Plan)
        .join(Plan, Plan.id == PlanAction.plan_id)
        .where(when, *going_on(), PlanAction.owner_id.is_not(None))
        .options(
            joinedload(PlanAction.owner), joinedload(Plan.assessment).joinedload(Assessment.municipality)
        )
        .order_by(PlanAction.id)
    )
    for row, plan in db.session.execute(query):
        yield from _addressed(row, plan, once=f"{row.id}:{row.last_on}")


def _follow_ups() -> Iterator[To]:
    """Address the coordinators of plans that are soon to be followed up."""
    query = select(Plan).where(Plan.review_on <= today() + AHEAD).order_by(Plan.id)
    for plan in db.session.scalars(query):
        assert plan.review_on is not None  # noqa: S101 -- it was asked for
        place = plan.assessment.municipality
        day = dated(plan.review_on)
        for one in coordinators(place.id):
            yield to(
                one,
                said={"place": place.name, "plan": plan.id, "day": day},
                thing=follow_up_thing(plan.id),
                once=f"{plan.id}:{plan.review_on}",
                municipality_id=place.id,
            )


def _reader(noted: Noted) -> list[To]:
    """Address the evaluator who is asked."""
    plan = db.session.get_one(Plan, noted.after["plan"])
    place = plan.assessment.municipality
    by = db.session.get_one(Person, noted.person_id).name if noted.person_id else ""
    person = db.session.get_one(Person, noted.after["person"])
    said = {"by": by, "place": place.name, "plan": plan.id}
    return [to(person, said=said, thing=reader_thing(plan.id), municipality_id=place.id)]


def _heard(noted: Noted) -> list[To]:
    """Address the coordinators, and the evaluators who are asked, when somebody has said something."""
    plan = db.session.get_one(Plan, noted.after["plan"])
    place = plan.assessment.municipality
    by = db.session.get_one(Person, noted.person_id).name if noted.person_id else ""
    said = {"by": by, "place": place.name, "plan": plan.id}
    people = {one.id: one for one in coordinators(place.id)}
    people |= {one.person_id: one.person for one in readers_of(plan.id) if one.person.active}
    return [to(one, said=said, municipality_id=place.id) for one in people.values()]


OWNED = Occasion(
    "action-owned",
    _("Du äger en åtgärd: %(what)s"),
    _(
        "%(by)s har satt dig som ägare till en åtgärd i handlingsplanen för %(place)s:\n\n"
        "%(what)s\n\nKlar senast: %(last)s.\n\n"
        "Öppna länken för att läsa den och säga hur det går."
    ),
    "/handlingsplan/%(plan)s/atgard/%(action)s",
    when=(ACTION_ADDED, ACTION_CHANGED, ACTION_HANDED_ON),
    whom=_owner,
    turn=ACTION.name,
)
SOON = Occasion(
    "action-soon",
    _("Snart sista dagen: %(what)s"),
    _(
        "Åtgärden %(what)s i handlingsplanen för %(place)s ska vara klar senast %(last)s.\n\n"
        "Öppna länken och säg hur det går, eller välj en ny dag."
    ),
    "/handlingsplan/%(plan)s/atgard/%(action)s",
    due=_soon,
    turn=ACTION.name,
)
LATE = Occasion(
    "action-late",
    _("Sista dagen har passerat: %(what)s"),
    _(
        "Åtgärden %(what)s i handlingsplanen för %(place)s skulle ha varit klar %(last)s.\n\n"
        "Öppna länken: säg att den är klar, välj en ny dag, eller avbryt den med ett skäl."
    ),
    "/handlingsplan/%(plan)s/atgard/%(action)s",
    due=_late,
    turn=ACTION.name,
)
FOLLOW_UP_NEAR = Occasion(
    "follow-up",
    _("Dags att följa upp handlingsplanen: %(place)s"),
    _(
        "Ni har bestämt att följa upp handlingsplanen för %(place)s %(day)s.\n\n"
        "Öppna länken och gå igenom åtgärderna. Därifrån kan du också be utvärderarna läsa planen."
    ),
    "/handlingsplan/%(plan)s/uppfoljning",
    due=_follow_ups,
    turn=FOLLOW_UP.name,
)
READER_ASKED = Occasion(
    "plan-reader",
    _("%(place)s ber dig läsa sin handlingsplan"),
    _(
        "%(by)s ber dig läsa handlingsplanen som %(place)s har gjort efter utvärderingen, och skriva vad du "
        "tänker om den.\n\nDu kan läsa och skriva så länge kommunen vill. Poängen ändras inte av det."
    ),
    "/handlingsplan/%(plan)s",
    when=(PLAN_READER_ASKED,),
    whom=_reader,
    turn=READER.name,
)
WORD = Occasion(
    "plan-word",
    _("Nytt om handlingsplanen för %(place)s"),
    _("%(by)s har skrivit om handlingsplanen för %(place)s.\n\nÖppna länken för att läsa."),
    "/handlingsplan/%(plan)s/uppfoljning",
    when=(PLAN_WORD_SAID,),
    whom=_heard,
)

untold(
    "The plan stands on Mitt arbete, and whoever owns an action in it gets a letter about that.",
    *(PLAN_MADE, PLAN_CHANGED, PLAN_REBASED, PLAN_FOLLOWED_UP),
    *(IMPROVEMENT_ADDED, IMPROVEMENT_LEFT, IMPROVEMENT_TAKEN_UP),
)
untold("Whoever owns it owned it before; it waits on Mitt arbete, in the new plan.", ACTION_TAKEN_OVER)
untold("The evaluator has nothing more to do; the page says itself that it is closed.", PLAN_READER_ENDED)
