"""What a file that was brought back says of one's own marks, cell by cell beside what is kept."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from fractions import Fraction
from functools import partial

from flask_babel import gettext as _

from questionnaires.compass import Compass, count
from questionnaires.difference import differs
from questionnaires.edition import Question
from questionnaires.marks import Mark, is_blank
from webapp.assessment.queries.answers import kept_answers
from webapp.assessment.queries.progress import marks_of
from webapp.assessment.queries.twin.answer_cells import LEVEL, OUT, REASON, YES
from webapp.assessment.queries.twin.answer_twin import number_of, title_of
from webapp.evaluation.queries.marks import UNMARKED, KeptMark, kept_marks
from webapp.evaluation.queries.seats.own_seat import OwnSeat
from webapp.evaluation.queries.twin.mark_cells import (
    MOTIVATION,
    POINTS,
    cells_of,
    labels_of,
    mark_of,
    read_cell,
)
from webapp.evaluation.queries.twin.mark_twin import kind_of, name_of
from webapp.ground.tables.reader import UnreadableTableError
from webapp.ground.tables.table import Table
from webapp.ground.tables.twin.found_rows import GivenRow, given_rows
from webapp.ground.tables.twin.identity import Identity, identity_of, tell_stranger
from webapp.ground.tables.twin.merge import Here, Merge
from webapp.ground.tables.twin.three_ways import REFUSED, Cell, Chosen, Line, Preview, Spot


@dataclass(frozen=True, slots=True)
class BroughtMark:
    """What a mark becomes when the file is read in, and the version that is kept now."""

    question: Question
    mark: Mark
    motivation: str
    version: int


@dataclass(frozen=True, slots=True)
class ReturnedMarks:
    """A file of marks that was brought back: what it is about, what it would do, and the marks that makes."""

    about: Identity
    preview: Preview
    marks: tuple[BroughtMark, ...]


def returned_marks(seat: OwnSeat, table: Table, chosen: Chosen) -> ReturnedMarks:
    """Compare a file with one's own marks. Raises UnreadableTableError where it is about something else."""
    about = _about(seat, table)
    given, labels = given_rows(table, about), labels_of(seat.edition)
    kept = kept_marks(seat.edition, seat.evaluation.id, seat.track)
    own = count(seat.edition, marks_of(seat.edition, kept_answers(seat.assessment.id)))
    counted = {ref: one.mark for ref, one in kept.items() if one.mark is not None}
    mine = count(seat.edition, counted)
    merge, brought = Merge(notes=given.notes), []
    for ref, row in given.rows.items():
        asked, now = seat.edition.questions.get(ref), kept.get(ref, UNMARKED)
        if asked is None:
            gone = _("Frågan finns inte längre. Ta bort raden.")
            given.faults.append((Spot(table.sheet, row.row), gone))
            continue
        worth = _worth(asked, mine, own)
        line = merge.line(_here(asked, now, worth, labels), row, about.rows[ref], chosen)
        if line.cells:
            line, made = _checked(_Marked(asked, now, worth, own.marks.get(ref)), line, row)
            merge.lines.append(line)
            brought += [made] if made else []
    preview = Preview(tuple(merge.lines), merge.unchanged, tuple(given.faults), tuple(merge.notes))
    return ReturnedMarks(about, preview, tuple(brought))


def _about(seat: OwnSeat, table: Table) -> Identity:
    """Read what the file is about, and refuse another's or another track's, with both named."""
    about = identity_of(table)
    if (about.kind, about.about, about.edition) == (kind_of(seat), seat.evaluation.id, seat.edition.id):
        return about
    tell_stranger(about, seat.assessment.municipality.name, seat.person_id)
    ours = f"{seat.assessment.municipality.name}, {name_of(seat)}, {seat.edition.id}"
    raise UnreadableTableError(
        _(
            "Filen gäller %(theirs)s. Här läses %(ours)s. Välj den fil som hämtades här.",
            theirs=about.in_words(),
            ours=ours,
        )
    )


def _worth(asked: Question, mine: Compass, own: Compass) -> Fraction:
    """Tell the most points a question can give as the track stands."""
    return mine.question(asked.id).score.maximum or own.question(asked.id).score.maximum


def _here(asked: Question, kept: KeptMark, worth: Fraction, labels: dict[str, str]) -> Here:
    return Here(
        *(asked.id, number_of(asked), title_of(asked), kept.version),
        cells_of(asked, kept),
        labels,
        partial(read_cell, asked, worth),
        texts=frozenset({MOTIVATION}),
        saved_by=kept.saved_by,
        saved_at=kept.saved_at,
    )


@dataclass(frozen=True, slots=True)
class _Marked:
    """A question with its mark, what it is worth, and what the municipality says."""

    asked: Question
    kept: KeptMark
    worth: Fraction
    own: Mark | None


def _checked(now: _Marked, line: Line, row: GivenRow) -> tuple[Line, BroughtMark | None]:
    """Make the mark, and refuse one that cannot be kept as a whole."""
    if not line.writes:
        return line, None
    before = cells_of(now.asked, now.kept)
    cells = {**before, **{one.key: one.becomes for one in line.cells}}
    mark = mark_of(now.asked, cells, now.worth, now.kept)
    written = {key for key in line.writes if key.startswith(LEVEL) and cells[key]}
    if found := _fault(now, mark, cells, levels=bool(written)):
        key, fault = found
        given = row.cells.get(key)
        spot = given.spot if given else line.cells[0].spot
        refused = Cell(key, labels_of_key(key), spot, REFUSED, fault=fault)
        return replace(line, cells=(*line.cells, refused)), None
    return line, BroughtMark(now.asked, mark, cells[MOTIVATION], now.kept.version)


def labels_of_key(key: str) -> str:
    """Name one of the cells that a whole mark can be refused by."""
    return {
        POINTS: _("Egna poäng"),
        OUT: _("Ej tillämplig"),
        REASON: _("Varför ej tillämplig"),
        MOTIVATION: _("Motivering"),
    }[key]


def _fault(now: _Marked, mark: Mark, cells: Mapping[str, str], *, levels: bool) -> tuple[str, str] | None:
    """Say which cell stands in the way of a mark, and why; points take the place of levels that were."""
    if cells[OUT] == YES and not (cells[REASON] or cells[MOTIVATION]):
        return REASON, _("Skriv varför frågan inte är tillämplig.")
    if cells[OUT] != YES and cells[POINTS] and levels:
        return POINTS, _("Välj nivåer eller skriv egna poäng, inte båda. Ta bort poängen med [töm].")
    if is_blank(mark) and not now.kept.version:
        return MOTIVATION, _("Bedöm frågan också: välj nivåer, skriv egna poäng eller ej tillämplig.")
    if differs(now.own, mark) and not cells[MOTIVATION]:
        return MOTIVATION, _(
            "Skriv en motivering. Den krävs eftersom bedömningen skiljer sig från kommunens."
        )
    return None
