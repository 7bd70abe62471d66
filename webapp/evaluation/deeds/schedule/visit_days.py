"""The days of a visit and of its report, and the schedule sent to the municipality."""

from __future__ import annotations

from datetime import date

from flask_babel import gettext as _

from webapp.evaluation.deeds.visit.sources import hold
from webapp.evaluation.events import SCHEDULE_SENT, VISIT_PLANNED
from webapp.evaluation.models.visits import Visit
from webapp.evaluation.queries.seats.own_seat import OwnSeat
from webapp.evaluation.queries.visit.schedule import REPORT_AFTER, interviews_of, schedule, visit_of
from webapp.ground.calendar import clock
from webapp.ground.events.journal import note
from webapp.ground.refusals import InvalidError, NotReadyError, StaleError
from webapp.ground.store.database import db, deed

Days = tuple[date | None, date | None, date | None]


class StaleDaysError(StaleError):
    """The other has changed the days since the sender looked."""

    def __init__(self) -> None:
        super().__init__(
            _("Besökets dagar har ändrats sedan du öppnade sidan."),
            _("Det du skrev står kvar i fälten. Spara igen om det ska gälla."),
        )


class ClashingError(NotReadyError):
    """Interviews clash, and whoever sends the schedule has not seen these clashes yet."""

    def __init__(self, clashes: list[str], sign: str) -> None:
        super().__init__(
            _("Schemat är inte skickat än: intervjuer krockar eller ligger fel."),
            _("Rätta dem i schemat, eller skicka det som det står."),
        )
        self.clashes, self.sign = clashes, sign


@deed
def plan_days(seat: OwnSeat, days: Days, version: int) -> None:
    """Decide the first and last day of the visit, and when its report is due: three weeks after, unsaid.

    Raises StaleDaysError on a version that somebody else has passed.
    """
    hold(seat)
    first, last, report = days
    _check(first, last, report)
    last = last or first
    report = report or (last + REPORT_AFTER if last else None)
    row = visit_of(seat.evaluation.id) or Visit(evaluation_id=seat.evaluation.id, version=0)
    if row.id:
        db.session.refresh(row)
    if (row.first_on, row.last_on, row.report_on) == (first, last, report):
        return
    if row.version != version:
        raise StaleDaysError
    before = _as_data(row)
    row.first_on, row.last_on, row.report_on = first, last, report
    row.version, row.saved_at, row.saved_by_id = version + 1, clock.now(), seat.person_id
    db.session.add(row)
    about = {"evaluation_id": seat.evaluation.id}
    note(VISIT_PLANNED, seat.person_id, before=before, after=_as_data(row), **about)


def _check(first: date | None, last: date | None, report: date | None) -> None:
    faults = {}
    if first is None and (last or report):
        faults["first_on"] = _("Skriv besökets första dag.")
    if first and last and last < first:
        faults["last_on"] = _("Sista dagen kan inte komma före den första.")
    if report and (last or first) and report < (last or first or report):
        faults["report_on"] = _("Rapporten blir klar efter besöket. Välj en senare dag.")
    if faults:
        raise InvalidError(faults)


def _as_data(row: Visit) -> dict[str, str]:
    days = {"first": row.first_on, "last": row.last_on, "report": row.report_on}
    return {name: day.isoformat() if day else "" for name, day in days.items()}


@deed
def send_schedule(seat: OwnSeat, seen: str = "") -> None:
    """Send the schedule to the municipality; from then on it reads it as it stands.

    Raises ClashingError while interviews clash, unless these clashes were `seen`.
    """
    hold(seat)
    row = visit_of(seat.evaluation.id)
    if row is None or row.first_on is None:
        raise NotReadyError(
            _("Besöket har inga dagar än."),
            _("Skriv första och sista dagen, och spara. Skicka sedan schemat."),
        )
    planned = interviews_of(seat.evaluation.id)
    if not planned:
        raise NotReadyError(
            _("Schemat är tomt."), _("Lägg in minst en intervju. Skicka sedan schemat till kommunen.")
        )
    plan = schedule(seat.evaluation)
    if plan.clash_sign != seen and plan.clashes:
        raise ClashingError(plan.clash_words, plan.clash_sign)
    row.sent_at, row.sent_by_id = clock.now(), seat.person_id
    about = {"evaluation_id": seat.evaluation.id, "assessment_id": seat.assessment.id}
    after = {**_as_data(row), "interviews": len(planned), "people": sum(one.people or 0 for one in planned)}
    note(SCHEDULE_SENT, seat.person_id, after=after, **about)
