"""All applications of a round, as the nomination group reads them: statements and own descriptions."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime

from exports.extract import Column, Extract, Kind, Table, Value
from exports.extract.scores import AREA, NUMBER, QUESTION_ID, places, score_cells_without_words
from questionnaires.compass import Compass
from questionnaires.edition import Edition
from questionnaires.language import gettext as _
from questionnaires.language import lazy_gettext as N_


@dataclass(frozen=True, slots=True, eq=False)
class Application:
    """One application, by the name its reader may know: answers by question id, descriptions by heading."""

    name: str
    compass: Compass
    texts: dict[str, str]
    described: Sequence[tuple[str, str]]


@dataclass(frozen=True, slots=True, eq=False)
class ApplicationsEntry:
    """The applications of a round; they are asked for one at a time."""

    award: str
    name: str
    edition: Edition
    made_at: datetime
    veiled: bool
    applications: Iterable[Application]


_NAME = Column(
    "municipality", N_("Kommun"), N_("Kommunens namn, eller dess bokstav där namnen är dolda."), Kind.NAME
)
_CRITERIA = (
    _NAME,
    AREA,
    Column("criterion", N_("Kriterium"), N_("Kriteriets namn; sist alla tillsammans."), Kind.LONG),
    Column("points", N_("Poäng"), N_("Poäng i kriteriet."), Kind.POINTS, N_("poäng")),
    Column("maximum", N_("Högst"), N_("Flest poäng som går att få."), Kind.POINTS, N_("poäng")),
)
_STATEMENTS = (
    _NAME,
    AREA,
    NUMBER,
    Column("statement", N_("Påstående"), N_("Påståendet, ordagrant."), Kind.LONG),
    Column("state", N_("Läge"), N_("Besvarat, obesvarat eller ej tillämpligt.")),
    Column("level", N_("Nivå"), N_("Nivån som kommunen valde."), Kind.TEXT),
    Column("points", N_("Poäng"), N_("Poäng som nivån ger."), Kind.POINTS, N_("poäng")),
    Column("maximum", N_("Högst"), N_("Flest poäng påståendet kan ge."), Kind.POINTS, N_("poäng")),
    Column(
        "text",
        N_("Egna ord"),
        N_("Vad kommunen skrev, ordagrant; namn är dolda där de ska vara det."),
        Kind.LONG,
    ),
    QUESTION_ID,
)
_DESCRIPTIONS = (
    _NAME,
    Column("heading", N_("Rubrik"), N_("Beskrivningens rubrik.")),
    Column(
        "text", N_("Text"), N_("Kommunens text, ordagrant; namn är dolda där de ska vara det."), Kind.LONG
    ),
)


def applications_extract(entry: ApplicationsEntry) -> Extract:
    """Describe all applications as tables."""
    about = (
        (_("Utmärkelse"), entry.award),
        (_("Omgång"), entry.name),
        (_("Utgåva"), f"{entry.edition.name} ({entry.edition.id})"),
        (_("Om formuleringarna"), str(entry.edition.wording)),
        (
            _("Namn"),
            _("Dolda: kommunerna har bokstäver.") if entry.veiled else _("Kommunerna står med namn."),
        ),
        (_("Framställt"), f"{entry.made_at:%Y-%m-%d kl. %H.%M}"),
    )
    return Extract(
        "applications",
        _("Ansökningar, %(award)s %(name)s", award=entry.award, name=entry.name),
        about,
        tuple(_tables(entry)),
    )


def _tables(entry: ApplicationsEntry) -> list[Table]:
    tables = []
    if entry.edition.questions:
        tables += [
            Table(
                "criteria", _("Kriterier"), _CRITERIA, lambda: _criteria(entry), _("Varje kriterium i poäng.")
            ),
            Table(
                "statements",
                _("Påståenden"),
                _STATEMENTS,
                lambda: _statements(entry),
                _("Varje svar."),
                frozen=3,
            ),
        ]
    described = _("Vad kommunerna skriver om sig själva.")
    tables.append(
        Table(
            "descriptions",
            _("Beskrivningar"),
            _DESCRIPTIONS,
            lambda: _descriptions(entry),
            described,
            frozen=2,
        )
    )
    return tables


def _criteria(entry: ApplicationsEntry) -> Iterator[tuple[Value, ...]]:
    for one in entry.applications:
        scores = [
            (area.number, str(area.name), one.compass.areas[area.number]) for area in entry.edition.areas
        ]
        for number, name, score in (*scores, (None, _("Summa"), one.compass.total)):
            yield one.name, number, name, score.secured, score.maximum


def _statements(entry: ApplicationsEntry) -> Iterator[tuple[Value, ...]]:
    for one in entry.applications:
        for place in places(entry.edition):
            key = place.question.id
            score = one.compass.question(key)
            state, levels, points, _open, maximum = score_cells_without_words(score)
            told = (place.area.number, place.question.number, str(place.question.text), state, levels)
            yield one.name, *told, points, maximum, one.texts.get(key) or None, key


def _descriptions(entry: ApplicationsEntry) -> Iterator[tuple[Value, ...]]:
    for one in entry.applications:
        yield from ((one.name, heading, text or None) for heading, text in one.described)
