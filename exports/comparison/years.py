"""A municipality's years beside each other as a table to take along: the figures that its page shows."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

from exports.extract import Column, Extract, Kind, Table
from questionnaires.language import gettext as _
from questionnaires.language import lazy_gettext as N_


@dataclass(frozen=True, slots=True)
class YearsEntry:
    """The years on one line, area by area as they are read; None where a year has no figure."""

    municipality: str
    edition: str
    years: Sequence[tuple[str, str]]
    rows: Sequence[tuple[str, str, Sequence[Fraction | None]]]


def years_extract(entry: YearsEntry) -> Extract:
    """Tell the years as a table: a row an area with the sum last, a column a year."""
    whole = all(one is None or one.denominator == 1 for _nr, _name, figures in entry.rows for one in figures)
    kind = Kind.COUNT if whole else Kind.POINTS
    columns = (
        Column("number", N_("Område"), N_("Områdets nummer; tomt på summans rad."), Kind.CODE),
        Column("name", N_("Namn"), N_("Områdets namn."), Kind.NAME),
        *(
            Column(f"year_{nth}", heading, name, kind, _("poäng"))
            for nth, (heading, (_when, name)) in enumerate(
                zip(_headings(entry.years), entry.years, strict=True), start=1
            )
        ),
    )
    rows = [
        (number, name, *(int(one) if whole and one is not None else one for one in figures))
        for number, name, figures in entry.rows
    ]
    title = _("Värderingar år för år, %(place)s", place=entry.municipality)
    about = ((_("Kommun"), entry.municipality), (_("Utgåva"), entry.edition))
    lead = _("Poängen är avrundade som på sidan. Summan av en del står inte bredvid en hel.")
    return Extract("years", title, about, (Table("years", N_("År för år"), columns, lambda: rows, lead, 2),))


def _headings(years: Sequence[tuple[str, str]]) -> list[str]:
    """Head each column with its year; what one year has two of is told apart by name, then by number."""
    times = Counter(when for when, _name in years)
    headings = [f"{when} {name}" if times[when] > 1 else when for when, name in years]
    before = [headings[:nth].count(one) for nth, one in enumerate(headings)]
    return [f"{one} ({had + 1})" if had else one for one, had in zip(headings, before, strict=True)]
