"""Answers that were taken home are brought back: looked over first, then all of them or none."""

from __future__ import annotations

from dataclasses import dataclass

from flask_babel import gettext as _

from webapp.assessment.deeds import answers
from webapp.assessment.deeds.answers import Sent
from webapp.assessment.queries.own_assessment import OwnAssessment, own_assessment
from webapp.assessment.queries.twin.answer_twin import ANSWERS, headings
from webapp.assessment.queries.twin.returned_answers import Returned, returned_answers
from webapp.ground import context
from webapp.ground.calendar import upkeep
from webapp.ground.refusals import InvalidError, StaleError
from webapp.ground.store.database import deed
from webapp.ground.tables.reader import UnreadableTableError
from webapp.ground.tables.table import SentFile, Table
from webapp.ground.tables.twin import returned_files
from webapp.ground.tables.twin.models import ReturnedFile
from webapp.ground.tables.twin.three_ways import Chosen
from webapp.ground.words.languages import SWEDISH, speaking


@dataclass(frozen=True, slots=True)
class Waiting:
    """A file that waits, beside what is kept; one that has been read in says nothing more."""

    file: ReturnedFile
    found: Returned | None


def read_file(content: bytes | SentFile, sender: int | None = None) -> Table:
    """Read a file that was brought back. Raises InvalidError where it is none that we can read."""
    with speaking(SWEDISH):  # as the file is, whoever reads it
        return returned_files.read_returned(content, headings(), sender)


def keep_file(subject: OwnAssessment, content: bytes | SentFile, name: str) -> int:
    """Keep a file that is about these answers, for its sender to look over; give its id.

    It is read before the transaction that keeps it begins. Raises InvalidError where it is about others.
    """
    upkeep.forget()
    context.let_go()
    table = read_file(content, subject.person_id)
    compare(subject, table, Chosen())
    context.let_go()
    return _keep_file(subject, table, name)


@deed
def _keep_file(subject: OwnAssessment, table: Table, name: str) -> int:
    subject = own_assessment(subject.person_id, subject.id)
    return returned_files.put(subject.person_id, ANSWERS, subject.id, table, name)


def compare(subject: OwnAssessment, table: Table, chosen: Chosen) -> Returned:
    """Tell what a file would do, and change nothing. Raises InvalidError where it is about others."""
    try:
        with speaking(SWEDISH):
            return returned_answers(subject, table, chosen)
    except UnreadableTableError as error:
        raise InvalidError({"file": str(error)}) from error


def look(subject: OwnAssessment, file_id: int, chosen: Chosen) -> Waiting:
    """Tell what a file that waits would do; it is its sender's alone. Raises NotThereError."""
    row = returned_files.fetch(subject.person_id, ANSWERS, subject.id, file_id)
    if row.read_in_at is not None:
        return Waiting(row, None)
    return Waiting(row, compare(subject, returned_files.table_of(row), chosen))


def waiting(subject: OwnAssessment) -> list[ReturnedFile]:
    """List one's own files that wait to be read in."""
    return returned_files.waiting(subject.person_id, ANSWERS, subject.id)


def bring(subject: OwnAssessment, file_id: int, chosen: Chosen) -> Waiting:
    """Read in a file that waits, all of it or nothing; once is enough.

    Nothing is kept while something is refused or a conflict is not decided: then what it says comes back.
    Raises NotAllowedError for a reader, and ClosedError after hand-in or deadline.
    """
    context.let_go()
    return _bring(subject, file_id, chosen)


@deed
def _bring(subject: OwnAssessment, file_id: int, chosen: Chosen) -> Waiting:
    subject = own_assessment(subject.person_id, subject.id, lock="update")
    answers.check_may_write(subject)
    row = returned_files.fetch(subject.person_id, ANSWERS, subject.id, file_id, lock=True)
    if row.read_in_at is not None:
        return Waiting(row, None)
    found = compare(subject, returned_files.table_of(row), chosen)
    if found.preview.ready:
        _write(subject, found)
        returned_files.done(row)
    return Waiting(row, found)


@deed
def bring_table(subject: OwnAssessment, table: Table, chosen: Chosen) -> Returned:
    """Read in a file at once, as `bring` does one that waits."""
    subject = own_assessment(subject.person_id, subject.id, lock="update")
    answers.check_may_write(subject)
    found = compare(subject, table, chosen)
    if found.preview.ready:
        _write(subject, found)
    return found


def _write(subject: OwnAssessment, found: Returned) -> None:
    """Save every answer as a form would have, with its event."""
    sent = [Sent(one.question_id, one.said, one.version, "", shown=one.shown) for one in found.answers]
    if any(outcome.refused for outcome in answers.put_answers(subject, sent)):
        raise StaleError(
            _("Någon annan har ändrat ett av svaren just nu. Inget i filen är inläst."),
            _("Läs igenom ändringarna och tryck igen."),
        )
