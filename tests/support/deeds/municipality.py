"""What a municipality and its guests do."""

from __future__ import annotations

from tests.support.deeds.grammar import AGAIN, ANSWER, ANSWERED, HANDED_IN, MARK, RESENT, Deed, deed

MUNICIPALITY: dict[str, Deed] = {
    "account.start_assessment": deed("starts an assessment", "+assessment", "+answerer"),
    "assessment.archive": deed("archives an own assessment", "assessment.archived_at"),
    "assessment.remove": deed("takes an empty own assessment away", "assessment.removed_at"),
    "assessment.revoke_share": deed("takes back what was shown", "share.revoked_at"),
    "assessment.share": deed("shows an own assessment to somebody", "+share", "+letter"),
    "assessment.choose_evidence": deed("puts chosen evidence beside an answer", "+evidence_use"),
    "assessment.add_evidence_file": deed("takes a file in", "+evidence", "+evidence_use"),
    "assessment.add_evidence_link": deed("takes a link in", "+evidence", "+evidence_use"),
    "assessment.keep_answer_link": deed("takes a link of the answer into the register", "+evidence"),
    "assessment.drop_evidence": deed("takes evidence away from an answer", "-evidence_use"),
    "evidence.add_file": deed("takes a file in", "+evidence"),
    "evidence.add_link": deed("takes a link in", "+evidence"),
    "evidence.remove": deed("takes evidence away that nothing uses", "-evidence"),
    "evidence.withdraw": deed(
        "withdraws evidence",
        *(f"evidence.{one}" for one in ("withdrawn_at", "withdrawn_by_id", "why", "place")),
    ),
    "assessment.take_out": deed("takes an own assessment out of the archive", "assessment.archived_at"),
    "assessment.appoint": deed("appoints evaluators", "+evaluation", "+seat"),
    "assessment.bring_answers": deed(
        "brings answers back from a workbook",
        *ANSWER,
        "+answer",
        *("returned_file.read_in_at", "returned_file.content"),
    ),
    "assessment.send_returned": deed("sends a workbook back, to be looked over", "+returned_file"),
    "assessment.ask_certificate": deed("asks for a certificate", "+certificate", "+letter"),
    "assessment.certify": deed(
        "certifies, or sends back",
        *(
            f"certificate.{one}"
            for one in ("said_at", "said_by_id", "title", "why", "signed", "answers_hash")
        ),
    ),
    "assessment.comment": deed("writes a new comment", "+comment"),
    "assessment.resolve": deed("says that a thread is resolved, or open again"),
    "assessment.restore": deed("gives an earlier answer back", *ANSWER),
    "assessment.be_here": deed("says at which question one is, to colleagues alone", "+presence"),
    "assessment.read_all": deed(
        "says that all is read, to nobody but oneself", "+read_through", "read_through.read_at"
    ),
    "assessment.look_at_changes": deed("says what a press on the board would change"),
    "assessment.distribute": deed(
        "hands the whole board out", "+task", "+letter", "task.due_at", "task.note", "task.ended_at"
    ),
    "assessment.ask_again": deed("asks a colleague again", "task.asked_at", "+letter"),
    "assessment.hand_out": deed("hands a part out", "+task", "+letter"),
    "assessment.hand_on": deed(
        "hands a part on to another", "task.person_id", "task.ended_at", "+task", "+letter"
    ),
    "assessment.give_back": deed(
        "gives a part back with a reason",
        *("task.ended_at", "task.returned_at", "task.returned_why", "+letter"),
    ),
    "assessment.hand_on_all": deed(
        "hands all that one has left on to a colleague", "task.ended_at", "+task", "+letter"
    ),
    "assessment.replace_evaluator": deed(
        "puts another in a seat at home",
        "+seat",
        "seat.person_id",
        "seat.track",
        "seat.done_at",
        "-pen",
        *MARK,
    ),
    "assessment.say_done": deed(
        "says that a part is done", "task.done_at", "task.returned_at", "task.returned_why"
    ),
    "assessment.send_back": deed(
        "sends a part back", "task.done_at", "task.returned_at", "task.returned_why", "+letter"
    ),
    "assessment.submit": deed("hands in", *HANDED_IN),
    "assessment.take_back": deed("takes a part back", "task.ended_at"),
    "assessment.take_over": deed(
        "takes a proposal over", *ANSWER, "+answer", "proposal.taken_at", "proposal.taken_by_id"
    ),
    "assessment.withdraw": deed("takes the hand-in back", *HANDED_IN),
    "figures.answer": deed("says yes or no to the award", "+invitation_answer", "+assessment"),
    "first_rose.take_along": deed("takes answers along to questions that nobody has begun", "+answer"),
    "guest.take_file_back": deed(
        "takes a guest's own file back", "-evidence", "-proposed_file", "+failed_tries"
    ),
    "guest.propose": deed("sends a proposal", "+failed_tries", "+proposal", "task.done_at"),
    "meeting.start": deed("starts a meeting, and asks its first question", "+meeting", "+poll"),
    "meeting.open_votes": deed(
        "shows the votes, and forgets each by itself",
        *("-vote", "poll.opened_at", "poll.counts", "poll.voted"),
    ),
    "meeting.ask": deed(
        "asks the next question, or the same again", "+poll", "-poll", "-vote", "meeting.turn"
    ),
    "meeting.end": deed("ends a meeting", "meeting.code", "meeting.ended_at", "-poll", "-vote"),
    "meeting.save_minutes save=answer": deed(
        "takes the level of a meeting into the answer",
        *ANSWER,
        "+answer",
        *(f"poll.{one}" for one in ("levels", "minutes", "version", "saved_at", "saved_by_id", "taken_at")),
    ),
    "plans.add_action": deed("adds an action", "+plan_action", "improvement.left_why"),
    "plans.add_improvement": deed("adds an improvement area", "+improvement"),
    "plans.ask_reader": deed(
        "asks an evaluator to read",
        "+plan_reader",
        *(f"plan_reader.{one}" for one in ("asked_at", "ended_at")),
    ),
    "plans.end_reader": deed("ends an evaluator's reading", "plan_reader.ended_at"),
    "plans.let_be": deed("lets an area be, or takes it up", "improvement.left_why", "improvement.version"),
    "plans.make": deed("makes a plan", "+plan", "+improvement"),
    "plans.rebase": deed("lets a plan stand on what is now", "plan.basis", "plan.based_at"),
    "plans.save_follow_up": deed("keeps a follow-up", "+follow_up", "plan.review_on"),
    "plans.say": deed("says something about a plan", "+plan_word"),
    "people.invite": deed("invites", "+invitation", "+letter"),
    "people.let_in": deed("invites whoever registered", "+invitation", "+letter", *ANSWERED),
    "people.turn_down": deed("says no to whoever registered", "+letter", *ANSWERED),
    "people.remove": deed("removes somebody", "-membership"),
    "people.send_letter_again": deed("sends a letter again", *RESENT),
    "people.send_again": deed("sends the invitation again", *AGAIN),
    "people.withdraw": deed("withdraws an invitation", "invitation.revoked_at", "-letter"),
    "reviewing.finish": deed(
        "accepts the rest and is done",
        "right_of_reply.finished_at",
        "right_of_reply.finished_by_id",
        "+letter",
    ),
    "reviewing.share": deed(
        "shares an example, or no more", "good_example.shared_at", "good_example.shared_by_id"
    ),
    "reviewing.welcome": deed("lets others ask about an example, or no more", "good_example.welcome_at"),
    "reviewing.give_opinion": deed("says how an evaluation was", "+opinion"),
    "examples.ask": deed("asks about an example", "+inquiry", "+letter"),
    "inquiries.answer": deed(
        "answers an inquiry",
        *(f"inquiry.{one}" for one in ("answer", "answer_text", "answered_at", "answered_by_id")),
        "+letter",
    ),
    "inquiries.withdraw": deed("takes back what was asked", "inquiry.withdrawn_at", "+letter"),
    "inquiries.tell": deed(
        "says what was taken home",
        *(f"inquiry.{one}" for one in ("lesson", "lesson_at", "lesson_by_id")),
        "+letter",
    ),
    "inquiries.hide": deed("hides a line, or shows it", "inquiry.hidden_at"),
}
