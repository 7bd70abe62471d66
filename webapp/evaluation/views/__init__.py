"""The evaluators' pages: declare, gather, mark beside the municipality's answers, agree."""

from __future__ import annotations

from webapp.evaluation.views import blueprint, likely_points, marks, shared_comments, subareas
from webapp.evaluation.views.consensus import agreement, follower, minutes, nearness
from webapp.evaluation.views.evaluators import cases, evaluator_blueprint, testimonials
from webapp.evaluation.views.evaluators import severity as severity_page
from webapp.evaluation.views.requests import given, requests
from webapp.evaluation.views.schedule import municipal_visit, schedule
from webapp.evaluation.views.seats import internal_evaluators, seat_declaration, ties
from webapp.evaluation.views.twin import mark_twin
from webapp.evaluation.views.visit import (
    answer_evidence,
    interviews,
    notes,
    observations,
    sources,
    verification_plan,
    visit_blueprint,
)

PAGES = (
    blueprint.pages,
    visit_blueprint.pages,
    ties.pages,
    evaluator_blueprint.pages,
)
"""The addresses of this subject, each with a name of its own."""

__all__ = [
    "PAGES",
    "agreement",
    "answer_evidence",
    "blueprint",
    "cases",
    "evaluator_blueprint",
    "follower",
    "given",
    "internal_evaluators",
    "interviews",
    "likely_points",
    "mark_twin",
    "marks",
    "minutes",
    "municipal_visit",
    "nearness",
    "notes",
    "observations",
    "requests",
    "schedule",
    "seat_declaration",
    "severity_page",
    "shared_comments",
    "sources",
    "subareas",
    "testimonials",
    "ties",
    "verification_plan",
    "visit_blueprint",
]
