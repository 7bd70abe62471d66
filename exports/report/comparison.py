"""A result beside others of the same edition: a reference group, last time, and chosen municipalities."""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction

from exports import markup
from exports.markup import Run
from exports.report.contents import NOTE, Block, Chapter, Lines, Points, Table, Text
from exports.report.entry import LEAST, Beside, ReportEntry
from exports.report.reading_guide import FINE, NOT_ASSESSED, NOTHING, difference, points, settled
from exports.rose import Spoke, as_read, spoke, spokes
from questionnaires.edition import Edition
from questionnaires.language import gettext as _
from questionnaires.language import lazy_gettext as N_
from questionnaires.printed.references import Reference

_KINDS = {
    "median": N_("Tryckt median"),
    "mean": N_("Tryckt medelvärde"),
    "record": N_("Högsta tryckta värde"),
}
_PROFILES = ("median", "mean")
MOST, ON_ONE_ROSE, COLUMNS = 6, 3, 2
"""So many are compared with; so many lines beside its own can be told apart on one rose, and so many stand
as columns of a table: more stand as its rows, with the areas as columns, so that no name is broken."""


def comparisons(entry: ReportEntry) -> Chapter:
    """Compare with whatever there is to compare with."""
    chapters = (
        Chapter(_("Jämfört med en referensgrupp"), _group(entry)),
        Chapter(_("Jämfört med förra gången"), _earlier(entry)),
        Chapter(_("Jämfört med valda kommuner"), _others(entry)),
    )
    return Chapter(_("Jämförelser"), chapters=tuple(one for one in chapters if not one.empty))


def _group(entry: ReportEntry) -> tuple[Block, ...]:
    """Show the mean of a group with its period and n, withheld where it is small; then printed values."""
    printed: tuple[Block, ...] = (
        *_profile(entry),
        *(Text(_printed(one, entry.agreed.edition), NOTE) for one in entry.references),
    )
    group = entry.group
    if group is None:
        return printed
    about = (
        _("%(about)s, %(period)s, %(n)s kommuner", about=group.about, period=group.period, n=group.n)
        if group.n != 1
        else _("%(about)s, %(period)s, 1 kommun", about=group.about, period=group.period)
    )
    if group.withheld:
        few = _(
            "%(about)s. Gruppen visas inte: ett medelvärde av färre än %(least)s kommuner säger för lite.",
            about=about,
            least=LEAST,
        )
        return Text(few), *printed
    rows = _rows(
        entry, {_("Medelvärde (%(n)s)", n=group.n): (group.areas, group.total)}, with_difference=True
    )
    mean = Beside(_("Medelvärde av %(n)s", n=group.n), group.areas, group.total or Fraction(0), Fraction(0))
    return (
        Text(
            _(
                "Referensgrupp: %(about)s. Medelvärdet är räknat på exakta poäng och avrundat en gång.",
                about=about,
            )
        ),
        _lines(entry, _("%(municipality)s och referensgruppen", municipality=entry.municipality), (mean,)),
        rows,
        *printed,
    )


def _profile(entry: ReportEntry) -> tuple[Block, ...]:
    """Draw the printed values as a reference profile, where print gives one for every area."""
    edition = entry.agreed.edition
    kinds: dict[tuple[str, str], dict[str, Fraction]] = {}
    for one in entry.references:
        if one.level == "area" and one.kind in _PROFILES:
            kinds.setdefault((one.kind, one.period), {})[one.number] = one.points
    for (kind, period), areas in kinds.items():
        if set(areas) == {area.number for area in edition.areas}:
            name = f"{_KINDS[kind]}, {period}"
            total = sum(areas.values(), Fraction(0))
            title = _("%(municipality)s och en tryckt referensprofil", municipality=entry.municipality)
            profile = Beside(name, areas, total, Fraction(0))
            rows = _rows(entry, {name: (areas, total)}, with_difference=True)
            return _lines(entry, title, (profile,)), rows
    return ()


def _printed(one: Reference, edition: Edition) -> str:
    """Tell a printed value: of what, when, of how many, and where it is printed."""
    area = edition.area(one.number)
    what = _("område %(number)s, %(name)s", number=one.number, name=area.name) if area else "summan"
    value = f"{one.about} {points(one.points, FINE if one.points.denominator > 1 else 0)}".strip()
    many = _("%(n)s kommuner", n=one.n) if one.n else _("antal inte tryckt")
    period = one.period if one.kind == "record" else f"{one.period}, {many}"
    note = f" {one.note}" if one.note else ""
    told = _(
        "%(kind)s för %(what)s: %(value)s poäng (%(period)s).",
        kind=_KINDS[one.kind],
        what=what,
        value=value,
        period=period,
    )
    return _(
        "%(told)s %(explanation)s%(note)s Källa: %(source)s.",
        told=told,
        explanation=one.explanation,
        note=note,
        source=one.source,
    )


