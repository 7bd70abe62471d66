"""What is shown of a table before anything is kept: its first rows, what was left out, what to choose."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace

from flask_babel import gettext as _
from flask_babel import ngettext

from webapp.ground.tables.table import TWICE, Cells, Facts, Table, letters_of

MOST_SHOWN, MOST_NAMED, LONGEST = 8, 5, 60
WITH, WITHOUT = "med", "utan"
SHEET, SHOWN_SHEET = "blad", "blad-visat"
ROWS, COLUMNS = "dolda-rader", "dolda-kolumner"
KEYS = (SHEET, ROWS, COLUMNS)


@dataclass(frozen=True, slots=True)
class Choice:
    """One way of answering a question about a table."""

    value: str
    label: str
    hint: str = ""


@dataclass(frozen=True, slots=True)
class Question:
    """What only a person can say of a table; the careful answer is chosen until somebody chooses another."""

    key: str
    title: str
    text: str
    choices: tuple[Choice, ...]
    chosen: str

    def answered(self, said: Mapping[str, str]) -> Question:
        """Take the answer that was sent, where it is one of those there are."""
        wanted = said.get(self.key, self.chosen)
        return replace(self, chosen=wanted) if wanted in {one.value for one in self.choices} else self


@dataclass(frozen=True, slots=True)
class Shown:
    """A cell as it looks in Excel: whether it is hidden there, and whether it is asked about."""

    text: str
    hidden: bool = False
    marked: bool = False
    figure: bool = False


@dataclass(frozen=True, slots=True)
class Line:
    """A row as it looks in Excel, with its number there."""

    row: int
    cells: tuple[Shown, ...]
    head: bool = False


@dataclass(frozen=True, slots=True)
class Looks:
    """The first rows as they look in Excel, and what is to be said of the file."""

    letters: tuple[str, ...]
    lines: tuple[Line, ...]
    notes: tuple[str, ...]


def looks(
    table: Table, head: Cells, above: Sequence[Cells], marked: Collection[tuple[int, int]] = ()
) -> Looks:
    """Show the headings and the rows after them, and further down those that are hidden or asked about."""
    under = [one for one in table.rows if one.row > head.row]
    first, rest = under[:MOST_SHOWN], under[MOST_SHOWN:]
    rows = {row for row, _column in marked}
    told = [one for one in rest if one.row in rows or one.hidden][:MOST_NAMED]
    width = max((len(one.cells) for one in (head, *first, *told)), default=0)
    lines = [_line(one, table.facts, width, marked, head=one is head) for one in (head, *first, *told)]
    return Looks(tuple(letters_of(n) for n in range(width)), tuple(lines), tuple(_notes(table, above)))


def _line(row: Cells, facts: Facts, width: int, marked: Collection[tuple[int, int]], *, head: bool) -> Line:
    texts = [*(row.seen or row.cells), *[""] * width][:width]
    cells = (
        Shown(
            text[:LONGEST],
            row.hidden or n in facts.hidden_columns,
            (row.row, n) in marked,
            text[:1] in "-−0123456789" and bool(text) and text[-1] in "0123456789%",
        )
        for n, text in enumerate(texts)
    )
    return Line(row.row, tuple(cells), head)


def _notes(table: Table, above: Sequence[Cells]) -> list[str]:
    """Say what was read, and what was not."""
    facts, notes = table.facts, []
    if facts.others:
        told = {"sheet": facts.sheet, "others": _named([f"”{one}”" for one in facts.others])}
        notes.append(_("Bladet ”%(sheet)s” läses. De här bladen läses inte: %(others)s.", **told))
    if above:
        rows = _spanned([one.row for one in above])
        notes.append(_("Rubrikerna hittades under en titel. Rad %(rows)s ovanför läses inte.", rows=rows))
    if facts.with_formula:
        notes.append(
            ngettext(
                "En cell är en formel. Värdet som Excel visade när filen sparades läses.",
                "%(num)s celler är formler. Värdena som Excel visade när filen sparades läses.",
                facts.with_formula,
            )
        )
    if facts.letters == TWICE:
        notes.append(_("Bokstäverna var sparade på ett ovanligt sätt. Kontrollera å, ä och ö nedan."))
    elif facts.letters in ("mac_roman", "cp850"):
        notes.append(_("Bokstäverna är från ett äldre program. Kontrollera å, ä och ö nedan."))
    if "externallinks" in facts.left:
        notes.append(_("Filen har länkar till andra arbetsböcker. De öppnas aldrig."))
    if {"connections", "querytables"} & {*facts.left}:
        notes.append(_("Filen hämtar värden från andra källor. Ingen av dem öppnas; det som sparades läses."))
    if {"comments", "threadedcomments"} & {*facts.left}:
        notes.append(_("Kommentarer i filen läses inte."))
    if {"pivotcache", "embeddings"} & {*facts.left}:
        notes.append(_("Pivottabeller och inbäddade filer läses inte."))
    return notes


def _named(names: Sequence[str]) -> str:
    more = len(names) - MOST_NAMED
    told = ", ".join(one[:LONGEST] for one in names[:MOST_NAMED])
    return _("%(told)s och %(more)s till", told=told, more=more) if more > 0 else told


def _spanned(rows: Sequence[int]) -> str:
    return str(rows[0]) if len(rows) == 1 else f"{rows[0]}–{rows[-1]}"


@dataclass(frozen=True, slots=True)
class Sheeted:
    """The sheet that is chosen of those that look like the table, and what was said of that sheet."""

    table: Table
    said: Mapping[str, str]
    questions: tuple[Question, ...] = ()
    shown: str = ""
    """Its number, for the page to say which sheet it has shown."""
    changed: bool = False
    """Whether another sheet was shown than the one that is chosen now: nobody has seen that one yet."""


def sheet_chosen(table: Table, said: Mapping[str, str]) -> Sheeted:
    """Take the sheet that is chosen; what was said of the columns and rows of another is not said of it."""
    if not table.also:
        return Sheeted(table, said)
    sheets = {str(n): one for n, one in enumerate((table, *table.also), start=1)}
    text = _("%(many)s blad i filen ser ut som tabellen. Bara ett av dem läses in.", many=len(sheets))
    choices = tuple(
        Choice(value, one.sheet, ngettext("en rad", "%(num)s rader", max(0, len(one.rows) - 1)))
        for value, one in sheets.items()
    )
    question = Question(SHEET, _("Vilket blad"), text, choices, "1").answered(said)
    shown = question.chosen
    changed = said.get(SHOWN_SHEET, "1") != shown
    kept = {SHEET: shown} if changed else said
    return Sheeted(sheets[shown], kept, (question,), shown, changed)


def hidden_questions(table: Table, head: Cells, said: Mapping[str, str]) -> list[Question]:
    """Ask whether what is hidden in the file comes along."""
    questions = []
    rows = [one for one in table.rows if one.hidden and one.row > head.row]
    if rows:
        told = _named([_("rad %(row)s %(name)s", row=one.row, name=_first(one)) for one in rows])
        by = _(" Ett filter döljer dem.") if table.facts.filtered else ""
        title = ngettext("En dold rad", "%(num)s dolda rader", len(rows))
        text = _("I Excel syns inte %(told)s, men där står värden.%(by)s", told=told, by=by)
        questions.append(_asked(ROWS, title, text, _("Hoppa över det som är dolt")))
    columns = [
        n for n in table.facts.hidden_columns if any(one.cells[n : n + 1] > ("",) for one in table.rows)
    ]
    if columns:
        named = [f"{letters_of(n)} {head.cells[n] if n < len(head.cells) else ''}".strip() for n in columns]
        title = ngettext("En dold kolumn", "%(num)s dolda kolumner", len(columns))
        text = _("I Excel syns inte %(told)s, men där står värden.", told=_named(named))
        questions.append(_asked(COLUMNS, title, text, _("Hoppa över det som är dolt")))
    return [one.answered(said) for one in questions]


def _first(row: Cells) -> str:
    return next((cell for cell in row.cells if cell), "")[:LONGEST]


def _asked(key: str, title: str, text: str, without: str) -> Question:
    return Question(key, title, text, (Choice(WITH, _("Läs in också det")), Choice(WITHOUT, without)), WITH)


def without_hidden(table: Table, questions: Sequence[Question]) -> Table:
    """Leave out of a table what is hidden in the file, where that is chosen."""
    left = {one.key for one in questions if one.chosen == WITHOUT}
    rows = [one for one in table.rows if not (ROWS in left and one.hidden)]
    if COLUMNS in left:
        gone = set(table.facts.hidden_columns)
        rows = [
            replace(one, cells=tuple("" if n in gone else cell for n, cell in enumerate(one.cells)))
            for one in rows
        ]
    return replace(table, rows=tuple(rows))
