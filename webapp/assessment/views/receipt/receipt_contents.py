"""What a receipt shows: what it proves, and everything that was handed in."""

from __future__ import annotations

from typing import Any

from webapp.assessment.deeds.hand_in import Receipt
from webapp.assessment.queries.own_assessment import OwnAssessment
from webapp.assessment.queries.progress import UNTOUCHED, Standing
from webapp.assessment.views.question.two_answers import levels_in_words
from webapp.evidence.queries.beside_answers import beside_answers
from webapp.ground.frame.filters import full_time


def receipt_facts(subject: OwnAssessment, found: Receipt) -> dict[str, object]:
    """Write what a receipt proves."""
    return {
        "number": found.number,
        "received_at": full_time(found.at),
        "signed_by": found.signed_name,
        "title": found.signed_title,
        "edition": subject.edition.id,
        "digest": subject.edition.digest,
        "sha256": found.sha256,
        "intact": found.intact,
        "rule": found.rule,
    }


def contents(now: Standing) -> list[dict[str, Any]]:
    """Write everything that was handed in: questions with all that is said, then descriptions."""
    beside = beside_answers(now.subject.id)
    answered = [
        {
            "number": q.number,
            "text": q.text,
            "answer": kept.said.text,
            "links": kept.said.evidence,
            "levels": levels_in_words(now.edition, q.id, kept.said),
            "evidence": beside.get(q.id, ()),
        }
        for q in now.edition.questions.values()
        if (kept := now.answers.get(q.id, UNTOUCHED if q.id in beside else None))
    ]
    described = [
        {"number": "", "text": d.heading, "levels": "", "answer": kept.said.text, "links": ()}
        for d, kept in now.descriptions()
    ]
    return answered + described
