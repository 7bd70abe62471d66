"""The first feedback on the last day of a visit: a page to project, one thing at a time."""

from __future__ import annotations

from flask import render_template, request
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from webapp.roles import AGREED
from webapp.services import drawing
from webapp.services.evaluating import marking
from webapp.services.reviewing import texts
from webapp.services.reviewing.texts import Kept
from webapp.views.evaluation.asking import frame
from webapp.views.frame.guarding import own_seat
from webapp.views.reviewing.blueprint import PAIR, pages


@pages.get(f"{PAIR}/aterkoppling")
def feedback(evaluation_id: int) -> ResponseReturnValue:
    """Show the rose, or one area's strengths and improvements; points only when the pair asks for them."""
    seat = own_seat()
    texts.check_readable(seat)
    areas = seat.edition.areas
    asked = request.args.get("steg", "0")
    step = min(int(asked), len(areas)) if asked.isascii() and asked.isdigit() and len(asked) < 3 else 0  # noqa: PLR2004
    now = marking.marking(seat, AGREED)
    kept = texts.kept_texts(evaluation_id)
    rows = [
        {
            "area": area,
            "score": now.compass.areas[area.number],
            "agreed": any(question.id in now.kept for question in area.questions),
            "strengths": _lines(kept.get(f"strengths-{area.number}", Kept())),
            "improvements": _lines(kept.get(f"improvements-{area.number}", Kept())),
        }
        for area in areas
    ]
    return render_template(
        "reviewing/feedback.html",
        **frame(seat, ""),
        step=step,
        steps=len(areas),
        rows=rows,
        total=now.compass.total,
        agreed=bool(now.kept),
        scores="poang" in request.args,
        rays=drawing.rose_rays(now.compass),
        label=_("Kompassrosen för %(who)s, område för område.", who=seat.assessment.municipality.name),
    )


def _lines(kept: Kept) -> list[str]:
    return [line.strip() for line in kept.text.splitlines() if line.strip()]
