"""What a file that was brought back says of the answers, cell by cell beside what is kept."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import partial

from flask_babel import gettext as _

from webapp.assessment.content import Said
from webapp.assessment.queries.answers import NOTHING, Kept, kept_answers
from webapp.assessment.queries.own_assessment import OwnAssessment
from webapp.assessment.queries.teamwork.task_places import asked as find_asked
from webapp.assessment.queries.twin.answer_cells import (
    LINKS,
    OUT,
    REASON,
    TEXT,
    cells_of,
    labels_of,
    read_cell,
    said_of,
)
from webapp.assessment.queries.twin.answer_twin import ANSWERS, number_of, title_of
from webapp.assessment.queries.twin.scopes import Asked
from webapp.ground.tables.reader import UnreadableTableError
from webapp.ground.tables.table import Table
from webapp.ground.tables.twin.found_rows import GivenRow, given_rows
from webapp.ground.tables.twin.identity import Identity, identity_of, tell_stranger
from webapp.ground.tables.twin.merge import Here, Merge
from webapp.ground.tables.twin.three_ways import REFUSED, Cell, Chosen, Line, Preview, Spot


@dataclass(frozen=True, slots=True)
class Brought:
    """What an answer becomes when the file is read in, and which parts of it the file says."""

    question_id: str
    said: Said
    shown: frozenset[str]
    version: int


@dataclass(frozen=True, slots=True)
class Returned:
    """A file that was brought back: what it is about, what it would do, and the answers that makes."""

    about: Identity
    preview: Preview
    answers: tuple[Brought, ...]


def returned_answers(subject: OwnAssessment, table: Table, chosen: Chosen) -> Returned:
    """Compare a file with what is kept. Raises UnreadableTableError where it is about something else."""
    about = _about(subject, table)
    given, kept, labels = given_rows(table, about), kept_answers(subject.id), labels_of(subject.edition)
    merge, brought = Merge(notes=given.notes), []
    if about.digest != subject.edition.digest:
        merge.notes.append(_("Frågornas poäng har ändrats sedan filen hämtades. Läs frågorna på nytt."))
    for ref, row in given.rows.items():
        asked, now = find_asked(subject.edition, ref), kept.get(ref, NOTHING)
        if asked is None:
            gone = _("Frågan finns inte längre. Ta bort raden.")
            given.faults.append((Spot(table.sheet, row.row), gone))
            continue
        line = merge.line(_here(asked, now, labels), row, about.rows[ref], chosen)
        if line.cells:
            line, made = _checked(asked, line, now, row)
            merge.lines.append(line)
            brought += [made] if made else []
    return Returned(
        about,
        Preview(tuple(merge.lines), merge.unchanged, tuple(given.faults), tuple(merge.notes)),
        tuple(brought),
    )


def _about(subject: OwnAssessment, table: Table) -> Identity:
    """Read what the file is about, and refuse another's, with both named."""
    about = identity_of(table)
    if (about.kind, about.about, about.edition) == (ANSWERS, subject.id, subject.edition.id):
        return about
    tell_stranger(about, subject.municipality, subject.person_id)
    ours = f"{subject.municipality}, {subject.name}, {subject.edition.id}"
    raise UnreadableTableError(
        _(
            "Filen gäller %(theirs)s. Här läses %(ours)s. Välj den fil som hämtades här.",
            theirs=about.in_words(),
            ours=ours,
        )
    )


def _here(asked: Asked, kept: Kept, labels: dict[str, str]) -> Here:
    return Here(
        *(asked.id, number_of(asked), title_of(asked), kept.version),
        cells_of(asked, kept.said),
        labels,
        partial(read_cell, asked),
        texts=frozenset({TEXT}),
        lists=frozenset({LINKS}),
        saved_by=kept.saved_by,
        saved_at=kept.saved_at,
    )


def _checked(asked: Asked, line: Line, kept: Kept, row: GivenRow) -> tuple[Line, Brought | None]:
    """Make the answer, and refuse one that cannot be kept as a whole."""
    if not line.writes:
        return line, None
    cells = cells_of(asked, kept.said)
    read = said_of(asked, {**cells, **{one.key: one.becomes for one in line.cells}})
    said = kept.said.changed_by(read, line.writes)
    if said.not_applicable and not said.reason:
        spot = row.cells[REASON if REASON in row.cells else OUT].spot
        fault = _("Skriv varför frågan inte är tillämplig hos er.")
        refused = Cell(REASON, _("Varför ej tillämplig"), spot, REFUSED, fault=fault)
        return replace(line, cells=(*line.cells, refused)), None
    return line, Brought(asked.id, read, line.writes, kept.version)
