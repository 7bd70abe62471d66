"""Which column of a table of key figures is what: guessed from the headings, and changed by the office.

A value has a municipality, a figure and a year. Figure and year stand in columns of their own, or each in the
heading of a column of values, so that a table may be long or wide.
"""

from __future__ import annotations

import difflib
import re
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from flask_babel import gettext as _

from questionnaires.edition import Figure
from questionnaires.municipalities.swedish import spelled
from webapp.ground.tables.headings import meaning, words_of

PLACE, FIGURE, YEAR, VALUE = "municipality", "figure", "year", "value"
OF_FIGURE, OF_YEAR, UNREAD = "figure:", "year:", "-"
HEADINGS = (PLACE, FIGURE, YEAR, VALUE)
MEANS = {
    **dict.fromkeys(("municipality", "code", "either"), PLACE),
    "figure": FIGURE,
    "year": YEAR,
    "value": VALUE,
}
"""What each meaning of a heading is here."""
_YEAR = re.compile(r"(?:år )?((?:19|20)[0-9]{2})", re.IGNORECASE)
MOST_NAMES, LONGEST = 60, 200
"""So many names of figures can be told apart on one page."""


@dataclass(frozen=True, slots=True)
class Columns:
    """What each column is, and which figure each name in the column of figures means; "" is not said."""

    roles: tuple[str, ...]
    names: Mapping[str, str]

    def place(self, role: str) -> int | None:
        """Find the column that has a role."""
        return self.roles.index(role) if role in self.roles else None

    @property
    def values(self) -> list[int]:
        """List the columns that hold values."""
        return [n for n, role in enumerate(self.roles) if role == VALUE or ":" in role]


def words(figures: Sequence[Figure]) -> list[str]:
    """List the headings that such a table may have."""
    return words_of(tuple(MEANS), [way for one in figures for way in (one.id, str(one.name))])


def guess(head: Sequence[str], names: Sequence[str], figures: Sequence[Figure]) -> Columns:
    """Guess what the columns are from their headings, and what names of figures mean."""
    roles: list[str] = []
    for heading in head:
        role = _role(heading, figures)
        roles.append("" if role in roles else role)
    return Columns(tuple(roles), {name: figure_named(name, figures) for name in names})


def _role(heading: str, figures: Sequence[Figure]) -> str:
    if (role := MEANS.get(meaning(heading))) is not None:
        return role
    if year := _YEAR.fullmatch(heading):
        return f"{OF_YEAR}{year[1]}"
    figure = figure_named(heading, figures)
    return f"{OF_FIGURE}{figure}" if figure else ""


def figure_named(name: str, figures: Sequence[Figure]) -> str:
    """Find the figure that a name means: by its id or its name, nearly spelled; "" where none does."""
    known = {spelled(way): one.id for one in figures for way in (one.id, str(one.name))}
    near = difflib.get_close_matches(spelled(name[:LONGEST]), known, n=1, cutoff=0.85)
    return known[near[0]] if near else ""


def figure_names(rows: Sequence[Sequence[str]], column: int | None) -> list[str]:
    """List the names that stand in the column of figures, each once, in their order."""
    if column is None:
        return []
    found = dict.fromkeys(row[column] for row in rows if column < len(row) and row[column])
    return list(found)[:MOST_NAMES]


def chosen(said: Mapping[str, str], guessed: Columns, figures: Sequence[Figure]) -> Columns:
    """Take what the office has chosen instead of what was guessed; what cannot be chosen is not read."""
    known = {one.id for one in figures}
    roles = tuple(
        _allowed(said.get(f"kolumn-{n}", role), known) for n, role in enumerate(guessed.roles, start=1)
    )
    names = {}
    for n, (name, guessed_figure) in enumerate(guessed.names.items(), start=1):
        wanted = said.get(f"namn-{n}", guessed_figure)
        names[name] = wanted if wanted in (*known, UNREAD) else ""
    return Columns(roles, names)


def _allowed(role: str, known: Collection[str]) -> str:
    kind, _colon, of = role.partition(":")
    if role in HEADINGS or (kind == FIGURE and of in known) or (kind == YEAR and _YEAR.fullmatch(of)):
        return role
    return ""


def faults_of(columns: Columns, years: Sequence[int]) -> list[str]:
    """Say what is wrong with the columns as they are chosen."""
    faults = _outside(columns, years)
    told = {PLACE: _("kommun"), FIGURE: _("nyckeltal"), YEAR: _("år"), VALUE: _("värde")}
    for role, name in told.items():
        if columns.roles.count(role) > 1:
            faults.append(_("Två kolumner är valda som %(name)s. Behåll en.", name=name))
    twice = {role for role in columns.roles if ":" in role and columns.roles.count(role) > 1}
    if twice:
        faults.append(_("Två kolumner är valda som samma nyckeltal eller samma år. Behåll en."))
    if PLACE not in columns.roles:
        faults.append(_("Ingen kolumn är vald som kommun. Välj vilken det är."))
    kinds = {columns.roles[n].partition(":")[0] for n in columns.values}
    if not kinds:
        faults.append(_("Ingen kolumn är vald som värde. Välj var värdena står."))
    elif len(kinds) > 1:
        faults.append(_("Kolumnerna med värden är av olika slag. Välj antingen nyckeltal eller år för dem."))
    faults += _lacking(columns, kinds)
    return faults


def _outside(columns: Columns, years: Sequence[int]) -> list[str]:
    return [
        _(
            "Kolumnen för %(year)s ligger utanför åren %(first)s till %(last)s. Välj att den inte läses in.",
            year=role.removeprefix(OF_YEAR),
            first=years[0],
            last=years[-1],
        )
        for role in columns.roles
        if role.startswith(OF_YEAR) and int(role.removeprefix(OF_YEAR)) not in years
    ]


def _lacking(columns: Columns, kinds: set[str]) -> list[str]:
    faults = []
    if kinds and kinds <= {VALUE, YEAR} and FIGURE not in columns.roles:
        faults.append(_("Ingen kolumn säger vilket nyckeltal det gäller. Välj vilken det är."))
    if kinds and kinds <= {VALUE, FIGURE} and YEAR not in columns.roles:
        faults.append(_("Ingen kolumn säger vilket år det gäller. Välj vilken det är."))
    return faults
