"""Which roles an interview is held with: what its title says, or what the pair has chosen."""

from __future__ import annotations

from collections.abc import Collection
from typing import NamedTuple

from webapp.evaluation.deeds.visit.sources import hold, source_of
from webapp.evaluation.events import INTERVIEW_ROLES
from webapp.evaluation.models.visits import INTERVIEW, EvaluationSource
from webapp.evaluation.queries.seats.own_seat import OwnSeat
from webapp.evaluation.queries.visit.titles import meant, role_names
from webapp.ground.events.journal import note
from webapp.ground.refusals import NotThereError
from webapp.ground.store.database import db, deed


class Heard(NamedTuple):
    """The roles of an interview, those its title may mean where it says none, and whether they are chosen."""

    roles: list[str]
    maybe: list[str]
    chosen: bool

    @property
    def sure(self) -> bool:
        """Tell whether nobody needs to choose."""
        return self.chosen or len(self.roles) == 1


def heard(interview: EvaluationSource) -> Heard:
    """Tell with which roles an interview is held; without a choice its title says them."""
    if interview.roles:
        return Heard(interview.roles, [], chosen=True)
    return Heard(*meant(interview.title), chosen=False)


@deed
def choose_roles(seat: OwnSeat, source_id: int, chosen: Collection[str], had: Collection[str]) -> None:
    """Choose the roles of an interview; only what the sender changed is changed; none lets the title say."""
    hold(seat)
    interview = source_of(seat, source_id, INTERVIEW)
    if not set(chosen).issubset(role_names()):
        raise NotThereError
    db.session.refresh(interview)
    wanted = (set(heard(interview).roles) | (set(chosen) - set(had))) - (set(had) - set(chosen))
    roles = [name for name in role_names() if name in wanted]
    if roles == (interview.roles or []):
        return
    interview.roles = roles or None
    note(
        INTERVIEW_ROLES,
        seat.person_id,
        evaluation_id=seat.evaluation.id,
        after={"source": source_id, "roles": roles},
    )
