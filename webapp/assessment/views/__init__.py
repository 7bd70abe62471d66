"""A municipality's own pages: overview, questions, work together, hand-in and receipt."""

from __future__ import annotations

from webapp.assessment.views import (
    answers,
    blueprint,
    frame,
    hand_in,
    nomination,
    overview,
    questions,
    quick_pass,
)
from webapp.assessment.views.evidence import question_evidence
from webapp.assessment.views.question import history, presence
from webapp.assessment.views.read_through import own_answers
from webapp.assessment.views.receipt import receipts
from webapp.assessment.views.teamwork import board, certificates, comments, guests, tasks
from webapp.assessment.views.twin import answer_twin, returned_answers

PAGES = (
    blueprint.pages,
    nomination.pages,
    guests.pages,
)
"""The addresses of this subject, each with a name of its own."""

__all__ = [
    "PAGES",
    "answer_twin",
    "answers",
    "blueprint",
    "board",
    "certificates",
    "comments",
    "frame",
    "guests",
    "hand_in",
    "history",
    "nomination",
    "overview",
    "own_answers",
    "presence",
    "question_evidence",
    "questions",
    "quick_pass",
    "receipts",
    "returned_answers",
    "tasks",
]
