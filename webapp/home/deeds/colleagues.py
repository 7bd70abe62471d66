"""A municipality's own people: who they are, what they do, and how they leave."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from flask_babel import gettext as _
from sqlalchemy import select
from sqlalchemy.orm import joinedload

from questionnaires.municipalities.swedish import sorting_key
from webapp.ground.events.journal import note
from webapp.ground.events.registry import EventType
from webapp.ground.refusals import InvalidError, NotReadyError, NotThereError
from webapp.ground.roles import COORDINATOR, MEMBER_ROLES, WRITERS
from webapp.ground.store.database import db, deed
from webapp.ground.who import Membership
from webapp.home.deeds import holdings_at_home
from webapp.home.deeds.holdings_at_home import Held
from webapp.home.events import MEMBER_CHANGED, MEMBER_REMOVED
from webapp.people.queries.invitations.open_invitations import Waiting, unfinished
from webapp.people.queries.own_municipality import OwnMunicipality, check_may_change, municipality_to_change
from webapp.people.queries.provisional import check_settled_in, is_provisional, until_of
from webapp.people.queries.registrations import Seen, for_municipality


@dataclass(frozen=True, slots=True)
class Colleagues:
    """A municipality's people, and those who are invited."""

    place: OwnMunicipality
    members: list[Membership]
    invitations: list[Waiting]
    registrations: list[Seen]
    """Those whom nobody has invited, and who wait for an answer."""
    provisional_until: datetime | None


def colleagues(place: OwnMunicipality) -> Colleagues:
    """List the people by name; only whoever decides sees who is invited."""
    members = sorted(_members(place.id), key=lambda member: sorting_key(member.person.name))
    decides = place.may_change
    return Colleagues(
        place,
        members,
        unfinished(municipality_id=place.id) if decides else [],
        for_municipality(place.name) if decides else [],
        until_of(place.person_id, place.id),
    )


def _members(municipality_id: int) -> list[Membership]:
    query = (
        select(Membership)
        .where(Membership.municipality_id == municipality_id)
        .options(joinedload(Membership.person))
    )
    return list(db.session.scalars(query))


@dataclass(frozen=True, slots=True)
class Changed:
    """Somebody with another role, or who has left, and how many parts were handed on."""

    name: str
    role: str
    handed_on: int = 0


@deed
def change_role(person_id: int, municipality_id: int, member_id: int, role: str) -> Changed:
    """Give a colleague another role; there is always a coordinator left.

    Whoever can answer no longer has no parts any more: they go to the one who changes the role, and when
    that is the colleague, to another who answers.
    """
    place = municipality_to_change(person_id, municipality_id)
    member = _member(place.id, member_id)
    if role not in MEMBER_ROLES:
        raise InvalidError({"role": _("Välj vad personen ska göra.")})
    _check_theirs_to_change(person_id, member)
    if role == member.role:
        return Changed(member.person.name, role)
    if role != COORDINATOR:
        _check_not_last(member)
    many = 0
    if role not in WRITERS and member.role in WRITERS:
        found = holdings_at_home.held(place.id, member)
        many = holdings_at_home.hand_parts_on(person_id, found.parts, _successor(found, person_id, 0))
    before = member.role
    member.role = role
    _note(MEMBER_CHANGED, person_id, member, before)
    return Changed(member.person.name, role, many)


@deed
def remove(person_id: int, municipality_id: int, member_id: int, successor: int = 0) -> Changed:
    """Let a colleague leave, with access ended at once. What they answered stays; what they hold goes on.

    Their parts go to `successor`, or else to the one who removes; so do the invitations they have sent.
    """
    place = municipality_to_change(person_id, municipality_id)
    member = _member(place.id, member_id)
    _check_theirs_to_change(person_id, member)
    _check_not_last(member)
    found = holdings_at_home.held(place.id, member)
    if successor and successor not in {one.id for one in found.successors}:
        raise InvalidError({"successor": _("Välj någon i listan.")})
    left = Changed(
        member.person.name,
        member.role,
        holdings_at_home.hand_on(person_id, place.id, member, _successor(found, person_id, successor)),
    )
    _note(MEMBER_REMOVED, person_id, member, member.role)
    db.session.delete(member)
    return left


def leaving(place: OwnMunicipality, member_id: int) -> tuple[Membership, Held]:
    """Tell what a colleague holds, before they leave."""
    check_may_change(place)
    member = _member(place.id, member_id)
    return member, holdings_at_home.held(place.id, member)


def _successor(found: Held, by: int, chosen: int) -> int:
    """Choose who has the parts now: whoever is named, else the one who does it, else another who answers."""
    able = [one.id for one in found.successors]
    return chosen or (by if by in able else able[0] if able else by)


def _member(municipality_id: int, member_id: int) -> Membership:
    """Find a colleague; whoever belongs to another municipality is not there."""
    query = select(Membership).where(
        Membership.municipality_id == municipality_id, Membership.person_id == member_id
    )
    found = db.session.scalars(query.options(joinedload(Membership.person))).first()
    if found is None:
        raise NotThereError
    return found


def is_last(member: Membership) -> bool:
    """Tell whether nobody else in the municipality can invite and hand in."""
    others = [
        one
        for one in _members(member.municipality_id)
        if one.role == COORDINATOR and one.person.active and one.id != member.id
    ]
    return member.role == COORDINATOR and not others


def _check_theirs_to_change(person_id: int, member: Membership) -> None:
    """Let whoever is in provisionally decide over nobody who is not."""
    if not is_provisional(member.provisional_until):
        check_settled_in(person_id, member.municipality_id)


def _check_not_last(member: Membership) -> None:
    if is_last(member):
        raise NotReadyError(
            _("Kommunen måste ha minst en samordnare."), _("Gör någon annan till samordnare först.")
        )


def _note(event: EventType, person_id: int, member: Membership, before: str) -> None:
    about = {"municipality": member.municipality_id, "person": member.person_id}
    after = {**about, "role": member.role} if event is MEMBER_CHANGED else about
    note(event, person_id, before={**about, "role": before}, after=after)
