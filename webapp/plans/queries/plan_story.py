"""What has been said of a plan: its follow-ups and the words of those who read it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import joinedload

from questionnaires.succession.placement import REACHED
from webapp.ground.store.database import db
from webapp.plans.models.plans import FollowUp, PlanWord


@dataclass(frozen=True, slots=True)
class Story:
    """The latest follow-up first, and the words as they came."""

    follow_ups: Sequence[FollowUp]
    words: Sequence[PlanWord]

    @property
    def reached(self) -> set[int]:
        """Name the actions that the latest follow-up says have come where they aimed."""
        latest = self.follow_ups[0].content if self.follow_ups else []
        return {told["action"] for told in latest if told["outcome"] == REACHED}


def story_of(plan_id: int) -> Story:
    """Gather what has been said."""
    walked = select(FollowUp).filter_by(plan_id=plan_id).options(joinedload(FollowUp.person))
    said = select(PlanWord).filter_by(plan_id=plan_id).options(joinedload(PlanWord.person))
    return Story(
        list(db.session.scalars(walked.order_by(FollowUp.id.desc()))),
        list(db.session.scalars(said.order_by(PlanWord.id))),
    )
