"""What evaluators do before, during and after a visit, until they agree."""

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
        "POST visiting.choose_roles",
        "GET visiting.notes",
        "POST visiting.save_notes",
        "POST visiting.note",
    ),
    **rows(
        Right.EVALUATION_MARK,
        "A pair divides the work between them; it shows nothing of what either has marked.",
        "GET evaluation.subareas",
        "POST evaluation.divide",
    ),
    **rows(
        Right.EVALUATION_MARK,
        "Round the table, once both are done: one writes, the other follows, both keep the minutes.",
        "POST evaluation.accept_alike",
        "GET evaluation.follow",
        "POST evaluation.take_pen",
        "GET evaluation.read_all",
        "POST evaluation.save_meeting",
        "POST evaluation.save_minutes",
        "GET evaluation.near",
    ),
    **rows(
        Right.EVALUATION_PUBLISH,
        "Whoever fixes a result sees how near the marks were, once they are revealed.",
        "GET evaluation.near_for_office",
    ),
}
