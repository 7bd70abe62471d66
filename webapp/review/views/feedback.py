"""The first feedback on the last day of a visit: a page to project, one thing at a time, or all to print."""

from __future__ import annotations

from typing import Any

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
    steps = len(own_seat().edition.areas)
    asked = request.args.get("steg", "0")
    step = min(int(asked), steps) if asked.isascii() and asked.isdigit() and len(asked) < 3 else 0  # noqa: PLR2004
    return render_template("review/feedback.html", step=step, steps=steps, **_told())


@pages.get(f"{PAIR}/aterkoppling/bilder")
def slides(evaluation_id: int) -> ResponseReturnValue:
    """Show all of it, a page each when it is printed; without points nothing is drawn that tells them."""
    return render_template("review/slides.html", **_told())


def _told() -> dict[str, Any]:
    """Gather what the pair has written about each area, with what is agreed on."""
    seat = own_seat()
    texts.check_readable(seat)
    now = marks.marking(seat, AGREED)
    kept = texts.kept_texts(seat.evaluation.id)
    return {
        **frame(seat, ""),
        "rows": [
            {
                "area": area,
                "score": now.compass.areas[area.number],
                "agreed": any(question.id in now.kept for question in area.questions),
                "strengths": kept.get(f"strengths-{area.number}", Kept()).text,
                "improvements": kept.get(f"improvements-{area.number}", Kept()).text,
            }
            for area in seat.edition.areas
        ],
        "total": now.compass.total,
        "agreed": bool(now.kept),
        "scores": "poang" in request.args,
        "rays": charts.rose_rays(now.compass),
        "label": _("Kompassrosen för %(who)s, område för område.", who=seat.assessment.municipality.name),
    }
