"""Where places and questions have their pages, and what stands beside them there."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from flask import url_for
from flask_babel import gettext as _
from flask_babel import lazy_gettext

from questionnaires.edition import Area, Description, Question, Subarea
from webapp.assessment.deeds import earlier_answers
from webapp.assessment.deeds.earlier_answers import Recalled
from webapp.assessment.queries.own_assessment import OwnAssessment
from webapp.assessment.queries.teamwork.task_places import AREA, QUESTION, SUBAREA
from webapp.assessment.queries.teamwork.tasks import Beside
from webapp.assessment.views.question.last_levels import last_levels
from webapp.evidence.queries.beside_answers import beside_answers
from webapp.ground.frame.filters import day

HOWS = {
    "stricter": lazy_gettext("Frågan är skärpt sedan dess: den kräver mer nu."),
    "milder": lazy_gettext("Frågan krävde mer då än nu."),
    "split": lazy_gettext("Frågan var då en del av en större fråga."),
    "merged": lazy_gettext("Frågan är sammanslagen av flera frågor."),
}


def set_beside(rows: list[dict[str, Any]], subject: OwnAssessment, found: Beside) -> None:
    """Set beside each question or heading who has it, what is said and proposed, and what was said before."""
    last = earlier_answers.recalled(subject, [_asked(row) for row in rows])
    ids = [question.id for question in map(_asked, rows) if question.id in found.evidence]
    evidence = beside_answers(subject.id, ids) if ids else {}
    start = url_for("assessment.answer", assessment_id=subject.id, question_id="")
    for row in rows:
        question = _asked(row)
        recalled = last.get(question.id)
        told = {
            "comments": found.comments.get(question.id, 0),
            "proposals": found.proposals.get(question.id, 0),
            "meetings": found.meetings.get(question.id, 0),
            "holders": ", ".join(found.has(QUESTION, question.id)),
            "last": _last(question, recalled) if recalled else None,
            "evidence": evidence.get(question.id, []),
        }
        about = {"here": f"{start}{question.id}/", "municipality_id": subject.municipality_id}
        row["last_levels"] = last_levels(recalled)
        row["beside"] = {**about, "quiet": not any(told.values()), **told}


def _asked(row: dict[str, Any]) -> Question | Description:
    asked: Question | Description = row.get("question") or row["description"]
    return asked


def _last(question: Question | Description, recalled: Recalled) -> dict[str, Any]:
    """Write what was said last time, and how the question has changed since."""
    reworded = recalled.how != "same" or recalled.reworded(question)
    return {
        "when": day(recalled.at),
        "edition": recalled.edition.name,
        "how": str(HOWS.get(recalled.how, "")),
        "before": [_told(one) for one in recalled.before] if reworded else [],
        "levels": recalled.levels,
        "text": recalled.said.text,
        "only_text": bool(recalled.levels) and not recalled.said.levels and not recalled.said.not_applicable,
    }


def _told(asked: Question | Description) -> str:
    return f"{asked.number} {asked.text}" if isinstance(asked, Question) else str(asked.heading)


def holders_of(found: Beside, place: Area | Subarea) -> str:
    """Say in whose hands an area or a subarea is, wholly or in part; nothing where it is in nobody's."""
    scope = AREA if isinstance(place, Area) else SUBAREA
    whole = found.has(scope, place.number)
    if whole:
        return _("Hos %(who)s", who=", ".join(whole))
    inside: Iterable[str] = (one.number for one in place.subareas) if isinstance(place, Area) else ()
    some = found.has_some((question.id for question in place.questions), inside)
    return _("Delvis hos %(who)s", who=", ".join(some)) if some else ""
