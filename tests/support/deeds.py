"""Every post of the service by name: what shows stored values and saves them, and what is a deed."""

from __future__ import annotations

from dataclasses import dataclass

from tests.support.posts import Post

SAVES = frozenset({
    "assessment.save_area",
    "assessment.save_subarea",
    "evaluation.divide",
    "evaluation.save_agreement",
    "evaluation.save_meeting",
    "evaluation.save_minutes",
    "evaluation.save_question",
    "jury.save_motivation",
    "jury.save_note",
    "jury.save_ranking",
    "nominating.arrange",
    "nominating.save_note",
    "nominating.save_ranking",
    "nomination.save_criterion",
    "nomination.save_description",
    "office.save_dates",
    "people.change_role",
    "report.save_words",
    "reviewing.reply",
    "reviewing.save_area",
    "visiting.choose_questions",
    "visiting.rest_on",
    "visiting.save_interview",
    "visiting.save_notes",
    "visiting.save_source",
})  # fmt: skip
"""Forms that show what is stored: sent back untouched they change nothing at all."""

BY_SCRIPT = frozenset({"assessment.answer", "reviewing.save_text", "visiting.note"})
"""Sent by a script while somebody writes, never by a form of its own."""


@dataclass(frozen=True)
class Deed:
    """A post that does what its button says, whatever stands in its form.

    `changes` names all that it may change besides the story of events: new rows "+table", lost ones "-table",
    else "table.column".
    """

    why: str
    changes: frozenset[str] = frozenset()


def _deed(why: str, *changes: str) -> Deed:
    return Deed(why, frozenset(changes))


_ANSWER = ("answer.said", "answer.version", "answer.saved_at", "answer.saved_by_id")
_MARK = ("+evaluator_mark", *(f"evaluator_mark.{one}" for one in (
    "mark", "motivation", "differs", "version", "saved_at", "saved_by_id",
)))  # fmt: skip
_HANDED_IN = (
    *(f"assessment.{one}" for one in ("submitted_at", "submitted_by_id", "signed_name", "signed_title")),
    "assessment.receipt_number",
    "assessment.receipt_hash",
)
_AGAIN = ("+letter", "-letter", *(f"invitation.{one}" for one in (
    "expires_at", "times", "token_hash", "written_at",
)))  # fmt: skip
_AGREED = (*_MARK, "+pen", "pen.person_id", "pen.taken_at")

