"""What is said to a registration: by a coordinator of the municipality, or by the office."""

from __future__ import annotations

from flask_babel import gettext as _
from sqlalchemy import select

from webapp.ground.calendar import clock
from webapp.ground.events.journal import note
from webapp.ground.events.registry import EventType
from webapp.ground.refusals import InvalidError, NotReadyError, NotThereError
from webapp.ground.roles import CONTRIBUTOR, COORDINATOR
from webapp.ground.store.database import db, deed
from webapp.ground.who import Membership, Municipality, Person
from webapp.people.deeds import invitation_letters, invitations
from webapp.people.deeds.invitations import Invited
from webapp.people.deeds.registrations import municipal_places, registration_letters, registration_states
from webapp.people.events import (
    REGISTRATION_APPROVED,
    REGISTRATION_DECLINED,
    REGISTRATION_SETTLED,
    REGISTRATION_UNDONE,
    REGISTRATION_WITHDRAWN,
)
from webapp.people.models.invitations import Invitation
from webapp.people.models.registrations import Registration
from webapp.people.open_questions import expelled
from webapp.people.queries.own_municipality import municipality_to_change
from webapp.people.queries.people import coordinators
from webapp.people.queries.provisional import check_insider
from webapp.people.queries.registrations import State, registration_to_answer, state_of
from webapp.rounds.deeds.rounds import rounds_of

WHY_LIMIT = 500
CAN_BE_APPROVED = (State.WAITING, State.DECLINED, State.UNDONE)


@deed
def approve_by_office(person_id: int, registration_id: int) -> Registration:
    """Invite whoever registered to coordinate; an earlier no or objection of the office's own ends."""
    row = _for_office(person_id, registration_id)
    own_no = row.by_office or state_of(row) is State.WAITING
    if state_of(row) not in CAN_BE_APPROVED or not own_no:
        raise _answered(row)
    if row.email == db.session.get_one(Person, person_id).email:
        raise NotReadyError(_("Du kan inte godkänna din egen anmälan."), _("Be någon annan i kansliet."))
    place = municipal_places.held(row.municipality)
    already = coordinators(place.id)
    _invite(row, person_id, place, COORDINATOR)
    row.by_office = True
    registration_letters.tell_coordinators(row, already, place.id)
    _note(REGISTRATION_APPROVED, person_id, row)
    return row


@deed
def approve_at_home(person_id: int, municipality_id: int, registration_id: int) -> Registration:
    """Invite whoever registered to answer with the others; what more they may do is chosen later."""
    row = _at_home(person_id, municipality_id, registration_id)
    check_insider(person_id, municipality_id, row.email)
    _invite(row, person_id, db.session.get_one(Municipality, municipality_id), CONTRIBUTOR)
    _note(REGISTRATION_APPROVED, person_id, row)
    return row


@deed
def decline_by_office(person_id: int, registration_id: int, why: str) -> Registration:
    """Say no, with a reason that goes to whoever registered."""
    row = _for_office(person_id, registration_id)
    if state_of(row) is not State.WAITING:
        raise _answered(row)
    row.by_office = True
    return _decline(row, person_id, why)


@deed
def decline_at_home(person_id: int, municipality_id: int, registration_id: int, why: str) -> Registration:
    """Say no on the municipality's behalf."""
    return _decline(_at_home(person_id, municipality_id, registration_id), person_id, why)


@deed
def settle(person_id: int, registration_id: int) -> Registration:
    """Say before the time is out that the office has nothing to object."""
    row = _for_office(person_id, registration_id)
    if state_of(row) is not State.PROVISIONAL:
        raise _answered(row)
    row.by_office = True
    registration_states.settle(row)
    _answer(row, person_id, approved=True)
    for one in _provisional(row):
        one.provisional_until = None
    registration_letters.tell_settled(row)
    _note(REGISTRATION_SETTLED, person_id, row)
    return row


