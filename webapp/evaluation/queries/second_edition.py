"""A fixed result counted in a second edition, when a reader asks for it; nothing of it is kept."""

from __future__ import annotations

from dataclasses import dataclass

from questionnaires.compass import Compass
from questionnaires.edition import Edition
from questionnaires.succession.estimate import Estimate, estimate
from questionnaires.succession.second_edition import Carried, carried
from questionnaires.succession.ways import reachable
from webapp.ground import context

DRAFT = "draft"


@dataclass(frozen=True, slots=True)
class SecondScale:
    """The editions a result can also be counted in, which one was asked for, and what came of it."""

    choices: list[Edition]
    asked: str
    carried: Carried | None
    estimate: Estimate | None = None
    """What it would roughly be with the questions that nothing came over to, never counted in."""

    @property
    def refused(self) -> bool:
        """Tell whether an edition was asked for that the result cannot be counted in."""
        return bool(self.asked) and self.carried is None


def second_scale(agreed: Compass, asked: str) -> SecondScale:
    """Count agreed marks in the edition that is asked for, if a bridge leads there and it is no draft.

    Of chosen areas alone there is nothing to count in another edition: what is left out would look open.
    """
    if agreed.edition.is_part:
        return SecondScale([], asked, None)
    shelf, first = context.shelf(), agreed.edition.id
    choices = [edition for edition in reachable(shelf, first) if edition.status != DRAFT]
    known = any(edition.id == asked for edition in choices)
    if not known:
        return SecondScale(choices, asked, None)
    over = carried(agreed.marks, shelf, first, asked)
    return SecondScale(choices, asked, over, estimate(over, shelf))
