"""A municipality's years as a file: the figures of its page."""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction
from typing import TYPE_CHECKING, Any

from flask_babel import gettext as _
from sqlalchemy import select

from webapp.assessment.models.assessments import Assessment
from webapp.ground.events.models import Event
from webapp.ground.events.state import changes
from webapp.ground.jobs.kinds import Job, maker
from webapp.results.queries.comparison.own_course import course_of

if TYPE_CHECKING:
    from exports.extract import Extract
    from questionnaires.comparison.sides import Side


def years_job(municipality_id: int, name: str, ending: str) -> Job:
    """Ask for the years as a file, as they stand."""
    here = select(Assessment.id).where(Assessment.municipality_id == municipality_id)
    about = {"municipality": municipality_id, "name": name}
    return Job("years", about, ending, changes(Event.assessment_id.in_(here)))


@maker("years")
def _made(about: Mapping[str, Any], _ending: str) -> Extract:
    from exports.comparison.years import YearsEntry, years_extract  # noqa: PLC0415 -- slow to import

    course = course_of(about["municipality"], about["name"])
    if course.main is None:
        return years_extract(YearsEntry(about["name"], "", (), ()))
    edition = course.main.result.edition
    joined = course.joined
    sums = [one.side.total if one.year.is_whole else None for one in joined]
    rows = [
        (area.number, str(area.name), [_read(one.side, area.number) for one in joined])
        for area in edition.areas
    ]
    total = ("", _("Summa"), [_as_read(one) for one in sums])
    years = [(str(one.year.result.year), one.year.name) for one in joined]
    return years_extract(YearsEntry(about["name"], str(edition.name), years, [*rows, total]))


def _read(side: Side, number: str) -> Fraction | None:
    return _as_read(side.scores.get(number))


def _as_read(score: object) -> Fraction | None:
    """Give a figure as it is read on the page; nothing where there is none."""
    return None if score is None else Fraction(str(score).replace(",", "."))
