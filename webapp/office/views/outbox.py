"""The outbox as the office reads it."""

from __future__ import annotations

from flask import Blueprint, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from flask_security import current_user

from webapp.ground import context
from webapp.ground.frame.guard import subject
from webapp.office.queries import outbox

pages = Blueprint("outbox", __name__, url_prefix="/kansli")


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