@deed
def undo(person_id: int, registration_id: int, why: str) -> Registration:
    """Object: those who are in provisionally are so no more, and what they have answered stays."""
    row = _for_office(person_id, registration_id)
    if state_of(row) is not State.PROVISIONAL:
        raise _answered(row)
    _check_why(why, registration_id)
    row.by_office, row.why = True, why
    _answer(row, person_id, approved=False)
    members = _provisional(row)
    registration_letters.tell_undone(row, [one.person for one in members])
    for one in members:
        _end_invitations(one)
    for municipality_id in {one.municipality_id for one in members}:
        list(expelled(municipality_id))
    for one in members:
        db.session.delete(one)
    _note(REGISTRATION_UNDONE, person_id, row, why)
    return row


@deed
def withdraw(person_id: int, registration_id: int) -> Registration:
    """Take back the office's yes, as long as nobody has come in by it."""
    row = _for_office(person_id, registration_id)
    if not can_be_withdrawn(row):
        raise _answered(row)
    invitation = db.session.get_one(Invitation, row.invitation_id, with_for_update=True)
    invitation_letters.end_link(invitation)
    _answer(row, person_id, approved=False)
    _note(REGISTRATION_WITHDRAWN, person_id, row)
    return row


def can_be_withdrawn(row: Registration) -> bool:
    """Tell whether the office has said yes, and nobody has come in by it yet."""
    waits = row.invitation is not None and not (row.invitation.redeemed_at or row.invitation.revoked_at)
    return bool(row.by_office and row.approved and waits)


def _for_office(person_id: int, registration_id: int) -> Registration:
    rounds_of(person_id)
    return registration_to_answer(registration_id)


def _at_home(person_id: int, municipality_id: int, registration_id: int) -> Registration:
    """Fetch a registration of one's own municipality that waits for an answer."""
    row = registration_to_answer(registration_id)
    place = municipality_to_change(person_id, municipality_id)
    if row.municipality != place.name:
        raise NotThereError
    if state_of(row) is not State.WAITING:
        raise _answered(row)
    return row


def _invite(row: Registration, person_id: int, place: Municipality, role: str) -> None:
    who = Invited(row.email, row.name, role)
    made = invitations.write_new(person_id, who, place.name, municipality_id=place.id)
    row.invitation_id, row.why = made.id, ""
    _answer(row, person_id, approved=True)


def _decline(row: Registration, person_id: int, why: str) -> Registration:
    _check_why(why, row.id)
    row.why = why
    _answer(row, person_id, approved=False)
    registration_letters.tell_declined(row)
    _note(REGISTRATION_DECLINED, person_id, row, why)
    return row


def _answer(row: Registration, person_id: int, *, approved: bool) -> None:
    row.answered_at, row.answered_by_id, row.approved = clock.now(), person_id, approved


def _check_why(why: str, registration_id: int) -> None:
    if not why or len(why) > WHY_LIMIT:
        raise InvalidError({f"why-{registration_id}": _("Skriv varför, med högst 500 tecken.")})


def _provisional(row: Registration) -> list[Membership]:
    """Hold the municipality, and list those who are in it provisionally."""
    place = municipal_places.held(row.municipality)
    query = select(Membership).where(
        Membership.municipality_id == place.id, Membership.provisional_until > clock.now()
    )
    return list(db.session.scalars(query.order_by(Membership.id)))


def _end_invitations(member: Membership) -> None:
    query = select(Invitation).where(
        Invitation.municipality_id == member.municipality_id,
        Invitation.invited_by_id == member.person_id,
        Invitation.redeemed_at.is_(None),
        Invitation.revoked_at.is_(None),
    )
    for one in db.session.scalars(query.with_for_update()):
        invitation_letters.end_link(one)


def _answered(row: Registration) -> NotReadyError:
    return NotReadyError(
        _("Anmälan av %(place)s är redan besvarad, eller så är tiden ute.", place=row.municipality),
        _("Ladda om sidan och läs hur det står till."),
    )


def _note(event: EventType, person_id: int, row: Registration, why: str = "") -> None:
    after = {"registration": row.id, "municipality": row.municipality}
    note(event, person_id, after=after, why=why)
