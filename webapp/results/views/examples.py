"""Good examples that everybody may find."""

from __future__ import annotations

from typing import Any

from flask import Blueprint, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from flask_babel import ngettext
from flask_security import current_user

from webapp.ground.fields import clean_line
from webapp.results.queries.examples import examples

pages = Blueprint("examples", __name__, url_prefix="/goda-exempel")
LONGEST = 200


@pages.get("/")
def search() -> ResponseReturnValue:
    """Find good examples and strengths, or show some of each area."""
    query = clean_line(request.args.get("q", "")[: 2 * LONGEST])[:LONGEST]
    area = clean_line(request.args.get("omrade", "")[:LONGEST])
    frame: dict[str, Any] = {"nav": [], "who": None}
    if current_user.is_authenticated:
        nav = [{"label": _("Mitt arbete"), "href": url_for("account.home"), "current": False}]
        frame = {"nav": nav, "who": {"place": current_user.name, "role": current_user.email}}
    found = examples.search(query, area)
    said = (
        ngettext("%(num)s träff på ”%(query)s”", "%(num)s träffar på ”%(query)s”", found.total, query=query)
        if query
        else ngettext("%(num)s exempel eller styrka", "%(num)s exempel och styrkor", found.total)
    )
    return render_template("results/examples.html", found=found, said=said, query=query, area=area, **frame)
