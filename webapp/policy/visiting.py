"""What evaluators do before and during a visit."""

from __future__ import annotations

from webapp.policy.rights import Right, Row, rows

ROWS: dict[tuple[str, str], Row] = {
    **rows(
        Right.EVALUATION_MARK,
        "The plan is ranked by the municipality's answers, which only its evaluators read.",
        "GET visiting.plan",
        "POST visiting.tick",
        "GET visiting.coverage",
    ),
    **rows(
        Right.EVALUATION_MARK,
        "Sources belong to the pair; what a mark rests on is as blind as the mark.",
        "GET visiting.sources",
        "POST visiting.add_source",
        "GET visiting.source",
        "POST visiting.save_source",
        "POST visiting.remove_source",
        "POST visiting.rest_on",
    ),
    **rows(
        Right.EVALUATION_MARK,
        "Interviews and notes stay with the pair: neither public nor the municipality's.",
        "GET visiting.interviews",
        "POST visiting.add_interview",
        "GET visiting.interview",
        "POST visiting.save_interview",
        "POST visiting.choose_questions",
        "GET visiting.notes",
        "POST visiting.save_notes",
        "POST visiting.note",
    ),
}
