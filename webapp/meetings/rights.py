"""Meetings about a municipality's own answers: who may do what."""

from __future__ import annotations

from webapp.assessment.deeds.answers import check_may_write
from webapp.ground.rights import Fetcher, Right, Row, rows
from webapp.meetings.deeds.meetings import check_may_lead

ROWS: dict[tuple[str, str], Row] = {
    **rows(
        Right.ASSESSMENT_READ,
        "What a meeting came to belongs to the answers, which all of the municipality's people read.",
        "GET meeting.listing",
        "GET meeting.wall",
        "GET meeting.wall_state",
        "GET meeting.on_question",
    ),
    **rows(
        Right.ASSESSMENT_WRITE,
        "Whoever may answer leads a meeting, and any of them takes it over from another.",
        "POST meeting.start",
        "POST meeting.open_votes",
        "POST meeting.ask",
        "POST meeting.save_minutes",
        check=check_may_write,
    ),
    **rows(
        Right.ASSESSMENT_WRITE,
        "Whoever may answer ends a meeting, also when the answers were closed in the midst of it.",
        "POST meeting.end",
        check=check_may_lead,
    ),
    **rows(
        Right.EVERYBODY,
        "A telephone shows the code that stands on the wall, and sees one question; no account is asked for.",
        "GET voting.show",
        "POST voting.join",
        "POST voting.vote",
        "GET voting.state",
    ),
}

FETCHERS: dict[Right, Fetcher] = {}
"""An own assessment is fetched as its own pages fetch it."""
