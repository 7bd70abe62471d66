"""A table of key figures is chosen, its columns are looked over, and it is read in."""

from __future__ import annotations

from flask import flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import format_number
from flask_babel import gettext as _

from questionnaires.edition import Edition
from webapp.award.deeds.figures import figure_tables, undone_tables
from webapp.award.deeds.figures.figure_tables import MOST, TablePage
from webapp.award.queries.figures import figure_columns, figure_table, plausibility
from webapp.award.queries.figures.figure_table import whole
from webapp.award.views.figures.figure_blueprint import OFFICE, TABLE, pages
from webapp.ground.forms import FileForm
from webapp.ground.frame.guard import person_id, subject
from webapp.ground.refusals import InvalidError, Refusal
from webapp.ground.tables import receipt
from webapp.ground.tables.faults import gathered
from webapp.ground.tables.table import letters_of
from webapp.office.forms.rounds import ColumnsForm
from webapp.office.views.blueprint import errors_of, frame, many_wrong

MOST_TOLD, MOST_LEFT = 200, 8
COLUMNS = ("kolumn-", "namn-")
ANSWERS = (*receipt.KEYS, *plausibility.KEYS)
STARTS = (*COLUMNS, *ANSWERS)


@pages.get(f"{OFFICE}/las-in")
def bring(round_key: str) -> ResponseReturnValue:
    """Show where a table is chosen, and the tables that have been read in."""
    return _bring({})


@pages.post(f"{OFFICE}/las-in")
def send(round_key: str) -> ResponseReturnValue:
    """Take a table to be looked at."""
    form = FileForm()
    if form.faults:
        return _bring(form.faults), 422
    content, name = form.file.content(MOST.size), form.file.file_name
    try:
        table_id = figure_tables.keep_table(person_id(), subject(), content, name)
    except InvalidError as error:
        return _bring(error.faults), 422
    except Refusal as refusal:
        return _bring({"file": f"{refusal.sentence} {refusal.remedy}".strip()}), refusal.status
    return redirect(url_for(".table", round_key=round_key, table_id=table_id))


def _bring(faults: dict[str, str]) -> str:
    edition = figure_table.edition_of(subject())
    return render_template(
        "office/figures/bring.html",
        **frame(subject(), "figures"),
        edition=edition,
        tables=figure_table.tables_of(subject().id),
        faults=faults,
        errors=errors_of(faults),
    )


@pages.get(f"{OFFICE}/tabell/{TABLE}")
def table(round_key: str, table_id: int) -> ResponseReturnValue:
    """Show what a table would bring, with the columns and answers as they are chosen in the address."""
    said = ColumnsForm(request.args).chosen(STARTS)
    return _table(figure_tables.look(subject(), table_id, said, person_id()))


@pages.post(f"{OFFICE}/tabell/{TABLE}")
def read_in(round_key: str, table_id: int) -> ResponseReturnValue:
    """Read in the table that was shown, all of it or nothing; or show it once more with other answers."""
    form = ColumnsForm()
    said = form.chosen(STARTS)
    page = figure_tables.look(subject(), table_id, said, person_id())
    other = page.unseen or (page.ready and form.seen.data not in (0, len(page.values)))
    if other or (page.ready and form.look.data):
        return _table(page, changed=not form.look.data)
    try:
        page = figure_tables.read_in(person_id(), subject(), table_id, said)
    except Refusal as refusal:
        return _bring({"file": f"{refusal.sentence} {refusal.remedy}".strip()}), refusal.status
    if page.table.read_in_at is None:
        return _table(page, changed=page.ready), 422
    flash(_("%(many)s värden är inlästa.", many=format_number(page.table.many)), "ok")
    return redirect(url_for(".overview", round_key=round_key))


@pages.post(f"{OFFICE}/tabell/{TABLE}/angra")
def undo(round_key: str, table_id: int) -> ResponseReturnValue:
    """Undo the reading in of a table, as long as nobody is nominated by it."""
    try:
        undone_tables.undo(person_id(), subject(), table_id)
    except Refusal as refusal:
        return _bring({"file": f"{refusal.sentence} {refusal.remedy}".strip()}), refusal.status
    flash(_("Inläsningen är ångrad."), "ok")
    return redirect(url_for(".bring", round_key=round_key))


def _table(page: TablePage, *, changed: bool = False) -> str:
    wrong = [{"field": "kolumner", "text": text} for text in page.faults]
    if changed:
        told = _("Valen ändrar hur mycket som läses in. Läs igenom och tryck igen.")
        wrong = [{"field": "las-in", "text": told}]
    if page.draft.faults:
        wrong = [{"field": "fel", "text": _("Inget är inläst. Rätta filen, eller välj om kolumnerna.")}]
    told = gathered(page.draft.faults)
    return render_template(
        "office/figures/table.html",
        **frame(subject(), "figures"),
        page=page,
        edition=page.edition,
        roles=_roles(page),
        figure_choices=_figures(page.edition),
        asked={
            **{f"kolumn-{n}": role for n, role in enumerate(page.columns.roles, start=1)},
            **{f"namn-{n}": figure for n, figure in enumerate(page.columns.names.values(), start=1)},
        },
        answers={one.key: one.chosen for one in page.questions},
        names=[f"{letters_of(n)} {name}".strip() for n, name in enumerate(page.head)],
        left=[_("%(name)s (rad %(row)s)", name=one.what, row=one.row) for one in page.draft.left[:MOST_LEFT]],
        places=len({one.municipality for one in page.values}),
        many_years=len({one.year for one in page.values}),
        many_figures=len({one.figure for one in page.values}),
        samples=_samples(page),
        told=told[:MOST_TOLD],
        more=max(0, len(told) - MOST_TOLD),
        all_places=len(whole()),
        replaces=page.table.read_in_at is None and bool(figure_table.tables_of(subject().id)),
        heading=many_wrong(len(told)) if page.draft.faults else "",
        errors=wrong,
    )


def _roles(page: TablePage) -> list[tuple[str, str]]:
    """List what a column can be."""
    found = [
        ("", _("läses inte")),
        (figure_columns.PLACE, _("Kommun")),
        (figure_columns.YEAR, _("År")),
        (figure_columns.FIGURE, _("Nyckeltal")),
        (figure_columns.VALUE, _("Värde")),
    ]
    found += [(f"{figure_columns.OF_FIGURE}{key}", name) for key, name in _figures(page.edition)]
    years = {int(role.removeprefix(figure_columns.OF_YEAR)) for role in page.columns.roles if _is_year(role)}
    return found + [
        (f"{figure_columns.OF_YEAR}{year}", _("Värde år %(year)s", year=year))
        for year in sorted(years | set(page.years))
    ]


def _is_year(role: str) -> bool:
    return role.startswith(figure_columns.OF_YEAR)


def _figures(edition: Edition) -> list[tuple[str, str]]:
    return [(one.id, str(one.name)) for one in edition.figures]


def _samples(page: TablePage) -> list[str]:
    """Give the first things that stand in each column."""
    found = []
    for n in range(len(page.head)):
        cells = dict.fromkeys(row.cells[n] for row in page.rows[1:50] if n < len(row.cells) and row.cells[n])
        found.append(", ".join(cell[:40].strip() for cell in list(cells)[:3]))
    return found
