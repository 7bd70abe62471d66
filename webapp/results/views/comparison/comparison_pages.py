"""Pages of comparison: what is chosen stands in the address, so that it can be kept and sent on."""

from __future__ import annotations

from typing import Any, cast

from flask import Blueprint, abort, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from flask_security import current_user

from webapp.ground.charts import KINDS
from webapp.ground.frame.downloads import handed_picture
from webapp.results.queries.comparison import comparison_charts
from webapp.results.queries.comparison.comparison import Choices, Comparison
from webapp.results.views.comparison import comparison_choice, comparison_words

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
    filled = comparison_choice.read(request.args, cast("dict[str, object]", choices.by_key))
    comparison = choices.compare(filled.asked()) if filled.main in choices.by_key else None
    if comparison:
        filled.faults |= comparison_choice.refused(comparison, filled)
    return render_template(
        "results/comparison/show.html",
        form=filled,
        field_errors=filled.faults,
        errors=[{"field": name, "text": text} for name, text in filled.faults.items()],
        matching=choices.matching(filled.words, filled.kept),
        without=choices.without(filled.words) if filled.words else [],
        members=comparison_words.members(choices, comparison),
        kinds=comparison_words.kinds(),
        examples=comparison_words.examples(choices),
        **(_shown(comparison) if comparison else {}),
        **_frame(),
    )


def _shown(comparison: Comparison) -> dict[str, Any]:
    """Give what the page shows of a comparison."""
    edition = comparison.main.result.edition
    along, years = comparison_charts.courses(comparison)
    return {
        "comparison": comparison,
        "main": comparison.main,
        "edition": edition,
        "sides": comparison.sides,
        "rays": comparison_charts.bearings(comparison),
        "series": [
            {"name": side.result.name, "points": comparison_charts.line(edition, side)}
            for side in comparison.lines
        ],
        "apart": [side for side in comparison.sides if side.crossed],
        "group_name": comparison_words.group_name(comparison),
        "median_words": comparison_words.median_words(comparison),
        "along": along,
        "courses": years,
        "slopes": comparison_charts.laid_out(years),
        "size": {"width": comparison_charts.WIDTH, "height": comparison_charts.HEIGHT},
        "charts": _charts(len(along)),
    }


def _charts(evaluations: int) -> list[dict[str, str]]:
    """List the pictures that can be taken home, with what is chosen in their addresses."""
    names = {
        comparison_charts.ROSE: _("Rosen"),
        comparison_charts.BARS: _("Staplarna"),
        comparison_charts.YEARS: _("Över tid"),
    }
    if evaluations == 1:
        del names[comparison_charts.YEARS]
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
    filled = comparison_choice.read(request.args, cast("dict[str, object]", choices.by_key))
    comparison = choices.compare(filled.asked()) if filled.main in choices.by_key else None
    if comparison is None:
        abort(404)
    return handed_picture(comparison_charts.chart_job(comparison, what, kind), f"jamforelse-{what}")


def _frame() -> dict[str, Any]:
    if not current_user.is_authenticated:
        return {"nav": [], "who": None}
    nav = [{"label": _("Mitt arbete"), "href": url_for("account.home"), "current": False}]
    return {"nav": nav, "who": {"place": current_user.name, "role": current_user.email}}
