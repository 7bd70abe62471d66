"""Who may do what: one row a route and method; a route without a row is refused, and fails the tests."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Right(StrEnum):
    """The ways a request can have a right; each is checked in one place, views/guarding.py."""

    EVERYBODY = "everybody"
    SIGNED_IN = "signed in"
    ASSESSMENT_READ = "any role in the municipality whose assessment it is"
    ASSESSMENT_WRITE = (
        "coordinator or contributor of the municipality; the service refuses readers and closed ones"
    )
    ASSESSMENT_SUBMIT = "coordinator of the municipality; the service refuses the others"
    ASSESSMENT_CERTIFY = "certifier of the municipality; the service refuses the others"
    GUEST = "whoever holds a link to one question, until it is withdrawn or the answers are closed"
    SEAT = "an evaluator assigned to the evaluation, before any declaration"
    EVALUATION_MARK = "an assigned evaluator who has declared no conflict of interest"
    EVALUATION_PUBLISH = "the office of the round; for an internal evaluation the municipality's coordinator"
    JURY = "a juror of the round, or its office"
    OFFICE = "the office of the round"
    RESULT = "everybody once the round is announced, before that the municipality itself"


@dataclass(frozen=True, slots=True)
class Row:
    """The right a route and method asks for, and why."""

    right: Right
    why: str


def _rows(right: Right, why: str, *places: str) -> dict[tuple[str, str], Row]:
    """Give several routes the same row; a place reads "GET endpoint"."""
    split = [place.split(" ") for place in places]
    return {(endpoint, method): Row(right, why) for method, endpoint in split}


POLICY: dict[tuple[str, str], Row] = {
    **_rows(
        Right.EVERYBODY,
        "Pages about the service, and files that look the same to all.",
        "GET static",
        "GET about.start",
        "GET about.accessibility",
        "GET about.counting",
        "GET about.contact",
        "GET about.alive",
        "GET results.listing",
    ),
    **_rows(
        Right.EVERYBODY,
        "Signing in comes before any right.",
        "GET security.login",
        "POST security.login",
        "POST security.logout",
        "GET security.static",
        "GET security.verify",
        "POST security.verify",
    ),
    **_rows(
        Right.SIGNED_IN,
        "One's own account.",
        "GET account.home",
        "GET security.change_password",
        "POST security.change_password",
        "POST account.start_assessment",
    ),
    **_rows(
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
    **_rows(
        Right.ASSESSMENT_WRITE,
        "Those who answer for the municipality, while it is open.",
        "POST assessment.save_subarea",
        "POST assessment.save_area",
        "POST assessment.answer",
        "POST nomination.save_criterion",
        "POST nomination.save_description",
    ),
    **_rows(
        Right.ASSESSMENT_SUBMIT,
        "One person hands in, after somebody has signed off by name.",
        "POST assessment.submit",
        "POST assessment.appoint",
    ),
    **_rows(
        Right.ASSESSMENT_READ,
        "What goes on beside the answers stays among the municipality's people; a reader only reads.",
        "GET assessment.handed_out",
        "GET assessment.talk",
        "POST assessment.comment",
        "GET assessment.certificate",
        "GET assessment.receipt_file",
    ),
    **_rows(
        Right.ASSESSMENT_WRITE,
        "Whoever answers says when a part is done, and takes a guest's proposal over under their own name.",
        "POST assessment.say_done",
        "POST assessment.take_over",
    ),
    **_rows(
        Right.ASSESSMENT_SUBMIT,
        "One person hands out, asks for the certificate, and takes back what was handed in.",
        "POST assessment.hand_out",
        "POST assessment.take_back",
        "POST assessment.send_back",
        "POST assessment.ask_certificate",
        "POST assessment.withdraw",
    ),
    **_rows(
        Right.ASSESSMENT_CERTIFY,
        "Only whoever answers for the municipality certifies what it says.",
        "POST assessment.certify",
    ),
    **_rows(
        Right.GUEST,
        "A link opens one question and nothing else, and lands a proposal that counts for nothing by itself.",
        "GET guest.question",
        "POST guest.propose",
    ),
    **_rows(
        Right.SEAT,
        "Conflicts of interest are declared before anything is read.",
        "GET evaluation.declare",
        "POST evaluation.save_declaration",
    ),
    **_rows(
        Right.EVALUATION_MARK,
        "Assigned, impartial evaluators; each blind to the other until both are done.",
        "GET evaluation.overview",
        "GET evaluation.question",
        "POST evaluation.save_question",
        "POST evaluation.accept",
        "POST evaluation.finish",
        "GET evaluation.agreement",
        "GET evaluation.agree",
        "POST evaluation.save_agreement",
        "POST evaluation.comment",
    ),
    **_rows(
        Right.EVALUATION_PUBLISH,
        "A result is fixed once, by somebody who gave no marks in the award.",
        "GET evaluation.publish",
        "POST evaluation.save_publication",
    ),
    **_rows(
        Right.JURY,
        "The jury reads nominees whose results are fixed.",
        "GET jury.compare",
        "GET jury.nominee",
        "GET jury.workbook",
        "GET jury.chart",
    ),
    **_rows(
        Right.OFFICE,
        "The office runs its round, and sees states but no answers.",
        "GET office.round_page",
        "POST office.nominate",
        "POST office.assign",
        "POST office.replace",
        "POST office.announce",
    ),
    **_rows(
        Right.RESULT,
        "Results are public after the round is announced.",
        "GET results.show",
        "GET results.chart",
    ),
}


def row_for(endpoint: str | None, method: str) -> Row | None:
    """Find the row of a route; HEAD asks what GET asks, OPTIONS tells only which methods there are."""
    if method == "OPTIONS":
        return Row(Right.EVERYBODY, "Which methods a route has is no secret.")
    return POLICY.get((endpoint or "", "GET" if method == "HEAD" else method))
