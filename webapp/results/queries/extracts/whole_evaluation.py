"""Gathers what a municipality gets back: its whole evaluation, once the result is fixed."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from flask_babel import gettext as _

from webapp.evaluation.models.evaluations import PublishedResult
from webapp.evaluation.queries.round_changes import assessment_changes
from webapp.ground.jobs.kinds import Job, maker
from webapp.ground.refusals import NotReadyError
from webapp.ground.store.database import db
from webapp.results.queries.report.report_readers import Reached
from webapp.review.queries.evaluation_extract import evaluation_entry

if TYPE_CHECKING:
    from collections.abc import Mapping

    from exports.extract import Extract


def feedback_job(reached: Reached, ending: str) -> Job:
    """Ask for the feedback as a file. Raises NotReadyError before the result is fixed."""
    result = _fixed(reached)
    return Job(
        "feedback", {"result": result.id}, ending, assessment_changes(reached.evaluation.assessment_id)
    )


@maker("feedback")
def _made(about: Mapping[str, Any], _ending: str) -> Extract:
    return _told(db.session.get_one(PublishedResult, about["result"]))


def feedback_extract(reached: Reached) -> Extract:
    """Gather the feedback. Raises NotReadyError before the result is fixed."""
    return _told(_fixed(reached))


def _told(result: PublishedResult) -> Extract:
    from exports.kinds.evaluation import feedback_extract as described  # noqa: PLC0415 -- slow to import

    return described(evaluation_entry(result, outside=False))


def _fixed(reached: Reached) -> PublishedResult:
    if reached.result is None:
        raise NotReadyError(
            _("Resultatet är inte fastställt än."), _("Återkopplingen finns här när det är fastställt.")
        )
    return reached.result
