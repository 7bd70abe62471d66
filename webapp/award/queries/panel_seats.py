"""Who sits in the jury or the nomination group of a round, and what each has declared and may not see."""

from __future__ import annotations

from dataclasses import dataclass

from flask_babel import gettext as _
from sqlalchemy import Select, select
from sqlalchemy.orm import joinedload

from questionnaires.municipalities.swedish import sorting_key
from webapp.assessment.models.assessments import Assessment
from webapp.award.models.choice import Ballot, Panel
from webapp.evaluation.open_questions import takes_part
from webapp.evaluation.queries.seats.conflicts import all_blocked, blocked
from webapp.ground.refusals import NotThereError, UndeclaredError
from webapp.ground.roles import JUROR, OFFICER
from webapp.ground.store.database import db
from webapp.ground.who import Post
from webapp.people.models.ties import Declaration
from webapp.rounds.models.rounds import Entrant, Round, Withdrawal

__all__ = [
    "PanelSeat",
    "all_blocked",
    "blocked",
    "candidates",
    "hold",
    "must_declare",
    "office_seat",
    "panel",
    "panel_seat",
    "undeclared",
    "visible",
]


@dataclass(frozen=True, slots=True)
class PanelSeat:
    """A person's place in the jury or the nomination group, or the office that serves it.

    `hidden` are the municipalities that the person may not see, because of a conflict of interest.
    """

    round: Round
    role: str
    person_id: int
    sits: bool
    office: bool
    hidden: frozenset[int]

    @property
    def jury(self) -> bool:
        """Tell whether this is the jury, rather than the nomination group."""
        return self.role == JUROR


def panel_seat(
    person_id: int, round_key: str, role: str, *, declared: bool = True, member: bool = False
) -> PanelSeat:
    """Fetch a round for a member of its jury or nomination group, or for its office.

    With `member` the office alone does not reach it. Raises UndeclaredError until a member has said, of
    everybody there is to choose among, whether there is a conflict of interest.
    """
    query = (
        select(Round, Post.role)
        .join(Post, Post.round_id == Round.id)
        .where(Round.key == round_key, Post.person_id == person_id, Post.role.in_((role, OFFICER)))
    )
    found = db.session.execute(query).all()
    posts = {row.role for row in found}
    if not found or (member and role not in posts):
        raise NotThereError
    seat = PanelSeat(
        found[0].Round,
        role,
        person_id,
        role in posts,
        OFFICER in posts,
        blocked(person_id, found[0].Round.id),
    )
    if declared and seat.sits and undeclared(seat):
        raise UndeclaredError(
            _("Innan du läser behöver du ange om du är jävig."), _("Svara på frågan om jäv först.")
        )
    return seat


def office_seat(person_id: int, award_round: Round, role: str) -> PanelSeat:
    """Give the office its place beside the jury or the nomination group of its round."""
    hidden = blocked(person_id, award_round.id)
    return PanelSeat(award_round, role, person_id, sits=False, office=True, hidden=hidden)


def candidates(round_id: int, role: str) -> list[Entrant]:
    """List whom the jury or the nomination group chooses among, by name; never one that has withdrawn."""
    gone = select(Withdrawal.entrant_id)
    query = (
        select(Entrant)
        .where(Entrant.round_id == round_id, Entrant.id.not_in(gone))
        .options(joinedload(Entrant.municipality))
    )
    if role == JUROR:
        query = query.where(Entrant.nominated_at.is_not(None))
    else:
        query = query.join(Round, Round.id == Entrant.round_id).join(
            Assessment,
            (Assessment.round_id == Entrant.round_id)
            & (Assessment.municipality_id == Entrant.municipality_id)
            & (Assessment.edition == Round.nomination_edition),
        )
        query = query.where(Assessment.submitted_at.is_not(None))
    return sorted(db.session.scalars(query), key=lambda one: sorting_key(one.municipality.name))


def visible(seat: PanelSeat) -> list[Entrant]:
    """List the candidates that the person may see."""
    return [one for one in candidates(seat.round.id, seat.role) if one.municipality_id not in seat.hidden]


def undeclared(seat: PanelSeat) -> list[Entrant]:
    """List the candidates that the person may see and has not said of whether there is a conflict."""
    said = select(Declaration.municipality_id).where(
        Declaration.round_id == seat.round.id, Declaration.person_id == seat.person_id
    )
    declared = set(db.session.scalars(said))
    return [one for one in visible(seat) if one.municipality_id not in declared]


def must_declare(person_id: int, award_round: Round, role: str) -> bool:
    """Tell whether a member of the jury or the nomination group has to declare before reading anything."""
    hidden = blocked(person_id, award_round.id)
    return bool(undeclared(PanelSeat(award_round, role, person_id, sits=True, office=False, hidden=hidden)))


def panel(round_id: int, role: str) -> Panel:
    """Give the jury or the nomination group as a body; one that nothing has been said of yet is not kept."""
    query = select(Panel).where(Panel.round_id == round_id, Panel.role == role)
    found = db.session.scalars(query.execution_options(populate_existing=True)).first()
    return found or Panel(round_id=round_id, role=role, blind=False, letters=[])


def hold(round_id: int) -> None:
    """Let those who change what a round chooses come one after the other."""
    db.session.execute(select(Round.id).where(Round.id == round_id).with_for_update(key_share=True))


def _declared(seat: PanelSeat) -> dict[int, Declaration]:
    query = select(Declaration).where(
        Declaration.round_id == seat.round.id, Declaration.person_id == seat.person_id
    )
    return {row.municipality_id: row for row in db.session.scalars(query)}


@takes_part.answered
def who_has_ranked(round_id: int) -> Select[int]:
    """Ask who has ranked in a round: whoever has, counts as one who sits there."""
    return select(Ballot.person_id).where(Ballot.round_id == round_id)
