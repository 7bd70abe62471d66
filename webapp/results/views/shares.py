"""Whom an own assessment is shown to, and the page that they read."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from flask import Blueprint, flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from webapp.assessment.queries import own_answers, progress
from webapp.assessment.views import frame as own_frame
from webapp.assessment.views.blueprint import ID
from webapp.assessment.views.blueprint import pages as own_pages
from webapp.assessment.views.frame import own_assessment
from webapp.evaluation.open_questions import preparation_of
from webapp.evaluation.queries import results
from webapp.ground import charts
from webapp.ground.frame import letter_words, page
from webapp.ground.frame.filters import local_time
from webapp.ground.frame.guard import subject
from webapp.ground.refusals import InvalidError
from webapp.results.deeds import shares as deeds
from webapp.results.forms.shares import ShareForm
from webapp.results.queries import shares

if TYPE_CHECKING:
    from webapp.evaluation.queries.seats.own_seat import OwnSeat
    from webapp.results.queries.shares import Shared

pages = Blueprint("shared", __name__)


@own_pages.get(f"/{ID}/dela")
def show_shares(assessment_id: int) -> ResponseReturnValue:
    """Show to whom it is shown."""
    return _page("", {})


@own_pages.post(f"/{ID}/dela")
def share(assessment_id: int) -> ResponseReturnValue:
    """Show it to the evaluators of a visit, or to somebody with an address."""
    form = ShareForm()
    try:
        if form.visit.data:
            deeds.share_with_evaluators(own_assessment(), form.visit.data)
            flash(_("Delad. Utvärderarna ser den under Mitt arbete."), "ok")
        else:
            made = deeds.share_with(own_assessment(), form.email.data)
            told = _("Delad. Ett brev med länken är på väg till %(email)s.", email=made.email)
            written = _("Delad. Brevet med länken till %(email)s är skrivet.", email=made.email)
            flash(letter_words.told(told, written), "ok")
    except InvalidError as error:
        return _page(form.email.data, error.faults), 422
    return redirect(url_for(".show_shares", assessment_id=assessment_id))


@own_pages.post(f"/{ID}/dela/<int(max=2147483647):share_id>/ta-tillbaka")
def revoke_share(assessment_id: int, share_id: int) -> ResponseReturnValue:
    """Take back what is shown."""
    deeds.revoke(own_assessment(), share_id)
    flash(_("Delningen är tillbakatagen. Den går inte att läsa längre."), "ok")
    return redirect(url_for(".show_shares", assessment_id=assessment_id))


def _page(email: str, faults: dict[str, str]) -> str:
    mine = own_assessment()
    given = shares.shares_of(mine.id)
    taken = {one.visit_id for one in given}
    return render_template(
        "results/shares/own.html",
        **own_frame.frame(mine, "shares"),
        shares=given,
        visits=[one for one in shares.visits_of(mine.municipality_id) if one.id not in taken],
        email=email,
        faults=faults,
        errors=[{"field": field, "text": text} for field, text in faults.items()],
    )


@pages.get("/delat/<int(max=2147483647):share_id>")
def show(share_id: int) -> ResponseReturnValue:
    """Show an own assessment to whom it is shown."""
    found = cast("Shared", subject())
    now = progress.standing(found.subject)
    name = found.subject.municipality
    return render_template(
        "results/shares/shown.html",
        found=found,
        edition=now.edition,
        compass=now.compass,
        fixed=results.compasses_of(found.result) if found.result else None,
        chapters=own_answers.answers_report(found.subject, talk=False).chapters[1:],
        rays=charts.rose_rays(now.compass),
        label=page.rose_label(name, now.compass),
        draw={"rays": charts.rose_rays, "label": page.rose_label},
        nav=[{"label": _("Mitt arbete"), "href": url_for("account.home"), "current": False}],
        who={"place": name, "role": _("Delat med dig")},
    )


@preparation_of.answered
def prepared(seat: OwnSeat) -> list[dict[str, str]]:
    """Tell evaluators what the municipality has shown them."""
    return [
        {
            "href": url_for("shared.show", share_id=one.id),
            "label": one.assessment.name,
            "when": local_time(one.shared_at),
        }
        for one in shares.shown_at(seat.assessment.id)
    ]
