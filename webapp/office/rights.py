"""The office of a round: who may do what."""

from __future__ import annotations

from webapp.award.queries import office_answers
from webapp.ground.rights import Fetcher, Right, Row, rows
from webapp.people.queries.own_rounds import rounds_of_officer
from webapp.rounds.deeds.rounds import rounds_of
from webapp.rounds.queries.posts import office_round

ROWS: dict[tuple[str, str], Row] = {
    **rows(
        Right.OFFICE,
        "The office reads key figures in, compares all municipalities, and nominates by them.",
        "GET figures.overview",
        "GET figures.figures_file",
        "GET figures.developing",
        "GET figures.municipality",
        "POST figures.nominate",
        "GET figures.bring",
        "POST figures.send",
        "GET figures.table",
        "POST figures.read_in",
        "POST figures.undo",
    ),
    **rows(
        Right.OFFICE,
        "The office brings people into its round, and reminds those who lack something.",
        "GET staff.people",
        "POST staff.invite",
        "POST staff.send_again",
        "POST staff.withdraw",
        "GET staff.ask_to_end",
        "POST staff.end_post",
        "GET staff.lacking",
        "POST staff.remind",
        "POST staff.confirm_reminder",
        "POST staff.take_back_reminder",
        "POST staff.confirm_coming",
        "POST staff.take_back_coming",
        "POST staff.confirm_leaving",
        "POST staff.take_back_leaving",
    ),
    **rows(
        Right.OUTBOX,
        "The office reads what was written to whom in its rounds.",
        "GET outbox.letters",
    ),
    **rows(
        Right.OFFICE,
        "The office runs its round, and sees states; it reads answers only where and when the jury does.",
        "GET office.round_page",
        "POST office.nominate",
        "POST office.assign",
        "POST office.replace",
        "POST office.announce",
        "POST office.set_licence",
    ),
    **rows(
        Right.OFFICE,
        "The office keeps partial people away from its round, and adds what it knows of their ties.",
        "GET office.ties",
        "POST office.state_tie",
        "POST office.take_away_tie",
    ),
    **rows(
        Right.OFFICER,
        "Who runs a round may begin another.",
        "GET office.rounds",
        "POST office.make",
    ),
    **rows(
        Right.OFFICER,
        "Who works in the office answers for whom the service lets in, before any round.",
        "GET office.registered",
        "POST office.approve_registration",
        "POST office.decline_registration",
        "POST office.undo_registration",
        "POST office.settle_registration",
        "POST office.withdraw_registration",
        "GET office.domains",
        "POST office.correct_domain",
    ),
    **rows(
        Right.OFFICE,
        "The results question by question hold what was answered: the office reads none before the jury.",
        "GET office.results_file",
        check=office_answers.check_results,
    ),
    **rows(
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
        "GET office.participants_file",
        "GET office.participants_home",
        "GET office.bring",
        "POST office.look",
        "POST office.read_in",
        "POST office.undo_import",
        "GET office.entrant",
        "POST office.extend",
        "POST office.reopen",
    ),
}

FETCHERS: dict[Right, Fetcher] = {
    Right.OFFICE: lambda who, args: office_round(who, args["round_key"]),
    Right.OFFICER: lambda who, _args: rounds_of(who),
    Right.OUTBOX: lambda who, _args: rounds_of_officer(who),
}
"""How what each right is about is found, always through the person who asks."""
