"""Whoever waits for somebody's answer hears when the letter did not arrive; and what nobody is told of."""

from __future__ import annotations

import secrets
from collections.abc import Iterable, Iterator
from datetime import timedelta

from flask_babel import lazy_gettext as _
from sqlalchemy import select

from webapp.ground.calendar import clock
from webapp.ground.events.models import Event
from webapp.ground.mail.lost_letters import renewed
from webapp.ground.mail.models import Letter
from webapp.ground.mail.occasions import OCCASIONS, Occasion, To, to, untold
from webapp.ground.roles import OFFICER
from webapp.ground.store.database import db
from webapp.ground.who import Membership, Person, Post
from webapp.people import events
from webapp.people.deeds.invitations import VALID_FOR, fingerprint_of
from webapp.people.models.invitations import Invitation
from webapp.people.queries.invitations.open_invitations import key_of

LATELY = timedelta(days=2)


def _lost() -> Iterable[To]:
    """Address whoever did what a lost letter asks for; nobody answers a letter that did not come."""
    for letter, person in _waited_for():
        yield to(
            person,
            said={"whom": letter.recipient, "subject": letter.subject, "path": _where(letter, person.id)},
            once=f"{letter.id}:{letter.failed_at:%Y%m%d%H%M}",
            round_id=letter.round_id,
            municipality_id=letter.municipality_id,
        )


def _waited_for() -> Iterator[tuple[Letter, Person]]:
    """Give the letters that were lost lately, each with whoever waits for what it asks."""
    asking = [one.name for one in OCCASIONS.values() if one.turn or one.secret]
    query = (
        select(Letter, Event.person_id)
        .outerjoin(Event, Event.id == Letter.event_id)
        .where(Letter.failed_at > clock.now() - LATELY, Letter.occasion.in_(asking))
        .order_by(Letter.id)
    )
    for letter, did in db.session.execute(query).all():
        kind, _colon, key = letter.thing.partition(":")
        invitation = db.session.get(Invitation, int(key)) if kind == "invitation" else None
        who = invitation.invited_by_id if invitation else did
        person = db.session.get(Person, who) if who else None
        if person is not None and person.active and person.id != letter.person_id:
            yield letter, person


def _where(letter: Letter, person_id: int) -> str:
    """Give the page where this person sends the letter again."""
    home = select(Membership.id).filter_by(person_id=person_id, municipality_id=letter.municipality_id)
    if letter.municipality_id and db.session.scalar(home) is not None:
        return f"/kommun/{letter.municipality_id}/medarbetare"
    office = select(Post.id).filter_by(person_id=person_id, round_id=letter.round_id, role=OFFICER)
    if letter.round_id and db.session.scalar(office) is not None:
        return "/kansli/utkorg"
    return "/hem"


@renewed.answered
def fresh_link(letter: Letter) -> str:
    """Give an invitation a new link and new fourteen days in the place of one that may not have arrived."""
    kind, _colon, key = letter.thing.partition(":")
    row = db.session.get(Invitation, int(key), with_for_update=True) if kind == "invitation" else None
    if row is None or row.redeemed_at or row.revoked_at or letter.key != key_of(row):
        return ""
    token = secrets.token_urlsafe(32)
    row.token_hash, row.expires_at = fingerprint_of(token), clock.now() + VALID_FOR
    row.written_at = clock.now()
    return f"/inbjudan/{token}"


LOST = Occasion(
    "letter-lost",
    _("Ett brev kom kanske inte fram: %(whom)s"),
    _(
        "Brevet ”%(subject)s” till %(whom)s gick inte att lämna, eller så är det oklart om det kom fram.\n\n"
        "Är adressen rätt? Öppna länken och skicka brevet igen, eller hör av dig på något annat sätt."
    ),
    "%(path)s",
    due=_lost,
)

untold(
    "It stands among what has happened to the account, where its owner looks; each would be a letter a day.",
    *(events.ACCOUNT_SIGNED_IN, events.ACCOUNT_SIGNED_OUT, events.ACCOUNT_SIGNED_OUT_EVERYWHERE),
    *(events.ACCOUNT_SIGN_IN_FAILED, events.ACCOUNT_PASSWORD_FAILED, events.ACCOUNT_CODE_FAILED),
)
untold(
    "The owner has just done it, and it opens nothing to anybody else.",
    *(events.ACCOUNT_DETAILS_CHANGED, events.ACCOUNT_CODES_RENEWED, events.ACCOUNT_IDENTITY_ENDED),
    *(events.ACCOUNT_ADDRESS_CONFIRMED, events.ACCOUNT_ADDRESS_LEFT),
)
untold(
    "Whoever was let in is told when it is settled; nobody else has to act.", events.REGISTRATION_WITHDRAWN
)
untold("The office keeps the list of domains, and sees it.", events.DOMAIN_CORRECTED)
untold(
    "The link has ended, and says so itself.",
    *(events.INVITATION_WITHDRAWN, events.REGISTRATION_WITHDRAWN),
)
untold(
    "Whoever invited sees it where people are; one who came into an office is told of by its admission.",
    events.INVITATION_REDEEMED,
)
untold("Whoever invited sees on the round's page that the link was opened.", events.INVITATION_OPENED)
