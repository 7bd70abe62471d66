"""Redeeming an invitation: once, in time, and only by the person it was written to."""

from __future__ import annotations

import uuid
from contextlib import ExitStack
from dataclasses import dataclass

from flask_babel import gettext as _
from sqlalchemy import select
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import joinedload

from webapp.ground import context
from webapp.ground.calendar import clock
from webapp.ground.events.journal import note
from webapp.ground.refusals import NotAllowedError, NotReadyError, NotThereError
from webapp.ground.roles import OFFICER
from webapp.ground.store.database import db, deed
from webapp.ground.who import Membership, Person, Post
from webapp.people.deeds.invitation_letters import inviter_of, what_it_is
from webapp.people.deeds.invitations import fingerprint_of
from webapp.people.events import INVITATION_REDEEMED
from webapp.people.models.invitations import Invitation
from webapp.people.open_questions import joining
from webapp.people.queries.provisional import until_of
from webapp.rounds.deeds import admission
from webapp.rounds.deeds.admission import Approved
from webapp.rounds.models.rounds import Entrant, Officer, Round

OPEN, REDEEMED, REVOKED, EXPIRED = "open", "redeemed", "revoked", "expired"


@dataclass(frozen=True, slots=True)
class Shown:
    """An invitation as whoever holds its link sees it: who invites to what, and nobody else."""

    state: str
    inviter: str
    place: str
    what: str
    name: str
    email: str
    has_account: bool

    @property
    def hinted(self) -> str:
        """Give the address so that its owner knows it and a stranger does not."""
        local, _at, domain = self.email.partition("@")
        return f"{local[:2]}…@{domain}"


def shown(token: str) -> Shown:
    """Show the invitation of a link, and change nothing: a mail scanner may have opened it."""
    row = _found(token)
    account = account_of(row.email)
    return Shown(
        _state(row),
        inviter_of(row),
        _place(row),
        what_it_is(row.role, _place(row)),
        row.name,
        row.email,
        account is not None and account.password is not None,
    )


def _found(token: str, *, lock: bool = False) -> Invitation:
    query = select(Invitation).where(Invitation.token_hash == fingerprint_of(token))
    query = (
        query.with_for_update()
        if lock
        else query.options(
            joinedload(Invitation.invited_by),
            joinedload(Invitation.municipality),
            joinedload(Invitation.round),
        )
    )
    row = db.session.scalars(query).first()
    if row is None:
        raise NotThereError
    return row


def _place(row: Invitation) -> str:
    """Name where an invitation leads; the office as such, before its first round, has no name."""
    if row.municipality:
        return row.municipality.name
    return row.round.name if row.round else ""


def _state(row: Invitation) -> str:
    if row.redeemed_at:
        return REDEEMED
    if row.revoked_at:
        return REVOKED
    return EXPIRED if row.expires_at <= clock.now() else OPEN


def account_of(email: str) -> Person | None:
    """Find the account of an address."""
    return db.session.scalars(select(Person).where(Person.email == email)).first()


@dataclass(frozen=True, slots=True)
class Newcomer:
    """Who gets an account: the own name, and a password that nobody can read."""

    name: str
    password_hash: str


@deed
def redeem_as_new(token: str, name: str, password_hash: str) -> Person:
    """Make an account for the invited address, with the person's own name and password, and let it in.

    Raises NotReadyError when there is an account already: a link never changes anybody's password.
    """
    row = _open(token)
    person = new_account(row.email, Newcomer(name, password_hash))
    _let_in(row, person)
    return person


def new_account(email: str, who: Newcomer) -> Person:
    """Make an account for an address whose owner has the letter box, inside a deed.

    Raises NotReadyError when there is an account already.
    """
    person = account_of(email)
    if person is not None and person.password is not None:
        raise NotReadyError(
            _("Det finns redan ett konto för adressen."), _("Logga in och öppna länken igen.")
        )
    if person is None:
        person = Person(email=email, demo=context.in_demo(), created_at=clock.now(), active=True)
        db.session.add(person)
    person.name, person.password, person.fs_uniquifier = who.name, who.password_hash, uuid.uuid4().hex
    try:
        db.session.flush()
    except IntegrityError as error:
        raise NotReadyError(
            _("Kontot gjordes just nu i ett annat fönster."), _("Logga in och öppna länken igen.")
        ) from error
    return person


