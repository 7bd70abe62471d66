"""The files of the jury and the nomination group: made once for all who may read the same."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from webapp.award.queries.extracts.application_extract import applications_extract
from webapp.award.queries.extracts.nominee_extract import nominee_extract
from webapp.award.queries.jury import jury_page
from webapp.award.queries.jury.jury_entry import jury_extract, jury_workbook
from webapp.award.queries.panel_seats import PanelSeat
from webapp.evaluation.queries.round_changes import round_changes
from webapp.ground.jobs.kinds import Job, maker
from webapp.ground.roles import NOMINATOR
from webapp.ground.store.database import db
from webapp.rounds.models.rounds import Round

if TYPE_CHECKING:
    from exports.extract import Extract

BOOK, TABLES = "xlsx", ("zip", "json")


def jury_job(seat: PanelSeat) -> Job:
    """Ask for the jury's workbook, without those its reader may not see."""
    return Job("jury", _about(seat), BOOK, round_changes(seat.round.id))


def jury_tables_job(seat: PanelSeat, ending: str) -> Job:
    """Ask for what the workbook tells as tables, without the same."""
    return Job("jury_tables", _about(seat), ending, round_changes(seat.round.id))


def nominee_job(seat: PanelSeat, entrant_id: int, ending: str) -> Job:
    """Ask for one nominee in full."""
    return Job("nominee", {**_about(seat), "entrant": entrant_id}, ending, round_changes(seat.round.id))


def applications_job(seat: PanelSeat, ending: str) -> Job:
    """Ask for all applications, by the names that this member may know."""
    about = {**_about(seat), "sits": seat.sits, "office": seat.office, "person": seat.person_id}
    return Job("applications", about, ending, round_changes(seat.round.id))


def _about(seat: PanelSeat) -> dict[str, Any]:
    return {"round": seat.round.id, "hidden": sorted(seat.hidden)}


def _round(about: Mapping[str, Any]) -> Round:
    return db.session.get_one(Round, about["round"])


@maker("jury")
def _jury(about: Mapping[str, Any], _ending: str) -> bytes:
    return jury_workbook(_round(about), about["hidden"])


@maker("jury_tables")
def _jury_tables(about: Mapping[str, Any], _ending: str) -> Extract:
    return jury_extract(_round(about), about["hidden"])


@maker("nominee")
def _nominee(about: Mapping[str, Any], _ending: str) -> Extract:
    page = jury_page.jury_page(_round(about), about["hidden"])
    return nominee_extract(page, jury_page.nominee_of(page, about["entrant"]))


@maker("applications")
def _applications(about: Mapping[str, Any], _ending: str) -> Extract:
    hidden, sits = frozenset(about["hidden"]), about["sits"]
    seat = PanelSeat(_round(about), NOMINATOR, about["person"], sits, about["office"], hidden)
    return applications_extract(seat)
