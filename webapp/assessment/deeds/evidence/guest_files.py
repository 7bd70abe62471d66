"""What a guest does with files: sends them to the question that was asked, and takes the own ones back."""

from __future__ import annotations

from typing import IO

from flask_babel import gettext as _
from sqlalchemy import select, update

from webapp.assessment.deeds.evidence.question_evidence import open_answers
from webapp.assessment.deeds.teamwork.guest_questions import open_question
from webapp.assessment.models.teamwork import Proposal, ProposedFile, Task
from webapp.assessment.queries.own_assessment import OwnAssessment
from webapp.evidence.deeds.incoming_files import Incoming, enter, hold_register, looked_through
from webapp.evidence.deeds.register_entries import let_guest_remove
from webapp.evidence.deeds.uses import put_beside
from webapp.evidence.files import file_store
from webapp.evidence.models.evidence import Evidence
from webapp.ground.calendar import clock
from webapp.ground.refusals import InvalidError, NotReadyError, NotThereError
from webapp.ground.store.database import db, deed

MOST_FILES = 20
"""How many files one guest has in a municipality's register at a time."""


def take_file(token: str, question_id: str, stream: IO[bytes], file_name: str) -> str:
    """Take a guest's file into the register, by the checks of anybody's; give the title that the guest reads.

    It stands beside no answer until a member takes the proposal over. The same file again is the same.
    """
    with looked_through(stream, file_name) as one:
        return _take_file(token, question_id, one)


@deed
def _take_file(token: str, question_id: str, one: Incoming) -> str:
    link, task = open_question(token, question_id)
    if sum(len(each.files) for each in link.questions) >= MOST_FILES:
        fault = _("Du har redan skickat %(most)s filer. Ta tillbaka någon av dem först.", most=MOST_FILES)
        raise InvalidError({"file": fault})
    municipality_id = task.assessment.municipality_id
    hold_register(municipality_id)
    taken = enter(municipality_id, task.handed_by_id, one, from_guest=True)
    mine = select(ProposedFile).where(ProposedFile.task_id == task.id, ProposedFile.evidence_id == taken.id)
    if db.session.scalar(mine) is None:
        row = ProposedFile(task_id=task.id, evidence_id=taken.id, title=one.title, at=clock.now())
        db.session.add(row)
    return one.title


def take_back(token: str, question_id: str, file_id: int) -> str:
    """Take back a file that the guest has sent, where no answer uses it yet; give its title."""
    title, place = _take_back(token, question_id, file_id)
    if place:
        file_store.throw(place)
    return title


@deed
def _take_back(token: str, question_id: str, file_id: int) -> tuple[str, str | None]:
    _link, task = open_question(token, question_id)
    hold_register(task.assessment.municipality_id)
    row = db.session.get(ProposedFile, file_id)
    if row is None or row.task_id != task.id:
        raise NotThereError
    if row.proposal is not None and row.proposal.taken_at is not None:
        raise NotReadyError(
            _("Filen ”%(title)s” används redan i svaret.", title=row.title),
            _("Hör av dig till %(who)s om den inte ska stå där.", who=task.handed_by.name),
        )
    title, evidence_id = row.title, row.evidence_id
    db.session.delete(row)
    db.session.flush()
    others = select(ProposedFile.id).where(ProposedFile.evidence_id == evidence_id).limit(1)
    kept = db.session.scalar(others) is not None
    return title, None if kept else let_guest_remove(evidence_id)


def send_with(task: Task, proposal: Proposal) -> None:
    """Let the files that have come since the last proposal go with this one."""
    waiting = ProposedFile.task_id == task.id, ProposedFile.proposal_id.is_(None)
    db.session.execute(update(ProposedFile).where(*waiting).values(proposal_id=proposal.id))


def put_all_beside(proposal: Proposal, subject: OwnAssessment) -> None:
    """Put the files of a proposal beside the answer, in the transaction of whoever takes it over."""
    query = (
        select(Evidence.id)
        .join(ProposedFile, ProposedFile.evidence_id == Evidence.id)
        .where(ProposedFile.proposal_id == proposal.id, Evidence.withdrawn_at.is_(None))
        .order_by(ProposedFile.id)
    )
    files = db.session.scalars(query).all()
    now = open_answers(subject) if files else subject
    for evidence_id in files:
        put_beside((now.id, proposal.question_id), now.municipality_id, evidence_id, "", now.person_id)
