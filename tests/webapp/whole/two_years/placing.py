"""What the plan owes: it stands on what was found then, its gain is an interval, and next year places it."""

from __future__ import annotations

from questionnaires.succession.placement import GONE, NOT, PARTLY, REACHED, UNSAID, together
from tests.webapp.whole.two_years.playing import TwoYearPlay
from tests.webapp.whole.two_years.scene import BOSS, GOES, NEW
from tests.webapp.whole.two_years.story import Action, Plan, Year
from webapp.assessment.queries.own_assessment import own_assessment
from webapp.assessment.queries.progress import standing
from webapp.ground.store.database import db
from webapp.plans.models import plans as models
from webapp.plans.queries.own_plans import own_plan
from webapp.plans.queries.plan_board import board
from webapp.plans.queries.succession import placements

PARTS = ("system", "spridning")


def plan_stands(play: TwoYearPlay) -> bool:
    """The plan is as it was made and acted on, and next year says what became of each area."""
    plan = play.story.plan
    if plan is None:
        return True
    row = db.session.get_one(models.Plan, plan.id)
    found = board(own_plan(play.stage.person(BOSS), plan.id))
    owners = {one.action.id: (one.action.owner_id, one.action.state) for one in found.lines}
    owed = {one.id: (play.stage.person(one.owner), one.state) for one in plan.actions}
    assert found.planned is not None
    gain, now = found.planned.gain, found.planned.now.total
    in_bounds = 0 <= gain.least <= gain.most <= now.maximum - now.secured
    kept = [one.improvement.place for one in found.needs]
    stands = (row.basis, owners, sorted(kept)) == (plan.basis, owed, sorted(plan.places))
    return stands and in_bounds and _placed(play, plan)


def _placed(play: TwoYearPlay, plan: Plan) -> bool:
    year = play.story.year
    if year.edition != NEW:
        return True
    subject = own_assessment(play.stage.person(BOSS), year.id)
    found = placements.before(subject.person_id, subject.id, standing(subject).compass)
    assert found is not None
    told = {one.need.improvement.place: one.state for one in found.placed}
    return told == {one: _state(plan, year, one) for one in plan.places}


def _state(plan: Plan, year: Year, question: str) -> str:
    """Say what became of a question: by the levels that this year's answer has."""
    if question == GOES:
        return GONE
    said = year.now.get(question)
    if said is None:
        return UNSAID
    going = [one for one in plan.actions if one.question == question and one.state != "dropped"]
    aims = [aim for one in going if (aim := _aim(plan, one))] or [dict.fromkeys(PARTS, 4)]
    was = plan.levels[question]
    states = []
    for aim in aims:
        now = {part: int(said.levels.get(part, -1)) for part in aim}
        reached = all(now[part] >= aim[part] for part in aim)
        higher = any(now[part] > was[part] for part in aim)
        states.append(REACHED if reached else PARTLY if higher else NOT)
    return together(states)


def _aim(plan: Plan, action: Action) -> dict[str, int]:
    """Give the parts in which an action aims higher than where the question stood."""
    return {part: action.level for part in PARTS if action.level > plan.levels[action.question][part]}
