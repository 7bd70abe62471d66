"""The municipality's replies before the pair, each to be given an outcome with a reason."""

from __future__ import annotations

from flask import flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from webapp.evaluation.views.frame import frame
from webapp.evaluation.views.seat import own_seat
from webapp.ground.refusals import InvalidError, Refusal
from webapp.review.deeds.draft import outcomes
from webapp.review.forms.replies import OutcomeForm
from webapp.review.queries import stage_overview
from webapp.review.queries.draft.draft import place_words, places, wanted_words
from webapp.review.views.blueprint import PAIR, REPLY, listed, pages


@pages.get(f"{PAIR}/granskning/svar")
def replies(evaluation_id: int) -> ResponseReturnValue:
    """List the objections with what stands now and how each is answered."""
    return _replies({}, 0)


@pages.post(f"{PAIR}/granskning/svar/{REPLY}")
def decide_reply(evaluation_id: int, reply_id: int) -> ResponseReturnValue:
    """Give a reply its outcome."""
    form = OutcomeForm()
    outcome, why, version = form.outcome.data, form.why.data, form.version.data
    try:
        outcomes.decide_reply(own_seat(), reply_id, outcome, why, version)
    except InvalidError as error:
        return _replies(error.faults, reply_id, form.data), error.status
    except Refusal as refusal:
        return _replies(
            {"outcome": f"{refusal.sentence} {refusal.remedy}".strip()}, reply_id, form.data
        ), refusal.status
    flash(_("Utfallet är sparat. Kommunen kan läsa det."), "ok")
    return redirect(url_for(".replies", evaluation_id=evaluation_id, _anchor=f"svar-{reply_id}"))


def _replies(faults: dict[str, str], faulty: int, typed: dict[str, str] | None = None) -> str:
    seat = own_seat()
    now = stage_overview.standing(seat.evaluation)
    given = {one.number: one.content for one in now.versions}
    latest = now.time.number if now.time else 0
    known = places(now.edition)
    return render_template(
        "review/replies.html",
        **frame(seat, "progress"),
        standing=now,
        rows=[
            {
                "reply": one,
                "place": known[one.place],
                "levels": wanted_words(known[one.place], one.levels),
                "then": place_words(known[one.place], now.edition, given[one.number]),
                "mark": place_words(known[one.place], now.edition, now.content),
                "open": one.number == latest and not seat.evaluation.published_at,
                "stale": bool(one.outcome) and one.number == latest and not now.holds(one),
            }
            for one in now.objections
            if now.over or one.number < latest
        ],
        changed=now.changed,
        faults=faults,
        faulty=faulty,
        typed=typed or {},
        errors=listed({f"{name}-{faulty}": text for name, text in faults.items()}),
    )
