"""Evaluators before, during and after a visit, until they agree: who may do what."""

from __future__ import annotations

from webapp.evaluation.deeds.seats import internal_evaluators, seats
from webapp.evaluation.deeds.visit.evidence_requests import check_answers
from webapp.evaluation.queries.seats.own_seat import evaluation_to_publish, own_seat
from webapp.ground.rights import Fetcher, Right, Row, rows

ROWS: dict[tuple[str, str], Row] = {
    **rows(
        Right.EVALUATION_MARK,
        "The plan is ranked by the municipality's answers, which only its evaluators read.",
        "GET visiting.plan",
        "POST visiting.tick",
        "GET visiting.coverage",
    ),
    **rows(
        Right.EVALUATION_MARK,
        "Whoever judges an answer reads the evidence beside it, and no other of the municipality's.",
        "GET visiting.evidence",
        "GET visiting.nomination",
        "GET visiting.evidence_file",
        "GET visiting.evidence_archive",
    ),
    **rows(
        Right.EVALUATION_MARK,
        "The pair plans its visit; the municipality reads the schedule once it is sent.",
        "GET visiting.schedule",
        "POST visiting.plan_days",
        "POST visiting.paste_interviews",
        "POST visiting.send_schedule",
        "GET visiting.printed_schedule",
    ),
    **rows(
        Right.ASSESSMENT_READ,
        "Whoever receives the evaluators sees whom they meet when; nothing of what they ask or note.",
        "GET assessment.visit",
        "GET assessment.requests",
    ),
    **rows(
        Right.ASSESSMENT_READ,
        "What evaluators ask for is given by those who answer for the municipality.",
        "POST assessment.answer_request",
        check=check_answers,
    ),
    **rows(
        Right.EVALUATION_MARK,
        "The pair asks the municipality for what it has not seen, and takes it back.",
        "GET visiting.requests",
        "POST visiting.ask",
        "POST visiting.withdraw_request",
    ),
    **rows(
        Right.EVALUATION_MARK,
        "Sources belong to the pair; what a mark rests on is as blind as the mark.",
        "GET visiting.sources",
        "POST visiting.add_source",
        "GET visiting.source",
        "POST visiting.save_source",
        "POST visiting.remove_source",
        "POST visiting.rest_on",
    ),
    **rows(
        Right.EVALUATION_MARK,
        "Interviews and notes stay with the pair: neither public nor the municipality's.",
        "GET visiting.interviews",
        "POST visiting.add_interview",
        "GET visiting.interview",
        "POST visiting.save_interview",
        "POST visiting.choose_questions",
        "POST visiting.choose_roles",
        "GET visiting.notes",
        "POST visiting.save_notes",
        "POST visiting.note",
    ),
    **rows(
        Right.EVALUATION_MARK,
        "What the pair sees outside the interviews stays with them as the interviews do.",
        "GET visiting.observed",
        "POST visiting.observe",
        "GET visiting.observation",
        "POST visiting.save_observation",
        "POST visiting.observation_note",
        "POST visiting.choose_observed",
    ),
    **rows(
        Right.EVALUATION_MARK,
        "A pair divides the work between them; it shows nothing of what either has marked.",
        "GET evaluation.subareas",
        "POST evaluation.divide",
    ),
    **rows(
        Right.EVALUATION_MARK,
        "Round the table, once both are done: one writes, the other follows, both keep the minutes.",
        "POST evaluation.accept_alike",
        "GET evaluation.follow",
        "POST evaluation.take_pen",
        "GET evaluation.read_all",
        "POST evaluation.save_meeting",
        "POST evaluation.save_minutes",
        "GET evaluation.near",
    ),
    **rows(
        Right.EVALUATION_PUBLISH,
        "Whoever fixes a result sees how near the marks were, once they are revealed.",
        "GET evaluation.near_for_office",
    ),
    **rows(
        Right.SIGNED_IN,
        "Where one has worked is one's own to say, and to take away where it was wrong.",
        "GET ties.own",
        "POST ties.state",
        "POST ties.take_away",
    ),
    **rows(
        Right.SIGNED_IN,
        "How strict one is beside others is told to oneself, and to nobody else.",
        "GET evaluators.severity",
    ),
    **rows(
        Right.SIGNED_IN,
        "Anybody may train on printed cases; nothing of it is kept.",
        "GET evaluators.training",
    ),
    **rows(
        Right.ASSESSMENT_SUBMIT,
        "One person chooses who evaluates the municipality's own self-assessment.",
        "POST assessment.appoint",
        check=seats.check_appoints,
    ),
    **rows(
        Right.ASSESSMENT_SUBMIT,
        "One person replaces whoever cannot go on evaluating an own self-assessment.",
        "POST assessment.replace_evaluator",
        check=internal_evaluators.check_replaces,
    ),
    **rows(
        Right.ASSESSMENT_READ,
        "What goes on beside the answers stays among the municipality's people; a reader only reads.",
        "GET assessment.evaluators",
    ),
    **rows(
        Right.SEAT,
        "Conflicts of interest are declared before anything is read.",
        "GET evaluation.declare",
        "POST evaluation.save_declaration",
    ),
    **rows(
        Right.EVALUATION_MARK,
        "Assigned, impartial evaluators; each blind to the other until both are done.",
        "GET evaluation.overview",
        "GET evaluation.question",
        "POST evaluation.save_question",
        "POST evaluation.accept",
        "GET evaluation.testimonial",
        "POST evaluation.finish",
        "POST evaluation.resume",
        "GET evaluation.agreement",
        "GET evaluation.agree",
        "POST evaluation.save_agreement",
        "POST evaluation.comment",
        "GET evaluation.twin",
        "GET evaluation.twin_file",
        "POST evaluation.send_returned",
        "GET evaluation.returned",
        "POST evaluation.bring_marks",
    ),
}

FETCHERS: dict[Right, Fetcher] = {
    Right.SEAT: lambda who, args: own_seat(who, args["evaluation_id"], declared=False),
    Right.EVALUATION_MARK: lambda who, args: own_seat(who, args["evaluation_id"]),
    Right.EVALUATION_PUBLISH: lambda who, args: evaluation_to_publish(who, args["evaluation_id"]),
}
"""How what each right is about is found, always through the person who asks."""
