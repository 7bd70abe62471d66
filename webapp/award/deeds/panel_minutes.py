"""The minutes of a jury or a nomination group: the office notes, and fixes a version for ever."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from flask_babel import gettext as _

from webapp.award.events import PANEL_MINUTES_FIXED, PANEL_MINUTES_NOTED
from webapp.award.models.panel_minutes import FixedMinutes, PanelAttendance, PanelMinutes
from webapp.award.queries.minutes.fixed_versions import may_read, versions
from webapp.award.queries.minutes.noted_minutes import (
    ABSENT,
    AFAR,
    THERE,
    Noted,
    attendance,
    members,
    noted,
    row_of,
)
from webapp.award.queries.minutes.told_minutes import Drawn, draw_up
from webapp.award.queries.panel_seats import PanelSeat, hold
from webapp.ground.calendar import clock
from webapp.ground.events.journal import note
from webapp.ground.refusals import InvalidError, NotAllowedError, NotReadyError, StaleError
from webapp.ground.store.database import db, deed

PRESENCES = (THERE, AFAR, ABSENT)
WHY_LIMIT = 1_000


class StaleMinutesError(StaleError):
    """Somebody has noted something since the sender looked; `kept` is what stands there now."""

    def __init__(self, kept: Noted) -> None:
        super().__init__(
            _("Protokollets uppgifter har ändrats sedan du öppnade sidan."),
            _("Det du skrev står kvar i fälten, och det som är sparat står ovanför. Ändra och spara igen."),
        )
        self.kept = kept


@deed
def save_notes(seat: PanelSeat, said: Noted) -> Noted:
    """Keep what is said of the meeting; the same once more changes nothing. `said.version` is what was seen.

    Raises NotAllowedError for others than the office, InvalidError for whoever does not sit there,
    StaleMinutesError on a version that has been passed.
    """
    _check_office(seat)
    hold(seat.round.id)
    now = noted(seat)
    kept = replace(said, present=now.present | said.present, version=now.version)
    if replace(kept, saved_at=now.saved_at, saved_by=now.saved_by) == now:
        return now
    if said.version != now.version:
        raise StaleMinutesError(now)
    _check_present(seat, said.present)
    row = row_of(seat)
    if row is None:
        row = PanelMinutes(round_id=seat.round.id, role=seat.role)
        db.session.add(row)
    row.met_on, row.place, row.others = said.met_on, said.place, said.others
    row.settled, row.more = said.settled, said.more
    row.version, row.saved_at, row.saved_by_id = now.version + 1, clock.now(), seat.person_id
    db.session.flush()
    _attend(row, said.present)
    note(
        PANEL_MINUTES_NOTED,
        seat.person_id,
        round_id=seat.round.id,
        after={"role": seat.role},
        version=row.version,
    )
    db.session.flush()
    return noted(seat)


def _attend(row: PanelMinutes, present: Mapping[int, str]) -> None:
    there = {one.person_id: one for one in attendance(row.id)}
    for who, how in present.items():
        if who not in there:
            there[who] = PanelAttendance(minutes_id=row.id, person_id=who)
            db.session.add(there[who])
        there[who].present = how


def _check_present(seat: PanelSeat, present: Mapping[int, str]) -> None:
    sitting = {one.id for one in members(seat)}
    faults = {
        f"present-{who}": _("Välj på plats, på distans eller inte med, för någon som sitter i gruppen.")
        for who, how in present.items()
        if who not in sitting or how not in PRESENCES
    }
    if faults:
        raise InvalidError(faults)


@deed
def fix(seat: PanelSeat, seen: str, why: str = "") -> FixedMinutes:
    """Fix the minutes as they were shown; a changed one is a new version with its reason, and both stay.

    `seen` is the checksum of what the page showed. The same once more gives the version that stands. Raises
    NotReadyError while something is missing, InvalidError without a reason, StaleError when the minutes
    would not be what was read.
    """
    _check_office(seat)
    hold(seat.round.id)
    drawn, before = draw_up(seat), versions(seat)
    if drawn is None:
        raise NotReadyError(_("Den sammanvägda ordningen visas inte än."), _("Visa den först."))
    if before and before[0].checksum == drawn.checksum:
        return before[0]
    if drawn.missing:
        raise NotReadyError(_("Protokollet är inte färdigt."), " ".join(drawn.missing))
    if seen != drawn.checksum:
        raise StaleError(
            _("Protokollet har ändrats sedan du läste det."), _("Läs igenom det igen, och fastställ sedan.")
        )
    if before and not 0 < len(why) <= WHY_LIMIT:
        raise InvalidError({"why": _("Skriv varför det blir en ny version, med högst 1 000 tecken.")})
    return _kept(seat, drawn, len(before) + 1, why if before else "")


def _kept(seat: PanelSeat, drawn: Drawn, version: int, why: str) -> FixedMinutes:
    row = FixedMinutes(
        round_id=seat.round.id,
        role=seat.role,
        version=version,
        content=drawn.data,
        places=drawn.places,
        text=drawn.text,
        checksum=drawn.checksum,
        why=why,
        fixed_at=clock.now(),
        fixed_by_id=seat.person_id,
    )
    db.session.add(row)
    after = {"role": seat.role, "version": version, "checksum": drawn.checksum}
    note(PANEL_MINUTES_FIXED, seat.person_id, round_id=seat.round.id, after=after, why=why)
    db.session.flush()
    return row


def _check_office(seat: PanelSeat) -> None:
    """Refuse a member, and an officer who may not see all that the minutes are about."""
    if not seat.office:
        raise NotAllowedError(_("Bara kansliet för protokollet."), _("Be kansliet anteckna det."))
    if not may_read(seat):
        raise NotAllowedError(
            _("Du är jävig för en av kommunerna i protokollet."), _("Be någon annan i kansliet föra det.")
        )
