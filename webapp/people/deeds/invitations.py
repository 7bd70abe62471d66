"""Inviting somebody by e-mail: once an address and place, sent again or withdrawn until it is redeemed."""

from __future__ import annotations

import hashlib
import secrets
from dataclasses import dataclass
from datetime import timedelta

from flask_babel import gettext as _
from sqlalchemy import ColumnElement, select

from webapp.ground.calendar import clock
from webapp.ground.events.journal import note
from webapp.ground.events.registry import EventType
from webapp.ground.refusals import InvalidError, NotReadyError
from webapp.ground.roles import (
    COORDINATOR,
    EVALUATOR,
    JUROR,
    MEMBER_ROLES,
    NOMINATOR,
    OFFICER,
    REVIEWER,
)
from webapp.ground.store.database import db, deed
from webapp.ground.who import Membership, Municipality, Person, Post
from webapp.people.deeds import invitation_letters
from webapp.people.events import INVITATION_SENT, INVITATION_SENT_AGAIN, INVITATION_WITHDRAWN
from webapp.people.models.invitations import Invitation
from webapp.people.queries.invitations.open_invitations import invitation_of, redeemable
from webapp.people.queries.own_municipality import municipality_to_change
from webapp.people.queries.own_rounds import round_to_change
from webapp.people.queries.provisional import check_insider, check_settled_in
from webapp.rounds.deeds import admission
from webapp.rounds.deeds.admission import Approved
from webapp.rounds.deeds.approval import COMES_IN, check_free, say
from webapp.rounds.models.rounds import Entrant, Round

POST_ROLES = (NOMINATOR, EVALUATOR, REVIEWER, JUROR, OFFICER)
VALID_FOR = timedelta(days=14)
PAUSE = timedelta(minutes=10)
"""A letter may take a while to arrive; sending it again at once helps nobody."""
MOST_WAITING = 100


@dataclass(frozen=True, slots=True)
class Invited:
    """Who is invited, as the form told it: already clean."""

    email: str
    name: str
    role: str


def fingerprint_of(token: str) -> str:
    """Take the fingerprint that is kept instead of a token."""
    return hashlib.sha256(token.encode()).hexdigest()


@deed
def invite_colleague(person_id: int, municipality_id: int, who: Invited) -> None:
    """Invite somebody to a municipality one coordinates."""
    place = municipality_to_change(person_id, municipality_id)
    if who.role not in MEMBER_ROLES:
        raise InvalidError({"role": _("Välj vad personen ska göra.")})
    check_insider(person_id, municipality_id, who.email)
    _check_new(who, Membership.municipality_id == place.id, Membership, place.name)
    write_new(person_id, who, place.name, municipality_id=place.id)


@deed
def invite_by_office(person_id: int, round_id: int, who: Invited, municipality_id: int = 0) -> bool:
    """Invite a coordinator of a municipality in the round, or somebody to a post in it.

    Tell whether the letter is written; a third officer waits for a second person's yes.
    """
    award_round = round_to_change(person_id, round_id)
    if who.role == COORDINATOR:
        municipality = _entrant_municipality(award_round, municipality_id)
        if who.email == db.session.scalar(select(Person.email).where(Person.id == person_id)):
            raise InvalidError({"email": _("Du kan inte bjuda in dig själv till en kommun i omgången.")})
        place = municipality.name
        _check_new(who, Membership.municipality_id == municipality.id, Membership, place)
        row = write_new(person_id, who, place, municipality_id=municipality.id, round_id=award_round.id)
        invitation_letters.tell_coordinators(row, municipality, award_round)
        return True
    if who.role not in POST_ROLES:
        raise InvalidError({"role": _("Välj vad personen ska göra.")})
    same_post = (Post.round_id == award_round.id) & (Post.role == who.role)
    _check_new(who, same_post, Post, award_round.name)
    if who.role == OFFICER and not _lets_in_alone(person_id, award_round, who):
        say(person_id, award_round, COMES_IN, 0, {"name": who.name, "email": who.email})
        return False
    write_new(person_id, who, award_round.name, round_id=award_round.id)
    return True


def _lets_in_alone(person_id: int, award_round: Round, who: Invited) -> bool:
    """Tell whether an officer is alone, and so lets the second in; from the third on it takes two."""
    admission.check_another_mailbox(award_round.id, who.email)
    waiting = [one for one in redeemable(None, award_round.id) if one.role == OFFICER]
    if admission.alone(person_id, award_round.id):
        if waiting:
            raise NotReadyError(
                _("En inbjudan till kansliet väntar redan på svar: %(who)s.", who=waiting[0].name),
                _("Återkalla den om den är fel. När den är använd kan ni två bjuda in fler."),
            )
        return True
    check_free(award_round.id, COMES_IN)
    return False


def _entrant_municipality(award_round: Round, municipality_id: int) -> Municipality:
    query = (
        select(Municipality)
        .join(Entrant, Entrant.municipality_id == Municipality.id)
        .where(Entrant.round_id == award_round.id, Municipality.id == municipality_id)
        .with_for_update(of=Municipality)
    )
    found = db.session.scalars(query).first()
    if found is None:
        raise InvalidError({"municipality": _("Välj en av kommunerna i omgången.")})
    return found


