"""Editions that anybody may read as a booklet, before there is any account."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from exports.report.booklet import booklet as told_booklet
from exports.report.contents import Report
from questionnaires.edition import Edition
from webapp.ground import banks, context
from webapp.ground.calendar import clock
from webapp.ground.jobs.kinds import Job, maker
from webapp.ground.refusals import NotThereError

if TYPE_CHECKING:
    from exports.extract import Extract

KIND, WORKBOOK = "booklet", "edition"


def editions() -> list[Edition]:
    """List the editions that are known to their questions, newest first in each bank; no drafts."""
    shelf = context.shelf()
    known = [one for key, one in shelf.editions.items() if shelf.statuses[key] != "draft" and one.questions]
    return sorted(sorted(known, key=lambda one: one.valid_from, reverse=True), key=lambda one: one.bank)


def edition_read(edition_id: str, area: str = "") -> Edition:
    """Give an edition with this area. Raises NotThereError for a draft, and for what is none."""
    found = next((one for one in editions() if one.id == edition_id), None)
    if found is None or (area and found.area(area) is None):
        raise NotThereError
    return found


def booklet(edition: Edition, area: str) -> Report:
    """Tell a booklet as it is read on a page."""
    return told_booklet(edition, clock.in_sweden(clock.now()), area)


def booklet_job(edition: Edition, area: str) -> Job:
    """Ask for a booklet as a document."""
    day = clock.in_sweden(clock.now()).date().isoformat()
    return Job(KIND, {"edition": edition.id, "area": area, "day": day}, "docx", (edition.digest,))


@maker(KIND, public=True)
def _made(about: Mapping[str, Any], _ending: str) -> Extract | bytes:
    from exports.report.document import report_file  # noqa: PLC0415 -- python-docx is slow to import

    return report_file(booklet(edition_read(about["edition"], about["area"]), about["area"]))


def workbook_job(edition: Edition) -> Job:
    """Ask for an edition as a workbook."""
    return Job(WORKBOOK, {"edition": edition.id}, "xlsx", (edition.digest,))


@maker(WORKBOOK, public=True)
def _workbook_made(about: Mapping[str, Any], _ending: str) -> Extract | bytes:
    return banks.edition_workbook(edition_read(about["edition"]))
