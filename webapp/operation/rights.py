"""What monitors ask: who may do what."""

from __future__ import annotations

from webapp.ground.rights import Fetcher, Right, Row, rows

ROWS: dict[tuple[str, str], Row] = {
    **rows(
        Right.EVERYBODY,
        "Whether the service lives and is ready is no secret; one word says what is lacking.",
        "GET operation.alive",
        "GET operation.ready",
    ),
    **rows(
        Right.EVERYBODY,
        "A monitor has no account: the page asks for the word of the settings, and is not there without it.",
        "GET operation.figures",
    ),
}
FETCHERS: dict[Right, Fetcher] = {}
