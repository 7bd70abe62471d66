"""What a change leads to, told to the pair before it changes anything that others have read."""

from __future__ import annotations

from flask_babel import gettext as _

from webapp.evaluation.models.evaluations import Evaluation
from webapp.evaluation.open_questions import consequence_of
from webapp.review.models.reviews import RELEASED
from webapp.review.queries import stage_overview
from webapp.review.queries.stage_overview import Standing


@consequence_of.answered
def consequence(evaluation: Evaluation, place: str) -> str:
    """Say what follows if something is changed in one place; nothing where nobody else has read it."""
    if evaluation.published_at is not None or evaluation.revealed_at is None:
        return ""
    now = stage_overview.standing(evaluation)
    if now.time is None:
        return _before_opening(now)
    if now.over and place in now.open_objections:
        return _(
            "Kommunen har invänt här. Ändrar du något hör det till det svaret: spara sedan utfallet, och "
            "skriv varför, på sidan Granskning."
        )
    if now.needs_review:
        return _(
            "Kommunen har fått utkastet. Ändrar du något här blir det en ny version, som kvalitetsgranskaren "
            "läser igen och som kommunen får med skälet innan resultatet kan fastställas."
        )
    return _(
        "Kommunen har fått utkastet. Ändrar du något här blir det en ny version, som kommunen får med skälet "
        "innan resultatet kan fastställas."
    )


def _before_opening(now: Standing) -> str:
    if not now.needs_review or not any(one.outcome == RELEASED for one in now.reviews):
        return ""
    return _(
        "Kvalitetsgranskaren har släppt utvärderingen. Ändrar du något här behöver den läsas igen innan "
        "kommunen får utkastet eller resultatet fastställs."
    )
