"""Which of a round's contacts are invited by the next press, and why each of the others is left out."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass

from flask_babel import gettext as _
from sqlalchemy import select

from webapp.ground.calendar import clock
from webapp.ground.mail.models import Letter
from webapp.ground.roles import COORDINATOR, OFFICER, in_words
from webapp.ground.store.database import db
from webapp.ground.who import Membership, Person, Post
from webapp.people.models.invitations import Invitation
from webapp.people.queries.invitations.invitation_texts import COORDINATES, JOINS, JOINS_AGAIN
from webapp.rounds.models.rounds import Entrant, Round, Withdrawal
from webapp.rounds.queries.entrants import entrants


@dataclass(frozen=True, slots=True)
class Contact:
    """One participant's contact: what it is invited to by `kind`, or `why` it is left out.

    `replaced` are its municipality's invitations to an earlier contact: they end with the new one.
    """

    entrant: Entrant
    kind: str = ""
    why: str = ""
    replaced: tuple[Invitation, ...] = ()

    @property
    def place(self) -> str:
        """Name the municipality."""
        return str(self.entrant.municipality.name)


@dataclass(frozen=True, slots=True)
class Addressees:
    """The contacts that a press would write to, and those that it would leave out."""

    invited: list[Contact]
    left_out: list[Contact]

    def many(self, kind: str) -> int:
        """Count those who are invited in one way."""
        return sum(one.kind == kind for one in self.invited)

    @property
    def replaced(self) -> list[Contact]:
        """List those whose municipality has an invitation out to somebody else."""
        return [one for one in self.invited if one.replaced]


def notice_key(round_id: int, entrant: Entrant) -> str:
    """Name the letter to a contact that coordinates the municipality already."""
    return f"entered:{round_id}:{entrant.id}:{entrant.contact_email}"[:160]


def addressees(award_round: Round, chosen: Collection[int] | None = None) -> Addressees:
    """Look at the contacts of those participants, or of all: a constant number of queries."""
    rows = entrants(award_round.id, among=chosen)
    known = _Known(award_round.id, rows)
    contacts = [known.contact(one) for one in rows]
    return Addressees([one for one in contacts if one.kind], [one for one in contacts if not one.kind])


class _Known:
    """What decides about contacts, asked once for all of them."""

    def __init__(self, round_id: int, rows: list[Entrant]) -> None:
        self.round_id, self.now = round_id, clock.now()
        emails = {one.contact_email for one in rows if one.contact_email}
        self.people = {one.email: one for one in _people(emails)}
        self.roles = _roles(self.people.values())
        self.officers = set(
            db.session.scalars(select(Post.person_id).where(Post.round_id == round_id, Post.role == OFFICER))
        )
        self.waiting = _waiting({one.municipality_id for one in rows})
        left = select(Withdrawal.entrant_id).join(Entrant, Entrant.id == Withdrawal.entrant_id)
        self.left = set(db.session.scalars(left.where(Entrant.round_id == round_id)))
        told = select(Letter.key).where(
            Letter.round_id == round_id, Letter.key.startswith("entered:"), Letter.failed_at.is_(None)
        )
        self.told = set(db.session.scalars(told))
        came = select(Invitation.municipality_id, Invitation.email).where(
            Invitation.round_id == round_id, Invitation.redeemed_at.is_not(None)
        )
        self.came = {(row.municipality_id, row.email) for row in db.session.execute(came)}

    def contact(self, entrant: Entrant) -> Contact:
        """Decide about one contact."""
        person = self.people.get(entrant.contact_email)
        role = self.roles.get((person.id, entrant.municipality_id), "") if person else ""
        if why := self._why_not(entrant, person, role):
            return Contact(entrant, why=why)
        kind = COORDINATES if role else JOINS_AGAIN if person and person.password else JOINS
        waiting = self.waiting.get(entrant.municipality_id, [])
        replaced = [one for one in waiting if one.to_contact and one.round_id == self.round_id]
        return Contact(entrant, kind, replaced=tuple(replaced))

    def _why_not(self, entrant: Entrant, person: Person | None, role: str) -> str:
        if entrant.id in self.left:
            return _("Kommunen har lämnat omgången.")
        if not entrant.contact_email:
            return _("Adress saknas. Läs in kontaktpersonen igen, med namn och e-post.")
        if person is not None and (why := self._why_not_person(entrant, person, role)):
            return why
        waiting = self.waiting.get(entrant.municipality_id, [])
        if not role and any(one.email == entrant.contact_email for one in waiting):
            return _("Är redan inbjuden. Inbjudan kan skickas igen på kommunens sida i omgången.")
        return ""

    def _why_not_person(self, entrant: Entrant, person: Person, role: str) -> str:
        if not person.active:
            return _("Kontot för adressen är stängt. Läs in någon annan som kontaktperson.")
        if person.id in self.officers:
            return _("Personen arbetar i omgångens kansli och kan inte också svara för en kommun.")
        if role == COORDINATOR and notice_key(self.round_id, entrant) in self.told:
            return _("Samordnar redan svaren, och har fått brevet.")
        if role == COORDINATOR and (entrant.municipality_id, person.email) in self.came:
            return _("Samordnar svaren, och kom in genom inbjudan.")
        if role and role != COORDINATOR:
            return _(
                "Är redan med i kommunen, som %(role)s. Kommunens samordnare kan ändra rollen.",
                role=in_words(role),
            )
        return ""


def _people(emails: Collection[str]) -> list[Person]:
    return list(db.session.scalars(select(Person).where(Person.email.in_(emails))))


def _roles(people: Iterable[Person]) -> dict[tuple[int, int], str]:
    query = select(Membership.person_id, Membership.municipality_id, Membership.role).where(
        Membership.person_id.in_([one.id for one in people])
    )
    return {(row.person_id, row.municipality_id): row.role for row in db.session.execute(query)}


def _waiting(places: Collection[int]) -> dict[int, list[Invitation]]:
    """Give the invitations of these municipalities that still open something, whoever wrote them."""
    query = select(Invitation).where(
        Invitation.municipality_id.in_(places),
        Invitation.redeemed_at.is_(None),
        Invitation.revoked_at.is_(None),
        Invitation.expires_at > clock.now(),
    )
    found: dict[int, list[Invitation]] = {}
    for one in db.session.scalars(query):
        found.setdefault(one.municipality_id or 0, []).append(one)
    return found
