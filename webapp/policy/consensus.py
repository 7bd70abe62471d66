"""What evaluators do to agree."""

from __future__ import annotations

from webapp.policy.rights import Right, Row, rows

ROWS: dict[tuple[str, str], Row] = {
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
