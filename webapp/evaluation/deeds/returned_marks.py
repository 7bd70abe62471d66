"""An evaluator's own marks that were taken home are brought back: looked over first, then all or none."""

from __future__ import annotations

from dataclasses import dataclass

from questionnaires.judgement.checks.unchecked import ACCEPTED
from webapp.evaluation.deeds import marks
from webapp.evaluation.queries.seats.own_seat import OwnSeat, own_seat
from webapp.evaluation.queries.twin.mark_twin import headings, kind_of
from webapp.evaluation.queries.twin.returned_marks import ReturnedMarks, returned_marks
from webapp.ground import context
from webapp.ground.calendar import upkeep
from webapp.ground.refusals import InvalidError
from webapp.ground.store.database import deed
from webapp.ground.tables.reader import UnreadableTableError
from webapp.ground.tables.table import SentFile, Table
from webapp.ground.tables.twin import returned_files
from webapp.ground.tables.twin.models import ReturnedFile
from webapp.ground.tables.twin.three_ways import Chosen
from webapp.ground.words.languages import SWEDISH, speaking


@dataclass(frozen=True, slots=True)
class WaitingMarks:
    """A file of marks that waits, beside what is kept; one that has been read in says nothing more."""

    file: ReturnedFile
    found: ReturnedMarks | None


def keep_file(seat: OwnSeat, content: bytes | SentFile, name: str) -> int:
    """Keep a file that is about one's own marks, to be looked over; give its id.

    It is read before the transaction that keeps it begins. Raises InvalidError where it is about others.
    """
    who, of = seat.person_id, seat.evaluation.id
    upkeep.forget()
    context.let_go()
    with speaking(SWEDISH):  # as the file is, whoever reads it
        table = returned_files.read_returned(content, headings(), who)
    _compare(own_seat(who, of), table, Chosen())
    context.let_go()
    return _keep_file(who, of, table, name)


@deed
def _keep_file(person_id: int, evaluation_id: int, table: Table, name: str) -> int:
    seat = own_seat(person_id, evaluation_id)
    return returned_files.put(person_id, kind_of(seat), evaluation_id, table, name)


def _compare(seat: OwnSeat, table: Table, chosen: Chosen) -> ReturnedMarks:
    try:
        with speaking(SWEDISH):
            return returned_marks(seat, table, chosen)
    except UnreadableTableError as error:
        raise InvalidError({"file": str(error)}) from error


def waiting(seat: OwnSeat) -> list[ReturnedFile]:
    """List one's own files that wait to be read in."""
    return returned_files.waiting(seat.person_id, kind_of(seat), seat.evaluation.id)


def look(seat: OwnSeat, file_id: int, chosen: Chosen) -> WaitingMarks:
    """Tell what a file that waits would do; it is its sender's alone. Raises NotThereError."""
    row = returned_files.fetch(seat.person_id, kind_of(seat), seat.evaluation.id, file_id)
    if row.read_in_at is not None:
        return WaitingMarks(row, None)
    return WaitingMarks(row, _compare(seat, returned_files.table_of(row), chosen))


@deed
def bring(seat: OwnSeat, file_id: int, chosen: Chosen) -> WaitingMarks:
    """Read in a file that waits, all of it or nothing; once is enough.

    Raises ClosedError once the evaluator has said to be done or the result is fixed.
    """
    marks.check_open(seat, seat.track)
    row = returned_files.fetch(seat.person_id, kind_of(seat), seat.evaluation.id, file_id, lock=True)
    if row.read_in_at is not None:
        return WaitingMarks(row, None)
    found = _compare(seat, returned_files.table_of(row), chosen)
    if found.preview.ready:
        for one in found.marks:
            marks.put_mark(
                seat, seat.track, one.question, one.mark, one.motivation, one.version, way=ACCEPTED
            )
        returned_files.done(row)
    return WaitingMarks(row, found)
