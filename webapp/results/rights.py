"""Pages about the service, public results and reports: who may do what."""

from __future__ import annotations

from webapp.assessment.deeds import answers
from webapp.assessment.deeds.particulars import check_is_own
from webapp.evaluation.queries.results import published_result
from webapp.ground.rights import Fetcher, Right, Row, rows
from webapp.results.deeds import inquiries
from webapp.results.queries.inquiries import found_example
from webapp.results.queries.report.report_readers import own_report
from webapp.results.queries.shares import shared
from webapp.results.queries.summaries.announced_rounds import announced_round
from webapp.results.queries.summaries.summaries import municipality_at

ROWS: dict[tuple[str, str], Row] = {
    **rows(
        Right.EVERYBODY,
        "What is printed is public, and so are results of announced rounds; the service gives no others.",
        "GET comparing.choose",
        "GET comparing.show",
        "GET comparing.chart",
    ),
    **rows(
        Right.EVERYBODY,
        "Pages about the service, and files that look the same to all.",
        "GET about.start",
        "GET about.accessibility",
        "GET about.counting",
        "GET about.method",
        "GET about.contact",
        "GET about.guides",
        "GET about.guide",
        "GET about.tour",
        "GET results.listing",
        "GET results.reference_file",
    ),
    **rows(
        Right.EVERYBODY,
        "What is asked is no secret: editions are read before there is any account, but no drafts.",
        "GET booklets.listing",
        "GET booklets.show",
        "GET booklets.document",
        "GET booklets.workbook",
    ),
    **rows(
        Right.EVERYBODY,
        "A first rose is tried without an account: what is sent is counted, shown and forgotten.",
        "GET first_rose.begin",
        "POST first_rose.answer",
    ),
    **rows(
        Right.ASSESSMENT_WRITE,
        "Its answers come along to questions that nobody has begun, by those who answer there.",
        "POST first_rose.take_along",
        check=answers.check_may_write,
    ),
    **rows(
        Right.EVERYBODY,
        "The table holds announced rounds and fixed results, and nothing else.",
        "GET public.table",
        "GET public.table_file",
        "GET open_data.about",
        "GET open_data.harvested",
    ),
    **rows(
        Right.ANNOUNCED_ROUND,
        "A round is public from the moment it is announced.",
        "GET public.award_round",
        "GET public.round_file",
    ),
    **rows(
        Right.ANNOUNCED_PLACE,
        "Of a municipality, what announced rounds have fixed or named is public.",
        "GET public.municipality",
        "GET public.municipality_file",
    ),
    **rows(
        Right.RESULT,
        "Results are public after the round is announced.",
        "GET results.show",
        "GET results.chart",
    ),
    **rows(
        Right.EVERYBODY,
        "Only what is shared and announced is in it.",
        "GET examples.search",
    ),
    **rows(
        Right.PUBLIC_EXAMPLE,
        "What is shared and announced everybody reads, with what others took home.",
        "GET examples.show",
    ),
    **rows(
        Right.EXAMPLE_ASK,
        "Whoever asks is known, and answers for a municipality: nobody writes in another's name.",
        "POST examples.ask",
        check=inquiries.check_may_ask,
    ),
    **rows(
        Right.PLACE_READ,
        "What a municipality is asked, and asks, all its people read.",
        "GET inquiries.listing",
    ),
    **rows(
        Right.PLACE_READ,
        "One person answers for the municipality, and decides what stands beside its examples.",
        "POST inquiries.answer",
        "POST inquiries.hide",
        check=inquiries.check_answers,
    ),
    **rows(
        Right.PLACE_READ,
        "Those who answer for a municipality take back what it asked, and say what it took home.",
        "POST inquiries.withdraw",
        "POST inquiries.tell",
        check=inquiries.check_tells,
    ),
    **rows(
        Right.REPORT,
        "A draft stays with the pair and the office; the municipality reads it once the result is fixed.",
        "GET report.show",
        "GET report.document",
        "GET report.feedback_file",
    ),
    **rows(
        Right.EVALUATION_MARK,
        "The pair writes the report; the service refuses before both are done and after it is fixed.",
        "GET report.words",
        "GET report.version",
        "POST report.save_words",
    ),
    **rows(
        Right.ASSESSMENT_SUBMIT,
        "One person decides who outside the municipality reads its own assessment, and takes it back.",
        "GET assessment.show_shares",
        "POST assessment.share",
        "POST assessment.revoke_share",
        check=check_is_own,
    ),
    **rows(
        Right.PLACE_READ,
        "Through the years a municipality sees its own: what it has not shared is nobody else's.",
        "GET years.show",
        "GET years.chart",
        "GET years.years_file",
    ),
    **rows(
        Right.SHARED,
        "What a municipality has shared is read by those it named and nobody else, the office included.",
        "GET shared.show",
    ),
    **rows(
        Right.RESULT,
        "The report of a result is as public as the result itself.",
        "GET report.announced",
        "GET report.announced_document",
    ),
    **rows(
        Right.DRAFT,
        "A version of a draft is the municipality's own to take home, from when it was given it.",
        "GET report.own_version",
    ),
}

FETCHERS: dict[Right, Fetcher] = {
    Right.ANNOUNCED_ROUND: lambda _who, args: announced_round(args["round_key"]),
    Right.ANNOUNCED_PLACE: lambda _who, args: municipality_at(args["place"]),
    Right.PUBLIC_EXAMPLE: lambda who, args: found_example(who, args["example_id"]),
    Right.EXAMPLE_ASK: lambda who, args: found_example(who, args["example_id"]),
    Right.RESULT: lambda who, args: published_result(who, args["result_id"]),
    Right.SHARED: lambda who, args: shared(who, args["share_id"]),
    Right.REPORT: lambda who, args: own_report(who, args["evaluation_id"]),
}
"""How what each right is about is found, always through the person who asks."""
