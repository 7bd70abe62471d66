"""A file of printed figures as the one reader of tables gives it."""

from __future__ import annotations

from flask_babel import gettext as _

from questionnaires.check.findings import Sentence
from questionnaires.printed import sentences
from questionnaires.printed.tables import COLUMNS, Slip, Table, table_of, words
from webapp.ground.tables.headings import parted
from webapp.ground.tables.reader import UnreadableTableError, read_table
from webapp.ground.tables.table import Most
from webapp.ground.tables.table import Table as Rows

MOST = Most(size=1_000_000, rows=20_000, cells=250_000)


def read_file(content: bytes) -> Table:
    """Read a file of printed figures, .csv or .xlsx; what cannot be read is a slip of its first line."""
    if not content.strip():
        return _empty()
    try:
        read = read_table(content, MOST, words())
    except UnreadableTableError as error:
        what, _point, remedy = str(error).partition(". ")
        return Table([], [Slip(1, "", Sentence(f"{what}.", remedy))])
    if not read.rows:
        return _empty()
    _above, head, rows = parted(read.rows, words())
    table = table_of((head.row, head.cells), [(one.row, one.cells) for one in rows])
    return table._replace(notes=(*_notes(read), *table.notes))


def _empty() -> Table:
    return Table([], [Slip(1, "", sentences.EMPTY.about(columns=", ".join(COLUMNS)))])


def _notes(read: Rows) -> list[str]:
    """Say what is to be known of the file: which sheet is read, and what is hidden in it."""
    notes = []
    if read.facts.others:
        others = ", ".join(read.facts.others)
        notes.append(_("bladet ”%(sheet)s” läses, inte %(others)s", sheet=read.sheet, others=others))
    if read.hidden:
        notes.append(_("%(many)s dolda rader läses som de andra", many=read.hidden))
    if read.facts.with_formula:
        notes.append(_("%(many)s formler läses som det värde Excel visar", many=read.facts.with_formula))
    return notes
