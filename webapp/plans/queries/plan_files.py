"""A plan as files: what is shown is exported."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from flask_babel import gettext as _

from questionnaires.succession.placement import NOT, PARTLY, REACHED
from webapp.ground.calendar import clock
from webapp.ground.events.models import Event
from webapp.ground.events.state import changes
from webapp.ground.jobs.kinds import Job, maker
from webapp.ground.store import extracts
from webapp.plans.action_content import BEGUN, DONE, DROPPED, PLANNED
from webapp.plans.models.plans import EARLIER, OWN, QUESTION, REPORT
from webapp.plans.queries.own_plans import OwnPlan, own_plan
from webapp.plans.queries.plan_board import Board, Line, Need, board
from webapp.plans.queries.plan_story import Story, story_of
from webapp.plans.queries.planned_points import today

if TYPE_CHECKING:
    from exports.extract import Extract
    from exports.plan.plan_tables import Followed, PlanEntry, PlannedAction, PlannedArea, Said
    from webapp.plans.models.plans import FollowUp, PlanWord

DOCUMENT = "docx"
ENDINGS = (*extracts.ENDINGS, DOCUMENT)


def plan_job(plan: OwnPlan, ending: str) -> Job:
    """Ask for a plan as a file, as it stands today."""
    about = {"plan": plan.id, "person": plan.person_id, "day": today().isoformat()}
    return Job("plan", about, ending, changes(Event.assessment_id == plan.assessment_id))


@maker("plan")
def _made(about: Mapping[str, Any], ending: str) -> Extract | bytes:
    from exports.plan.plan_tables import plan_extract  # noqa: PLC0415 -- slow to import

    entry = entry_of(board(own_plan(about["person"], about["plan"])), story_of(about["plan"]))
    if ending != DOCUMENT:
        return plan_extract(entry)
    from exports.plan.plan_report import plan_report  # noqa: PLC0415 -- as above
    from exports.report.document import report_file  # noqa: PLC0415 -- as above

    return report_file(plan_report(entry))


def entry_of(found: Board, story: Story) -> PlanEntry:
    """Tell a plan as plain values."""
    from exports.plan.plan_tables import PlanEntry  # noqa: PLC0415 -- as above

    planned = found.planned
    return PlanEntry(
        municipality=found.plan.municipality,
        name=found.plan.name,
        edition=str(found.edition.name) if found.edition else "",
        made_at=clock.in_sweden(clock.now()),
        areas=tuple(_area(one) for one in found.needs),
        now=planned.now if planned else None,
        least=planned.least if planned else None,
        most=planned.most if planned else None,
        review_on=found.plan.review_on,
        follow_ups=tuple(_followed(one) for one in story.follow_ups),
        words=tuple(_said(one, one.text) for one in story.words),
    )


def _said(row: FollowUp | PlanWord, words: str) -> Said:
    from exports.plan.plan_tables import Said  # noqa: PLC0415 -- as above

    return Said(clock.in_sweden(row.at), row.person.name, words)


def _followed(row: FollowUp) -> Followed:
    from exports.plan.plan_tables import Followed, Walked  # noqa: PLC0415 -- as above

    states, outcomes = _states(), {REACHED: _("Ja"), PARTLY: _("Delvis"), NOT: _("Nej"), "": ""}
    return Followed(
        _said(row, row.words),
        tuple(
            Walked(one["title"], one["owner"], states[one["state"]], outcomes[one["outcome"]], one["gave"])
            for one in row.content
        ),
    )


def _states() -> dict[str, str]:
    return {PLANNED: _("Planerad"), BEGUN: _("Påbörjad"), DONE: _("Klar"), DROPPED: _("Avbruten")}


def _area(need: Need) -> PlannedArea:
    from exports.plan.plan_tables import PlannedArea  # noqa: PLC0415 -- as above

    origins = {
        REPORT: _("ur rapporten"),
        QUESTION: _("fråga med mycket att vinna"),
        OWN: _("egna ord"),
        EARLIER: _("ur den förra planen"),
    }
    row = need.improvement
    lines = tuple(_action(one) for one in need.lines)
    return PlannedArea(need.number, row.text, origins[row.origin], row.left_why, lines)


def _action(line: Line) -> PlannedAction:
    from exports.plan.plan_tables import PlannedAction, PlannedLevel  # noqa: PLC0415 -- as above

    row, gain = line.action, line.gain
    levels = tuple(
        PlannedLevel(
            one.question.number,
            str(one.question.text),
            str(aim.part.name),
            str(aim.before.name) if aim.before else _("inte besvarad"),
            str(aim.after.name),
        )
        for one in line.aimed
        if one.question
        for aim in one.parts
    )
    return PlannedAction(
        row.title,
        line.owner,
        _("Sen, %(days)s dagar", days=line.days) if line.late else _states()[row.state],
        *(row.last_on, row.done_on, row.informed, row.note, row.dropped_why, levels),
        *((gain.least, gain.most) if gain else (None, None)),
    )
