"""The third reader, the municipality before its draft, and whoever fixes the result: who may do what."""

from __future__ import annotations

from webapp.ground.rights import Fetcher, Right, Row, rows
from webapp.review.deeds import facts, opinions
from webapp.review.deeds.draft import replies, shared_examples
from webapp.review.queries.opinions.opinion_sum import reader
from webapp.review.queries.opinions.own_opinion import own_opinion
from webapp.review.queries.readers import own_draft, own_examples, review_seat, reviewer_round

ROWS: dict[tuple[str, str], Row] = {
    **rows(
        Right.EVALUATION_MARK,
        "The pair writes its texts and hands its draft over; before the reveal the service refuses.",
        "GET reviewing.areas",
        "GET reviewing.area",
        "POST reviewing.save_area",
        "POST reviewing.save_text",
        "POST reviewing.carry_passage",
        "POST reviewing.add_example",
        "POST reviewing.remove_example",
        "GET reviewing.feedback",
        "GET reviewing.slides",
        "GET reviewing.facts_of_report",
        "POST reviewing.save_facts_of_report",
        "GET reviewing.progress",
        "POST reviewing.send",
        "POST reviewing.answer",
        "POST reviewing.open_draft",
        "POST reviewing.send_version",
        "GET reviewing.replies",
        "POST reviewing.decide_reply",
    ),
    **rows(
        Right.ASSESSMENT_READ,
        "A municipality's people read the short facts of its report.",
        "GET assessment.show_facts",
    ),
    **rows(
        Right.ASSESSMENT_WRITE,
        "Those who answer state what is a fact about the municipality, also once the answers are handed in.",
        "POST assessment.save_facts",
        check=facts.check_states,
    ),
    **rows(
        Right.EVALUATION_PUBLISH,
        "Whoever fixes the result sees what it waits for, and opens the draft to the municipality.",
        "GET reviewing.office_draft",
        "POST reviewing.office_open",
    ),
    **rows(
        Right.REVIEWER,
        "A third reader sees what waits to be read.",
        "GET reviewing.queue",
    ),
    **rows(
        Right.REVIEW,
        "Only an impartial third reader reads a draft, and only once the pair has sent it.",
        "GET reviewing.read",
        "GET reviewing.read_area",
        "GET reviewing.evidence_file",
        "POST reviewing.comment",
        "POST reviewing.decide",
    ),
    **rows(
        Right.REVIEW_SEAT,
        "A third reader says whether there is a conflict of interest before anything is read.",
        "GET reviewing.declare",
        "POST reviewing.save_declaration",
    ),
    **rows(
        Right.DRAFT,
        "A draft is the municipality's own to read and answer, and nobody else's.",
        "GET reviewing.draft",
        "GET reviewing.draft_area",
        "GET reviewing.changed",
        "GET reviewing.replies_document",
    ),
    **rows(
        Right.DRAFT,
        "Those who answer for the municipality reply to its draft.",
        "POST reviewing.reply",
        check=replies.check_replies,
    ),
    **rows(
        Right.DRAFT,
        "One person says that the municipality has replied.",
        "POST reviewing.finish",
        check=replies.check_finishes,
    ),
    **rows(
        Right.EXAMPLES,
        "A municipality decides itself what others may learn from it.",
        "GET reviewing.examples",
    ),
    **rows(
        Right.EXAMPLES,
        "One person decides what others may learn from the municipality.",
        "POST reviewing.share",
        "POST reviewing.welcome",
        check=shared_examples.check_shares,
    ),
    **rows(
        Right.OPINION,
        "What a municipality says of its evaluation is read by its own people, and by others only in sum.",
        "GET reviewing.opinion",
    ),
    **rows(
        Right.OPINION,
        "One person says for the municipality how the evaluation was.",
        "POST reviewing.give_opinion",
        check=opinions.check_gives,
    ),
    **rows(
        Right.OPINION_SUM,
        "Those who hold evaluations learn from what municipalities say together, never from one of them.",
        "GET reviewing.opinions_together",
    ),
    **rows(
        Right.EVALUATION_PUBLISH,
        "A result is fixed once, by somebody who gave no marks in the award.",
        "GET evaluation.publish",
        "POST evaluation.save_publication",
    ),
}

FETCHERS: dict[Right, Fetcher] = {
    Right.REVIEWER: lambda who, args: reviewer_round(who, args["round_key"]),
    Right.REVIEW: lambda who, args: review_seat(who, args["evaluation_id"]),
    Right.REVIEW_SEAT: lambda who, args: review_seat(who, args["evaluation_id"], declared=False),
    Right.DRAFT: lambda who, args: own_draft(who, args["evaluation_id"]),
    Right.OPINION: lambda who, args: own_opinion(who, args["evaluation_id"]),
    Right.OPINION_SUM: lambda who, _args: reader(who),
    Right.EXAMPLES: lambda who, args: own_examples(who, args["evaluation_id"]),
}
"""How what each right is about is found, always through the person who asks."""
