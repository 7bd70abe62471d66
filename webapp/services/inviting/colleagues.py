"""A municipality's own people: who they are, what they do, and how they leave."""

from __future__ import annotations

from dataclasses import dataclass

from flask_babel import gettext as _
from sqlalchemy import select
from sqlalchemy.orm import joinedload

from webapp.models import Membership, db, deed
from webapp.roles import COORDINATOR
from webapp.services import events
from webapp.services.arranging import swedish
from webapp.services.inviting.inviting import MEMBER_ROLES
from webapp.services.inviting.places import OwnPlace, place_to_change
from webapp.services.inviting.waiting import Waiting, unfinished
from webapp.services.refusals import InvalidError, NotReadyError, NotThereError


@dataclass(frozen=True, slots=True)
class Colleagues:
    """A municipality's people, and those who are invited."""

    place: OwnPlace
    members: list[Membership]
    invitations: list[Waiting]


def colleagues(place: OwnPlace) -> Colleagues:
    """List the people by name; only whoever decides sees who is invited."""
    members = sorted(_members(place.id), key=lambda member: swedish(member.person.name))
    return Colleagues(place, members, unfinished(municipality_id=place.id) if place.may_change else [])


def _members(municipality_id: int) -> list[Membership]:
    query = (
        select(Membership)
        .where(Membership.municipality_id == municipality_id)
        .options(joinedload(Membership.person))
    )
    return list(db.session.scalars(query))


@deed
def change_role(person_id: int, municipality_id: int, member_id: int, role: str) -> Membership:
    """Give a colleague another role; there is always a coordinator left."""
    place = place_to_change(person_id, municipality_id)
    member = _member(place.id, member_id)
    if role not in MEMBER_ROLES:
        raise InvalidError({"role": _("Välj vad personen ska göra.")})
    if role == member.role:
        return member
    if role != COORDINATOR:
        _check_not_last(member)
    before = member.role
    member.role = role
    _note("member.changed", person_id, member, before)
    return member


@deed
def remove(person_id: int, municipality_id: int, member_id: int) -> str:
    """Let a colleague leave, with access ended at once; give their name. What they answered stays."""
    place = place_to_change(person_id, municipality_id)
    member = _member(place.id, member_id)
    _check_not_last(member)
    name: str = member.person.name
    _note("member.removed", person_id, member, member.role)
    db.session.delete(member)
    return name


def _member(municipality_id: int, member_id: int) -> Membership:
    """Find a colleague; whoever belongs to another municipality is not there."""
    query = select(Membership).where(
        Membership.municipality_id == municipality_id, Membership.person_id == member_id
    )
    found = db.session.scalars(query.options(joinedload(Membership.person))).first()
    if found is None:
        raise NotThereError
    return found


def _check_not_last(member: Membership) -> None:
    """Refuse to leave a municipality without anybody who can invite and hand in."""
    others = [
        one
        for one in _members(member.municipality_id)
        if one.role == COORDINATOR and one.person.active and one.id != member.id
    ]
    if member.role == COORDINATOR and not others:
        raise NotReadyError(
            _("Kommunen måste ha minst en samordnare."), _("Gör någon annan till samordnare först.")
        )


def _note(what: str, person_id: int, member: Membership, before: str) -> None:
    about = {"municipality": member.municipality_id, "person": member.person_id}
    after = {**about, "role": member.role} if what == "member.changed" else about
    events.note(what, person_id, before={**about, "role": before}, after=after)
