"""The contacts of a round are invited in one press, in the office's own words; each gets one letter."""

from __future__ import annotations

from collections.abc import Collection
from operator import itemgetter

from flask_babel import gettext as _

from webapp.ground.calendar import clock
from webapp.ground.events.journal import note
from webapp.ground.mail.occasions import Occasion, To
from webapp.ground.refusals import InvalidError, NotReadyError, StaleError
from webapp.ground.roles import COORDINATOR
from webapp.ground.store.database import db, deed
from webapp.ground.who import Person
from webapp.ground.words.languages import speaking
from webapp.office.events import CONTACTS_INVITED, INVITATION_WORDED
from webapp.office.queries.contacts.addressees import Contact, addressees, notice_key
from webapp.people.deeds import invitation_letters, invitations
from webapp.people.deeds.invitations import Invited
from webapp.people.models.invitations import InvitationText
from webapp.people.queries.invitations import invitation_texts
from webapp.people.queries.invitations.invitation_texts import COORDINATES, Addressee
from webapp.people.queries.own_rounds import round_to_change
from webapp.people.queries.people import language_of
from webapp.rounds.models.rounds import Round

ENTERED = Occasion(
    "entered",
    itemgetter("subject"),
    itemgetter("text"),
    "/hem",
    when=(CONTACTS_INVITED,),
    digest=False,
    greets=False,
)


class StaleTextError(StaleError):
    """Somebody else has changed the words since the page was opened."""


@deed
def save_text(person_id: int, round_id: int, version: int, text: str) -> None:
    """Keep the office's own words for a round's invitations; the same words once more change nothing."""
    award_round = round_to_change(person_id, round_id)
    if fault := invitation_texts.fault(text):
        raise InvalidError({"text": fault})
    kept = invitation_texts.words_of(award_round.id)
    if text == kept.text or (not kept.version and invitation_texts.is_usual(text)):
        return
    if kept.version != version:
        raise StaleTextError(
            _("Texten har ändrats sedan du öppnade sidan."),
            _("Det som är sparat står bredvid. Ändra det som behövs och spara igen."),
        )
    row = db.session.get(InvitationText, award_round.id) or InvitationText(round_id=award_round.id)
    row.text, row.version = text, version + 1
    row.saved_at, row.saved_by_id = clock.now(), person_id
    db.session.add(row)
    note(INVITATION_WORDED, person_id, round_id=award_round.id, after={"version": row.version})


@deed
def invite(person_id: int, round_id: int, chosen: Collection[int], version: int) -> int:
    """Invite the contacts of the chosen participants; give how many letters were written.

    Whoever cannot be invited any more is left out: two who press at once write one letter to each. `version`
    is that of the words that were seen.
    """
    award_round = round_to_change(person_id, round_id)
    _check_open(award_round)
    if invitation_texts.words_of(round_id).version != version:
        raise StaleTextError(
            _("Texten i inbjudan har ändrats sedan du öppnade sidan."),
            _("Inget är skickat. Läs brevet som det är nu och tryck igen."),
        )
    found = addressees(award_round, chosen)
    if not found.invited:
        raise NotReadyError(
            _("Ingen av de valda kan bjudas in nu."),
            _("Någon annan i kansliet kan ha gjort det nyss. Vid var och en står varför."),
        )
    for one in found.invited:
        _invite(person_id, award_round, one)
    note(CONTACTS_INVITED, person_id, round_id=award_round.id, after={"many": len(found.invited)})
    return len(found.invited)


def _check_open(award_round: Round) -> None:
    if award_round.announced_at is not None:
        raise NotReadyError(_("Omgången är avslutad."), _("Gör en ny omgång för nya deltagare."))


def _invite(person_id: int, award_round: Round, one: Contact) -> None:
    """Write one contact's letter; an invitation to whoever was the contact before ends."""
    for earlier in one.replaced:
        invitations.revoke(person_id, earlier)
    entrant, place = one.entrant, one.entrant.municipality
    if one.kind == COORDINATES:
        _tell(person_id, award_round, one)
        return
    row = invitations.write_new(
        person_id,
        Invited(entrant.contact_email, entrant.contact_name, COORDINATOR),
        place.name,
        municipality_id=place.id,
        round_id=award_round.id,
        to_contact=True,
    )
    invitation_letters.tell_coordinators(row, place, award_round)


def _tell(person_id: int, award_round: Round, one: Contact) -> None:
    """Write to a contact that coordinates the municipality already: it needs no invitation."""
    entrant, place = one.entrant, one.place
    inviter = db.session.get_one(Person, person_id).name
    about = Addressee(entrant.contact_name, place, inviter, COORDINATES)
    with speaking(language_of(entrant.contact_email)):
        words = invitation_texts.words_of(award_round.id).text
        said = {
            "subject": invitation_texts.subject(award_round, place),
            "text": invitation_texts.letter_text(words, award_round, about),
        }
    once = notice_key(award_round.id, entrant).partition(":")[2]
    ENTERED.write(
        [
            To(
                entrant.contact_email,
                entrant.contact_name,
                said=said,
                once=once,
                round_id=award_round.id,
                municipality_id=entrant.municipality_id,
            )
        ]
    )
