"""The outbox as the office reads it."""

from __future__ import annotations

from flask import Blueprint, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from flask_security import current_user

from webapp.ground import context
from webapp.ground.frame import letter_words
from webapp.ground.frame.guard import subject
from webapp.ground.mail import lost_letters
from webapp.office.queries import outbox

pages = Blueprint("outbox", __name__, url_prefix="/kansli")


@pages.post("/utkorg/<int(max=2147483647):letter_id>/skicka-igen")
def send_again(letter_id: int) -> ResponseReturnValue:
    """Send a letter that did not arrive once more."""
    letter = lost_letters.send_again_in(subject(), letter_id)
    flash(letter_words.letter_again(letter.recipient), "ok")
    return redirect(url_for(".letters"))


@pages.get("/utkorg")
def letters() -> ResponseReturnValue:
    """Show a page of letters, newest first."""
    asked = request.args.get("sida", "1")
    page = int(asked) if asked.isascii() and asked.isdigit() and len(asked) < 7 else 1  # noqa: PLR2004
    pile = outbox.pile(subject(), page)
    return render_template(
        "office/outbox.html",
        pile=pile,
        demo=context.in_demo(),
        newer=url_for(".letters", sida=pile.page - 1) if pile.page > 1 else "",
        older=url_for(".letters", sida=pile.page + 1) if pile.page < pile.pages else "",
        nav=[
            {"label": _("Mitt arbete"), "href": url_for("account.home"), "current": False},
            {"label": _("Utkorg"), "href": url_for(".letters"), "current": True},
        ],
        who={"place": current_user.name, "role": _("Kansli")},
    )
