"""Every version of the minutes that is fixed, who may read it, and its file."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import joinedload

from exports.minutes.minutes_report import Fixing, minutes_report, recipe
from exports.minutes.minutes_text import Minutes, minutes_of
from webapp.award.models.panel_minutes import FixedMinutes
from webapp.award.queries.minutes.what_was_decided import concerned
from webapp.award.queries.panel_seats import PanelSeat
from webapp.ground.calendar import clock
from webapp.ground.fields.file_names import file_name
from webapp.ground.jobs.kinds import Job, maker
from webapp.ground.refusals import NotThereError
from webapp.ground.roles import JUROR, NOMINATOR
from webapp.ground.store.database import db
from webapp.rounds.models.rounds import Round

TEXT, DOCUMENT = "txt", "docx"
ENDINGS = (DOCUMENT, TEXT)


def versions(seat: PanelSeat) -> list[FixedMinutes]:
    """List the fixed versions, the newest first."""
    query = (
        select(FixedMinutes)
        .filter_by(round_id=seat.round.id, role=seat.role)
        .options(joinedload(FixedMinutes.fixed_by))
        .order_by(FixedMinutes.version.desc())
    )
    return list(db.session.scalars(query))


def may_read(seat: PanelSeat, row: FixedMinutes | None = None) -> bool:
    """Tell whether a version, or what it would be now, names nobody that this person may not see."""
    return not seat.hidden & set(row.places if row else concerned(seat))


def version_of(seat: PanelSeat, number: int) -> FixedMinutes:
    """Fetch one version for somebody who may read it. Raises NotThereError for all others."""
    found = next((row for row in versions(seat) if row.version == number), None)
    if found is None or not may_read(seat, found):
        raise NotThereError
    return found


def name_of(row: FixedMinutes) -> str:
    """Name the files of a version, without their ending."""
    whose = {JUROR: "juryns", NOMINATOR: "nomineringsgruppens"}[row.role]
    award_round = db.session.get_one(Round, row.round_id)
    return file_name(whose, "protokoll", award_round.key, "version", row.version)


def told(row: FixedMinutes) -> Minutes:
    """Give what a version says."""
    return minutes_of(row.content)


def recipe_of(row: FixedMinutes) -> tuple[str, ...]:
    """Say how the checksum of a version is taken again."""
    return recipe(f"{name_of(row)}.{TEXT}")


def minutes_job(seat: PanelSeat, number: int, ending: str) -> Job:
    """Ask for a version as a file: the same for all who may read it, for ever."""
    row = version_of(seat, number)
    return Job("minutes", {"minutes": row.id}, ending, (row.checksum,))


@maker("minutes")
def _made(about: Mapping[str, Any], ending: str) -> bytes:
    row = db.session.get_one(FixedMinutes, about["minutes"])
    if ending == TEXT:
        return row.text.encode("utf-8")
    from exports.report.document import report_file  # noqa: PLC0415 -- slow to import

    return report_file(minutes_report(minutes_of(row.content), _fixing(row)))


def _fixing(row: FixedMinutes) -> Fixing:
    at = clock.in_sweden(row.fixed_at)
    file = f"{name_of(row)}.{TEXT}"
    return Fixing(row.version, at, row.fixed_by.name, row.why, row.checksum, file)
