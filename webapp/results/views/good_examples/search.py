"""Good examples that everybody may find."""

from __future__ import annotations

from flask import Blueprint, render_template, request
from flask.typing import ResponseReturnValue
from flask_babel import ngettext

from webapp.ground.fields import clean_line
from webapp.results.queries import examples
from webapp.results.queries.inquiries import lessons_of
from webapp.results.queries.shared_texts import EXAMPLE
from webapp.results.views.frame import frame

pages = Blueprint("examples", __name__, url_prefix="/goda-exempel")
LONGEST = 200


@pages.get("/")
def search() -> ResponseReturnValue:
    """Find good examples and strengths, or show some of each area."""
    query = clean_line(request.args.get("q", "")[: 2 * LONGEST])[:LONGEST]
    area = clean_line(request.args.get("omrade", "")[:LONGEST])
    kind = request.args.get("sort", "")
    kind = kind if kind in examples.KINDS else ""
    found = examples.search(query, area, kind)
    said = (
        ngettext("%(num)s träff på ”%(query)s”", "%(num)s träffar på ”%(query)s”", found.total, query=query)
        if query
        else ngettext("%(num)s exempel eller styrka", "%(num)s exempel och styrkor", found.total)
    )
    return render_template(
        "results/examples.html",
        found=found,
        said=said,
        query=query,
        area=area,
        kind=kind,
        areas=examples.areas(),
        lessons=lessons_of(
            [one.source for some in found.areas.values() for one in some if one.kind == EXAMPLE]
        ),
        **frame(),
    )
