"""The dates of a round's steps as they are kept."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select

from webapp.ground.calendar import clock
from webapp.ground.store.database import db
from webapp.rounds.models.rounds import Round, StepDate
from webapp.rounds.recipe_files import recipe_of


@dataclass(frozen=True, slots=True)
class Span:
    """When a step opens and closes; None where nobody has said."""

    opens: datetime | None = None
    closes: datetime | None = None


def dates_of(round_id: int) -> dict[str, Span]:
    """Give the dates of a round by step; a step without any is left out."""
    rows = db.session.scalars(select(StepDate).where(StepDate.round_id == round_id))
    return {row.step: Span(row.opens_at, row.closes_at) for row in rows}


def opens_later(dates: Mapping[str, Span], step: str) -> datetime | None:
    """Give when a step opens by the plan, if that is yet to come; the office takes it, not the clock."""
    opens = dates.get(step, Span()).opens
    return opens if opens and opens > clock.now() else None


def last_day(award_round: Round) -> datetime:
    """Give when the municipalities' next questionnaire closes: of the steps they answer, the first ahead."""
    recipe, dates = recipe_of(award_round.recipe), dates_of(award_round.id)
    steps = [step for step in recipe.steps if step.answers] if recipe else []
    closing = [closes for step in steps if (closes := dates.get(step.id, Span()).closes)]
    return next((one for one in closing if one > clock.now()), award_round.closes_at)
