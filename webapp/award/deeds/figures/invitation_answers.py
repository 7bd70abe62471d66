"""The nominated municipality reads where it stands and says yes or no; with a yes its description opens."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from flask_babel import gettext as _
from sqlalchemy import or_, select
from sqlalchemy.orm import joinedload

from webapp.assessment.deeds.questionnaires import give_forms
from webapp.assessment.models.assessments import Assessment
from webapp.award.deeds import nominees
from webapp.award.events import INVITATION_ACCEPTED, INVITATION_DECLINED
from webapp.award.models.choice import NominationReason
from webapp.award.models.figures import ACCEPTED, DECLINED, InvitationAnswer
from webapp.ground import context
from webapp.ground.calendar import clock
from webapp.ground.events.journal import note
from webapp.ground.refusals import ClosedError, InvalidError, NotAllowedError, NotThereError
from webapp.ground.roles import COORDINATOR
from webapp.ground.store.database import db, deed
from webapp.ground.who import Membership
from webapp.people.queries.provisional import check_settled_in
from webapp.rounds.deeds.rounds import locked
from webapp.rounds.models.rounds import Entrant, Round, Withdrawal

ANSWERS = (ACCEPTED, DECLINED)
WHY_LIMIT = 2_000


@dataclass(frozen=True, slots=True)
class Invited:
    """A nomination by key figures as the municipality's own people see it."""

    entrant: Entrant
    round: Round
    role: str
    person_id: int
    reason: str
    answer: InvitationAnswer | None
    left: bool
    form_id: int | None

    @property
    def waits(self) -> bool:
        """Tell whether the nomination is still to be answered."""
        over = self.left or self.round.announced_at is not None
        return self.answer is None and self.entrant.nominated_at is not None and not over

    @property
    def may_answer(self) -> bool:
        """Tell whether this person may answer now."""
        return self.waits and self.role == COORDINATOR


def is_yes(row: InvitationAnswer) -> bool:
    """Tell whether the municipality has said yes."""
    return row.answer == ACCEPTED


def own_invitation(person_id: int, entrant_id: int) -> Invited:
    """Fetch the nomination of one's own municipality; before it is nominated there is nothing to see."""
    found = next((one for one in _invitations(person_id, entrant_id)), None)
    if found is None:
        raise NotThereError
    return found


def invitations(person_id: int) -> list[Invited]:
    """List the nominations by key figures that a person's municipalities have."""
    return _invitations(person_id)


def _invitations(person_id: int, entrant_id: int = 0) -> list[Invited]:
    query = (
        select(
            Entrant, Membership.role, InvitationAnswer, NominationReason.reason, Withdrawal.id, Assessment.id
        )
        .join(Round, Round.id == Entrant.round_id)
        .join(Membership, Membership.municipality_id == Entrant.municipality_id)
        .outerjoin(InvitationAnswer, InvitationAnswer.entrant_id == Entrant.id)
        .outerjoin(NominationReason, NominationReason.entrant_id == Entrant.id)
        .outerjoin(Withdrawal, Withdrawal.entrant_id == Entrant.id)
        .outerjoin(
            Assessment,
            (Assessment.round_id == Entrant.round_id)
            & (Assessment.municipality_id == Entrant.municipality_id)
            & (Assessment.edition == Round.nomination_edition),
        )
        .where(
            Membership.person_id == person_id,
            Round.nomination_edition.in_(_editions()),
            or_(Entrant.nominated_at.is_not(None), InvitationAnswer.id.is_not(None)),
        )
        .options(joinedload(Entrant.municipality), joinedload(Entrant.round))
        .order_by(Entrant.id)
    )
    if entrant_id:
        query = query.where(Entrant.id == entrant_id)
    return [
        Invited(entrant, entrant.round, role, person_id, reason or "", answer, gone is not None, form)
        for entrant, role, answer, reason, gone, form in db.session.execute(query)
    ]


def _editions() -> Collection[str]:
    """Name the editions that choose by key figures."""
    return [key for key, edition in context.shelf().editions.items() if edition.figures]


@deed
def answer(person_id: int, entrant_id: int, said: str, why: str) -> InvitationAnswer:
    """Say yes or no on the municipality's behalf, once; a yes opens its description, a no needs a reason.

    The same answer once more finds the first. Raises NotAllowedError for others than the coordinator.
    """
    award_round = locked(own_invitation(person_id, entrant_id).entrant.round_id)
    invited = own_invitation(person_id, entrant_id)
    if invited.role != COORDINATOR:
        raise NotAllowedError(_("Bara samordnaren kan svara."), _("Be samordnaren svara."))
    check_settled_in(person_id, invited.entrant.municipality_id)
    if invited.answer is not None and invited.answer.answer == said:
        return invited.answer
    if not invited.waits:
        raise ClosedError(
            _("Frågan är redan besvarad, eller så är omgången över."), _("Kontakta kansliet om det är fel.")
        )
    why = why.strip()
    _check(said, why)
    entrant = db.session.get_one(Entrant, entrant_id)
    row = InvitationAnswer(
        entrant_id=entrant_id, answer=said, answered_at=clock.now(), answered_by_id=person_id, why=why
    )
    db.session.add(row)
    if said == ACCEPTED:
        _open(award_round, entrant, invited.form_id)
    else:
        nominees.leave(entrant)
    note(
        INVITATION_ACCEPTED if said == ACCEPTED else INVITATION_DECLINED,
        person_id,
        round_id=award_round.id,
        after={"entrant": entrant_id, "municipality": entrant.municipality.name},
        why=why,
    )
    db.session.flush()
    return row


def _open(award_round: Round, entrant: Entrant, form_id: int | None) -> None:
    """Give the municipality its empty description, unless it has one."""
    if form_id is None:
        give_forms(award_round, [entrant.municipality], accepted=True)


def _check(said: str, why: str) -> None:
    faults = {}
    if said not in ANSWERS:
        faults["answer"] = _("Välj ja eller nej.")
    if said == DECLINED and not why:
        faults["why"] = _("Skriv varför ni tackar nej. Kansliet läser det.")
    if len(why) > WHY_LIMIT:
        faults["why"] = _("Texten är för lång. Skriv högst 2 000 tecken.")
    if faults:
        raise InvalidError(faults)
