"""The next question of one's own, where a button of the page has saved it and goes on."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from flask import flash, url_for
from flask_babel import gettext as _
from flask_babel import ngettext

from webapp.assessment.queries.own_assessment import OwnAssessment
from webapp.assessment.queries.progress import QuestionsPage
from webapp.assessment.queries.teamwork.own_questions import ahead
from webapp.assessment.queries.teamwork.task_places import question_path
from webapp.ground.frame.filters import local_time

NEXT = "ahead:"
"""What the button sends, before the id of the question that one goes on from."""


def next_page(subject: OwnAssessment, after: str) -> str:
    """Give the page of the next open question of one's own; where there is none, the overview, and say so."""
    found = ahead(subject, after)
    if found.question is not None:
        return question_path(subject.edition, subject.id, found.question.id)
    done = _("Alla dina frågor är besvarade.") if found.own else _("Alla frågor är besvarade.")
    left = ngettext("%(num)s fråga är kvar hos andra.", "%(num)s frågor är kvar hos andra.", found.left)
    flash(f"{done} {left}" if found.left else done, "ok")
    home = "nomination.overview" if subject.edition.descriptions else "assessment.overview"
    return url_for(home, assessment_id=subject.id)


def strip_of(page: QuestionsPage, rows: Sequence[dict[str, Any]]) -> dict[str, Any] | None:
    """Give what stands on the strip on top of a page of questions; nothing where they can only be read."""
    if not page.standing.subject.may_write:
        return None
    at = next((n for n, row in enumerate(rows) if row["open"]), 0)
    last = page.progress.last_at
    return {
        "number": rows[at]["question"].number,
        "place": at + 1,
        "many": len(rows),
        "question": rows[at]["question"].id,
        "saved": local_time(last) if last else "",
    }
