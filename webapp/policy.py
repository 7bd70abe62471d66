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
    JURY = "a juror of the round who has declared conflicts of interest, or its office"
    JUROR = "a juror of the round who has declared conflicts of interest"
    JURY_SEAT = "a juror of the round, before any declaration"
    NOMINATING = "a member of the nomination group who has declared conflicts of interest, or the office"
    NOMINATOR = "a member of the nomination group who has declared conflicts of interest"
    NOMINATING_SEAT = "a member of the nomination group, before any declaration"
    OFFICE = "the office of the round"
    OFFICER = "an officer of any round"
    PLACE_READ = "any role in the municipality"
    PLACE_CHANGE = "coordinator of the municipality; the service refuses its other people"
    OUTBOX = "the office of any round, for the letters of its own rounds"
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
        Right.EVERYBODY,
        "Whoever has forgotten a password has no session; the link proves the address, once.",
        "GET security.forgot_password",
        "POST security.forgot_password",
        "GET security.reset_password",
        "POST security.reset_password",
    ),
    **_rows(
        Right.EVERYBODY,
        "Whoever is invited may have no account yet; the link's token is the right, once.",
        "GET invitation.show",
        "POST invitation.redeem",
    ),
    **_rows(
        Right.PLACE_READ,
        "A municipality's people see who else takes part for it.",
        "GET people.colleagues",
    ),
    **_rows(
        Right.PLACE_CHANGE,
        "One role decides who takes part for the municipality.",
        "POST people.invite",
        "POST people.send_again",
        "POST people.withdraw",
        "POST people.change_role",
        "POST people.remove",
    ),
    **_rows(
        Right.OFFICE,
        "The office brings people into its round, and reminds those who lack something.",
        "GET staff.people",
        "POST staff.invite",
        "POST staff.send_again",
        "POST staff.withdraw",
        "POST staff.end_post",
        "GET staff.lacking",
        "POST staff.remind",
    ),
    **_rows(
        Right.OUTBOX,
        "The office reads what was written to whom in its rounds.",
        "GET outbox.letters",
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
        Right.JURY,
        "The jury and its office see who has handed in, and the combined ranking when it is closed.",
        "GET jury.ranking",
        "GET jury.decision",
        "GET jury.motivation",
        "POST jury.save_motivation",
    ),
    **_rows(
        Right.JUROR,
        "Notes and rankings are a juror's own, and nobody else's.",
        "POST jury.save_note",
        "POST jury.save_ranking",
    ),
    **_rows(
        Right.JURY_SEAT,
        "Jurors declare conflicts of interest before they read, and can add one later.",
        "GET jury.declare",
        "POST jury.save_declaration",
    ),
    **_rows(
        Right.NOMINATING,
        "The nomination group and the office see how far it has come, and name the nominees.",
        "GET nominating.overview",
        "GET nominating.ranking",
        "GET nominating.naming",
        "POST nominating.save_naming",
    ),
    **_rows(
        Right.NOMINATOR,
        "Only the group reads nominations; notes and rankings are each member's own.",
        "GET nominating.nomination",
        "POST nominating.save_note",
        "POST nominating.save_ranking",
    ),
    **_rows(
        Right.NOMINATING_SEAT,
        "Members declare conflicts of interest before they read, and can add one later.",
        "GET nominating.declare",
        "POST nominating.save_declaration",
    ),
    **_rows(
        Right.OFFICE,
        "The office closes rankings, and names on the jury's behalf.",
        "POST jury.close_ranking",
        "POST jury.name_honour",
        "POST jury.withdraw",
        "POST nominating.close_ranking",
        "POST nominating.arrange",
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
        Right.OFFICER,
        "Who runs a round may begin another.",
        "GET office.rounds",
        "POST office.make",
    ),
    **_rows(
        Right.OFFICE,
        "A round is data, and its office keeps it: steps, dates and who takes part.",
        "GET office.steps",
        "POST office.move",
        "POST office.move_back",
        "POST office.take_back",
        "POST office.add_officer",
        "GET office.dates",
        "POST office.save_dates",
        "GET office.participants",
        "GET office.bring",
        "POST office.look",
        "POST office.read_in",
        "GET office.entrant",
        "POST office.extend",
        "POST office.reopen",
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
