"""The first feedback on the last day of a visit: a page to project, one thing at a time."""

from __future__ import annotations

from flask import render_template, request
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from webapp.evaluation.deeds import marks
from webapp.evaluation.views.frame import frame
from webapp.evaluation.views.seat import own_seat
from webapp.ground import charts
from webapp.ground.roles import AGREED
from webapp.review.deeds import texts
from webapp.review.deeds.texts import Kept
from webapp.review.views.blueprint import PAIR, pages


@pages.get(f"{PAIR}/aterkoppling")
def feedback(evaluation_id: int) -> ResponseReturnValue:
    """Show the rose, or one area's strengths and improvements; points only when the pair asks for them."""
    seat = own_seat()
    texts.check_readable(seat)
    areas = seat.edition.areas
    asked = request.args.get("steg", "0")
    step = min(int(asked), len(areas)) if asked.isascii() and asked.isdigit() and len(asked) < 3 else 0  # noqa: PLR2004
    now = marks.marking(seat, AGREED)
    kept = texts.kept_texts(evaluation_id)
    rows = [
        {
            "area": area,
            "score": now.compass.areas[area.number],
            "agreed": any(question.id in now.kept for question in area.questions),
            "strengths": kept.get(f"strengths-{area.number}", Kept()).text,
            "improvements": kept.get(f"improvements-{area.number}", Kept()).text,
        }
        for area in areas
    ]
    return render_template(
        "review/feedback.html",
        **frame(seat, ""),
        step=step,
        steps=len(areas),
        rows=rows,
        total=now.compass.total,
        agreed=bool(now.kept),
        scores="poang" in request.args,
        rays=charts.rose_rays(now.compass),
        label=_("Kompassrosen för %(who)s, område för område.", who=seat.assessment.municipality.name),
    )
