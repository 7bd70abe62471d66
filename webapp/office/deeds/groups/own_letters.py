"""A letter in the office's own words to the municipalities it chooses; one to all takes two officers."""

from __future__ import annotations

import hashlib
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from operator import itemgetter

from flask_babel import gettext as _
from sqlalchemy import select

from webapp.ground.events.journal import note
from webapp.ground.mail.occasions import Occasion, To
from webapp.ground.refusals import InvalidError
from webapp.ground.store.database import db, deed
from webapp.ground.who import Person
from webapp.office.deeds.staff import coordinators_of
from webapp.office.events import OWN_LETTER_SENT
from webapp.people.queries.invitations import invitation_texts
from webapp.people.queries.invitations.invitation_texts import LINK, Addressee
from webapp.people.queries.own_rounds import round_to_change
from webapp.rounds.deeds.approval import confirm as confirm_request
from webapp.rounds.deeds.approval import say, waiting
from webapp.rounds.models.rounds import Entrant, Round, Withdrawal
from webapp.rounds.queries.entrants import entrants

TO_ALL = "letter"
"""The deed that two officers do together, when a letter of own words goes to every municipality."""
SUBJECT_LIMIT = 120
OWN_LETTER = Occasion(
    "own",
    itemgetter("subject"),
    itemgetter("text"),
    "/hem",
    when=(OWN_LETTER_SENT,),
    digest=False,
    greets=False,
)


@dataclass(frozen=True, slots=True)
class OwnLetter:
    """What the office writes: a subject, and words with braces where they differ."""

    subject: str
    text: str

    @property
    def faults(self) -> dict[str, str]:
        """Say what is wrong with it, by field."""
        found = {}
        if not self.subject or len(self.subject) > SUBJECT_LIMIT:
            found["subject"] = _("Skriv ett ämne, med högst 120 tecken.")
        elif LINK.search(self.subject):
            found["subject"] = _("Skriv ämnet utan länkar och adresser.")
        if fault := invitation_texts.fault(self.text):
            found["text"] = fault
        return found


@dataclass(frozen=True, slots=True)
class Recipient:
    """One who gets the letter: whoever coordinates a municipality, else its contact."""

    entrant: Entrant
    name: str
    email: str


@dataclass(frozen=True, slots=True)
class Recipients:
    """Those who get the letter, and the municipalities that nobody can be written to in."""

    people: list[Recipient]
    without: list[Entrant]


def recipients(award_round: Round, chosen: Collection[int]) -> Recipients:
    """Find whom a letter to these participants goes to: a constant number of queries."""
    people, found, without = coordinators_of(award_round.id), [], []
    left = set(db.session.scalars(select(Withdrawal.entrant_id)))
    for one in entrants(award_round.id):
        if one.id not in chosen:
            continue
        who = [(person.name, person.email) for person in people.get(one.municipality_id, [])]
        if not who and one.contact_email:
            who = [(one.contact_name, one.contact_email)]
        if one.id in left or not who:
            without.append(one)
        else:
            found += [Recipient(one, *about) for about in who]
    return Recipients(found, without)


def body(award_round: Round, letter: OwnLetter, to: Recipient, inviter: str) -> str:
    """Give one letter as it will be read."""
    about = Addressee(to.name, to.entrant.municipality.name, inviter)
    return invitation_texts.filled(letter.text, award_round, about)


@deed
def send(person_id: int, round_id: int, letter: OwnLetter, chosen: Collection[int]) -> int | None:
    """Write the letter to everybody of the chosen; give how many, or None where it waits for a second person.

    The same words go to the same person once.
    """
    if letter.faults:
        raise InvalidError(letter.faults)
    award_round = round_to_change(person_id, round_id)
    found = recipients(award_round, chosen)
    if not found.people:
        raise InvalidError({"chosen": _("Välj minst en kommun som har någon att skriva till.")})
    if _everybody(award_round, found):
        ids = sorted({one.entrant.id for one in found.people})
        say(person_id, award_round, TO_ALL, 0, {"ids": ids, "subject": letter.subject, "text": letter.text})
        return None
    return _write(person_id, award_round, letter, found.people)


@deed
def confirm(person_id: int, round_id: int, seen: int) -> int:
    """Say yes, as a second person, to the letter to all that was asked for; give how many were written."""
    award_round = round_to_change(person_id, round_id)
    ask, about = waiting(round_id, TO_ALL, _("Ingen har begärt ett brev till alla."))
    found = recipients(award_round, about["ids"])
    by = ask.asked_by_id
    confirm_request(person_id, award_round, ask, seen)
    return _write(by, award_round, OwnLetter(about["subject"], about["text"]), found.people)


def _everybody(award_round: Round, found: Recipients) -> bool:
    """Tell whether a letter goes to all who can be written to, in more than one municipality."""
    every = {one.id for one in entrants(award_round.id)}
    can_be = {one.entrant.id for one in recipients(award_round, every).people}
    chosen = {one.entrant.id for one in found.people}
    return len(chosen) > 1 and chosen == can_be


def _write(person_id: int, award_round: Round, letter: OwnLetter, people: Iterable[Recipient]) -> int:
    by, many = db.session.get_one(Person, person_id).name, 0
    mark = hashlib.sha256(f"{letter.subject}\n{letter.text}".encode()).hexdigest()[:16]
    for many, to in enumerate(people, start=1):  # noqa: B007 -- how many there were
        said = {"subject": letter.subject, "text": body(award_round, letter, to, by)}
        once = f"{award_round.id}:{mark}:{to.entrant.id}:{to.email}"[:150]
        OWN_LETTER.write(
            [
                To(
                    to.email,
                    to.name,
                    said=said,
                    once=once,
                    round_id=award_round.id,
                    municipality_id=to.entrant.municipality_id,
                )
            ]
        )
    note(OWN_LETTER_SENT, person_id, round_id=award_round.id, after={"subject": letter.subject, "many": many})
    return many
