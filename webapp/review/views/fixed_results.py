"""Fixing the result of an evaluation."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flask import flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from webapp.evaluation.queries import results as result_queries
from webapp.evaluation.queries.acceptances import unchecked_of
from webapp.evaluation.views import second_edition
from webapp.evaluation.views.blueprint import ID, pages
from webapp.ground.frame.guard import person_id, subject
from webapp.ground.refusals import NotReadyError
from webapp.review.deeds import results
from webapp.review.queries import stage_overview

if TYPE_CHECKING:
    from webapp.evaluation.models.evaluations import Evaluation


@pages.get(f"/{ID}/faststall")
def publish(evaluation_id: int) -> ResponseReturnValue:
    """Show what will be fixed."""
    return _publish({})


@pages.post(f"/{ID}/faststall")
def save_publication(evaluation_id: int) -> ResponseReturnValue:
    """Fix the result for ever."""
    try:
        result = results.publish(person_id(), evaluation_id)
    except NotReadyError as error:
        return _publish({"sentence": error.sentence, "remedy": error.remedy}), 409
    flash(_("Resultatet är fastställt."), "ok")
    assessment = result.evaluation.assessment
    if assessment.round is None:
        return redirect(url_for("results.show", result_id=result.id))
    return redirect(url_for("office.round_page", round_key=assessment.round.key))


def _publish(refused: dict[str, str]) -> str:
    evaluation = subject()
    own, agreed = results.both_compasses(evaluation)
    result = results.result_of(evaluation.id)
    name = evaluation.assessment.municipality.name
    return render_template(
        "review/fixing.html",
        evaluation=evaluation,
        own=own,
        agreed=agreed,
        edition=own.edition,
        missing=results.missing(evaluation),
        unchecked=unchecked_of(evaluation.id),
        coming=_coming(evaluation, len(agreed.marks), len(own.edition.questions)),
        settled={a.number: sum(q.id in agreed.marks for q in a.questions) for a in own.edition.areas},
        home=_home_of(evaluation),
        standing=stage_overview.standing(evaluation),
        result=result,
        refused=refused,
        municipality=name,
        result_address=_address_of(evaluation, result.id) if result else "",
        second=second_edition.offered(name, result_queries.compasses_of(result)[1]) if result else None,
        nav=[{"label": _("Mitt arbete"), "href": url_for("account.home"), "current": False}],
        who={"place": name, "role": _("Fastställ resultatet")},
    )


def _coming(evaluation: Evaluation, agreed: int, everything: int) -> str:
    """Say how far an evaluation has come that cannot be fixed yet, without a figure that pretends."""
    if agreed:
        return _("%(agreed)s av %(all)s frågor är enade.", agreed=agreed, all=everything)
    if evaluation.revealed_at:
        return _("Båda utvärderarna är klara, men de har inte enats om någon fråga än.")
    if results.anything_marked(evaluation):
        return _("Utvärderarna bedömer än. De enas när båda är klara.")
    return _("Ingen har bedömt något än.")


def _home_of(evaluation: Evaluation) -> str:
    """Give the page of the pair of an internal evaluation."""
    assessment = evaluation.assessment
    at_home = assessment.round_id is None
    return url_for("assessment.evaluators", assessment_id=assessment.id) if at_home else ""


def _address_of(evaluation: Evaluation, result_id: int) -> str:
    """Give where a fixed result is read: with the jury until it is public; nowhere if it has left."""
    award_round = evaluation.assessment.round
    if award_round is None or award_round.announced_at is not None:
        return url_for("results.show", result_id=result_id)
    entrant_id = results.unannounced_entrant(evaluation)
    return url_for("jury.nominee", round_key=award_round.key, entrant_id=entrant_id) if entrant_id else ""