DEEDS: dict[str, Deed] = {
    # Buttons of forms that save
    "assessment.save_area clear": _deed("takes a choice back", *_ANSWER),
    "assessment.save_area recall": _deed("takes last time's answer over", *_ANSWER, "+answer"),
    "assessment.save_subarea clear": _deed("takes a choice back", *_ANSWER),
    "assessment.save_subarea recall": _deed("takes last time's answer over", *_ANSWER, "+answer"),
    "nomination.save_criterion clear": _deed("takes a choice back", *_ANSWER),
    "nomination.save_criterion recall": _deed("takes last time's answer over", *_ANSWER, "+answer"),
    "nomination.save_description recall": _deed("takes last time's words over", *_ANSWER, "+answer"),
    "evaluation.save_question clear": _deed("takes a choice back", *_MARK),
    "evaluation.save_question save=accept": _deed("takes the municipality's levels", *_MARK),
    "evaluation.save_agreement clear": _deed("takes a choice back", *_AGREED),
    "evaluation.save_agreement take": _deed("takes the pen over", *_AGREED),
    "evaluation.save_agreement save=a": _deed("takes A's mark", *_AGREED),
    "evaluation.save_agreement save=b": _deed("takes B's mark", *_AGREED),
    "evaluation.save_agreement save=accept": _deed("takes the municipality's levels", *_AGREED),
    "jury.save_ranking save=hand-in": _deed(
        "hands in", "+ballot", *(f"ballot.{one}" for one in ("handed_in_at", "saved_at", "version"))
    ),
    "jury.save_ranking save=back": _deed("takes the ranking back", "ballot.handed_in_at", "ballot.version"),
    "nominating.save_ranking save=hand-in": _deed(
        "hands in", "+ballot", *(f"ballot.{one}" for one in ("handed_in_at", "saved_at", "version"))
    ),
    "nominating.save_ranking save=back": _deed(
        "takes the ranking back", "ballot.handed_in_at", "ballot.version"
    ),
    # A municipality
    "account.start_assessment": _deed("starts an assessment", "+assessment"),
    "assessment.appoint": _deed("appoints evaluators", "+evaluation", "+seat"),
    "assessment.ask_certificate": _deed("asks for a certificate", "+certificate", "+letter"),
    "assessment.certify": _deed(
        "certifies, or sends back",
        *(
            f"certificate.{one}"
            for one in ("said_at", "said_by_id", "title", "why", "signed", "answers_hash")
        ),
    ),
    "assessment.comment": _deed("writes a new comment", "+comment"),
    "assessment.hand_out": _deed("hands a part out", "+task", "+letter"),
    "assessment.say_done": _deed(
        "says that a part is done", "task.done_at", "task.returned_at", "task.returned_why"
    ),
    "assessment.send_back": _deed(
        "sends a part back", "task.done_at", "task.returned_at", "task.returned_why", "+letter"
    ),
    "assessment.submit": _deed("hands in", *_HANDED_IN),
    "assessment.take_back": _deed("takes a part back", "task.ended_at"),
    "assessment.take_over": _deed(
        "takes a proposal over", *_ANSWER, "+answer", "proposal.taken_at", "proposal.taken_by_id"
    ),
    "assessment.withdraw": _deed("takes the hand-in back", *_HANDED_IN),
    "figures.answer": _deed("says yes or no to the award", "+invitation_answer", "+assessment"),
    "guest.propose": _deed("sends a proposal", "+proposal", "task.done_at"),
    "people.invite": _deed("invites", "+invitation", "+letter"),
    "people.remove": _deed("removes somebody", "-membership"),
    "people.send_again": _deed("sends the invitation again", *_AGAIN),
    "people.withdraw": _deed("withdraws an invitation", "invitation.revoked_at", "-letter"),
    "reviewing.finish": _deed(
        "accepts the rest and is done",
        "right_of_reply.finished_at",
        "right_of_reply.finished_by_id",
        "+letter",
    ),
    "reviewing.share": _deed(
        "shares an example, or no more", "good_example.shared_at", "good_example.shared_by_id"
    ),
    # Evaluators and third readers
    "evaluation.accept": _deed("accepts the rest of an area", *_MARK),
    "evaluation.accept_alike": _deed("agrees on what is alike", *_AGREED),
    "evaluation.comment": _deed("writes a new comment", "+comment"),
    "evaluation.finish": _deed("is done", "seat.done_at"),
    "evaluation.save_declaration": _deed("declares", "+declaration", "seat.declared_at", "seat.conflict"),
    "evaluation.save_publication": _deed("fixes the result", "evaluation.published_at", "+published_result"),
    "evaluation.take_pen": _deed("takes the pen", "+pen", "pen.person_id", "pen.taken_at"),
    "reviewing.add_example": _deed("adds an example", "+good_example"),
    "reviewing.answer": _deed("answers the third reader", "+review_comment"),
    "reviewing.comment": _deed("writes a new comment", "+review_comment"),
    "reviewing.decide": _deed(
        "releases, or sends back",
        *(f"review.{one}" for one in ("outcome", "said_at", "said_by_id", "why", "content")),
        "+letter",
    ),
    "reviewing.decide_reply": _deed(
        "decides a reply", "reply.outcome", "reply.outcome_at", "reply.outcome_by_id", "reply.outcome_why"
    ),
    "reviewing.office_open": _deed("opens the draft", "+right_of_reply", "+letter"),
    "reviewing.open_draft": _deed("opens the draft", "+right_of_reply", "+letter"),
    "reviewing.remove_example": _deed("takes an example away", "good_example.gone_at"),
    "reviewing.save_declaration": _deed("declares", "+declaration"),
    "reviewing.send": _deed("sends the draft to the third reader", "+review", "+letter"),
    "visiting.add_interview": _deed("plans an interview", "+evaluation_source"),
    "visiting.add_source": _deed("registers a source", "+evaluation_source"),
    "visiting.remove_source": _deed("takes a source away", "evaluation_source.gone_at"),
    "visiting.tick": _deed("ticks a question, or not", "+plan_tick", "-plan_tick"),
    # The office, the jury and the nomination group
    "figures.nominate": _deed("nominates", "entrant.nominated_at"),
    "figures.read_in": _deed(
        "reads a table in", "figure_table.read_in_at", "figure_table.read_in_by_id", "+figure_value"
    ),
    "figures.send": _deed("sends a file", "+figure_table"),
    "jury.close_ranking": _deed("closes the ranking", "+panel", "panel.closed_at", "panel.closed_by_id"),
    "jury.name_honour": _deed("names a winner", "+honour"),
    "jury.reopen_ranking": _deed("opens the ranking again", "panel.closed_at", "panel.closed_by_id"),
    "jury.save_declaration": _deed("declares", "+declaration"),
    "jury.withdraw": _deed("notes who leaves", "+withdrawal"),
    "nominating.close_ranking": _deed(
        "closes the ranking", "+panel", "panel.closed_at", "panel.closed_by_id"
    ),
    "nominating.reopen_ranking": _deed("opens the ranking again", "panel.closed_at", "panel.closed_by_id"),
    "nominating.save_declaration": _deed("declares", "+declaration"),
    "nominating.save_naming": _deed("nominates", "entrant.nominated_at", "+nomination_reason"),
    "office.add_officer": _deed("adds an officer", "+post"),
    "office.announce": _deed("makes results public, with another", "+second_say", "award_round.announced_at"),
    "office.assign": _deed("appoints evaluators", "+evaluation", "+seat"),
    "office.extend": _deed("gives more time", "assessment.closes_at"),
    "office.look": _deed("reads a file that is sent"),
    "office.make": _deed("makes a round", "+award_round", "+post", "+step_date"),
    "office.move": _deed("takes the next step", "award_round.step", "award_round.version"),
    "office.move_back": _deed("takes a step back", "award_round.step", "award_round.version"),
    "office.nominate": _deed("nominates", "entrant.nominated_at"),
    "office.read_in": _deed(
        "reads participants in", "+entrant", "+assessment", "+municipality", "+invitation", "+letter"
    ),
    "office.reopen": _deed("gives a hand-in back", *_HANDED_IN, "assessment.closes_at"),
    "office.replace": _deed("puts another in a seat", "+seat", "-seat", "seat.person_id"),
    "office.state_tie": _deed("states a tie", "+tie"),
    "office.take_away_tie": _deed("takes a tie away", "tie.taken_away_at", "tie.taken_away_by_id"),
    "office.take_back": _deed("takes a request back", "-second_say"),
    "staff.confirm_reminder": _deed("confirms letters to all", "+letter", "-second_say"),
    "staff.end_post": _deed("ends a post", "-post"),
    "staff.invite": _deed("invites", "+invitation", "+letter"),
    "staff.remind": _deed("reminds", "+letter", "+second_say"),
    "staff.send_again": _deed("sends the invitation again", *_AGAIN),
    "staff.take_back_reminder": _deed("takes a request back", "-second_say"),
    "staff.withdraw": _deed("withdraws an invitation", "invitation.revoked_at", "-letter"),
    # Everybody
    "invitation.redeem": _deed(
        "takes an invitation up",
        "+person",
        "+membership",
        "+post",
        "invitation.redeemed_at",
        "invitation.redeemed_by_id",
    ),
    "security.change_password": _deed("changes the password", "person.password", "person.fs_uniquifier"),
    "security.forgot_password": _deed("asks for a letter", "+letter"),
    "security.login": _deed("signs in"),
    "security.logout": _deed("signs out"),
    "security.reset_password": _deed("sets a new password", "person.password", "person.fs_uniquifier"),
    "security.verify": _deed("says the password once more"),
    "ties.state": _deed("states a tie", "+tie"),
    "ties.take_away": _deed("takes a tie away", "tie.taken_away_at", "tie.taken_away_by_id"),
}


def deed_of(endpoint: str, post: Post) -> Deed | None:
    """Tell which deed a post is; none where it saves a form that shows what is stored."""
    button, value = post.button or ("", "")
    for name in (f"{endpoint} {button}={value}", f"{endpoint} {button}", endpoint):
        if name in DEEDS:
            return DEEDS[name]
    return None
