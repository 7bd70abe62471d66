"""Key figures of all municipalities: where everybody stands, every value by year, and what they mean."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from fractions import Fraction

from exports.extract import Column, Extract, Kind, Table, Value
from questionnaires.edition import Edition, Figure


@dataclass(frozen=True, slots=True)
class Position:
    """Where one municipality stands by its figures, and how it develops; None where it has too few."""

    code: str
    municipality: str
    place: int | None
    shared: bool
    total: Fraction | None
    perspectives: Mapping[str, Fraction]
    known: int
    asked: int
    steadiness: Fraction | None
    nominated_at: datetime | None = None
    answer: str = ""
    answer_why: str = ""


@dataclass(frozen=True, slots=True)
class Measured:
    """One value of one figure in one year, and where it stands among the others of that year."""

    code: str
    municipality: str
    figure: Figure
    year: int
    value: Fraction
    counts: bool
    place: int | None = None
    among: int | None = None
    percentile: Fraction | None = None


@dataclass(frozen=True, slots=True)
class FiguresEntry:
    """Everything about the key figures that choose in a round; values are asked for one at a time."""

    award: str
    name: str
    edition: Edition
    made_at: datetime
    source: str
    positions: tuple[Position, ...]
    measured: Iterable[Measured]


_CODE = Column("code", "Kommunkod", "Kommunens officiella kod.", Kind.CODE)
_PLACE = Column("municipality", "Kommun", "Kommunens namn.", Kind.NAME)
_MEASURED = (
    _CODE,
    _PLACE,
    Column("figure_id", "Nyckeltal, id", "Nyckeltalets namn i utgåvans filer."),
    Column("figure", "Nyckeltal", "Vad nyckeltalet heter.", Kind.LONG),
    Column("unit", "Enhet", "Vad det räknas i."),
    Column("year", "År", "Året som värdet gäller.", Kind.COUNT),
    Column("value", "Värde", "Värdet, som det lästes in.", Kind.FIGURE),
    Column("counts", "Räknas", "Om årets värde räknas i placeringen: ja eller nej."),
    Column("place", "Plats", "Platsen bland dem som har ett värde samma år.", Kind.COUNT),
    Column("among", "Av", "Så många som har ett värde samma år.", Kind.COUNT),
    Column("percentile", "Före", "Andelen av de andra som ligger efter, från 0 till 1.", Kind.FIGURE),
)
_FIGURES = (
    Column("figure_id", "Nyckeltal, id", "Nyckeltalets namn i utgåvans filer."),
    Column("figure", "Nyckeltal", "Vad nyckeltalet heter.", Kind.LONG),
    Column("perspective", "Perspektiv", "Det perspektiv som nyckeltalet hör till."),
    Column("unit", "Enhet", "Vad det räknas i."),
    Column("better", "Bättre", "Om ett högre eller ett lägre värde är bättre."),
    Column("meaning", "Visar", "Vad nyckeltalet visar, och hur det läses.", Kind.LONG),
    Column("sources", "Källor", "Dokumenten som det bygger på, med de namn de har i källförteckningen."),
)
_ANSWERS = {"accepted": "tackat ja", "declined": "tackat nej", "": None}


def figures_extract(entry: FiguresEntry) -> Extract:
    """Describe the key figures of a round as tables."""
    about = (
        ("Utmärkelse", entry.award),
        ("Omgång", entry.name),
        ("Utgåva", f"{entry.edition.name} ({entry.edition.id})"),
        ("Tabellen", entry.source),
        ("Framställt", f"{entry.made_at:%Y-%m-%d kl. %H.%M}"),
    )
    tables = (
        Table(
            "positions",
            "Placering",
            _position_columns(entry.edition),
            lambda: (_position(entry.edition, one) for one in entry.positions),
            "Var varje kommun står. Den som har för få nyckeltal har ingen plats.",
            frozen=2,
        ),
        Table(
            "measured",
            "Värden",
            _MEASURED,
            lambda: map(_measured, entry.measured),
            "Varje värde som lästes in, år för år.",
            frozen=2,
        ),
        Table("figures", "Nyckeltal", _FIGURES, lambda: _figures(entry.edition), "Vad nyckeltalen är."),
    )
    return Extract("figures", f"Nyckeltal, {entry.award} {entry.name}", about, tables)


def _position_columns(edition: Edition) -> tuple[Column, ...]:
    """Name the columns of where everybody stands: the whole, then each perspective of the edition."""
    return (
        _CODE,
        _PLACE,
        Column("place", "Plats", "Platsen bland alla; lika delar plats.", Kind.COUNT),
        Column("shared", "Delad", "Om platsen delas: ja eller nej."),
        Column("total", "Sammanvägt", "Medel av perspektiven, från 0 till 1.", Kind.FIGURE),
        *(
            Column(
                _key(one.id), str(one.name), f"Perspektivet {one.name}: medel, från 0 till 1.", Kind.FIGURE
            )
            for one in edition.perspectives
        ),
        Column("known", "Nyckeltal", "Så många nyckeltal som har ett värde.", Kind.COUNT),
        Column("asked", "Av nyckeltal", "Så många som räknas.", Kind.COUNT),
        Column("steadiness", "Utveckling", "Andelen steg som är förbättringar, från 0 till 1.", Kind.FIGURE),
        Column("nominated_at", "Nominerad", "När kommunen nominerades, svensk tid.", Kind.MOMENT),
        Column("answer", "Svar", "Vad den nominerade har svarat."),
        Column("answer_why", "Skäl", "Skälet till svaret.", Kind.LONG),
    )


def _key(name: str) -> str:
    return name.replace("-", "_")


def _position(edition: Edition, one: Position) -> tuple[Value, ...]:
    means = (one.perspectives.get(perspective.id) for perspective in edition.perspectives)
    shared = None if one.place is None else "ja" if one.shared else "nej"
    told = (one.known, one.asked, one.steadiness, one.nominated_at, _ANSWERS[one.answer], one.answer_why)
    return one.code, one.municipality, one.place, shared, one.total, *means, *told[:-1], told[-1] or None


def _measured(one: Measured) -> tuple[Value, ...]:
    figure = (one.figure.id, str(one.figure.name), str(one.figure.unit))
    told = (one.year, one.value, "ja" if one.counts else "nej", one.place, one.among, one.percentile)
    return one.code, one.municipality, *figure, *told


def _figures(edition: Edition) -> Iterator[tuple[Value, ...]]:
    for one in edition.figures:
        better = "högre" if one.rises else "lägre"
        named = (one.id, str(one.name), str(one.perspective.name), str(one.unit), better)
        yield *named, str(one.meaning), "; ".join(one.sources)
