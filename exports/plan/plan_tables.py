"""An action plan to take along: improvement areas, actions, the levels aimed at, and what they would give."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from fractions import Fraction

from exports.extract import Column, Extract, Kind, Table, Value
from questionnaires.compass import Compass
from questionnaires.language import gettext as _
from questionnaires.language import lazy_gettext as N_


@dataclass(frozen=True, slots=True)
class PlannedLevel:
    """One part of a question: the level that stands and the one aimed at."""

    number: str
    question: str
    part: str
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class PlannedAction:
    """An action, with what it would add to the points."""

    title: str
    owner: str
    state: str
    last_on: date | None = None
    done_on: date | None = None
    informed: str = ""
    note: str = ""
    dropped_why: str = ""
    levels: tuple[PlannedLevel, ...] = ()
    least: Fraction | None = None
    most: Fraction | None = None


@dataclass(frozen=True, slots=True)
class PlannedArea:
    """An improvement area with its actions, or why there is none."""

    number: str
    text: str
    origin: str
    left_why: str
    actions: tuple[PlannedAction, ...]


@dataclass(frozen=True, slots=True)
class Walked:
    """How an action stood when the plan was followed up, whether it came where it aimed, and what it gave."""

    title: str
    owner: str
    state: str
    outcome: str
    gave: str


@dataclass(frozen=True, slots=True)
class Said:
    """Words about the plan: whose, and when."""

    at: datetime
    person: str
    words: str


@dataclass(frozen=True, slots=True)
class Followed:
    """A moment when the plan was followed up: what was learnt, and each action as it stood then."""

    said: Said
    actions: tuple[Walked, ...]


@dataclass(frozen=True, slots=True, eq=False)
class PlanEntry:
    """All of a plan; without compasses where its edition is there no more."""

    municipality: str
    name: str
    edition: str
    made_at: datetime
    areas: tuple[PlannedArea, ...]
    now: Compass | None = None
    least: Compass | None = None
    most: Compass | None = None
    review_on: date | None = None
    follow_ups: tuple[Followed, ...] = ()
    """The latest first."""
    words: tuple[Said, ...] = ()

    @property
    def title(self) -> str:
        """Name the plan."""
        return _("Handlingsplan för %(place)s", place=self.municipality)


_NUMBER = Column("number", N_("Nummer"), N_("Området eller frågan i kompassen."), Kind.CODE)
_AREA = Column(
    "area", N_("Förbättringsområde"), N_("Rapportens, frågans eller kommunens ord."), Kind.LONG, width=29.0
)
_ACTION = Column("action", N_("Åtgärd"), N_("Vad som ska göras."), Kind.LONG, width=27.0)
_OWNER = Column("owner", N_("Ägare"), N_("Den som ser till att det blir gjort."), width=15.0)
_LEAST = Column(
    "least", N_("Kan ge, minst"), N_("Räknar bara det som är klart eller i tid."), Kind.POINTS, N_("poäng")
)
_MOST = Column("most", N_("Kan ge, högst"), N_("Om nivån nås."), Kind.POINTS, N_("poäng"))
_ACTIONS = (
    _NUMBER,
    _AREA,
    _ACTION,
    _OWNER,
    Column("informed", N_("Informeras"), N_("Vilka som ska veta."), width=20.0),
    Column("last_on", N_("Klar senast"), N_("Sista dagen."), Kind.DAY, width=11.0),
    Column("state", N_("Läge"), N_("Planerad, påbörjad, klar, sen eller avbruten."), width=12.0),
    Column("done_on", N_("Blev klar"), N_("Dagen då åtgärden blev klar."), Kind.DAY, width=11.0),
    _LEAST,
    _MOST,
    Column("note", N_("Anteckning"), N_("Vad som är antecknat."), Kind.LONG, width=21.0),
    Column("why", N_("Skäl"), N_("Varför åtgärden avbröts, eller området får vara."), Kind.LONG, width=18.0),
)
"""So wide together that they can be read on one lying A4."""
_FOLLOW_UPS = (
    Column("at", N_("När"), N_("När planen följdes upp."), Kind.MOMENT, width=16.0),
    Column("person", N_("Av"), N_("Den som sparade uppföljningen."), width=18.0),
    _ACTION,
    _OWNER,
    Column("state", N_("Läge då"), N_("Hur åtgärden stod när planen följdes upp."), width=12.0),
    Column("outcome", N_("Nådde ni dit?"), N_("Om åtgärden kom dit den siktade."), width=12.0),
    Column("gave", N_("Vad gav det?"), N_("Vad åtgärden gav, i kommunens ord."), Kind.LONG, width=40.0),
    Column(
        "words", N_("Vad har ni lärt er?"), N_("Vad planen lärde, i kommunens ord."), Kind.LONG, width=45.0
    ),
)
_LEVELS = (
    _ACTION,
    Column("number", N_("Fråga"), N_("Frågans nummer."), Kind.CODE),
    Column("question", N_("Frågan"), N_("Så frågas det."), Kind.LONG),
    Column("part", N_("Del"), N_("Delen av frågan.")),
    Column("before", N_("I dag"), N_("Nivån som gäller.")),
    Column("after", N_("Siktar på"), N_("Nivån som åtgärden siktar på.")),
)
_POINTS = (
    Column("number", N_("Område"), N_("Områdets nummer; tomt på summans rad."), Kind.CODE),
    Column("name", N_("Namn"), N_("Områdets namn."), Kind.NAME),
    Column("now", N_("Nu"), N_("Poängen som planen utgår från."), Kind.POINTS, N_("poäng")),
    Column("least", N_("Då, minst"), N_("Med det som är klart eller i tid."), Kind.POINTS, N_("poäng")),
    Column("most", N_("Då, högst"), N_("Om hela planen lyckas."), Kind.POINTS, N_("poäng")),
    Column("maximum", N_("Högst"), N_("Vad området kan ge."), Kind.POINTS, N_("poäng")),
)


def plan_extract(entry: PlanEntry) -> Extract:
    """Tell a plan as tables."""
    lead = _("Poängen säger vad åtgärderna kan ge nästa gång, inte vad de är värda för invånarna.")
    tables = [
        Table("actions", N_("Åtgärder"), _ACTIONS, lambda: _actions(entry), lead, frozen=3),
        Table("levels", N_("Nivåer"), _LEVELS, lambda: _levels(entry)),
    ]
    if entry.now is not None:
        tables.append(Table("points", N_("Poäng"), _POINTS, lambda: _points(entry), frozen=2))
    if entry.follow_ups:
        tables.append(Table("follow_ups", N_("Uppföljningar"), _FOLLOW_UPS, lambda: _follow_ups(entry)))
    return Extract("plan", entry.title, about(entry), tuple(tables))


def about(entry: PlanEntry) -> tuple[tuple[str, str], ...]:
    """Say what the plan is made from, when it is followed up next, and when the file was made."""
    ahead = ((_("Nästa uppföljning"), f"{entry.review_on:%Y-%m-%d}"),) if entry.review_on else ()
    return (
        (_("Kommun"), entry.municipality),
        (_("Efter"), entry.name),
        (_("Utgåva"), entry.edition),
        *ahead,
        (_("Framställt"), f"{entry.made_at:%Y-%m-%d kl. %H.%M}"),
        (_("Spridning"), _("Kommunens egen plan. Kommunen avgör vem som läser den.")),
    )


def _actions(entry: PlanEntry) -> Iterator[tuple[Value, ...]]:
    """Give a row an action; an area without any has one of its own, so that it is seen."""
    for area in entry.areas:
        for one in area.actions:
            yield (
                *(area.number, area.text, one.title, one.owner, one.informed, one.last_on, one.state),
                *(one.done_on, one.least, one.most, one.note, one.dropped_why),
            )
        if not area.actions:
            state = _("Låter vara") if area.left_why else _("Ingen åtgärd än")
            yield (area.number, area.text, "", "", "", None, state, None, None, None, "", area.left_why)


def _levels(entry: PlanEntry) -> Iterator[tuple[Value, ...]]:
    for area in entry.areas:
        for one in area.actions:
            for level in one.levels:
                yield one.title, level.number, level.question, level.part, level.before, level.after


def _follow_ups(entry: PlanEntry) -> Iterator[tuple[Value, ...]]:
    """Give a row an action as it stood; what was learnt stands in a row of its own, before them."""
    for one in entry.follow_ups:
        when = one.said.at, one.said.person
        if one.said.words:
            yield *when, "", "", "", "", "", one.said.words
        for told in one.actions:
            yield *when, told.title, told.owner, told.state, told.outcome, told.gave, ""


def points_rows(entry: PlanEntry) -> Iterator[tuple[str, str, Fraction, Fraction, Fraction, Fraction]]:
    """Give each area's points as they stand and as they may become, and the sum last."""
    if entry.now is None or entry.least is None or entry.most is None:
        return
    for area in entry.now.edition.areas:
        now, least, most = (one.areas[area.number] for one in (entry.now, entry.least, entry.most))
        yield area.number, str(area.name), now.secured, least.secured, most.secured, now.maximum
    now, least, most = (one.total for one in (entry.now, entry.least, entry.most))
    yield "", _("Summa"), now.secured, least.secured, most.secured, now.maximum


def _points(entry: PlanEntry) -> Iterator[tuple[Value, ...]]:
    yield from points_rows(entry)
