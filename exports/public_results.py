"""Public results as tables: a row a result, every figure area by area and subarea, and who was named."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from fractions import Fraction

from exports.extract import Column, Extract, Kind, Table, Value
from questionnaires.edition import Edition
from questionnaires.language import gettext as _
from questionnaires.language import lazy_gettext as N_

HONOURS = {"winner": "vinnare", "mention": N_("hedersomnämnande")}
NOT_COMPARED = N_("Jämför bara resultat i samma utgåva: områden kan ha samma nummer och ändå vara andra.")


@dataclass(frozen=True, slots=True)
class FigureEntry:
    """Points out of a maximum, and the municipality's own; a maximum of 0 is not assessed."""

    points: Fraction
    maximum: Fraction
    own: Fraction


@dataclass(frozen=True, slots=True)
class ResultEntry:
    """A municipality in an announced round; without a fixed result it has no edition and no figures."""

    round_key: str
    year: int
    award: str
    announced_on: date
    code: str
    municipality: str
    county: str
    group: str
    honour: str
    motivation: str
    address: str
    edition: Edition | None = None
    digest: str = ""
    total: FigureEntry | None = None
    figures: Mapping[str, FigureEntry] | None = None


@dataclass(frozen=True, slots=True)
class ResultsEntry:
    """What an extract of public results is told: which, of whom, under which licence, from where."""

    title: str
    about: str
    licence: str
    address: str
    made_at: datetime
    results: tuple[ResultEntry, ...]


_ROUND = (
    Column("round", N_("Omgång"), N_("Omgångens adress, oftast året."), Kind.CODE),
    Column("year", N_("År"), N_("Året som omgången kallas efter."), Kind.COUNT),
)
_PLACE = (
    Column("code", N_("Kommunkod"), N_("SCB:s kod; tom för den som inte finns i förteckningen."), Kind.CODE),
    Column("municipality", N_("Kommun"), N_("Kommunens namn."), Kind.NAME),
)
_RESULT = (
    *_PLACE,
    Column("county", N_("Län"), N_("Kommunens län.")),
    Column("group", N_("Kommungrupp"), N_("Kommunens grupp enligt SKR.")),
    *_ROUND,
    Column("award", N_("Utmärkelse"), N_("Vad omgången delar ut.")),
    Column("announced", N_("Offentlig"), N_("Dagen då omgången blev offentlig."), Kind.DAY),
    Column("honour", N_("Utsedd till"), N_("Vinnare eller hedersomnämnande; tomt för andra.")),
    Column("edition", N_("Utgåva"), N_("Utgåvan av Kommunkompassen som poängen är räknade i."), Kind.TEXT),
    Column("points", N_("Poäng"), N_("Enade poäng efter utvärdering."), Kind.POINTS, N_("poäng")),
    Column(
        "maximum",
        N_("Högst"),
        N_("Flest poäng som kunde nås; det som inte bedöms räknas inte."),
        Kind.POINTS,
        N_("poäng"),
    ),
    Column("own", N_("Egna poäng"), N_("Poängen i kommunens egen värdering."), Kind.POINTS, N_("poäng")),
)
_LAST = (
    Column(
        "digest", N_("Kontrollsumma"), N_("Utgåvans kontrollsumma när resultatet fastställdes."), Kind.LONG
    ),
    Column("address", N_("Adress"), N_("Sidan där resultatet står."), Kind.LINK),
)
_FIGURES = (
    *_PLACE,
    *_ROUND,
    Column("edition", N_("Utgåva"), N_("Utgåvan som numret hör till.")),
    Column("level", N_("Nivå"), N_("Område eller delområde.")),
    Column("number", N_("Nr"), N_("Områdets eller delområdets nummer i utgåvan."), Kind.CODE),
    Column("name", N_("Namn"), N_("Vad det heter i utgåvan."), Kind.LONG),
    Column("points", N_("Poäng"), N_("Enade poäng; tomt där inget bedöms."), Kind.POINTS, N_("poäng")),
    Column("maximum", N_("Högst"), N_("Flest poäng som kunde nås."), Kind.POINTS, N_("poäng")),
    Column(
        "own",
        N_("Egna poäng"),
        N_("Poängen i kommunens egen värdering; tomt där inget bedöms."),
        Kind.POINTS,
        N_("poäng"),
    ),
)
_NAMED = (
    *_PLACE,
    *_ROUND,
    Column("award", N_("Utmärkelse"), N_("Vad omgången delar ut.")),
    Column("honour", N_("Utsedd till"), N_("Vinnare eller hedersomnämnande.")),
    Column("motivation", N_("Motivering"), N_("Juryns offentliga motivering."), Kind.LONG),
)


