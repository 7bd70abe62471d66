"""Pages of comparison: what is chosen stands in the address, so that it can be kept and sent on."""

from __future__ import annotations

from typing import Any, cast

from flask import Blueprint, abort, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from flask_security import current_user

from webapp.services.comparing import drawing
from webapp.services.comparing.setting import Choices, Comparison
from webapp.services.drawing import KINDS
from webapp.views.comparing import asking, showing
from webapp.views.frame.files import picture

pages = Blueprint("comparing", __name__, url_prefix="/jamfor")


@pages.get("/")
def choose() -> ResponseReturnValue:
    """Let somebody choose results."""
    return _page()


@pages.get("/visa")
def show() -> ResponseReturnValue:
    """Show results beside each other, and let somebody choose others."""
    return _page()


def _page() -> str:
    choices = Choices()
    filled = asking.read(request.args, cast("dict[str, object]", choices.by_key))
    comparison = choices.compare(filled.asked()) if filled.main in choices.by_key else None
    if comparison:
        filled.faults |= asking.refused(comparison, filled)
    return render_template(
        "comparing/show.html",
        form=filled,
        field_errors=filled.faults,
        errors=[{"field": name, "text": text} for name, text in filled.faults.items()],
        matching=choices.matching(filled.words, filled.kept),
        without=choices.without(filled.words) if filled.words else [],
        members=showing.members(choices, comparison),
        kinds=showing.kinds(),
        examples=showing.examples(choices),
        **(_shown(comparison) if comparison else {}),
        **_frame(),
    )


def _shown(comparison: Comparison) -> dict[str, Any]:
    """Give what the page shows of a comparison."""
    edition = comparison.main.result.edition
    along, years = drawing.courses(comparison)
    return {
        "comparison": comparison,
        "main": comparison.main,
        "edition": edition,
        "sides": comparison.sides,
        "rays": drawing.bearings(comparison),
        "series": [
            {"name": side.result.name, "points": drawing.line(edition, side)} for side in comparison.lines
        ],
        "apart": [side for side in comparison.sides if side.crossed],
        "group_name": showing.group_name(comparison),
        "median_words": showing.median_words(comparison),
        "along": along,
        "courses": years,
        "slopes": drawing.laid_out(years),
        "size": {"width": drawing.WIDTH, "height": drawing.HEIGHT},
        "charts": _charts(len(along)),
    }


def _charts(evaluations: int) -> list[dict[str, str]]:
    """List the pictures that can be taken home, with what is chosen in their addresses."""
    names = {drawing.ROSE: _("Rosen"), drawing.BARS: _("Staplarna"), drawing.YEARS: _("Över tid")}
    if evaluations == 1:
        del names[drawing.YEARS]
    asked = request.query_string.decode("ascii", "ignore")
    return [
        {
            "label": _("%(chart)s som %(kind)s", chart=name, kind=kind.upper()),
            "href": f"{url_for('.chart', what=what, kind=kind)}?{asked}",
        }
        for what, name in names.items()
        for kind in KINDS
    ]


@pages.get("/<what>.<kind>")
def chart(what: str, kind: str) -> ResponseReturnValue:
    """Give one of the charts as a picture: svg or png."""
    choices = Choices()
    filled = asking.read(request.args, cast("dict[str, object]", choices.by_key))
    comparison = choices.compare(filled.asked()) if filled.main in choices.by_key else None
    if comparison is None:
        abort(404)
    return picture(drawing.chart(comparison, what, kind), kind, f"jamforelse-{what}")


def _frame() -> dict[str, Any]:
    if not current_user.is_authenticated:
        return {"nav": [], "who": None}
    nav = [{"label": _("Mitt arbete"), "href": url_for("account.home"), "current": False}]
    return {"nav": nav, "who": {"place": current_user.name, "role": current_user.email}}