def _check_new(who: Invited, here: ColumnElement[bool], kind: type[Membership | Post], place: str) -> None:
    """Refuse an address that takes part here already; nothing is told of other places."""
    query = select(Person.name).join(kind, kind.person_id == Person.id).where(Person.email == who.email, here)
    member = db.session.scalar(query)
    if member is not None:
        raise InvalidError({"email": _("%(who)s är redan med i %(place)s.", who=member, place=place)})


def write_new(  # noqa: PLR0913 -- what an invitation is made of, all named
    person_id: int,
    who: Invited,
    place: str,
    *,
    approved: Approved | None = None,
    municipality_id: int | None = None,
    round_id: int | None = None,
    to_contact: bool = False,
) -> Invitation:
    """Write an invitation and its letter, inside the deed that invites; `approved` where two did so."""
    _check_waiting(who, municipality_id, round_id)
    token = secrets.token_urlsafe(32)
    now = clock.now()
    row = Invitation(
        token_hash=fingerprint_of(token),
        email=who.email,
        name=who.name,
        municipality_id=municipality_id,
        round_id=round_id,
        role=who.role,
        invited_by_id=approved.asked_by_id if approved else person_id,
        confirmed_by_id=approved.said_by_id if approved else None,
        created_at=now,
        written_at=now,
        expires_at=now + VALID_FOR,
        to_contact=to_contact,
    )
    db.session.add(row)
    db.session.flush()
    invitation_letters.write_invitation(row, place, token)
    _note(INVITATION_SENT, person_id, row)
    return row


def _check_waiting(who: Invited, municipality_id: int | None, round_id: int | None) -> None:
    waiting = redeemable(municipality_id, round_id)
    if any(one.email == who.email and (municipality_id or one.role == who.role) for one in waiting):
        told = _("Adressen har redan en inbjudan som väntar. Skicka den igen i stället.")
        raise InvalidError({"email": told})
    if len(waiting) >= MOST_WAITING:
        raise NotReadyError(
            _("Många inbjudningar väntar redan på svar."), _("Återkalla dem som inte behövs och försök igen.")
        )


@deed
def send_again(
    person_id: int, invitation_id: int, *, municipality_id: int | None = None, round_id: int | None = None
) -> Invitation:
    """Send an invitation again, with a new link and new fourteen days; the old link ends."""
    row, place = _to_change(person_id, invitation_id, municipality_id, round_id)
    now = clock.now()
    if row.written_at > now - PAUSE:
        raise NotReadyError(
            _("Inbjudan skickades nyss."), _("Brevet kan dröja några minuter. Vänta lite och försök igen.")
        )
    token = secrets.token_urlsafe(32)
    row.token_hash, row.written_at, row.expires_at = fingerprint_of(token), now, now + VALID_FOR
    row.times += 1
    invitation_letters.write_invitation(row, place, token)
    _note(INVITATION_SENT_AGAIN, person_id, row)
    return row


@deed
def withdraw(
    person_id: int, invitation_id: int, *, municipality_id: int | None = None, round_id: int | None = None
) -> Invitation:
    """Withdraw an invitation: its link ends at once. A second time changes nothing."""
    row, _place = _to_change(person_id, invitation_id, municipality_id, round_id, revoked=True)
    revoke(person_id, row)
    return row


def revoke(person_id: int, row: Invitation) -> None:
    """End an invitation's link and stop its letter, inside the deed that decides it; once is enough."""
    if row.revoked_at is None:
        invitation_letters.end_link(row)
        _note(INVITATION_WITHDRAWN, person_id, row)


def _to_change(
    person_id: int,
    invitation_id: int,
    municipality_id: int | None,
    round_id: int | None,
    *,
    revoked: bool = False,
) -> tuple[Invitation, str]:
    if municipality_id is not None:
        place = municipality_to_change(person_id, municipality_id).name
        row = invitation_of(invitation_id, municipality_id=municipality_id, round_id=None)
        if row.invited_by_id != person_id:
            check_settled_in(person_id, municipality_id)
    else:
        place = round_to_change(person_id, round_id or 0).name
        row = invitation_of(invitation_id, municipality_id=None, round_id=round_id)
        place = row.municipality.name if row.municipality else place
    if row.redeemed_at:
        raise NotReadyError(
            _("Inbjudan är redan använd: %(who)s är med.", who=row.name), _("Inget mer behöver göras.")
        )
    if row.revoked_at and not revoked:
        raise NotReadyError(_("Inbjudan är återkallad."), _("Bjud in personen på nytt om det behövs."))
    return row, place


def _note(event: EventType, person_id: int, row: Invitation) -> None:
    about = {"invitation": row.id, "role": row.role, "municipality": row.municipality_id}
    note(event, person_id, round_id=row.round_id, after=about)
