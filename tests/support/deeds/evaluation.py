"""What evaluators and third readers do."""

from __future__ import annotations

from tests.support.deeds.grammar import AGREED, MARK, Deed, deed

EVALUATION: dict[str, Deed] = {
    "evaluation.accept": deed("accepts the rest of an area", *MARK),
    "evaluation.accept_alike": deed("agrees on what is alike", *AGREED),
    "evaluation.bring_marks": deed(
        "brings marks back from a workbook", *MARK, "returned_file.read_in_at", "returned_file.content"
    ),
    "evaluation.comment": deed("writes a new comment", "+comment"),
    "evaluation.finish": deed("is done", "seat.done_at"),
    "evaluation.resume": deed("is not done after all", "seat.done_at"),
    "evaluation.save_declaration": deed(
        "declares", "+declaration", "seat.declared_at", "seat.conflict", "seat.answered_for"
    ),
    "evaluation.save_publication": deed("fixes the result", "evaluation.published_at", "+published_result"),
    "evaluation.send_returned": deed("sends a workbook back, to be looked over", "+returned_file"),
    "evaluation.take_pen": deed("takes the pen", "+pen", "pen.person_id", "pen.taken_at"),
    "reviewing.add_example": deed("adds an example", "+good_example"),
    "assessment.answer_request": deed(
        "gives the evaluators something",
        *(
            f"evidence_request.{one}"
            for one in ("came_at", "came_by_id", "answer", "evidence_id", "source_id")
        ),
        "+evaluation_source",
        "+letter",
    ),
    "reviewing.carry_passage": deed(
        "puts a note into a text",
        *("+passage", "+area_text"),
        *(f"area_text.{one}" for one in ("text", "version", "saved_at", "saved_by_id")),
    ),
    "reviewing.answer": deed("answers the third reader", "+review_comment"),
    "reviewing.comment": deed("writes a new comment", "+review_comment"),
    "reviewing.decide": deed(
        "releases, or sends back",
        *(f"review.{one}" for one in ("outcome", "said_at", "said_by_id", "why", "content")),
        "+letter",
    ),
    "reviewing.decide_reply": deed(
        "decides a reply",
        "reply.settled",
        "reply.outcome",
        "reply.outcome_at",
        "reply.outcome_by_id",
        "reply.outcome_why",
    ),
    "reviewing.office_open": deed("opens the draft", "+right_of_reply", "+letter"),
    "reviewing.open_draft": deed("opens the draft", "+right_of_reply", "+letter"),
    "reviewing.remove_example": deed("takes an example away", "good_example.gone_at"),
    "reviewing.save_declaration": deed("declares", "+declaration"),
    "reviewing.send": deed("sends the draft to the third reader", "+review", "+letter"),
    "reviewing.send_version": deed("gives the municipality a new version", "+right_of_reply", "+letter"),
    "visiting.add_interview": deed("plans an interview", "+evaluation_source"),
    "visiting.add_source": deed("registers a source", "+evaluation_source"),
    "visiting.ask": deed("asks for something", "+evidence_request", "+letter"),
    "visiting.choose_roles": deed("chooses the roles of a title", "evaluation_source.roles"),
    "visiting.observe": deed("notes something outside", "+evaluation_source", "+interview_question"),
    "visiting.paste_interviews": deed("plans several interviews", "+evaluation_source"),
    "visiting.send_schedule": deed("sends the schedule", "visit.sent_at", "visit.sent_by_id", "+letter"),
    "visiting.withdraw_request": deed(
        "takes something back",
        *(f"evidence_request.{one}" for one in ("withdrawn_at", "withdrawn_by_id", "why")),
        "+letter",
    ),
    "visiting.remove_source": deed("takes a source away", "evaluation_source.gone_at"),
    "visiting.tick": deed("ticks a question, or not", "+plan_tick", "-plan_tick"),
}
