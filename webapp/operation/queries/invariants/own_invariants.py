"""What must hold of a municipality's own answers, and of its work together on them."""

from __future__ import annotations

from webapp.operation.queries.invariants.invariant import both_or_neither, rule

OF_ASSESSMENT = "JOIN assessment ON assessment.id = {table}.assessment_id"

INVARIANTS = (
    both_or_neither(
        "hand_in_is_whole",
        "En inlämning har tid, person och kvitto.",
        "assessment",
        "submitted_at",
        "submitted_by_id",
        "receipt_number",
    ),
    rule(
        "hand_in_is_signed",
        "Det som är inlämnat är undertecknat, och kvittot har ett fingeravtryck.",
        "assessment",
        "assessment.submitted_at IS NOT NULL "
        "AND (assessment.signed_name = '' OR assessment.receipt_hash = '')",
    ),
    rule(
        "award_has_a_round",
        "En ansökan hör till en omgång, och en egen värdering till ingen.",
        "assessment",
        "(assessment.purpose = 'award') <> (assessment.round_id IS NOT NULL)",
    ),
    rule(
        "who_applies_takes_part",
        "Den som svarar i en omgång är deltagare i den.",
        "assessment",
        "assessment.round_id IS NOT NULL AND NOT EXISTS (SELECT 1 FROM entrant "
        "WHERE entrant.round_id = assessment.round_id "
        "AND entrant.municipality_id = assessment.municipality_id)",
    ),
    rule(
        "nothing_answered_after_hand_in",
        "Inget svar är sparat efter att det lämnades in.",
        "answer",
        "answer.saved_at > assessment.submitted_at",
        joined=OF_ASSESSMENT.format(table="answer"),
    ),
    rule("answer_is_counted", "Ett svar har en version, från 1.", "answer", "answer.version < 1"),
    both_or_neither(
        "certificate_by_somebody",
        "Ett svar på en begäran om intyg har tid och person.",
        "certificate",
        "said_at",
        "said_by_id",
    ),
    rule(
        "certificate_of_these_answers",
        "Ett intyg gäller vissa svar, och ett nekat har ett skäl.",
        "certificate",
        "certificate.signed AND certificate.answers_hash = '' "
        "OR certificate.said_at IS NOT NULL AND NOT certificate.signed AND certificate.why = ''",
    ),
    rule(
        "task_has_somebody",
        "En uppgift är någons: en kollegas, eller en gästs.",
        "task",
        "task.person_id IS NULL AND task.email = ''",
    ),
    rule(
        "guest_link_of_a_guest",
        "Bara en gäst har en länk.",
        "task",
        "task.token_hash IS NOT NULL AND task.person_id IS NOT NULL",
    ),
    rule(
        "task_done_after_handed",
        "En uppgift är klar, återlämnad eller avslutad först efter att den lämnades.",
        "task",
        "task.done_at < task.handed_at OR task.returned_at < task.handed_at "
        "OR task.ended_at < task.handed_at",
    ),
    rule(
        "part_given_back_says_why",
        "Den som lämnar tillbaka en del säger varför.",
        "task",
        "task.ended_at = task.returned_at AND task.returned_why = ''",
    ),
    both_or_neither(
        "proposal_taken_by_somebody",
        "Ett förslag som är övertaget är det av någon.",
        "proposal",
        "taken_at",
        "taken_by_id",
    ),
    rule(
        "proposal_where_its_task_is",
        "En gästs förslag hör till de svar som gästen bads om.",
        "proposal",
        "proposal.assessment_id <> task.assessment_id",
        joined="JOIN task ON task.id = proposal.task_id",
    ),
    rule(
        "reply_in_the_same_talk",
        "En kommentar svarar på en i samma samtal.",
        "comment",
        "first.assessment_id <> comment.assessment_id OR first.question_id <> comment.question_id",
        joined="JOIN comment AS first ON first.id = comment.reply_to_id",
    ),
    rule(
        "evaluator_speaks_of_these_answers",
        "En utvärderare kommenterar bara de svar som utvärderas.",
        "comment",
        "evaluation.assessment_id <> comment.assessment_id",
        joined="JOIN evaluation ON evaluation.id = comment.evaluation_id",
    ),
)
