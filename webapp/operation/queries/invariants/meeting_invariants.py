"""What must hold of meetings: a code and single votes live only while a meeting goes on."""

from __future__ import annotations

from webapp.operation.queries.invariants.invariant import rule

POLL, MEETING = "JOIN poll ON poll.id = vote.poll_id", "JOIN meeting ON meeting.id = poll.meeting_id"

INVARIANTS = (
    rule(
        "code_dies_with_its_meeting",
        "Ett möte har en kod så länge det pågår, och ingen när det är slut.",
        "meeting",
        "(meeting.code IS NULL) <> (meeting.ended_at IS NOT NULL)",
    ),
    rule(
        "meeting_ends_after_its_start",
        "Ett möte slutar efter att det börjat.",
        "meeting",
        "meeting.ended_at < meeting.started_at OR meeting.ends_at <= meeting.started_at",
    ),
    rule(
        "no_vote_outlives_its_poll",
        "Ingen enskild röst finns kvar när rösterna är visade eller mötet är slut.",
        "vote",
        "poll.opened_at IS NOT NULL OR meeting.ended_at IS NOT NULL",
        joined=f"{POLL} {MEETING}",
    ),
    rule(
        "shown_votes_are_counted",
        "Röster som är visade är räknade, och minst två.",
        "poll",
        "poll.opened_at IS NOT NULL AND (poll.counts IS NULL OR poll.voted < 2)",
    ),
    rule(
        "minutes_after_the_votes",
        "Ett protokoll är någons, och skrivs när rösterna är visade.",
        "poll",
        "(poll.version > 0) <> (poll.saved_by_id IS NOT NULL) "
        "OR poll.version > 0 AND poll.opened_at IS NULL OR poll.taken_at < poll.opened_at",
    ),
    rule(
        "nothing_is_asked_after_the_meeting",
        "När ett möte är slut finns ingen fråga kvar som väntar på röster.",
        "poll",
        "poll.opened_at IS NULL AND meeting.ended_at IS NOT NULL",
        joined=MEETING,
    ),
)
