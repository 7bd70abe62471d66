"""Fixed results: public once their round is announced."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flask import Blueprint, render_template, url_for
from flask.typing import ResponseReturnValue

from questionnaires.judgement.checks.unchecked import unchecked
from webapp.evaluation.queries import results
from webapp.evaluation.queries.acceptances import fixed_acceptances
from webapp.evaluation.views import second_edition
from webapp.evaluation.views.seats.internal_evaluators import answerers_of
from webapp.ground import charts
from webapp.ground.frame import page
from webapp.ground.frame.downloads import extract_hrefs, handed_job, handed_picture, known_ending
from webapp.ground.frame.guard import subject
from webapp.results.queries.extracts import reference
from webapp.results.queries.summaries import announced_rounds, summaries
from webapp.results.views.frame import frame
from webapp.results.views.public.public_rounds import MOST_ROSES, MOST_ROUNDS
from webapp.review.deeds import results as result_deeds

if TYPE_CHECKING:
    from webapp.evaluation.models.evaluations import PublishedResult

pages = Blueprint("results", __name__, url_prefix="/resultat")
ID = "<int(max=2147483647):result_id>"


@pages.get("/")
def listing() -> ResponseReturnValue:
    """List the public results."""
    newest = announced_rounds.newest_round()
    named = summaries.of_round(newest, MOST_ROSES) if newest else []
    return render_template(
        "results/listing.html",
        round=newest,
        honours=[one for one in named if one.honour],
        results=[one for one in named if one.total],
        many=announced_rounds.results_in(newest) if newest else 0,
        earlier=announced_rounds.round_lines(MOST_ROUNDS, without=newest.id) if newest else [],
        printed=extract_hrefs(".reference_file"),
        **frame(),
    )


@pages.get("/referensvarden.<kind>")
def reference_file(kind: str) -> ResponseReturnValue:
    """Hand out the printed values to compare with."""
    return handed_job(reference.reference_job(known_ending(kind)), "referensvarden")


@pages.get(f"/{ID}")
def show(result_id: int) -> ResponseReturnValue:
    """Show one fixed result."""
    result: PublishedResult = subject()
    own, agreed = results.compasses_of(result)
    name = result.evaluation.assessment.municipality.name
    return render_template(
        "results/show.html",
        result=result,
        own=own,
        agreed=agreed,
        edition=agreed.edition,
        municipality=name,
        beside=result_deeds.adjustments_of(result),
        unchecked=unchecked(found) if (found := fixed_acceptances(result)) else None,
        rays=charts.rose_rays(agreed),
        label=page.rose_label(name, agreed),
        second=second_edition.offered(name, agreed),
        public=summaries.result_in(result.id),
        announced=_is_announced(result),
        answerers=answerers_of(result.evaluation, agreed.edition),
        answers=_answers(result),
        **frame(),
    )


def _answers(result: PublishedResult) -> str:
    """Give where the answers of an internal evaluation are read; only their own people come here."""
    assessment = result.evaluation.assessment
    at_home = assessment.round_id is None
    return url_for("assessment.overview", assessment_id=assessment.id) if at_home else ""


def _is_announced(result: PublishedResult) -> bool:
    """Tell whether everybody may see it, and so compare it."""
    award_round = result.evaluation.assessment.round
    return award_round is not None and award_round.announced_at is not None


@pages.get(f"/{ID}/ros.<kind>")
def chart(result_id: int, kind: str) -> ResponseReturnValue:
    """Give the result's rose as a picture: svg or png."""
    result: PublishedResult = subject()
    name = result.evaluation.assessment.municipality.name
    job = charts.rose_job(name, results.compasses_of(result)[1], kind, public=True)
    return handed_picture(job, f"resultat-{result_id}")
