"""What must hold of drafts, their readers and replies, and of what others may learn from."""

from __future__ import annotations

from webapp.operation.queries.invariants.invariant import both_or_neither, rule

INVARIANTS = (
    rule(
        "review_said_by_somebody",
        "En granskning är avgjord av någon vid en tid, eller inte avgjord.",
        "review",
        "(review.outcome = '') <> (review.said_at IS NULL) "
        "OR (review.said_at IS NULL) <> (review.said_by_id IS NULL)",
    ),
    rule(
        "review_turn_after_turn",
        "Granskningens omgångar följer på varandra, och bara den sista är öppen.",
        "review",
        "review.turn > 1 AND NOT EXISTS (SELECT 1 FROM review AS before WHERE before.turn = review.turn - 1 "
        "AND before.evaluation_id = review.evaluation_id AND before.outcome <> '')",
    ),
    rule(
        "third_reader_is_a_third",
        "Den tredje läsaren är ingen av de två utvärderarna.",
        "review",
        "EXISTS (SELECT 1 FROM seat "
        "WHERE seat.evaluation_id = review.evaluation_id AND seat.person_id = review.said_by_id)",
    ),
    rule(
        "draft_version_after_version",
        "Utkastets versioner följer på varandra.",
        "right_of_reply",
        "right_of_reply.number > 1 AND NOT EXISTS (SELECT 1 FROM right_of_reply AS before "
        "WHERE before.number = right_of_reply.number - 1 "
        "AND before.evaluation_id = right_of_reply.evaluation_id)",
    ),
    rule(
        "time_to_reply",
        "Svarstiden på ett utkast slutar efter att den började.",
        "right_of_reply",
        "right_of_reply.closes_at < right_of_reply.opened_at",
    ),
    rule(
        "reply_to_a_version",
        "Ett svar på utkastet gäller en version som kommunen har fått.",
        "reply",
        "NOT EXISTS (SELECT 1 FROM right_of_reply WHERE right_of_reply.number = reply.number "
        "AND right_of_reply.evaluation_id = reply.evaluation_id)",
    ),
    rule(
        "outcome_by_somebody",
        "Ett svars utfall har tid och person, eller så finns inget utfall.",
        "reply",
        "(reply.outcome = '') <> (reply.outcome_at IS NULL) "
        "OR (reply.outcome_at IS NULL) <> (reply.outcome_by_id IS NULL)",
    ),
    both_or_neither(
        "example_shared_by_somebody",
        "Ett gott exempel är delat av någon, eller inte delat.",
        "good_example",
        "shared_at",
        "shared_by_id",
    ),
    rule(
        "example_of_a_fixed_result",
        "Ett gott exempel delas först när resultatet är fastställt.",
        "good_example",
        "good_example.shared_at IS NOT NULL AND evaluation.published_at IS NULL",
        joined="JOIN evaluation ON evaluation.id = good_example.evaluation_id",
    ),
)
