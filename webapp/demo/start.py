"""How the demo's other rounds begin: a recipe, a table of participants, and people who accept invitations."""

from __future__ import annotations

import uuid
from collections.abc import Iterable, Sequence

from sqlalchemy import select

from webapp.assessment.models.assessments import Assessment
from webapp.demo.people import slug_of
from webapp.ground.calendar import clock
from webapp.ground.mail.models import Letter
from webapp.ground.roles import COORDINATOR
from webapp.ground.store.database import db, deed
from webapp.ground.who import Municipality, Person
from webapp.office.deeds import participant_import
from webapp.people.deeds import invitations, redemptions
from webapp.people.deeds.invitations import Invited
from webapp.people.models.invitations import Invitation
from webapp.people.queries.invitations import open_invitations
from webapp.rounds.deeds import rounds
from webapp.rounds.models.rounds import Entrant, Round


@deed
def make_place(name: str) -> Municipality:
    """Make an invented municipality known; no list of real ones has it."""
    known = db.session.scalars(select(Municipality).where(Municipality.name == name)).first()
    if known is None:
        known = Municipality(name=name)
        db.session.add(known)
    return known


@deed
def make_person(email: str, name: str, password: str) -> Person:
    """Make an account that works only in a demo, as all of the demo's do."""
    known = db.session.scalars(select(Person).where(Person.email == email)).first()
    if known is None:
        known = Person(
            email=email,
            name=name,
            password=password,
            active=True,
            demo=True,
            fs_uniquifier=uuid.uuid4().hex,
            created_at=clock.now(),
        )
        db.session.add(known)
    return known


def address_of(name: str, what: str = "samordnare") -> str:
    """Write the address of somebody in an invented municipality."""
    return f"{what}@{slug_of(name)}.example"


def begin(people: dict[str, Person], recipe: str, key: str, contacts: dict[str, str]) -> Round:
    """Let the office make a round from a recipe, with two officers, and read in who takes part."""
    award_round = rounds.make_round(people["kansli"].id, recipe, key, f"Demoomgång {key}")
    rounds.add_officer(people["kansli"].id, award_round, people["kansli.b"])
    for name in contacts:
        make_place(name)
    lines = [f"{name};{contact};{address_of(name)}" for name, contact in contacts.items()]
    table = "\n".join(["kommun;kontaktperson;e-post", *lines]).encode()
    participant_import.bring(people["kansli"].id, award_round, table, "deltagare.csv")
    return award_round


def give_posts(people: dict[str, Person], award_round: Round, role: str, keys: Iterable[str]) -> None:
    """Let the office invite people to a post in the round, and let them accept."""
    for key in keys:
        who = people[key]
        invitations.invite_by_office(people["kansli"].id, award_round.id, Invited(who.email, who.name, role))
        accept(who)


def coordinate(people: dict[str, Person], award_round: Round, name: str, contact: str) -> Person:
    """Let the office invite a municipality's coordinator, who accepts unless it was done before."""
    who = make_person(address_of(name), contact, people["kansli"].password or "")
    invited = Invited(who.email, who.name, COORDINATOR)
    if name not in people:
        invitations.invite_by_office(people["kansli"].id, award_round.id, invited, place_of(name))
        accept(who)
    people[name] = who
    return who


def invite_colleague(coordinator: Person, name: str, who: Person, role: str) -> None:
    """Let a coordinator invite a colleague, who accepts."""
    invitations.invite_colleague(coordinator.id, place_of(name), Invited(who.email, who.name, role))
    accept(who)


def accept(who: Person) -> None:
    """Let somebody follow the link in the newest invitation to their address."""
    newest = select(Invitation).where(Invitation.email == who.email).order_by(Invitation.id.desc())
    row = db.session.scalars(newest.limit(1)).one()
    link = db.session.scalars(select(Letter.link).where(Letter.key == open_invitations.key_of(row))).one()
    redemptions.redeem_as(link.rpartition("/")[2], who.id)


def place_of(name: str) -> int:
    """Give a municipality's id."""
    return db.session.scalars(select(Municipality.id).where(Municipality.name == name)).one()


def entrants_of(award_round: Round, names: Sequence[str] = ()) -> dict[str, Entrant]:
    """Give the participants of a round by name, in the order of `names` if there are any."""
    rows = db.session.scalars(select(Entrant).where(Entrant.round_id == award_round.id))
    found = {row.municipality.name: row for row in rows}
    return {name: found[name] for name in names} if names else found


def form_of(award_round: Round, name: str, edition: str) -> int:
    """Give the id of a municipality's questionnaire in a round."""
    query = select(Assessment.id).where(
        Assessment.round_id == award_round.id,
        Assessment.municipality_id == place_of(name),
        Assessment.edition == edition,
    )
    return db.session.scalars(query).one()
