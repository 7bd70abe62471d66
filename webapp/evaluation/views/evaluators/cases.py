"""Cases to train on: read, judge, and see how one lay beside print; nothing is kept."""

from __future__ import annotations

from typing import Any

from flask import abort, render_template, request
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from questionnaires import rounding
from questionnaires.judgement.evaluators.cases import Case, Tried, lay
from questionnaires.library.case_files import read_cases
from webapp.evaluation.views.evaluators.evaluator_blueprint import frame, pages
from webapp.ground import context
from webapp.ground.fields.numbers import parse_points

EACH = 6
"""So many cases a page: about a quarter of an hour."""


@pages.get("/ovning", defaults={"number": 1})
@pages.get("/ovning/<int(max=99):number>")
def training(number: int) -> ResponseReturnValue:
    """Show some cases; with points in the address, how they lie beside the printed ones."""
    cases = read_cases()
    here = cases[(number - 1) * EACH : number * EACH] if number else ()
    if not here:
        abort(404)
    rows, tried = [], []
    for case in here:
        typed = request.args.get(case.id, "").strip()
        points = _points(case, typed) if typed else None
        fault = points if isinstance(points, str) else ""
        one = None if points is None or isinstance(points, str) else Tried(case, points)
        tried += [one] if one else []
        rows.append(_row(case, typed, one, fault))
    return render_template(
        "evaluation/evaluators/training.html",
        **frame("training"),
        number=number,
        parts=range(1, -(-len(cases) // EACH) + 1),
        rows=rows,
        lay=lay(tried),
        errors=[{"field": row["case"].id, "text": row["fault"]} for row in rows if row["fault"]],
    )


def _points(case: Case, typed: str) -> Any:  # noqa: ANN401 -- points, or what is wrong with them
    points = parse_points(typed)
    if isinstance(points, str) or 0 <= points <= case.out_of:
        return points
    most = rounding.as_exact(case.out_of)
    return _("Delområdet kan ge 0 till %(most)s poäng. Ändra poängen.", most=most)


def _row(case: Case, typed: str, one: Tried | None, fault: str) -> dict[str, Any]:
    edition = context.edition(case.edition)
    home = next(sub for area in edition.areas for sub in area.subareas if sub.number == case.subarea)
    source = context.shelf().sources[case.source]
    return {
        "case": case,
        "subarea": home,
        "area": case.subarea.partition(".")[0],
        "typed": typed,
        "tried": one,
        "fault": fault,
        "source": source,
    }
