"""What is done about what the first year found, and who comes and goes meanwhile."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from sqlalchemy import select

from tests.webapp.whole.two_years.scene import BOSS, LEAVER, YearDeeds
from tests.webapp.whole.two_years.story import Action, Plan, Story
from webapp.ground.store.database import db
from webapp.plans.models import plans as models


class PlanPlay:
    """The plan's deeds, with what the story says of them."""

    story: Story
    deeds: YearDeeds
    came_to: Any
    attempt: Callable[..., bool]
    words: Callable[..., str]

    def make_plan(self, who: str) -> None:
        """Make a plan of what the year found, once."""
        story, year = self.story, self.story.year
        allowed = story.first and story.leads(who) and not year.open
        if not story.first:
            return
        if self.attempt(allowed, lambda: self.deeds.make_plan(who)) and story.plan is None:
            row = db.session.get_one(models.Plan, int(str(self.came_to)))
            query = select(models.Improvement.place).where(models.Improvement.plan_id == row.id)
            levels = {one: _levels(row.basis.get(one)) for one in year.edition.questions}
            story.plan = Plan(row.id, row.basis, levels, list(db.session.scalars(query)))

    def act(self, who: str, nth: int, owner: str, level: int) -> None:
        """Add an action to one of the improvement areas."""
        story, plan = self.story, self.story.plan
        if plan is None or not plan.places:
            return
        question, title = plan.places[nth % len(plan.places)], self.words(who)
        allowed = story.writes(who) and owner in story.members
        aim = (question, str(level))
        if self.attempt(allowed, lambda: self.deeds.act(who, plan.id, title, owner, aim)):
            plan.actions.append(Action(int(str(self.came_to)), question, level, owner))

    def carry(self, who: str, nth: int, state: str) -> None:
        """Say how one of the actions stands."""
        story, plan = self.story, self.story.plan
        if plan is None or not plan.actions:
            return
        action = plan.actions[nth % len(plan.actions)]
        allowed = story.writes(who) or (who == action.owner and who in story.members)
        if self.attempt(allowed, lambda: self.deeds.carry(who, plan.id, action.id, state)):
            action.state = state

    def follow_up(self, who: str) -> None:
        plan, words = self.story.plan, self.words(who)
        if plan is None:
            return
        if self.attempt(self.story.leads(who), lambda: self.deeds.follow_up(who, plan.id, words)):
            plan.followed.append(words)

    def leave(self, who: str, leaving: str) -> None:
        """Let a colleague go: what is not done goes on to whoever presses."""
        story = self.story
        allowed = story.leads(who) and leaving in story.members
        if leaving != LEAVER or not self.attempt(allowed, lambda: self.deeds.leave(who, leaving)):
            return
        story.members.discard(leaving)
        for year in story.years:
            held = (place for place, one in year.holders.items() if one == leaving and year.open)
            for place in [one for one in held if one not in year.done]:
                year.holders[place] = BOSS
        for action in story.plan.actions if story.plan else ():
            if action.owner == leaving and action.state not in ("done", "dropped"):
                action.owner = BOSS

    def come_back(self, who: str) -> None:
        story = self.story
        allowed = story.leads(who) and LEAVER not in story.members
        if self.attempt(allowed, lambda: self.deeds.come_back(who, LEAVER)):
            story.members.add(LEAVER)


def _levels(mark: Any) -> dict[str, int]:
    """Give the level of each part of a question; what is not said is below the lowest."""
    levels = (mark or {}).get("levels", {})
    return {part: int(levels.get(part, -1)) for part in ("system", "spridning")}
