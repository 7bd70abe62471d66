"""What a colleague holds in a municipality, handed on when the colleague leaves or can answer no longer."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import delete, select
from sqlalchemy.orm import joinedload

from webapp.assessment.deeds.teamwork.handover import pass_on
from webapp.assessment.models.assessments import Assessment
from webapp.assessment.models.teamwork import Certificate, Comment, Task
from webapp.assessment.queries.teamwork.task_places import Place, place_of
from webapp.evaluation.models.consensus import Pen
from webapp.evaluation.models.evaluations import Evaluation, Seat
from webapp.ground import context
from webapp.ground.roles import CERTIFIER, COORDINATOR, TRACK_A, TRACK_B, WRITERS
from webapp.ground.store.database import db
from webapp.ground.who import Membership, Person
from webapp.people.models.invitations import Invitation
from webapp.plans.deeds.action_handover import hand_actions_on, held_actions
from webapp.plans.models.plans import PlanAction


@dataclass(frozen=True, slots=True)
class HeldPart:
    """A part of an assessment that is handed to somebody and is not done."""

    task: Task
    assessment: Assessment
    place: Place | None


@dataclass(frozen=True, slots=True)
class Held:
    """All that a colleague holds in a municipality, and who could take the parts over."""

    parts: list[HeldPart]
    seats: list[Assessment]
    certificates: list[Assessment]
    certifiers: list[str]
    talks: list[tuple[Assessment, str]]
    invitations: list[Invitation]
    actions: list[PlanAction]
    successors: list[Person]

    @property
    def anything(self) -> bool:
        """Tell whether there is anything to say before the colleague leaves."""
        return bool(
            self.parts or self.seats or self.certificates or self.talks or self.invitations or self.actions
        )


def held(municipality_id: int, member: Membership) -> Held:
    """Gather what a colleague holds; a constant number of queries."""
    who = member.person_id
    others = _others(municipality_id, who)
    certifiers = [one.person.name for one in others if one.role == CERTIFIER]
    return Held(
        _parts(municipality_id, who),
        _seats(municipality_id, who),
        _certificates(municipality_id) if member.role == CERTIFIER else [],
        certifiers,
        _talks(municipality_id, who),
        _invitations(municipality_id, who),
        held_actions(municipality_id, who),
        [one.person for one in others if one.role in WRITERS],
    )


def _others(municipality_id: int, who: int) -> list[Membership]:
    query = (
        select(Membership)
        .join(Person, Person.id == Membership.person_id)
        .where(Membership.municipality_id == municipality_id, Membership.person_id != who, Person.active)
        .options(joinedload(Membership.person))
        .order_by(Person.name)
    )
    return list(db.session.scalars(query))


def _parts(municipality_id: int, who: int) -> list[HeldPart]:
    query = (
        select(Task, Assessment)
        .join(Assessment, Assessment.id == Task.assessment_id)
        .where(
            Assessment.municipality_id == municipality_id,
            Assessment.submitted_at.is_(None),
            Task.person_id == who,
            Task.ended_at.is_(None),
            Task.done_at.is_(None),
        )
        .order_by(Task.id)
    )
    return [
        HeldPart(task, row, place_of(context.edition(row.edition, row.areas), task.scope, task.place))
        for task, row in db.session.execute(query)
    ]


def _seats(municipality_id: int, who: int) -> list[Assessment]:
    query = (
        select(Assessment)
        .join(Evaluation, Evaluation.assessment_id == Assessment.id)
        .join(Seat, Seat.evaluation_id == Evaluation.id)
        .where(
            Assessment.municipality_id == municipality_id,
            Assessment.round_id.is_(None),
            Evaluation.published_at.is_(None),
            Seat.person_id == who,
            Seat.track.in_((TRACK_A, TRACK_B)),
        )
    )
    return list(db.session.scalars(query))


def _certificates(municipality_id: int) -> list[Assessment]:
    query = (
        select(Assessment)
        .join(Certificate, Certificate.assessment_id == Assessment.id)
        .where(
            Assessment.municipality_id == municipality_id,
            Assessment.submitted_at.is_(None),
            Certificate.said_at.is_(None),
        )
        .distinct()
    )
    return list(db.session.scalars(query))


def _talks(municipality_id: int, who: int) -> list[tuple[Assessment, str]]:
    """Find the questions where somebody has replied to the colleague, and nobody has said more since."""
    said = (
        select(Comment, Assessment)
        .join(Assessment, Assessment.id == Comment.assessment_id)
        .where(Assessment.municipality_id == municipality_id)
        .order_by(Comment.id)
    )
    last: dict[tuple[int, str], Comment] = {}
    mine: set[int] = set()
    rows: dict[int, Assessment] = {}
    for one, row in db.session.execute(said):
        rows[row.id] = row
        last[row.id, one.question_id] = one
        mine |= {one.id} if one.person_id == who else set()
    waiting = [key for key, one in last.items() if one.person_id != who and one.reply_to_id in mine]
    return [(rows[assessment_id], question) for assessment_id, question in waiting]


def _invitations(municipality_id: int, who: int) -> list[Invitation]:
    query = select(Invitation).where(
        Invitation.municipality_id == municipality_id,
        Invitation.round_id.is_(None),
        Invitation.invited_by_id == who,
        Invitation.redeemed_at.is_(None),
        Invitation.revoked_at.is_(None),
    )
    return list(db.session.scalars(query))


def hand_on(by: int, municipality_id: int, member: Membership, successor: int) -> int:
    """Hand on all that a colleague who leaves holds, inside a deed; tell how many parts went on."""
    found = held(municipality_id, member)
    many = hand_parts_on(by, found.parts, successor)
    hand_actions_on(by, municipality_id, member.person_id, successor)
    for one in found.invitations:
        one.invited_by_id = _heir(municipality_id, by, member)
    at_home = (
        select(Evaluation.id)
        .join(Assessment, Assessment.id == Evaluation.assessment_id)
        .where(Assessment.municipality_id == municipality_id, Assessment.round_id.is_(None))
    )
    pens = delete(Pen).where(Pen.person_id == member.person_id, Pen.evaluation_id.in_(at_home))
    db.session.execute(pens.execution_options(synchronize_session=False))
    return many


def _heir(municipality_id: int, by: int, member: Membership) -> int:
    """Tell whose the invitations are now: whoever removes, or another coordinator when one leaves oneself."""
    if by != member.person_id:
        return by
    others = _others(municipality_id, by)
    return next((one.person_id for one in others if one.role == COORDINATOR), by)


def hand_parts_on(by: int, parts: list[HeldPart], successor: int) -> int:
    """Give parts to somebody else, inside a deed: what the first one had stays written down as ended."""
    for one in parts:
        pass_on(by, one.task, successor)
    return len(parts)
