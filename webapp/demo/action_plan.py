"""A municipality's action plan: some of its improvement areas have actions, one is late, one is let be."""

from __future__ import annotations

from datetime import datetime, timedelta

from sqlalchemy import select

from webapp.demo.demo_days import on
from webapp.ground.calendar import clock
from webapp.ground.store.database import db
from webapp.ground.who import Municipality
from webapp.people.queries.own_municipality import own_municipality
from webapp.people.queries.people import coordinators
from webapp.plans.action_content import BEGUN, DONE, PLANNED, Wanted
from webapp.plans.deeds import actions, plan_drafts
from webapp.plans.queries.action_choices import choices, chosen
from webapp.plans.queries.bases import sources
from webapp.plans.queries.own_plans import own_plan
from webapp.plans.queries.plan_board import Need, board
from webapp.plans.queries.planned_points import today

LEFT = "Frågan ligger hos regionen till och med nästa år. Vi tar upp den igen när avtalet är klart."
ACTIONS = (
    ("Lägg in frågan i nämndernas årshjul", "Provas i socialnämnden från januari.", BEGUN, 210),
    ("Samma fem frågor i alla brukarundersökningar", "", DONE, 30),
    ("Visa nyckeltal bredvid kostnaden i varje nämnds budget", "Två av sju nämnder är klara.", BEGUN, -14),
    ("Utbilda alla chefer i uppföljning", "", PLANNED, 320),
    ("Bjud in till kulturråd två gånger om året", "", PLANNED, 150),
)
"""What is done: its name, a note, how far it has come and how many days from today it is to be ready."""
OWNERS = ("", "Karin Holm, HR-chef", "Omar Nur, ekonomi", "", "Eva Tolv, kulturchef")
"""Who owns each; the coordinator where nobody is named."""
MADE = timedelta(days=18)


def plan_for(now: datetime, name: str) -> int:
    """Make the plan of a municipality's fixed result some weeks ago, and let it go on since; give its id."""
    place = db.session.scalars(select(Municipality).filter_by(name=name)).one()
    (coordinator,) = coordinators(place.id)
    on(now - MADE)
    source = sources(place.id, name)[0]
    made = plan_drafts.make(own_municipality(coordinator.id, place.id), source.assessment or 0)
    plan = own_plan(coordinator.id, made)
    needs = board(plan).needs
    *acted, left, _waits = needs if len(needs) > len(ACTIONS) + 1 else (*needs, *needs[-2:])
    for nth, (need, told) in enumerate(zip(acted, ACTIONS, strict=False)):
        title, note, state, days = told
        wanted = Wanted(
            title,
            note,
            owner_id=None if OWNERS[nth] else coordinator.id,
            owner_name=OWNERS[nth],
            informed="kommunledningsgruppen" if nth == 0 else "",
            last_on=today() + MADE + timedelta(days=days),
            state=state,
            aims=_aims(need, made, coordinator.id),
        )
        actions.add(plan, need.improvement.id, wanted)
    actions.let_be(plan, left.improvement.id, LEFT, left.improvement.version)
    clock.set_clock(None)
    return made


def _aims(need: Need, plan_id: int, person_id: int) -> dict[str, dict[str, str]]:
    """Aim one level higher in the parts of the two questions that give most in the area."""
    found = board(own_plan(person_id, plan_id))
    taken = {one.question_id for line in found.lines for one in line.aimed}
    most = [question.id for question, _left in choices(found, need, taken)[0].questions[:2]]
    return {
        one.question_id: {part.part.id: part.above[0].id for part in one.parts if part.above}
        for one in chosen(found, most, {})
    }
