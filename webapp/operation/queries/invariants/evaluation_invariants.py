"""What must hold of evaluators' marks, what they rest on, and results that are fixed."""

from __future__ import annotations

from webapp.operation.queries.invariants.invariant import rule

OF_EVALUATION = "JOIN evaluation ON evaluation.id = {table}.evaluation_id"
OF_ASSESSMENT = f"{OF_EVALUATION} JOIN assessment ON assessment.id = evaluation.assessment_id"
OF_SOURCE = "JOIN evaluation_source ON evaluation_source.id = {table}.source_id"

INVARIANTS = (
    rule(
        "evaluated_is_handed_in",
        "Bara det som är inlämnat utvärderas i en omgång.",
        "evaluation",
        "assessment.purpose = 'award' AND assessment.submitted_at IS NULL",
        joined="JOIN assessment ON assessment.id = evaluation.assessment_id",
    ),
    rule(
        "nobody_evaluates_the_own",
        "Ingen i kommunen bedömer den i en omgång.",
        "seat",
        "assessment.purpose = 'award' AND seat.declared_at IS NOT NULL AND seat.conflict = '' AND EXISTS "
        "(SELECT 1 FROM membership WHERE membership.person_id = seat.person_id "
        "AND membership.municipality_id = assessment.municipality_id)",
        joined=OF_ASSESSMENT.format(table="seat"),
    ),
    rule(
        "done_is_declared",
        "En utvärderare är klar först efter att ha sagt sig vara fri från jäv.",
        "seat",
        "seat.done_at IS NOT NULL AND (seat.declared_at IS NULL OR seat.conflict <> '')",
    ),
    rule(
        "mark_of_a_track",
        "En bedömning är den enas, den andras eller den enade.",
        "evaluator_mark",
        "evaluator_mark.track NOT IN ('a', 'b', 'agreed')",
    ),
    rule(
        "agreed_after_both_are_shown",
        "Enade bedömningar finns först när båda har visat sina.",
        "evaluator_mark",
        "evaluator_mark.track = 'agreed' AND evaluation.revealed_at IS NULL",
        joined=OF_EVALUATION.format(table="evaluator_mark"),
    ),
    rule(
        "nothing_marked_after_it_is_fixed",
        "Ingen bedömning är sparad efter att resultatet fastställdes.",
        "evaluator_mark",
        "evaluator_mark.saved_at > evaluation.published_at",
        joined=OF_EVALUATION.format(table="evaluator_mark"),
    ),
    rule(
        "fixed_has_a_result",
        "En utvärdering är fastställd om och bara om den har ett resultat.",
        "evaluation",
        "(evaluation.published_at IS NOT NULL) <> "
        "EXISTS (SELECT 1 FROM published_result WHERE published_result.evaluation_id = evaluation.id)",
    ),
    rule(
        "result_of_the_one_evaluated",
        "Ett resultat är den kommuns som utvärderades.",
        "published_result",
        "published_result.municipality_id <> assessment.municipality_id",
        joined=OF_ASSESSMENT.format(table="published_result"),
    ),
    rule(
        "result_of_the_edition_answered",
        "Ett resultat räknas i den utgåva som besvarades, och har dess kontrollsumma.",
        "published_result",
        "published_result.edition <> assessment.edition OR published_result.digest = ''",
        joined=OF_ASSESSMENT.format(table="published_result"),
    ),
    rule(
        "source_of_the_same_evaluation",
        "En bedömning vilar på källor i samma utvärdering.",
        "source_link",
        "source_link.evaluation_id <> evaluation_source.evaluation_id",
        joined=OF_SOURCE.format(table="source_link"),
    ),
    rule(
        "noted_at_a_source",
        "En anteckning hör till en källa i samma utvärdering; utanför intervjuer finns en enda vid varje.",
        "interview_question",
        "(evaluation_source.kind <> 'interview' "
        "AND interview_question.text <> '' AND interview_question.question_id <> '') "
        "OR interview_question.evaluation_id <> evaluation_source.evaluation_id",
        joined=OF_SOURCE.format(table="interview_question"),
    ),
    rule(
        "note_is_saved",
        "En anteckning från en intervju har version, tid och person, eller inget av dem.",
        "interview_question",
        "(interview_question.version = 0) <> (interview_question.saved_at IS NULL) "
        "OR (interview_question.saved_at IS NULL) <> (interview_question.saved_by_id IS NULL)",
    ),
    rule(
        "pen_of_a_seat",
        "Bara en av utvärderarna har pennan.",
        "pen",
        "NOT EXISTS (SELECT 1 FROM seat "
        "WHERE seat.evaluation_id = pen.evaluation_id AND seat.person_id = pen.person_id)",
    ),
    rule(
        "two_begin_in_turn",
        "Den som börjar med ett delområde är en av de två.",
        "beginning",
        "beginning.track NOT IN ('a', 'b')",
    ),
)
