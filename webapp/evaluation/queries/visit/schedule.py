"""The schedule of a visit: its days, who of the pair meets whom when, what clashes, and how many are met."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from itertools import combinations

from flask_babel import gettext as _
from flask_babel import ngettext
from sqlalchemy import select

from webapp.evaluation.models.evaluations import Evaluation
from webapp.evaluation.models.visits import INTERVIEW, EvaluationSource, Visit
from webapp.ground.calendar import clock
from webapp.ground.fields.fingerprints import fingerprint
from webapp.ground.roles import TRACK_A, TRACK_B
from webapp.ground.store.database import db
from webapp.ground.words.languages import dated, hours

BOTH = ""
USUAL_LENGTH, MOST_DAYS = 60, 14
REPORT_AFTER = timedelta(weeks=3)
"""How long after the last day of a visit its report is usually due."""
_TEN, _CLOSE = 10, 5


@dataclass(frozen=True, slots=True)
class Row:
    """What begins at one time of a day: for both together, or on each of the two tracks."""

    at: datetime
    cells: dict[str, list[EvaluationSource]]

    @property
    def together(self) -> bool:
        """Tell whether the pair meets somebody together."""
        return BOTH in self.cells


@dataclass(frozen=True, slots=True)
class Day:
    """One day of a visit with its interviews, in the order they begin."""

    on: date
    rows: list[Row]
    today: bool

    @property
    def parallel(self) -> bool:
        """Tell whether the two are apart at any time of the day."""
        return any(not row.together for row in self.rows)


@dataclass(frozen=True, slots=True)
class Schedule:
    """A visit as it is planned: its days, what has no time yet, and what clashes, by interview."""

    visit: Visit | None
    days: list[Day] = field(default_factory=list)
    untimed: list[EvaluationSource] = field(default_factory=list)
    clashes: dict[int, list[str]] = field(default_factory=dict)
    names: dict[str, str] = field(default_factory=dict)

    @property
    def when(self) -> str:
        """Say which days it is; "" while they are not decided."""
        return (
            days_words(self.visit.first_on, self.visit.last_on) if self.visit and self.visit.first_on else ""
        )

    @property
    def many_days(self) -> int:
        """Count the days that are decided, as the heading names them; until then those with interviews."""
        if self.visit is None or self.visit.first_on is None:
            return len(self.days)
        return ((self.visit.last_on or self.visit.first_on) - self.visit.first_on).days + 1

    @property
    def interviews(self) -> list[EvaluationSource]:
        """List the interviews, in order."""
        timed = [one for day in self.days for row in day.rows for some in row.cells.values() for one in some]
        return [*timed, *self.untimed]

    @property
    def clash_words(self) -> list[str]:
        """Name the clashes, a line for each interview: whom, when, and with what."""
        return [
            f"{one.title}, {weekday_time(one.at)}: {' '.join(self.clashes[one.id])}"
            for one in self.interviews
            if one.id in self.clashes and one.at
        ]

    @property
    def clash_sign(self) -> str:
        """Give what marks the clashes as somebody saw them; "" where there are none."""
        return fingerprint(self.clash_words)[:16] if self.clashes else ""

    @property
    def people(self) -> int:
        """Count the people to meet, as far as it is known."""
        return sum(one.people or 0 for one in self.interviews)


@dataclass(frozen=True, slots=True)
class Interviewed:
    """How many were met: interviews that have been held, people in them, and those without a number."""

    interviews: int
    people: int
    uncounted: int

    @property
    def words(self) -> str:
        """Say it as a report does: "ett 40-tal personer"; "" where nobody was met."""
        return about_people(self.people)


def weekday_time(at: datetime) -> str:
    """Write when one meets: "tisdag 17 november 9.00"."""
    local = clock.in_sweden(at)
    return f"{dated(local.date(), 'EEEE d MMMM')} {hours(local)}"


def days_words(first: date, last: date | None) -> str:
    """Write the days of a visit: "17–19 november 2026", or one day."""
    if last is None or last == first:
        return dated(first)
    if (first.year, first.month) == (last.year, last.month):
        return f"{first.day}\u2060–\u2060{dated(last)}"
    return f"{dated(first, 'd MMMM')} – {dated(last)}"


def about_people(many: int) -> str:
    """Say how many people roughly: to the number below ten, then by tens."""
    if many < _TEN:
        return ngettext("%(num)s person", "%(num)s personer", many) if many else ""
    tens, over = many - many % _TEN, many % _TEN
    if over <= _CLOSE:
        return _("ett %(tens)s-tal personer", tens=tens)
    return _("närmare %(tens)s personer", tens=tens + _TEN)


def interviewed(evaluation: Evaluation) -> Interviewed:
    """Count whom the pair has met: interviews whose time has come, and the people in them."""
    now = clock.now()
    held = [one for one in interviews_of(evaluation.id) if one.at is not None and one.at <= now]
    return Interviewed(len(held), sum(one.people or 0 for one in held), sum(not one.people for one in held))


def interviews_of(evaluation_id: int) -> list[EvaluationSource]:
    """List the interviews in the order they are held; those without a time come last."""
    query = select(EvaluationSource).filter_by(evaluation_id=evaluation_id, kind=INTERVIEW, gone_at=None)
    return sorted(
        db.session.scalars(query), key=lambda one: (one.at is None, one.at or one.saved_at, one.track, one.id)
    )


def evaluation_of(assessment_id: int) -> Evaluation | None:
    """Give the evaluation of an assessment, if there is one."""
    return db.session.scalars(select(Evaluation).where(Evaluation.assessment_id == assessment_id)).first()


def visit_of(evaluation_id: int) -> Visit | None:
    """Give the days of a visit, if they are decided."""
    return db.session.scalars(select(Visit).where(Visit.evaluation_id == evaluation_id)).first()


def schedule(evaluation: Evaluation) -> Schedule:
    """Lay out the visit of an evaluation."""
    visit, found = visit_of(evaluation.id), interviews_of(evaluation.id)
    timed = [one for one in found if one.at is not None]
    return Schedule(
        visit,
        [_day(on, timed) for on in _days(visit, timed)],
        [one for one in found if one.at is None],
        _clashes(visit, timed),
        interviewers(evaluation),
    )


def interviewers(evaluation: Evaluation) -> dict[str, str]:
    """Name those of the pair by track."""
    return {seat.track: seat.person.name for seat in evaluation.seats if seat.track in (TRACK_A, TRACK_B)}


def _days(visit: Visit | None, timed: Iterable[EvaluationSource]) -> list[date]:
    """Give the days of the visit, and those on which somebody is met outside them."""
    days = {_local(one.at).date() for one in timed}
    if visit and visit.first_on and visit.last_on:
        many = min((visit.last_on - visit.first_on).days + 1, MOST_DAYS)
        days |= {visit.first_on + timedelta(days=n) for n in range(many)}
    return sorted(days)


def _day(on: date, timed: Iterable[EvaluationSource]) -> Day:
    here = [one for one in timed if _local(one.at).date() == on]
    rows: list[Row] = []
    for at in sorted({one.at for one in here if one.at}):
        begin = [one for one in here if one.at == at]
        both = [one for one in begin if one.track == BOTH]
        rows += [Row(at, {BOTH: both})] if both else []
        apart = {track: [one for one in begin if one.track == track] for track in (TRACK_A, TRACK_B)}
        rows += [Row(at, apart)] if any(apart.values()) else []
    return Day(on, rows, on == clock.in_sweden(clock.now()).date())


def _local(at: datetime | None) -> datetime:
    assert at is not None  # noqa: S101 -- only those with a time are asked about
    return clock.in_sweden(at)


def ends(one: EvaluationSource) -> datetime:
    """Tell when an interview ends; one without a length lasts an hour."""
    assert one.at is not None  # noqa: S101 -- only those with a time are asked about
    return one.at + timedelta(minutes=one.minutes or USUAL_LENGTH)


def _clashes(visit: Visit | None, timed: Collection[EvaluationSource]) -> dict[int, list[str]]:
    """Say by interview what it clashes with: the same interviewer, room or people, or days outside."""
    found: dict[int, list[str]] = {}
    for one, other in combinations(timed, 2):
        assert one.at is not None and other.at is not None  # noqa: S101, PT018
        if one.at >= ends(other) or other.at >= ends(one):
            continue
        for this, that in ((one, other), (other, one)):
            if said := _clash(this, that):
                found.setdefault(this.id, []).append(said)
    if visit and visit.first_on and visit.last_on:
        for one in timed:
            if not visit.first_on <= _local(one.at).date() <= visit.last_on:
                found.setdefault(one.id, []).append(_("Ligger utanför besökets dagar."))
    return found


def _clash(this: EvaluationSource, that: EvaluationSource) -> str:
    if this.track == that.track or BOTH in (this.track, that.track):
        return _("Krockar med %(title)s: samma intervjuare.", title=that.title)
    if this.title.casefold() == that.title.casefold():
        return _("Krockar: %(title)s möts av båda samtidigt.", title=that.title)
    if this.place and this.place.casefold() == that.place.casefold():
        return _("Krockar med %(title)s: samma plats.", title=that.title)
    return ""
