"""A municipality's answers, its talk and its hand-in: who may do what."""

from __future__ import annotations

from webapp.assessment.deeds.teamwork.guests import guest_link
from webapp.assessment.queries.own_assessment import own_assessment
from webapp.ground.rights import Fetcher, Right, Row, rows

ROWS: dict[tuple[str, str], Row] = {
    **rows(
        Right.GUEST,
        "A link opens one question and nothing else, and lands a proposal that counts for nothing by itself.",
        "GET guest.question",
        "POST guest.propose",
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
        "GET nomination.overview",
        "GET nomination.criterion",
        "GET nomination.description",
    ),
    **rows(
        Right.ASSESSMENT_WRITE,
        "Those who answer for the municipality, while it is open.",
        "POST assessment.save_subarea",
        "POST assessment.save_area",
        "POST assessment.answer",
        "POST nomination.save_criterion",
        "POST nomination.save_description",
    ),
    **rows(
        Right.ASSESSMENT_SUBMIT,
        "One person hands in, after somebody has signed off by name.",
        "POST assessment.submit",
    ),
    **rows(
        Right.ASSESSMENT_READ,
        "What goes on beside the answers stays among the municipality's people; a reader only reads.",
        "GET assessment.handed_out",
        "GET assessment.talk",
        "POST assessment.comment",
        "GET assessment.certificate",
        "GET assessment.receipt_file",
    ),
    **rows(
        Right.ASSESSMENT_WRITE,
        "Whoever answers says when a part is done, and takes a guest's proposal over under their own name.",
        "POST assessment.say_done",
        "POST assessment.take_over",
    ),
    **rows(
        Right.ASSESSMENT_SUBMIT,
        "One person hands out, asks for the certificate, and takes back what was handed in.",
        "POST assessment.hand_out",
        "POST assessment.take_back",
        "POST assessment.send_back",
        "POST assessment.hand_on",
        "POST assessment.ask_certificate",
        "POST assessment.withdraw",
    ),
    **rows(
        Right.ASSESSMENT_CERTIFY,
        "Only whoever answers for the municipality certifies what it says.",
        "POST assessment.certify",
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
