"""A plan to take along, as a workbook, a document, CSV or JSON."""

from __future__ import annotations

from flask.typing import ResponseReturnValue

from webapp.ground.frame.downloads import handed_job, known_ending
from webapp.plans.queries.plan_files import ENDINGS, plan_job
from webapp.plans.views.blueprint import PLAN, pages, plan


@pages.get(f"{PLAN}/plan.<kind>")
def plan_file(plan_id: int, kind: str) -> ResponseReturnValue:
    """Hand out the plan as it stands today."""
    mine = plan()
    return handed_job(plan_job(mine, known_ending(kind, ENDINGS)), "handlingsplan", mine.municipality)
