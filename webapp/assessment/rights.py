"""What a municipality's people do with its answers and with each other."""

from __future__ import annotations

from webapp.policy.rights import Right, Row, rows

ROWS: dict[tuple[str, str], Row] = {
    **rows(
        Right.PLACE_READ,
        "A municipality's people see who else takes part for it.",
        "GET people.colleagues",
    ),
    **rows(
        Right.PLACE_CHANGE,
        "One role decides who takes part for the municipality.",
        "POST people.invite",
        "POST people.send_again",
        "POST people.withdraw",
        "POST people.change_role",
        "GET people.ask_to_remove",
        "POST people.remove",
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
        "POST assessment.appoint",
        "POST assessment.replace_evaluator",
    ),
    **rows(
        Right.ASSESSMENT_READ,
        "What goes on beside the answers stays among the municipality's people; a reader only reads.",
        "GET assessment.handed_out",
        "GET assessment.talk",
        "POST assessment.comment",
        "GET assessment.certificate",
        "GET assessment.receipt_file",
        "GET assessment.evaluators",
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
