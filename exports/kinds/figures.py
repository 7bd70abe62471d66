"""Key figures of all municipalities: where everybody stands, every value by year, and what they mean."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from fractions import Fraction

from exports.extract import Column, Extract, Kind, Table, Value
from exports.extract.values import yes_or_no
from questionnaires.edition import Edition, Figure
from questionnaires.language import gettext as _
from questionnaires.language import lazy_gettext as N_


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


_CODE = Column("code", N_("Kommunkod"), N_("Kommunens officiella kod."), Kind.CODE)
_PLACE = Column("municipality", N_("Kommun"), N_("Kommunens namn."), Kind.NAME)
_MEASURED = (
    _CODE,
    _PLACE,
    Column("figure_id", N_("Nyckeltal, id"), N_("Nyckeltalets namn i utgåvans filer.")),
    Column("figure", N_("Nyckeltal"), N_("Vad nyckeltalet heter."), Kind.LONG),
    Column("unit", N_("Enhet"), N_("Vad det räknas i.")),
    Column("year", N_("År"), N_("Året som värdet gäller."), Kind.COUNT),
    Column("value", N_("Värde"), N_("Värdet, som det lästes in."), Kind.FIGURE),
    Column("counts", N_("Räknas"), N_("Om årets värde räknas i placeringen: ja eller nej.")),
    Column("place", N_("Plats"), N_("Platsen bland dem som har ett värde samma år."), Kind.COUNT),
    Column("among", N_("Av"), N_("Så många som har ett värde samma år."), Kind.COUNT),
    Column("percentile", N_("Före"), N_("Andelen av de andra som ligger efter, från 0 till 1."), Kind.FIGURE),
)
_FIGURES = (
    Column("figure_id", N_("Nyckeltal, id"), N_("Nyckeltalets namn i utgåvans filer.")),
    Column("figure", N_("Nyckeltal"), N_("Vad nyckeltalet heter."), Kind.LONG),
    Column("perspective", N_("Perspektiv"), N_("Det perspektiv som nyckeltalet hör till.")),
    Column("unit", N_("Enhet"), N_("Vad det räknas i.")),
    Column("better", N_("Bättre"), N_("Om ett högre eller ett lägre värde är bättre.")),
    Column("meaning", N_("Visar"), N_("Vad nyckeltalet visar, och hur det läses."), Kind.LONG),
    Column(
        "sources", N_("Källor"), N_("Dokumenten som det bygger på, med de namn de har i källförteckningen.")
    ),
)
_ANSWERS = {"accepted": N_("tackat ja"), "declined": N_("tackat nej"), "": None}


def figures_extract(entry: FiguresEntry) -> Extract:
    """Describe the key figures of a round as tables."""
    about = (
        (_("Utmärkelse"), entry.award),
        (_("Omgång"), entry.name),
        (_("Utgåva"), f"{entry.edition.name} ({entry.edition.id})"),
        (_("Tabellen"), entry.source),
        (_("Framställt"), f"{entry.made_at:%Y-%m-%d kl. %H.%M}"),
    )
    tables = (
        Table(
            "positions",
            _("Placering"),
            _position_columns(entry.edition),
            lambda: (_position(entry.edition, one) for one in entry.positions),
            _("Var varje kommun står. Den som har för få nyckeltal har ingen plats."),
            frozen=2,
        ),
        Table(
            "measured",
            _("Värden"),
            _MEASURED,
            lambda: map(_measured, entry.measured),
            _("Varje värde som lästes in, år för år."),
            frozen=2,
        ),
        Table("figures", _("Nyckeltal"), _FIGURES, lambda: _figures(entry.edition), _("Vad nyckeltalen är.")),
    )
    return Extract(
        "figures", _("Nyckeltal, %(award)s %(name)s", award=entry.award, name=entry.name), about, tables
    )


def _position_columns(edition: Edition) -> tuple[Column, ...]:
    """Name the columns of where everybody stands: the whole, then each perspective of the edition."""
    return (
        _CODE,
        _PLACE,
        Column("place", _("Plats"), _("Platsen bland alla; lika delar plats."), Kind.COUNT),
        Column("shared", _("Delad"), _("Om platsen delas: ja eller nej.")),
        Column("total", _("Sammanvägt"), _("Medel av perspektiven, från 0 till 1."), Kind.FIGURE),
        *(
            Column(
                _key(one.id),
                str(one.name),
                _("Perspektivet %(name)s: medel, från 0 till 1.", name=one.name),
                Kind.FIGURE,
            )
            for one in edition.perspectives
        ),
        Column("known", _("Nyckeltal"), _("Så många nyckeltal som har ett värde."), Kind.COUNT),
        Column("asked", _("Av nyckeltal"), _("Så många som räknas."), Kind.COUNT),
        Column(
            "steadiness", _("Utveckling"), _("Andelen steg som är förbättringar, från 0 till 1."), Kind.FIGURE
        ),
        Column("nominated_at", _("Nominerad"), _("När kommunen nominerades, svensk tid."), Kind.MOMENT),
        Column("answer", _("Svar"), _("Vad den nominerade har svarat.")),
        Column("answer_why", _("Skäl"), _("Skälet till svaret."), Kind.LONG),
    )


def _key(name: str) -> str:
    return name.replace("-", "_")


def _position(edition: Edition, one: Position) -> tuple[Value, ...]:
    means = (one.perspectives.get(perspective.id) for perspective in edition.perspectives)
    shared = None if one.place is None else yes_or_no(one.shared)
    told = (one.known, one.asked, one.steadiness, one.nominated_at, _ANSWERS[one.answer], one.answer_why)
    return one.code, one.municipality, one.place, shared, one.total, *means, *told[:-1], told[-1] or None


def _measured(one: Measured) -> tuple[Value, ...]:
    figure = (one.figure.id, str(one.figure.name), str(one.figure.unit))
    told = (one.year, one.value, yes_or_no(one.counts), one.place, one.among, one.percentile)
    return one.code, one.municipality, *figure, *told


def _figures(edition: Edition) -> Iterator[tuple[Value, ...]]:
    for one in edition.figures:
        better = _("högre") if one.rises else _("lägre")
        named = (one.id, str(one.name), str(one.perspective.name), str(one.unit), better)
        yield *named, str(one.explained), "; ".join(one.sources)
