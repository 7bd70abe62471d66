"""The pair's draft on its way: to the third reader and back, and to the municipality."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from flask import abort, flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from webapp.evaluation.views.frame import frame
from webapp.evaluation.views.seat import own_seat
from webapp.ground.events import story
from webapp.ground.frame import letter_words, page
from webapp.ground.refusals import InvalidError, Refusal
from webapp.review.deeds import results, reviews
from webapp.review.deeds.draft import renewal, replies
from webapp.review.forms.replies import ClosingForm, ReasonsForm
from webapp.review.forms.texts import PlaceCommentForm
from webapp.review.queries import stage_overview
from webapp.review.queries.draft import reply_time
from webapp.review.queries.draft.draft import digest_of, places
from webapp.review.queries.stage_overview import Standing
from webapp.review.views.blueprint import PAIR, listed, pages

if TYPE_CHECKING:
    from webapp.evaluation.models.evaluations import Evaluation


@pages.get(f"{PAIR}/granskning")
def progress(evaluation_id: int) -> ResponseReturnValue:
    """Show where the draft stands, what the third reader says and what comes next."""
    return show_progress({})


@pages.post(f"{PAIR}/granskning")
def send(evaluation_id: int) -> ResponseReturnValue:
    """Send the draft to the third reader."""
    said = ReasonsForm().said(places(own_seat().edition))
    try:
        reviews.send(own_seat(), said)
    except InvalidError as error:
        return show_progress(error.faults, reasons=said), error.status
    except Refusal as refusal:
        return show_progress(
            {"send": f"{refusal.sentence} {refusal.remedy}".strip()}, reasons=said
        ), refusal.status
    flash(_("Utvärderingen är skickad till granskning."), "ok")
    return redirect(url_for(".progress", evaluation_id=evaluation_id))


@pages.post(f"{PAIR}/granskning/kommentar")
def answer(evaluation_id: int) -> ResponseReturnValue:
    """Answer the third reader."""
    form = PlaceCommentForm()
    place, text = form.place.data, form.text.data
    if place not in places(own_seat().edition):
        abort(404)
    try:
        reviews.comment(own_seat(), place, text, form.request_key.data)
    except InvalidError as error:
        faults = {f"{name}-{place}": words for name, words in error.faults.items()}
        return show_progress(faults, typed={place: text}), error.status
    return redirect(url_for(".progress", evaluation_id=evaluation_id, _anchor="kommentarer"))


@pages.post(f"{PAIR}/granskning/oppna")
def open_draft(evaluation_id: int) -> ResponseReturnValue:
    """Open the draft to the municipality until a day."""
    form = ClosingForm()
    faults = open_until(own_seat().person_id, own_seat().evaluation, form)
    if faults:
        return show_progress(faults, closing=form.shown), 409 if "open" in faults else 422
    return redirect(url_for(".progress", evaluation_id=evaluation_id))


def open_until(person_id: int, evaluation: Evaluation, form: ClosingForm) -> dict[str, str]:
    """Open a draft until the moment that was read; give what was wrong."""
    if form.day.data is None or form.faults:
        return form.faults
    more = stage_overview.time_of(evaluation.id) is not None
    try:
        replies.open_reply(person_id, evaluation, form.day.data, form.hurry.data)
    except InvalidError as error:
        return error.faults
    except Refusal as refusal:
        return {"open": f"{refusal.sentence} {refusal.remedy}".strip()}
    if more:
        goes = _("Kommunen har fått mer tid, och samordnaren har fått ett brev.")
        flash(
            letter_words.told(
                goes, _("Kommunen har fått mer tid, och ett brev till samordnaren är skrivet.")
            ),
            "ok",
        )
    else:
        goes = _("Utkastet är öppet för kommunen, och samordnaren har fått ett brev.")
        waits = _("Utkastet är öppet för kommunen, och ett brev till samordnaren är skrivet.")
        flash(letter_words.told(goes, waits), "ok")
    return {}


def show_progress(
    faults: dict[str, str],
    typed: dict[str, str] | None = None,
    closing: dict[str, str] | None = None,
    reasons: dict[str, str] | None = None,
) -> str:
    """Show where the draft stands, with what was typed where something was refused."""
    seat = own_seat()
    now = stage_overview.standing(seat.evaluation)
    return render_template(
        "review/stages.html",
        **frame(seat, "progress"),
        standing=now,
        missing=results.missing(seat.evaluation),
        renews=now.stage == stage_overview.RENEWING and now.released,
        reasons={**renewal.kept_reasons(now), **(reasons or {})},
        seen=digest_of(now.content),
        first_day=first_day(now),
        comments=reviews.comments(seat.evaluation.id),
        places=places(now.edition),
        typed=typed or {},
        closing=closing,
        events=page.told(
            story.course(
                now.edition, seat.evaluation.id, seat.evaluation.assessment_id, until=_told_until(now)
            )
        ),
        faults=faults,
        errors=listed(faults),
        request_key=page.request_key(),
    )


def first_day(now: Standing) -> str:
    """Give the first day that keeps what the municipality is promised, as it is typed."""
    number = now.time.number + 1 if now.time else 1
    return reply_time.first_day(number).isoformat()


def _told_until(now: Standing) -> datetime | None:
    """Tell until when the replies may be told: before the open version; all of them once it is over."""
    return None if now.over or now.time is None else now.time.opened_at
