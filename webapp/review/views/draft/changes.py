"""What was changed since the draft, and why, as the municipality reads it."""

from __future__ import annotations

from typing import Any, cast

from flask import render_template
from flask.typing import ResponseReturnValue

from questionnaires.edition import Edition
from webapp.ground.frame.guard import subject
from webapp.review.queries import stage_overview
from webapp.review.queries.draft import changes
from webapp.review.queries.draft.changes import Chapter
from webapp.review.queries.draft.draft import compass_of
from webapp.review.queries.readers import DraftSeat
from webapp.review.views.blueprint import DRAFT, pages
from webapp.review.views.draft.draft import frame


@pages.get(f"{DRAFT}/andrat")
def changed(evaluation_id: int) -> ResponseReturnValue:
    """List each change with before and after, who, when and why."""
    seat = cast("DraftSeat", subject())
    now = stage_overview.standing(seat.evaluation)
    return render_template(
        "review/changes.html",
        **frame(seat, "changed"),
        standing=now,
        chapters=[_chapter(seat.edition, one) for one in changes.chapters(now)],
    )


def _chapter(edition: Edition, chapter: Chapter) -> dict[str, Any]:
    """Gather the changes of each place, with the points of a question before and after."""
    before, after = compass_of(edition, chapter.then), compass_of(edition, chapter.now)
    rows: dict[str, dict[str, Any]] = {}
    for told in chapter.told:
        place = told.change.place
        row = rows.setdefault(place.key, {"place": place, "told": [], "reply": told.reply, "points": None})
        row["told"].append(told)
        if place.question:
            row["points"] = before.question(place.key).score, after.question(place.key).score
    totals = (before.total, after.total) if before.total != after.total else None
    return {"version": chapter.version, "rows": list(rows.values()), "totals": totals}
