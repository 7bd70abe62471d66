"""A table of key figures is sent, looked at, and read in as a whole; the one before it counts no more."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from flask_babel import gettext as _
from sqlalchemy import delete, insert

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
)
from webapp.award.queries.figures.figure_table import Draft, check, edition_of
from webapp.ground import context
from webapp.ground.calendar import clock
from webapp.ground.events.journal import note
from webapp.ground.refusals import InvalidError, NotReadyError, NotThereError
from webapp.ground.store.database import db, deed
from webapp.ground.tables.faults import Fault
from webapp.ground.tables.reader import UnreadableTableError, read_table
from webapp.ground.tables.table import Cells, Most
from webapp.rounds.deeds.rounds import locked
from webapp.rounds.models.rounds import Round
from webapp.rounds.queries import posts
from webapp.rounds.recipe_files import recipe_of

MOST = Most(size=5_000_000, rows=40_000, cells=400_000)
YEARS_BACK, LONGEST_HEADING = 10, 100


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

    @property
    def head(self) -> tuple[str, ...]:
        """Give the headings, as much of each as is shown."""
        return tuple(cell[:LONGEST_HEADING] for cell in self.rows[0].cells)

    @property
    def ready(self) -> bool:
        """Tell whether it can be read in."""
        return not self.faults and not self.draft.faults and bool(self.draft.values)


def keep_table(person_id: int, award_round: Round, content: bytes, name: str) -> int:
    """Keep a table that can be read as such, to be looked at; give its id.

    Raises InvalidError where it is no table. What the same person sent before and never read in goes away.
    The file is read before the transaction that keeps it begins.
    """
    edition_of(award_round)
    _check_open(award_round)
    key = award_round.key
    context.let_go()
    try:
        rows = read_table(content, MOST).rows
    except UnreadableTableError as error:
        raise InvalidError({"file": str(error)}) from error
    if len(rows) < 2:  # noqa: PLR2004 -- headings and a row
        raise InvalidError({"file": _("Filen har inga rader under rubrikerna. Välj en tabell med värden.")})
    kept = json.dumps([[one.row, *one.cells] for one in rows], ensure_ascii=False)
    return _keep_table(person_id, key, kept, name)


@deed
def _keep_table(person_id: int, key: str, kept: str, name: str) -> int:
    award_round = locked(posts.office_round(person_id, key).id)
    _check_open(award_round)
    db.session.execute(
        delete(FigureTable).where(
            FigureTable.round_id == award_round.id,
            FigureTable.sent_by_id == person_id,
            FigureTable.read_in_at.is_(None),
        )
    )
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


def look(award_round: Round, table_id: int, said: Mapping[str, str]) -> TablePage:
    """Tell what a table would bring with the columns as they are chosen, and change nothing."""
    edition = edition_of(award_round)
    table = db.session.get(FigureTable, table_id)
    if table is None or table.round_id != award_round.id:
        raise NotThereError
    content, chosen_before = table.content, table.columns
    context.let_go()
    rows = [Cells(number, tuple(cells)) for number, *cells in json.loads(content)]
    columns = _columns(rows, chosen_before or said, edition.figures)
    today = clock.in_sweden(clock.now()).year
    years = range(today - YEARS_BACK, today + 1)
    faults = faults_of(columns, years)
    draft = Draft() if faults else check(rows[1:], columns, edition.figures, years)
    if not faults and not draft.faults and not draft.values:
        draft.faults.append(Fault(0, _("Inget värde skulle läsas in. Se över hur kolumnerna är valda.")))
    return TablePage(table, edition, rows, columns, faults, draft, years)


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
    page = look(award_round, table_id, said)
    if page.table.read_in_at is None:
        _check_open(award_round)
        if page.ready:
            _read_in(person_id, key, page, said)
    return page


@deed
def _read_in(person_id: int, key: str, page: TablePage, said: Mapping[str, str]) -> None:
    current = locked(posts.office_round(person_id, key).id)
    _check_open(current)
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
        for one in page.draft.values.values()
    ]
    db.session.execute(insert(FigureValue), rows)
    table = page.table
    table.columns = dict(said)
    table.read_in_at, table.read_in_by_id, table.many = clock.now(), person_id, len(rows)
    after = {"table": table_id, "file": table.file_name, "values": len(rows)}
    after |= {"municipalities": len(page.draft.municipalities)}
    note(FIGURES_READ_IN, person_id, round_id=current.id, after=after)


def _check_open(award_round: Round) -> None:
    """Refuse when the nominees are chosen already: what they were chosen by stands."""
    recipe = recipe_of(award_round.recipe)
    passed = recipe is not None and recipe.past_choice(award_round.step)
    if award_round.announced_at is not None or passed:
        raise NotReadyError(
            _("De nominerade är utsedda med de nyckeltal som är inlästa."),
            _("Backa omgången till det steget om något behöver läsas in på nytt."),
        )
