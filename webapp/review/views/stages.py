"""The pair's draft on its way: to the third reader and back, and to the municipality."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from flask import abort, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from webapp.cleaning import clean_text
from webapp.forms.reviewing.replies import ReadClosing, read_closing, read_reasons
from webapp.services import events
from webapp.services.evaluating import publishing
from webapp.services.refusals import InvalidError, Refusal
from webapp.services.reviewing import reading, replying, stages
from webapp.services.reviewing.content import digest_of, places
from webapp.services.reviewing.stages import Standing
from webapp.services.reviewing.versions import promise, renewal
from webapp.views.evaluation.asking import frame
from webapp.views.frame import page as showing
from webapp.views.frame.guarding import own_seat
from webapp.views.people import post
from webapp.views.reviewing.blueprint import PAIR, listed, pages, sent_key

if TYPE_CHECKING:
    from webapp.models import Evaluation


@pages.get(f"{PAIR}/granskning")
def progress(evaluation_id: int) -> ResponseReturnValue:
    """Show where the draft stands, what the third reader says and what comes next."""
    return show_progress({})


@pages.post(f"{PAIR}/granskning")
def send(evaluation_id: int) -> ResponseReturnValue:
    """Send the draft to the third reader."""
    said = read_reasons(request.form, places(own_seat().edition))
    try:
        reading.send(own_seat(), said)
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
    place, text = request.form.get("place", ""), clean_text(request.form.get("text", ""))
    if place not in places(own_seat().edition):
        abort(404)
    try:
        reading.comment(own_seat(), place, text, sent_key())
    except InvalidError as error:
        faults = {f"{name}-{place}": words for name, words in error.faults.items()}
        return show_progress(faults, typed={place: text}), error.status
    return redirect(url_for(".progress", evaluation_id=evaluation_id, _anchor="kommentarer"))


@pages.post(f"{PAIR}/granskning/oppna")
def open_draft(evaluation_id: int) -> ResponseReturnValue:
    """Open the draft to the municipality until a day."""
    read = read_closing(request.form)
    faults = open_until(own_seat().person_id, own_seat().evaluation, read)
    if faults:
        return show_progress(faults, closing=read), 409 if "open" in faults else 422
    return redirect(url_for(".progress", evaluation_id=evaluation_id))


def open_until(person_id: int, evaluation: Evaluation, read: ReadClosing) -> dict[str, str]:
    """Open a draft until the moment that was read; give what was wrong."""
    if read.moment is None:
        return {"day": read.fault}
    more = stages.time_of(evaluation.id) is not None
    try:
        replying.open_reply(person_id, evaluation, read.moment, read.hurry)
    except InvalidError as error:
        return error.faults
    except Refusal as refusal:
        return {"open": f"{refusal.sentence} {refusal.remedy}".strip()}
    if more:
        goes = _("Kommunen har fått mer tid, och samordnaren har fått ett brev.")
        flash(
            post.told(goes, _("Kommunen har fått mer tid, och ett brev till samordnaren är skrivet.")), "ok"
        )
    else:
        goes = _("Utkastet är öppet för kommunen, och samordnaren har fått ett brev.")
        waits = _("Utkastet är öppet för kommunen, och ett brev till samordnaren är skrivet.")
        flash(post.told(goes, waits), "ok")
    return {}


def show_progress(
    faults: dict[str, str],
    typed: dict[str, str] | None = None,
    closing: ReadClosing | None = None,
    reasons: dict[str, str] | None = None,
) -> str:
    """Show where the draft stands, with what was typed where something was refused."""
    seat = own_seat()
    now = stages.standing(seat.evaluation)
    return render_template(
        "reviewing/progress.html",
        **frame(seat, "progress"),
        standing=now,
        missing=publishing.missing(seat.evaluation),
        renews=now.stage == stages.RENEWING and now.released,
        reasons={**renewal.kept_reasons(now), **(reasons or {})},
        seen=digest_of(now.content),
        first_day=first_day(now),
        comments=reading.comments(seat.evaluation.id),
        places=places(now.edition),
        typed=typed or {},
        closing=closing,
        events=showing.told(
            events.course(
                now.edition, seat.evaluation.id, seat.evaluation.assessment_id, until=_told_until(now)
            )
        ),
        faults=faults,
        errors=listed(faults),
        request_key=showing.request_key(),
    )


def first_day(now: Standing) -> str:
    """Give the first day that keeps what the municipality is promised, as it is typed."""
    number = now.time.number + 1 if now.time else 1
    return promise.first_day(number).isoformat()


def _told_until(now: Standing) -> datetime | None:
    """Tell until when the replies may be told: before the open version; all of them once it is over."""
    return None if now.over or now.time is None else now.time.opened_at
