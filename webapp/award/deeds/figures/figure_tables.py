"""A table of key figures is sent, looked at, and read in as a whole; the one before it counts no more."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import timedelta

from flask_babel import gettext as _
from sqlalchemy import insert, select

from questionnaires.edition import Edition, Figure
from webapp.award.events import FIGURES_READ_IN
from webapp.award.models.figures import FigureTable, FigureValue
from webapp.award.queries.figures.figure_columns import (
    FIGURE,
    Columns,
    chosen,
    faults_of,
    figure_names,
    guess,
    words,
)
from webapp.award.queries.figures.figure_pages import values_of
from webapp.award.queries.figures.figure_positions import Values
from webapp.award.queries.figures.figure_table import Draft, Value, check, edition_of
from webapp.award.queries.figures.plausibility import Weighed, weigh
from webapp.ground import context
from webapp.ground.calendar import clock, upkeep
from webapp.ground.events.journal import note
from webapp.ground.refusals import InvalidError, NotReadyError, NotThereError
from webapp.ground.store.database import db, deed
from webapp.ground.tables.faults import Fault
from webapp.ground.tables.headings import parted
from webapp.ground.tables.reader import UnreadableTableError, read_table
from webapp.ground.tables.receipt import (
    Looks,
    Question,
    hidden_questions,
    looks,
    sheet_chosen,
    without_hidden,
)
from webapp.ground.tables.table import Cells, Most, SentFile, Table
from webapp.rounds.deeds.rounds import locked
from webapp.rounds.models.rounds import Round
from webapp.rounds.queries import posts
from webapp.rounds.recipe_files import recipe_of

MOST = Most(size=5_000_000, rows=40_000, cells=400_000)
YEARS_BACK, LONGEST_HEADING = 10, 100
KEPT = timedelta(days=1)
"""So long a table waits for somebody to confirm it."""


@dataclass(frozen=True, slots=True)
class TablePage:
    """A sent table as it would be read: its columns, what they give, and what is wrong."""

    table: FigureTable
    edition: Edition
    rows: list[Cells]
    columns: Columns
    faults: list[str]
    draft: Draft
    years: range
    sheet: str
    looks: Looks
    questions: tuple[Question, ...]
    weighed: Weighed
    shown: str
    """Which of several sheets this is, and whether it was shown before it was chosen."""
    unseen: bool

    @property
    def head(self) -> tuple[str, ...]:
        """Give the headings, as much of each as is shown."""
        return tuple(cell[:LONGEST_HEADING] for cell in self.rows[0].cells)

    @property
    def ready(self) -> bool:
        """Tell whether it can be read in."""
        return not self.faults and not self.draft.faults and bool(self.draft.values)

    @property
    def values(self) -> list[Value]:
        """List the values that are read in with the answers that are chosen."""
        return self.weighed.values


def keep_table(person_id: int, award_round: Round, content: bytes | SentFile, name: str) -> int:
    """Keep a table that can be read as such, to be looked at; give its id.

    Raises InvalidError where it is no table. What the same person sent before and never read in goes away.
    The file is read before the transaction that keeps it begins.
    """
    edition = edition_of(award_round)
    check_open(award_round)
    key = award_round.key
    upkeep.forget()
    context.let_go()
    try:
        table = read_table(content, MOST, words(edition.figures), sender=person_id)
    except UnreadableTableError as error:
        raise InvalidError({"file": str(error)}) from error
    if not table.rows or not parted(table.rows, words(edition.figures))[2]:
        raise InvalidError({"file": _("Filen har inga rader under rubrikerna. Välj en tabell med värden.")})
    return _keep_table(person_id, key, json.dumps(table.as_data(), ensure_ascii=False), name)


@deed
def _keep_table(person_id: int, key: str, kept: str, name: str) -> int:
    award_round = locked(posts.office_round(person_id, key).id)
    check_open(award_round)
    row = FigureTable(
        round_id=award_round.id,
        file_name=name[:200],
        content=kept,
        sent_at=clock.now(),
        sent_by_id=person_id,
    )
    db.session.add(row)
    db.session.flush()
    return row.id


def look(
    award_round: Round, table_id: int, said: Mapping[str, str], person_id: int | None = None
) -> TablePage:
    """Tell what a table would bring with the columns and answers as they are chosen, and change nothing.

    Until it is read in it is its sender's alone, and forgotten after a day.
    """
    edition = edition_of(award_round)
    row = db.session.get(FigureTable, table_id)
    if row is None or row.round_id != award_round.id or not _may_see(row, person_id):
        raise NotThereError
    content, asked = row.content, row.columns or said
    known = _known(award_round, row)
    context.let_go()
    sheeted = sheet_chosen(_table_of(content), asked)
    table, asked = sheeted.table, sheeted.said
    above, head, _rows = parted(table.rows, words(edition.figures))
    hidden = hidden_questions(table, head, asked)
    rows = [head, *(one for one in without_hidden(table, hidden).rows if one.row > head.row)]
    rows = [rows[0], *(one for one in rows[1:] if one.cells != head.cells)]
    columns = _columns(rows, asked, edition.figures)
    today = clock.in_sweden(clock.now()).year
    years = range(today - YEARS_BACK, today + 1)
    faults = faults_of(columns, years)
    draft = Draft() if faults else check(rows[1:], columns, edition.figures, years)
    weighed = weigh([*draft.values.values()], edition.figures, known, asked)
    if not faults and not draft.faults and not draft.values:
        draft.faults.append(Fault(0, _("Inget värde skulle läsas in. Se över hur kolumnerna är valda.")))
    marked = weighed.marked | {(one.row, one.column) for one in draft.faults if one.column is not None}
    looked = looks(table, head, above, marked)
    questions = (*sheeted.questions, *hidden, *weighed.questions)
    about = table.sheet, looked, questions, weighed, sheeted.shown, sheeted.changed
    return TablePage(row, edition, rows, columns, faults, draft, years, *about)


def _may_see(row: FigureTable, person_id: int | None) -> bool:
    """Tell whether a table may be seen by somebody: all may see one that has been read in."""
    if row.read_in_at is not None:
        return True
    return person_id in (None, row.sent_by_id) and row.sent_at >= clock.now() - KEPT


def _known(award_round: Round, table: FigureTable) -> Values:
    """Give the values to hold a table against: those that count here, else those of the latest round."""
    query = select(FigureTable.id).where(
        FigureTable.id != table.id, FigureTable.read_in_at.is_not(None), FigureTable.undone_at.is_(None)
    )
    if table.read_in_at is not None:
        query = query.where(FigureTable.read_in_at < table.read_in_at)
    here = FigureTable.round_id == award_round.id
    latest = db.session.scalar(query.order_by(here.desc(), FigureTable.read_in_at.desc()).limit(1))
    return values_of(latest) if latest else {}


def _table_of(content: str) -> Table:
    """Take a table as it is kept; the oldest are rows alone."""
    told = json.loads(content)
    if isinstance(told, dict):
        return Table.of(told)
    return Table(tuple(Cells(number, tuple(cells)) for number, *cells in told))


def _columns(rows: Sequence[Cells], said: Mapping[str, str], figures: Sequence[Figure]) -> Columns:
    """Guess the columns, take what is chosen instead, and tell apart the names of figures in their column."""
    guessed = guess(rows[0].cells, (), figures)
    roles = chosen(said, guessed, figures)
    names = figure_names([row.cells for row in rows[1:]], roles.place(FIGURE))
    return chosen(said, guess(rows[0].cells, names, figures), figures)


def read_in(person_id: int, award_round: Round, table_id: int, said: Mapping[str, str]) -> TablePage:
    """Read in a table without faults, all of it; once is enough. The earlier one is kept and not counted.

    What is sent never changes, so it is looked at before the transaction that keeps its values begins.
    """
    key = award_round.key
    page = look(award_round, table_id, said, person_id)
    if page.table.read_in_at is None:
        check_open(award_round)
        if page.ready and page.values:
            _read_in(person_id, key, page, said)
    return page


@deed
def _read_in(person_id: int, key: str, page: TablePage, said: Mapping[str, str]) -> None:
    current = locked(posts.office_round(person_id, key).id)
    check_open(current)
    table_id = page.table.id
    db.session.refresh(page.table, with_for_update=True)
    if page.table.read_in_at is not None:
        return
    rows = [
        {
            "round_id": current.id,
            "table_id": table_id,
            "municipality": one.municipality,
            "figure": one.figure,
            "year": one.year,
            "value": one.value,
        }
        for one in page.values
    ]
    db.session.execute(insert(FigureValue), rows)
    table = page.table
    table.columns = dict(said)
    table.read_in_at, table.read_in_by_id, table.many = clock.now(), person_id, len(rows)
    after = {"table": table_id, "file": table.file_name, "values": len(rows)}
    after |= {"municipalities": len({one.municipality for one in page.values})}
    note(FIGURES_READ_IN, person_id, round_id=current.id, after=after)


def check_open(award_round: Round) -> None:
    """Refuse when the nominees are chosen already: what they were chosen by stands."""
    recipe = recipe_of(award_round.recipe)
    passed = recipe is not None and recipe.past_choice(award_round.step)
    if award_round.announced_at is not None or passed:
        raise NotReadyError(
            _("De nominerade är utsedda med de nyckeltal som är inlästa."),
            _("Backa omgången till det steget om något behöver läsas in på nytt."),
        )
