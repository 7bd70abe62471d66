"""All municipalities, all questions, both tracks: one row each, asked for and let go of one at a time."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from functools import lru_cache, partial

from exports.extract import Column, Extract, Kind, Table, Value
from exports.extract.scores import AREA, NUMBER, QUESTION_ID, SCORE, Place, places, score_cells_without_words
from questionnaires.compass import Compass, QuestionScore, Score
from questionnaires.edition import Edition
from questionnaires.language import gettext as _
from questionnaires.language import lazy_gettext as N_

OWN, AGREED = N_("själv"), N_("enad")


@dataclass(frozen=True, slots=True, eq=False)
class NationalResult:
    """One fixed result: both tracks, and why the agreed mark is another where it is."""

    code: str
    municipality: str
    round: str
    fixed_at: datetime
    own: Compass
    agreed: Compass
    motivations: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class NationalEntry:
    """Every result that its reader may read; `results` gives them afresh each time it is asked."""

    scope: str
    made_at: datetime
    results: Callable[[], Iterable[NationalResult]]


_WHOSE = (
    Column("code", N_("Kommunkod"), N_("Kommunens officiella kod."), Kind.CODE),
    Column("municipality", N_("Kommun"), N_("Kommunens namn."), Kind.NAME),
    Column("round", N_("Omgång"), N_("Omgången som resultatet hör till.")),
    Column("fixed_at", N_("Fastställt"), N_("När resultatet fastställdes, svensk tid."), Kind.DAY),
    Column("edition", N_("Utgåva"), N_("Utgåvan som räknades. Jämför bara samma utgåva.")),
    Column("track", N_("Spår"), N_("Själv: kommunens egen bedömning. Enad: utvärderarnas gemensamma.")),
)
_QUESTIONS = (
    *_WHOSE,
    AREA,
    Column("subarea", N_("Delområde"), N_("Delområdets nummer i utgåvan."), Kind.CODE),
    NUMBER,
    *SCORE,
    Column(
        "motivation",
        N_("Motivering"),
        N_("Varför den enade bedömningen är en annan än kommunens."),
        Kind.LONG,
    ),
    QUESTION_ID,
)
_MOST_TOLD = 5_000
_AREAS = (
    *_WHOSE,
    AREA,
    Column("subarea", N_("Delområde"), N_("Delområdets nummer; tomt för hela området."), Kind.CODE),
    Column("points", N_("Poäng"), N_("Poäng i området eller delområdet."), Kind.POINTS, N_("poäng")),
    Column("maximum", N_("Högst"), N_("Flest poäng som gick att få."), Kind.POINTS, N_("poäng")),
    Column("percent", N_("Procent"), N_("Poängen i hela procent av högsta."), Kind.COUNT, "procent"),
)


def national_extract(entry: NationalEntry) -> Extract:
    """Describe all results as two tables in long form."""
    about = (
        (_("Innehåll"), entry.scope),
        (_("Framställt"), f"{entry.made_at:%Y-%m-%d kl. %H.%M}"),
        (
            _("Att tänka på"),
            _("Bara resultat i samma utgåva går att jämföra. Frågorna är våra egna, inte SKR:s."),
        ),
    )
    tables = (
        Table(
            "questions",
            _("Frågor"),
            _QUESTIONS,
            lambda: _rows(entry, partial(_of_questions, _ToldOnce())),
            _("Varje kommun, fråga och spår för sig."),
            frozen=2,
        ),
        Table(
            "areas",
            _("Områden"),
            _AREAS,
            lambda: _rows(entry, _of_areas),
            _("Områden, delområden och summan (utan nummer), för varje kommun och spår."),
            frozen=2,
        ),
    )
    return Extract("national", _("Alla resultat, fråga för fråga"), about, tables, large=True)


_Rows = Iterator[tuple[Value, ...]]


class _ToldOnce:
    """Tells a score once: the same answer to a question is one and the same score in many compasses.

    What is told is found by which score it is, and keeps it, so that no other can take its place.
    """

    def __init__(self) -> None:
        self._told: dict[int, tuple[QuestionScore, tuple[Value, ...]]] = {}

    def __call__(self, score: QuestionScore) -> tuple[Value, ...]:
        found = self._told.get(id(score))
        if found is None:
            if len(self._told) >= _MOST_TOLD:
                self._told.clear()
            found = self._told[id(score)] = (score, score_cells_without_words(score))
        return found[1]


def _rows(entry: NationalEntry, of: Callable[[NationalResult, Compass, str], _Rows]) -> _Rows:
    for one in entry.results():
        day = one.fixed_at.date()
        for track, compass in ((OWN, one.own), (AGREED, one.agreed)):
            whose = (one.code or None, one.municipality, one.round, day, compass.edition.id, str(track))
            for row in of(one, compass, track):
                yield *whose, *row


def _of_questions(told: _ToldOnce, one: NationalResult, compass: Compass, track: str) -> _Rows:
    for place in _places(compass.edition):
        key = place.question.id
        why = one.motivations.get(key) if track == AGREED else None
        where = (place.area.number, place.subarea.number, place.question.number)
        yield *where, *told(compass.question(key)), why, key


def _of_areas(_one: NationalResult, compass: Compass, _track: str) -> _Rows:
    edition = compass.edition
    scores: list[tuple[str | None, str | None, Score]] = [
        (area.number, None, compass.areas[area.number]) for area in edition.areas
    ]
    scores += [
        (area.number, one.number, compass.subarea(one.number))
        for area in edition.areas
        for one in area.subareas
    ]
    for area, subarea, score in (*scores, (None, None, compass.total)):
        yield area, subarea, score.secured, score.maximum, score.percent


@lru_cache(maxsize=8)
def _places(edition: Edition) -> tuple[Place, ...]:
    """Walk the questions of an edition once, not once a municipality."""
    return tuple(places(edition))
