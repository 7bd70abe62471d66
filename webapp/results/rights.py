"""Who reads the report of an evaluation, who writes in it, and who finds good examples."""

from __future__ import annotations

from webapp.policy.rights import Right, Row, rows

ROWS: dict[tuple[str, str], Row] = {
    **rows(
        Right.EVERYBODY,
        "Only what is shared and announced is in it.",
        "GET examples.search",
    ),
    **rows(
        Right.REPORT,
        "A draft stays with the pair and the office; the municipality reads it once the result is fixed.",
        "GET report.show",
        "GET report.document",
    ),
    **rows(
        Right.EVALUATION_MARK,
        "The pair writes the report; the service refuses before both are done and after it is fixed.",
        "GET report.words",
        "POST report.save_words",
    ),
    **rows(
        Right.RESULT,
        "The report of a result is as public as the result itself.",
        "GET report.announced",
        "GET report.announced_document",
    ),
}
