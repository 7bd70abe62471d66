"""What was changed since the draft, and why, as the municipality reads it."""

from __future__ import annotations

from typing import Any, cast

from flask import render_template
from flask.typing import ResponseReturnValue

from questionnaires.edition import Edition
from webapp.services.reviewing import stages
from webapp.services.reviewing.access import DraftSeat
from webapp.services.reviewing.content import compass_of
from webapp.services.reviewing.versions import story
from webapp.services.reviewing.versions.story import Chapter
from webapp.views.frame.guarding import subject
from webapp.views.reviewing.blueprint import DRAFT, pages
from webapp.views.reviewing.draft import frame


@pages.get(f"{DRAFT}/andrat")
def changed(evaluation_id: int) -> ResponseReturnValue:
    """List each change with before and after, who, when and why."""
    seat = cast("DraftSeat", subject())
    now = stages.standing(seat.evaluation)
    return render_template(
        "reviewing/changed.html",
        **frame(seat, "changed"),
        standing=now,
        chapters=[_chapter(seat.edition, one) for one in story.chapters(now)],
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
