"""The nomination group, the jury, and the municipalities that key figures have nominated: who may do what."""

from __future__ import annotations

from webapp.award.deeds.figures.invitation_answers import own_invitation
from webapp.award.queries import office_answers
from webapp.award.queries.panel_seats import panel_seat
from webapp.ground.rights import Fetcher, Right, Row, rows
from webapp.ground.roles import JUROR, NOMINATOR

ROWS: dict[tuple[str, str], Row] = {
    **rows(
        Right.FIGURES_OWN,
        "A municipality reads where it stands when it is nominated; its coordinator answers.",
        "GET figures.invited",
        "POST figures.answer",
    ),
    **rows(
        Right.JURY,
        "The jury reads nominees whose results are fixed; the office reads answers from its step on.",
        "GET jury.room",
        "GET jury.meeting",
        "GET jury.compare",
        "GET jury.nominee",
        "GET jury.chart",
    ),
    **rows(
        Right.JURY,
        "Every answer of the nominees stands in the files, and the office reads none before the jury.",
        "GET jury.workbook",
        "GET jury.tables",
        "GET jury.nominee_file",
        check=office_answers.check_reads,
    ),
    **rows(
        Right.JURY,
        "The jury and its office see who has handed in, and the combined ranking when it is shown.",
        "GET jury.ranking",
        "GET jury.decision",
        "GET jury.minutes",
        "GET jury.minutes_file",
        "GET jury.motivation",
        "POST jury.save_motivation",
    ),
    **rows(
        Right.JUROR,
        "Notes and rankings are a juror's own, and nobody else's.",
        "POST jury.save_note",
        "POST jury.save_notes",
        "POST jury.save_ranking",
        "POST jury.agree",
    ),
    **rows(
        Right.JURY_SEAT,
        "Jurors declare conflicts of interest before they read, and can add one later.",
        "GET jury.declare",
        "POST jury.save_declaration",
    ),
    **rows(
        Right.NOMINATING,
        "The nomination group and the office see how far it has come, and name the nominees.",
        "GET nominating.overview",
        "GET nominating.ranking",
        "GET nominating.naming",
        "GET nominating.minutes",
        "GET nominating.minutes_file",
        "POST nominating.save_naming",
    ),
    **rows(
        Right.NOMINATOR,
        "Only the group reads nominations; notes and rankings are each member's own.",
        "GET nominating.nomination",
        "GET nominating.applications_file",
        "POST nominating.save_note",
        "POST nominating.save_ranking",
        "POST nominating.agree",
    ),
    **rows(
        Right.NOMINATING_SEAT,
        "Members declare conflicts of interest before they read, and can add one later.",
        "GET nominating.declare",
        "POST nominating.save_declaration",
    ),
    **rows(
        Right.OFFICE,
        "The office closes rankings, shows their order by two, names for the jury and keeps the minutes.",
        "POST jury.close_ranking",
        "POST jury.reopen_ranking",
        "POST jury.show_order",
        "POST jury.take_back_showing",
        "POST jury.name_honour",
        "POST jury.withdraw",
        "POST jury.save_minutes",
        "POST jury.fix_minutes",
        "POST nominating.close_ranking",
        "POST nominating.reopen_ranking",
        "POST nominating.show_order",
        "POST nominating.take_back_showing",
        "POST nominating.arrange",
        "POST nominating.save_minutes",
        "POST nominating.fix_minutes",
    ),
}

FETCHERS: dict[Right, Fetcher] = {
    Right.JURY: lambda who, args: panel_seat(who, args["round_key"], JUROR),
    Right.JUROR: lambda who, args: panel_seat(who, args["round_key"], JUROR, member=True),
    Right.JURY_SEAT: lambda who, args: panel_seat(who, args["round_key"], JUROR, declared=False, member=True),
    Right.NOMINATING: lambda who, args: panel_seat(who, args["round_key"], NOMINATOR),
    Right.NOMINATOR: lambda who, args: panel_seat(who, args["round_key"], NOMINATOR, member=True),
    Right.NOMINATING_SEAT: lambda who, args: panel_seat(
        who, args["round_key"], NOMINATOR, declared=False, member=True
    ),
    Right.FIGURES_OWN: lambda who, args: own_invitation(who, args["entrant_id"]),
}
"""How what each right is about is found, always through the person who asks."""
