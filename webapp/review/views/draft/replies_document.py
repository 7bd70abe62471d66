"""The draft with the municipality's replies and their answers, to take home whole."""

from __future__ import annotations

from typing import cast

from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from webapp.ground.frame.downloads import handed_job
from webapp.ground.frame.guard import subject
from webapp.review.queries.draft.replies_document import replies_job
from webapp.review.queries.readers import DraftSeat
from webapp.review.views.blueprint import DRAFT, pages


@pages.get(f"{DRAFT}/svar.docx")
def replies_document(evaluation_id: int) -> ResponseReturnValue:
    """Hand out the draft with what the municipality has said to it and what the evaluators answer."""
    seat = cast("DraftSeat", subject())
    return handed_job(replies_job(seat.evaluation), _("utkast-och-svar"), seat.assessment.municipality.name)
