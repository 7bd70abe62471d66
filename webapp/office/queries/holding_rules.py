"""For every column that names a person: whether it holds something open, and then what becomes of it.

A new column must be decided here, or the tests fail.
"""

from __future__ import annotations

PLACE, PART, SEAT, PEN = "place", "part", "seat", "pen"
CERTIFICATE, TALK, INVITATION = "certificate", "talk", "invitation"
REQUEST, RANKING, READING, ACTION = "request", "ranking", "reading", "action"

HOLDINGS: dict[str, str] = {
    "membership.person_id": PLACE,
    "post.person_id": PLACE,
    "officer.person_id": PLACE,
    "task.person_id": PART,
    "seat.person_id": SEAT,
    "pen.person_id": PEN,
    "certificate.said_by_id": CERTIFICATE,
    "comment.person_id": TALK,
    "invitation.invited_by_id": INVITATION,
    "second_say.asked_by_id": REQUEST,
    "ballot.person_id": RANKING,
    "review.said_by_id": READING,
    "plan_action.owner_id": ACTION,
}
"""Columns of a holder, or of one that something waits for, by `table.column`."""

BECOMES: dict[str, str] = {
    PLACE: "It ends; a municipality keeps a coordinator and a round an officer.",
    PART: "It is handed to the colleague who is chosen, else to the one who removes.",
    SEAT: "At home the coordinator replaces, in a round the office; what is marked stays aside.",
    PEN: "The other evaluator takes it with a press; it is put down when a colleague is removed.",
    CERTIFICATE: "Any other certifier gives it; without one the answers are handed in with a name.",
    TALK: "All in the municipality read it and can answer; it is shown to whoever removes.",
    INVITATION: "It still holds, and now comes from whoever removes.",
    REQUEST: "It is withdrawn, so that a remaining officer asks anew.",
    RANKING: "It is not waited for: whoever has left counts no longer among those who are missing.",
    ACTION: "It goes with its day to the colleague who is chosen, else to the one who removes.",
    READING: "Any other third reader takes it; the office sees where there is none.",
}
"""What becomes of each kind."""

RECORDS: frozenset[str] = frozenset(
    {
        "address_change.person_id",
        "admission.asked_by_id",
        "admission.person_id",
        "admission.said_by_id",
        "answer.saved_by_id",
        "answerer.person_id",
        "area_text.saved_by_id",
        "share.shared_by_id",
        "assessment.submitted_by_id",
        "certificate.asked_by_id",
        "declaration.person_id",
        "evaluation_source.saved_by_id",
        "evaluator_mark.saved_by_id",
        "evidence.added_by_id",
        "evidence.withdrawn_by_id",
        "evidence_use.used_by_id",
        "evidence_request.asked_by_id",
        "evidence_request.came_by_id",
        "evidence_request.withdrawn_by_id",
        "event.person_id",
        "figure_table.read_in_by_id",
        "figure_table.sent_by_id",
        "good_example.saved_by_id",
        "good_example.shared_by_id",
        "honour.named_by_id",
        "identity.person_id",
        "interview_question.saved_by_id",
        "invitation.confirmed_by_id",
        "invitation.redeemed_by_id",
        "invitation_answer.answered_by_id",
        "invitation_text.saved_by_id",
        "letter.person_id",
        "letter_wish.person_id",
        "meeting.started_by_id",
        "minutes.saved_by_id",
        "poll.saved_by_id",
        "motivation.saved_by_id",
        "municipal_domain.said_by_id",
        "nomination_reason.named_by_id",
        "follow_up.person_id",
        "panel.closed_by_id",
        "participant_table.sent_by_id",
        "passage.person_id",
        "passkey.person_id",
        "plan.made_by_id",
        "plan_action.saved_by_id",
        "plan_reader.asked_by_id",
        "plan_reader.person_id",
        "plan_tick.person_id",
        "plan_word.person_id",
        "presence.person_id",
        "private_note.person_id",
        "proposal.taken_by_id",
        "read_through.person_id",
        "published_result.published_by_id",
        "recovery_code.person_id",
        "reply.outcome_by_id",
        "reply.saved_by_id",
        "returned_file.sent_by_id",
        "registration.answered_by_id",
        "registration.person_id",
        "review.sent_by_id",
        "review_comment.person_id",
        "right_of_reply.finished_by_id",
        "right_of_reply.opened_by_id",
        "second_factor.person_id",
        "second_say.said_by_id",
        "sent_table.sent_by_id",
        "sign_in.person_id",
        "visit.saved_by_id",
        "visit.sent_by_id",
        "task.handed_by_id",
        "tie.person_id",
        "tie.stated_by_id",
        "tie.taken_away_by_id",
        "withdrawal.noted_by_id",
    }
)
"""Columns that tell who did or said something: it is done, and nobody has to take it on."""
