"""A participant that was read in by mistake is removed, as long as nothing rests on it."""

from __future__ import annotations

from flask_babel import gettext as _
from sqlalchemy import delete, select

from webapp.assessment.models.assessments import Assessment
from webapp.ground.events.journal import note
from webapp.ground.mail.models import Letter
from webapp.ground.refusals import InvalidError, NotReadyError
from webapp.ground.store.database import db, deed
from webapp.office.deeds.undone_import import pointed_at
from webapp.office.events import ENTRANT_REMOVED
from webapp.people.deeds.invitations import revoke
from webapp.people.models.invitations import Invitation
from webapp.rounds.deeds.rounds import locked
from webapp.rounds.models.rounds import Entrant, Round
from webapp.rounds.queries.entrants import entrant_of
from webapp.rounds.queries.posts import office_round

WHY_LIMIT = 2_000


@deed
def remove(person_id: int, award_round: Round, entrant_id: int, why: str) -> str:
    """Remove a participant with its empty questionnaires, for a reason; give its name.

    Its invitations end and letters that have not gone are stopped. Raises NotReadyError where anything rests
    on it: then nothing is removed.
    """
    current = locked(office_round(person_id, award_round.key).id)
    entrant = entrant_of(current, entrant_id)
    why = why.strip()
    if not 0 < len(why) <= WHY_LIMIT:
        raise InvalidError({"remove": _("Skriv varför, med högst 2 000 tecken.")})
    if resting := what_rests(current, entrant):
        raise NotReadyError(
            _("Kommunen kan inte tas bort: %(what)s", what=resting),
            _("Låt den stå kvar, eller låt den lämna omgången om den är nominerad."),
        )
    place, name = entrant.municipality_id, str(entrant.municipality.name)
    stopped = _stop_letters(person_id, current, place)
    query = delete(Assessment).where(Assessment.round_id == current.id, Assessment.municipality_id == place)
    db.session.execute(query.execution_options(synchronize_session=False))
    db.session.delete(entrant)
    after = {"municipality": name, "stopped": stopped}
    note(ENTRANT_REMOVED, person_id, round_id=current.id, after=after, why=why)
    return name


def what_rests(award_round: Round, entrant: Entrant) -> str:
    """Say what rests on a participant, the weightiest first; nothing where it can be removed."""
    if award_round.announced_at is not None:
        return _("omgången är avslutad.")
    if entrant.nominated_at is not None:
        return _("den är nominerad.")
    place = entrant.municipality_id
    query = select(Assessment.id).where(
        Assessment.round_id == award_round.id, Assessment.municipality_id == place
    )
    if pointed_at(Assessment.__table__.c.id, list(db.session.scalars(query))):
        return _("någon har svarat, fått en uppgift eller fått mer tid.")
    if pointed_at(Entrant.__table__.c.id, [entrant.id]):
        return _("något i omgången gäller den redan.")
    joined = select(Invitation.id).where(
        Invitation.round_id == award_round.id,
        Invitation.municipality_id == place,
        Invitation.redeemed_at.is_not(None),
    )
    return _("någon har gått med.") if db.session.scalar(joined.limit(1)) is not None else ""


def _stop_letters(person_id: int, award_round: Round, place: int) -> int:
    """End the invitations and take the letters that wait out of the outbox; tell how many."""
    waiting = delete(Letter).where(
        Letter.round_id == award_round.id,
        Letter.municipality_id == place,
        Letter.sent_at.is_(None),
        Letter.claimed_at.is_(None),
    )
    many = len(db.session.scalars(waiting.returning(Letter.id)).all())
    unused = select(Invitation).where(
        Invitation.round_id == award_round.id,
        Invitation.municipality_id == place,
        Invitation.redeemed_at.is_(None),
        Invitation.revoked_at.is_(None),
    )
    for row in list(db.session.scalars(unused)):
        revoke(person_id, row)
    return many