@deed
def redeem_as(token: str, person_id: int) -> Person:
    """Let a person who is signed in join with an account that has the invited address."""
    row = _open(token)
    person = db.session.get_one(Person, person_id)
    if person.email != row.email:
        raise NotAllowedError(
            _("Inbjudan är ställd till en annan adress än den du är inloggad med."),
            _(
                "Logga ut och öppna länken igen, eller be om en ny inbjudan till %(email)s.",
                email=person.email,
            ),
        )
    _let_in(row, person)
    return person


def _open(token: str) -> Invitation:
    """Fetch an invitation that can be redeemed, held so that only one gets it."""
    row = _found(token, lock=True)
    sentences = {
        REDEEMED: (_("Inbjudan är redan använd."), _("Logga in i stället.")),
        REVOKED: (_("Inbjudan är återkallad."), _("Fråga den som bjöd in dig.")),
        EXPIRED: (_("Inbjudan har gått ut."), _("Be den som bjöd in dig att skicka den igen.")),
    }
    if (state := _state(row)) in sentences:
        raise NotReadyError(*sentences[state])
    return row


def _let_in(row: Invitation, person: Person) -> None:
    """Give the role, if the person does not have one there already, and write down that it happened."""
    _check_sides(row, person)
    approved = Approved(row.invited_by_id, row.confirmed_by_id)
    joins_office = row.role == OFFICER and row.round_id is not None
    if joins_office:
        db.session.execute(select(Round.id).where(Round.id == row.round_id).with_for_update())
        admission.check_let_in(row.round_id or 0, approved)
    row.redeemed_at, row.redeemed_by_id = clock.now(), person.id
    made = _made(row, person)
    if made is not None:
        bring_in(person.id, made)
        if joins_office and row.round is not None:
            admission.admit(row.round, person, approved)
    note(
        INVITATION_REDEEMED,
        person.id,
        round_id=row.round_id,
        after={"invitation": row.id, "role": row.role, "municipality": row.municipality_id},
    )
    db.session.flush()


def bring_in(person_id: int, made: Membership | Post | Officer) -> None:
    """Add what somebody comes in by, inside a deed, with those who watch over conflicts of interest."""
    with ExitStack() as around:
        for watch in joining(person_id):
            around.enter_context(watch)
        db.session.add(made)


def _made(row: Invitation, person: Person) -> Membership | Post | Officer | None:
    """Make what an invitation gives, unless the person has it."""
    made: Membership | Post | Officer
    if row.municipality_id is not None:
        query = select(Membership.id).where(
            Membership.person_id == person.id, Membership.municipality_id == row.municipality_id
        )
        made = Membership(
            person_id=person.id,
            municipality_id=row.municipality_id,
            role=row.role,
            provisional_until=until_of(row.invited_by_id, row.municipality_id),
        )
    elif row.round_id is not None:
        query = select(Post.id).where(
            Post.person_id == person.id, Post.round_id == row.round_id, Post.role == row.role
        )
        made = Post(person_id=person.id, round_id=row.round_id, role=row.role)
    else:
        query = select(Officer.person_id).where(Officer.person_id == person.id)
        made = Officer(person_id=person.id, since=clock.now())
    return made if db.session.scalar(query) is None else None


def _check_sides(row: Invitation, person: Person) -> None:
    """Keep the office of a round apart from the municipalities that compete in it."""
    if row.role == OFFICER and row.round_id is not None:
        admission.check_side(person.id, row.round_id)
    both = (
        select(Entrant.id)
        .join(Post, (Post.round_id == Entrant.round_id) & (Post.role == OFFICER))
        .where(Post.person_id == person.id, Entrant.municipality_id == row.municipality_id)
    )
    if row.municipality_id and db.session.scalar(both.limit(1)) is not None:
        raise admission.both_sides()
