"""What may be compared, and who may search."""

from __future__ import annotations

from webapp.policy.rights import Right, Row, rows

ROWS: dict[tuple[str, str], Row] = {
    **rows(
        Right.EVERYBODY,
        "What is printed is public, and so are results of announced rounds; the service gives no others.",
        "GET comparing.choose",
        "GET comparing.show",
        "GET comparing.chart",
    ),
}
