"""Gathers what a municipality gets back: its whole evaluation, once the result is fixed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flask_babel import gettext as _

from webapp.ground.refusals import NotReadyError
from webapp.results.queries.report.report_readers import Reached
from webapp.review.queries.evaluation_extract import evaluation_entry

if TYPE_CHECKING:
    from exports.extract import Extract


def feedback_extract(reached: Reached) -> Extract:
    """Gather the feedback. Raises NotReadyError before the result is fixed."""
    from exports.kinds.evaluation import feedback_extract  # noqa: PLC0415 -- slow to import

    if reached.result is None:
        raise NotReadyError(
            _("Resultatet är inte fastställt än."), _("Återkopplingen finns här när det är fastställt.")
        )
    return feedback_extract(evaluation_entry(reached.result, outside=False))
