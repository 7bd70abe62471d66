"""A municipality's answers, its talk and its hand-in: who may do what."""

from __future__ import annotations

from webapp.assessment.deeds import answers, hand_in, withdrawal
from webapp.assessment.deeds.teamwork import certificates, handover
from webapp.assessment.queries.guests.guest_links import guest_link
from webapp.assessment.queries.own_assessment import own_assessment
from webapp.ground.rights import Fetcher, Right, Row, rows

ROWS: dict[tuple[str, str], Row] = {
    **rows(
        Right.GUEST,
        "A link opens what one guest is asked, and lands proposals that count for nothing by themselves.",
        "GET guest.question",
        "POST guest.propose",
        "POST guest.take_file_back",
    ),
    **rows(
        Right.ASSESSMENT_READ,
        "A municipality's people read all of its own answers, and nobody else does.",
        "GET assessment.overview",
        "GET assessment.subarea",
        "GET assessment.area",
        "GET assessment.reckoning",
        "GET assessment.review",
        "GET assessment.receipt",
        "GET assessment.events",
        "GET assessment.chart",
        "GET assessment.own_answers",
        "GET assessment.answers_file",
        "POST assessment.read_all",
        "GET assessment.quick_pass",
        "GET assessment.twin",
        "GET assessment.evidence",
        "GET assessment.twin_file",
        "POST assessment.send_returned",
        "GET assessment.returned",
        "GET nomination.overview",
        "GET nomination.criterion",
        "GET nomination.description",
        "GET nomination.preview",
    ),
    **rows(
        Right.ASSESSMENT_WRITE,
        "Those who answer for the municipality, while it is open; a guest's proposal becomes theirs.",
        "POST assessment.save_subarea",
        "POST assessment.save_area",
        "POST assessment.answer",
        "POST assessment.save_quick_pass",
        "POST nomination.save_criterion",
        "POST nomination.save_description",
        "POST assessment.take_over",
        "POST assessment.restore",
        "POST assessment.choose_evidence",
        "POST assessment.add_evidence_file",
        "POST assessment.add_evidence_link",
        "POST assessment.keep_answer_link",
        "POST assessment.turn_evidence",
        "POST assessment.drop_evidence",
        "POST assessment.bring_answers",
        check=answers.check_may_write,
    ),
    **rows(
        Right.ASSESSMENT_SUBMIT,
        "One person hands in, after somebody has signed off by name.",
        "POST assessment.submit",
        check=hand_in.check_hands_in,
    ),
    **rows(
        Right.ASSESSMENT_READ,
        "What goes on beside the answers stays among the municipality's people; a reader only reads.",
        "GET assessment.handed_out",
        "GET assessment.single",
        "GET assessment.talk",
        "GET assessment.history",
        "POST assessment.comment",
        "POST assessment.resolve",
        "POST assessment.be_here",
        "GET assessment.certificate",
        "GET assessment.receipt_file",
    ),
    **rows(
        Right.ASSESSMENT_WRITE,
        "Whoever has a part says when it is done.",
        "POST assessment.say_done",
        check=handover.check_can_have,
    ),
    **rows(
        Right.ASSESSMENT_READ,
        "Whoever has a part gives it back, or hands on all that is left to a colleague.",
        "POST assessment.give_back",
        "POST assessment.hand_on_all",
        check=handover.check_can_have,
    ),
    **rows(
        Right.ASSESSMENT_SUBMIT,
        "One person hands out, and takes back what was handed out.",
        "POST assessment.look_at_changes",
        "POST assessment.distribute",
        "POST assessment.ask_again",
        "POST assessment.hand_out",
        "POST assessment.take_back",
        "POST assessment.send_back",
        "POST assessment.hand_on",
        check=handover.check_hands_out,
    ),
    **rows(
        Right.ASSESSMENT_SUBMIT,
        "One person asks for the certificate.",
        "POST assessment.ask_certificate",
        check=certificates.check_asks,
    ),
    **rows(
        Right.ASSESSMENT_SUBMIT,
        "One person takes back what was handed in.",
        "POST assessment.withdraw",
        check=withdrawal.check_takes_back,
    ),
    **rows(
        Right.ASSESSMENT_CERTIFY,
        "Only whoever answers for the municipality certifies what it says.",
        "POST assessment.certify",
        check=certificates.check_certifies,
    ),
}

FETCHERS: dict[Right, Fetcher] = {
    Right.ASSESSMENT_READ: lambda who, args: own_assessment(who, args["assessment_id"]),
    Right.ASSESSMENT_WRITE: lambda who, args: own_assessment(who, args["assessment_id"], lock="share"),
    Right.ASSESSMENT_SUBMIT: lambda who, args: own_assessment(who, args["assessment_id"]),
    Right.ASSESSMENT_CERTIFY: lambda who, args: own_assessment(who, args["assessment_id"]),
    Right.GUEST: lambda _who, args: guest_link(args["token"]),
}
"""How what each right is about is found, always through the person who asks."""
