"""A guest's proposal through a link, and a member taking it over."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from flask_babel import gettext as _
from sqlalchemy import func, select
from sqlalchemy.orm import joinedload

from webapp.assessment.content import Said, said_from
from webapp.assessment.deeds import answers, part_states
from webapp.assessment.deeds.answers import Sent
from webapp.assessment.deeds.evidence import guest_files
from webapp.assessment.deeds.teamwork.guest_questions import open_question
from webapp.assessment.events import PROPOSAL_SENT, PROPOSAL_TAKEN
from webapp.assessment.models.teamwork import Proposal
from webapp.assessment.queries import answers as answer_queries
from webapp.assessment.queries.answers import Kept
from webapp.assessment.queries.guests.guest_files import SentFile, sent_with
from webapp.assessment.queries.guests.guest_links import GuestLink
from webapp.assessment.queries.own_assessment import OwnAssessment
from webapp.assessment.queries.teamwork.joined_text import fits, joined
from webapp.assessment.queries.teamwork.task_places import asked
from webapp.ground.calendar import clock
from webapp.ground.events.journal import note
from webapp.ground.outcome import Outcome
from webapp.ground.refusals import InvalidError, NotReadyError, NotThereError
from webapp.ground.store.database import db, deed

NAME_LIMIT = 120
MOST_PROPOSALS = 20
"""How many times one link can be used; whoever sends more is no guest who mends a text."""


@deed
def propose(token: str, name: str, said: Said, question_id: str = "") -> Proposal:
    """Land a guest's proposal; the answer itself is left alone. Sending the same again changes nothing.

    Raises ClosedError when the link has been withdrawn or the answers are closed, or InvalidError.
    """
    link, task = open_question(token, question_id)
    waiting = [one for one in link.here.files if not one.sent]
    _check(link, name, said, with_files=bool(waiting))
    earlier = list(
        db.session.scalars(select(Proposal).where(Proposal.task_id == task.id).order_by(Proposal.id))
    )
    if not waiting and earlier and (earlier[-1].said, earlier[-1].name) == (said.as_data(), name):
        return earlier[-1]
    if len(earlier) >= MOST_PROPOSALS:
        raise NotReadyError(_("Det har kommit många förslag genom den här länken."), _("Be om en ny länk."))
    at = clock.now()
    made = Proposal(
        task_id=task.id,
        assessment_id=task.assessment_id,
        question_id=task.place,
        said=said.as_data(),
        name=name,
        at=at,
    )
    db.session.add(made)
    part_states.be_done(task)
    db.session.flush()
    guest_files.send_with(task, made)
    note(
        PROPOSAL_SENT,
        None,
        assessment_id=task.assessment_id,
        question_id=task.place,
        after={"proposal": made.id, "name": name, "email": task.email, **said.as_data()},
    )
    return made


def _check(link: GuestLink, name: str, said: Said, *, with_files: bool) -> None:
    faults = {}
    if not name or len(name) > NAME_LIMIT:
        faults["name"] = _("Skriv ditt namn, med högst 120 tecken.")
    if not (said.text or said.levels or said.evidence or with_files):
        faults[f"{link.asked.id}:text"] = _("Skriv ett förslag.")
    if faults:
        raise InvalidError(faults)


@dataclass(frozen=True, slots=True)
class Proposed:
    """A guest's proposal as a member reads it."""

    id: int
    said: Said
    name: str
    email: str
    at: datetime
    taken_at: datetime | None
    files: tuple[SentFile, ...] = ()


def proposals(assessment_id: int, question_id: str) -> list[Proposed]:
    """List the proposals on a question, newest first."""
    query = (
        select(Proposal)
        .where(Proposal.assessment_id == assessment_id, Proposal.question_id == question_id)
        .options(joinedload(Proposal.task))
        .order_by(Proposal.id.desc())
    )
    rows = db.session.scalars(query).all()
    files = sent_with([row.id for row in rows])
    return [
        Proposed(
            *(row.id, said_from(row.said), row.name, row.task.email, row.at, row.taken_at),
            files.get(row.id, ()),
        )
        for row in rows
    ]


def take_over(
    subject: OwnAssessment, question_id: str, proposal_id: int, version: int, key: str
) -> Outcome[Kept]:
    """Put a proposal into the answer by the one path of an answer; a stale version is a conflict."""
    row = db.session.get(Proposal, proposal_id)
    if row is None or (row.assessment_id, row.question_id) != (subject.id, question_id):
        raise NotThereError
    said = joined(answer_queries.current(subject.id, question_id).said, said_from(row.said))
    one = asked(subject.edition, question_id)
    if one is None or not fits(one, said):
        raise NotReadyError(
            _("Svaret blir för långt med förslaget."), _("Korta svaret först, eller kopiera det du behöver.")
        )
    (outcome,) = answers.save_answers(subject, [Sent(question_id, said, version, key)])
    if not outcome.refused:
        _mark_taken(subject, proposal_id)
    return outcome


@deed
def _mark_taken(subject: OwnAssessment, proposal_id: int) -> None:
    """Put its files beside the answer, and remember that a proposal is in it.

    If this is lost, it only stands there to be taken again.
    """
    row = db.session.get_one(Proposal, proposal_id)
    if row.taken_at is None:
        row.taken_at, row.taken_by_id = clock.now(), subject.person_id
        guest_files.put_all_beside(row, subject)
        note(
            PROPOSAL_TAKEN,
            subject.person_id,
            assessment_id=subject.id,
            question_id=row.question_id,
            after={"proposal": row.id, "name": row.name},
        )


def waiting(assessment_id: int) -> int:
    """Count the proposals that nobody has taken over."""
    query = select(func.count(Proposal.id)).where(
        Proposal.assessment_id == assessment_id, Proposal.taken_at.is_(None)
    )
    return db.session.scalar(query) or 0