def _earlier(entry: ReportEntry) -> tuple[Block, ...]:
    """Show the latest evaluation before this one."""
    if not entry.earlier:
        return ()
    last = entry.earlier[0]
    table = _rows(entry, {last.name: (last.areas, last.total)}, with_difference=True)
    return (
        _lines(entry, _("%(municipality)s nu och förra gången", municipality=entry.municipality), (last,)),
        table,
        *_said(entry),
        *_told_sources((last,)),
    )


def _said(entry: ReportEntry) -> tuple[Block, ...]:
    """Tell what the last evaluation pointed out where its areas are others than those of this one."""
    last = entry.last_time
    if last is None or last.same or not last.said:
        return ()
    told = _(
        "Utvärderingen %(year)s gjordes i %(edition)s, som har andra områden. Den pekade ut det här "
        "att förbättra:",
        year=last.year,
        edition=last.edition,
    )
    items = tuple(
        (Run(f"{name}: "), *point) for _number, name, words in last.said for point in markup.points(words)
    )
    return Text(told), Points(tuple(markup.words_of(one) for one in items), items)


def _others(entry: ReportEntry) -> tuple[Block, ...]:
    """Show the municipalities that somebody has chosen, a few on each rose."""
    if not entry.others:
        return ()
    chosen = entry.others[:MOST]
    title = _("%(municipality)s och valda kommuner", municipality=entry.municipality)
    roses = [
        _lines(entry, title, chosen[place : place + ON_ONE_ROSE])
        for place in range(0, len(chosen), ON_ONE_ROSE)
    ]
    if len(chosen) > COLUMNS:
        return *roses, _turned(entry, chosen), *_told_sources(chosen)
    table = _rows(entry, {one.name: (one.areas, one.total) for one in chosen}, with_difference=False)
    return *roses, table, *_told_sources(chosen)


def _turned(entry: ReportEntry, chosen: tuple[Beside, ...]) -> Table:
    """Set many beside each other: one a row, the areas by their numbers."""
    edition, agreed = entry.agreed.edition, entry.agreed
    own = [as_read(agreed.areas[area.number], edition.decimals) for area in edition.areas]
    rows = [(entry.municipality, *own, as_read(agreed.total, edition.decimals))]
    for one in chosen:
        theirs = [one.areas.get(area.number) for area in edition.areas]
        read = [NOTHING if value is None else points(value, edition.decimals) for value in theirs]
        rows.append((one.name, *read, points(one.total, edition.decimals)))
    heads = (_("Kommun"), *(area.number for area in edition.areas), _("Summa"))
    told = "; ".join(f"{area.number} {area.short}" for area in edition.areas)
    caption = _("Poäng per område, med områdenas nummer överst: %(areas)s", areas=told)
    return Table(caption, heads, tuple(rows))


def _told_sources(chosen: tuple[Beside, ...]) -> tuple[Text, ...]:
    told = [f"{one.name}: {one.source}" for one in chosen if one.source]
    return (Text(_("Källor. %(names)s.", names="; ".join(told)), NOTE),) if told else ()


def _rows(
    entry: ReportEntry,
    columns: Mapping[str, tuple[Mapping[str, Fraction | None] | Mapping[str, Fraction], Fraction | None]],
    *,
    with_difference: bool,
) -> Table:
    """Set the agreed points beside one or several columns."""
    edition, agreed = entry.agreed.edition, entry.agreed
    rows = []
    for area in edition.areas:
        mine = agreed.areas[area.number]
        theirs = [areas.get(area.number) for areas, _ in columns.values()]
        extra = (difference(settled(mine), theirs[0], edition.decimals),) if with_difference else ()
        written = [str(NOT_ASSESSED) if one is None else points(one, edition.decimals) for one in theirs]
        rows.append((f"{area.number}. {area.name}", as_read(mine, edition.decimals), *written, *extra))
    totals = [total for _, total in columns.values()]
    summed = [str(NOT_ASSESSED) if one is None else points(one, edition.decimals) for one in totals]
    last = difference(settled(agreed.total), totals[0], edition.decimals)
    extra = (last,) if with_difference else ()
    rows.append((_("Summa"), as_read(agreed.total, edition.decimals), *summed, *extra))
    heads = (_("Område"), entry.municipality, *columns, *((_("Skillnad"),) if with_difference else ()))
    return Table(
        _("Poäng per område: %(names)s", names=", ".join((entry.municipality, *columns))),
        heads,
        tuple(rows),
        summed=True,
    )


def _lines(entry: ReportEntry, title: str, others: tuple[Beside, ...]) -> Lines:
    series = (
        (entry.municipality, tuple(spokes(entry.agreed))),
        *((one.name, _spokes(one, entry.agreed.edition)) for one in others),
    )
    return Lines(title, series)


def _spokes(one: Beside, edition: Edition) -> tuple[Spoke, ...]:
    """Lay another evaluation on the same bearings; an area nobody assessed breaks the line."""
    made = []
    for area in edition.areas:
        achieved, most = one.areas.get(area.number), area.max_points or Fraction(0)
        score = (achieved or Fraction(0), Fraction(0), most if achieved is not None else Fraction(0))
        written = str(NOT_ASSESSED) if achieved is None else points(achieved, edition.decimals)
        made.append(spoke(area.number, str(area.short), written, score))
    return tuple(made)
