"""The municipality decides which of its good examples others may find."""

from __future__ import annotations

from typing import cast

from flask import flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from webapp.ground.frame.guard import subject
from webapp.review.deeds import texts
from webapp.review.deeds.draft import shared_examples
from webapp.review.forms.replies import ShareForm, WelcomeForm
from webapp.review.queries.readers import DraftSeat
from webapp.review.views.blueprint import DRAFT, EXAMPLE, pages
from webapp.review.views.draft.draft import frame


@pages.get(f"{DRAFT}/exempel")
def examples(evaluation_id: int) -> ResponseReturnValue:
    """List the good examples of a fixed evaluation, each shared or not."""
    seat = cast("DraftSeat", subject())
    return render_template(
        "review/examples.html",
        **frame(seat, "examples"),
        rows=[(seat.edition.area(one.part), one) for one in texts.examples_of(evaluation_id)],
    )


@pages.post(f"{DRAFT}/exempel/{EXAMPLE}")
def share(evaluation_id: int, example_id: int) -> ResponseReturnValue:
    """Share an example, or share it no more."""
    shared = ShareForm().share.data == "yes"
    shared_examples.share(cast("DraftSeat", subject()), example_id, shared=shared)
    flash(_("Exemplet delas nu med andra kommuner.") if shared else _("Exemplet delas inte längre."), "ok")
    return redirect(url_for(".examples", evaluation_id=evaluation_id))


@pages.post(f"{DRAFT}/exempel/{EXAMPLE}/fragor")
def welcome(evaluation_id: int, example_id: int) -> ResponseReturnValue:
    """Let others ask about an example, or no more."""
    welcomes = WelcomeForm().welcome.data == "yes"
    shared_examples.welcome(cast("DraftSeat", subject()), example_id, welcomes=welcomes)
    told = (
        _("Andra kommuner kan nu fråga om exemplet.")
        if welcomes
        else _("Det går inte längre att fråga om det.")
    )
    flash(told, "ok")
    return redirect(url_for(".examples", evaluation_id=evaluation_id))