def results_extract(entry: ResultsEntry) -> Extract:
    """Describe public results as tables, the one with a row a result first."""
    fixed = tuple(one for one in entry.results if one.total)
    named = tuple(one for one in entry.results if one.honour)
    numbers = _area_numbers(fixed)
    tables = [
        Table("results", _("Resultat"), _columns(numbers), lambda: _results(fixed, numbers), NOT_COMPARED, 2),
        Table("figures", _("Områden och delområden"), _FIGURES, lambda: _figures(fixed), NOT_COMPARED, 2),
    ]
    if named:
        tables.append(
            Table(
                "named", _("Utsedda"), _NAMED, lambda: _named(named), _("Vinnare och hedersomnämnanden."), 2
            )
        )
    about = {
        _("Innehåll"): entry.about,
        _("Licens"): entry.licence,
        _("Källa"): entry.address,
        _("Att tänka på"): NOT_COMPARED,
        _("Framställt"): f"{entry.made_at:%Y-%m-%d kl. %H.%M}",
    }
    told = tuple((label, value) for label, value in about.items() if value)
    return Extract("results", entry.title, told, tuple(tables))


def _area_numbers(fixed: tuple[ResultEntry, ...]) -> list[str]:
    """List the areas of all editions there are, in their order."""
    numbers = {area.number for one in fixed if one.edition for area in one.edition.areas}
    return sorted(numbers, key=lambda number: (len(number), number))


def _columns(numbers: list[str]) -> tuple[Column, ...]:
    areas = (
        Column(
            f"area_{number}",
            _("Område %(number)s", number=number),
            _("Enade poäng i område %(number)s i radens utgåva; tomt där det inte bedöms.", number=number),
            Kind.POINTS,
            _("poäng"),
        )
        for number in numbers
    )
    return (*_RESULT, *areas, *_LAST)


def _place(one: ResultEntry) -> tuple[Value, ...]:
    return one.code or None, one.municipality


def _results(fixed: tuple[ResultEntry, ...], numbers: list[str]) -> Iterator[tuple[Value, ...]]:
    for one in fixed:
        figures, total, edition = one.figures or {}, one.total, one.edition
        if total is None or edition is None:
            continue
        yield (
            *_place(one),
            one.county or None,
            one.group or None,
            *(one.round_key, one.year, one.award, one.announced_on, HONOURS.get(one.honour)),
            *(edition.id, total.points, total.maximum, total.own),
            *(_assessed(figures.get(number))[0] for number in numbers),
            *(one.digest, one.address),
        )


def _figures(fixed: tuple[ResultEntry, ...]) -> Iterator[tuple[Value, ...]]:
    for one in fixed:
        if one.edition is None:
            continue
        for level, number, name in _parts(one.edition):
            figure = (one.figures or {}).get(number)
            if figure is not None:
                points, own = _assessed(figure)
                where = (one.edition.id, level, number, name)
                yield *_place(one), one.round_key, one.year, *where, points, figure.maximum, own


def _named(named: tuple[ResultEntry, ...]) -> Iterator[tuple[Value, ...]]:
    for one in named:
        told = (one.round_key, one.year, one.award, HONOURS[one.honour], one.motivation or None)
        yield *_place(one), *told


def _parts(edition: Edition) -> Iterator[tuple[str, str, str]]:
    for area in edition.areas:
        yield _("område"), area.number, str(area.name)
        yield from ((_("delområde"), one.number, str(one.text)) for one in area.subareas)


def _assessed(figure: FigureEntry | None) -> tuple[Fraction | None, Fraction | None]:
    """Give agreed and own points; nothing where nothing was assessed: that is no nought."""
    return (figure.points, figure.own) if figure and figure.maximum else (None, None)


def result_columns() -> tuple[Column, ...]:
    """Give the columns that a row a result always has, for a page to explain."""
    return (*_RESULT, *_LAST)
