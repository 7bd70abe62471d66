"""The commands that write what leaves the service: workbooks to hand on, and tables in three forms."""

from __future__ import annotations

from pathlib import Path

import click

from webapp.assessment.queries import own_answers
from webapp.assessment.queries.own_assessment import OwnAssessment, own_assessment
from webapp.award.queries.extracts import application_extract, nominee_extract
from webapp.award.queries.jury import jury_entry, jury_page
from webapp.award.queries.office_answers import check_results
from webapp.award.queries.panel_seats import blocked, panel_seat
from webapp.commands.extract_files import ENDINGS, ending_of, refusals, write_extract, write_file
from webapp.commands.terminal import Commands, explained, fail
from webapp.ground import context
from webapp.ground.refusals import NotThereError
from webapp.ground.roles import NOMINATOR
from webapp.office.queries import figure_extract, participant_extract
from webapp.results.queries.extracts import national as national_results
from webapp.results.queries.extracts import reference as reference_values
from webapp.results.queries.extracts import whole_evaluation as feedback_of
from webapp.results.queries.report.report_readers import own_report
from webapp.rounds.deeds.rounds import person_by_email
from webapp.rounds.models.rounds import Round
from webapp.rounds.queries import posts
from webapp.rounds.queries.posts import office_round

export = explained(
    Commands(
        "export",
        help="Skriv det som lämnar tjänsten till filer. Ändelsen väljer formen: .xlsx, .csv eller .json, "
        "för egna svar också .docx. Som CSV blir varje tabell en egen fil.",
    )
)
to_file = click.option(
    "--to", "path", required=True, type=click.Path(dir_okay=False, path_type=Path), help="Filen som skrivs."
)
by_person = click.option(
    "--by",
    "email",
    required=True,
    metavar="E-POST",
    help="Vem som hämtar: filen får det hon eller han får läsa.",
)


@export.command(
    "jury",
    help="Skriv juryns arbetsbok för en omgång, till exempel: export jury 2026 --to jury.xlsx. "
    "Med .csv eller .json blir samma underlag tabeller.",
)
@explained
@click.argument("round_key", metavar="OMGÅNG")
@to_file
def jury(round_key: str, path: Path) -> None:
    """Write the jury's workbook, or the same as tables, to a file."""
    if ending_of(path) != "xlsx":
        with refusals(path):
            tables = jury_entry.jury_extract(_round(round_key))
        write_extract(tables, path)
        return
    with refusals(path):
        made = jury_entry.jury_workbook(_round(round_key))
    write_file(path, lambda target: target.write(made))


@export.command(
    "answers",
    help="Skriv en kommuns egna svar, till exempel: export answers 12 --by karin@kommun.se --to svar.xlsx",
)
@explained
@click.argument("assessment_id", metavar="NUMMER", type=int)
@by_person
@click.option("--area", default="", metavar="OMRÅDE", help="Bara ett område, till exempel 3.")
@to_file
def answers(assessment_id: int, email: str, area: str, path: Path) -> None:
    """Write a municipality's own answers, for one of its people."""
    ending = ending_of(path, (*ENDINGS, own_answers.DOCUMENT))
    subject = _own(email, assessment_id)
    if area and subject.edition.area(area) is None:
        known = ", ".join(one.number for one in subject.edition.areas)
        fail(f"Området {area} finns inte. Dessa finns: {known or 'inga'}.")
    if ending == own_answers.DOCUMENT:
        write_file(path, lambda target: target.write(own_answers.answers_file(subject, ending, area)))
    else:
        write_extract(own_answers.answers_extract(subject, area), path)


@export.command(
    "participants",
    help="Skriv deltagarna i en omgång, till exempel: export participants 2026 --to deltagare.xlsx",
)
@explained
@click.argument("round_key", metavar="OMGÅNG")
@to_file
def participants(round_key: str, path: Path) -> None:
    """Write who takes part and how far each has come."""
    ending_of(path)
    write_extract(participant_extract.participants_extract(_round(round_key)), path)


@export.command(
    "figures", help="Skriv nyckeltalen i en omgång, till exempel: export figures 2025 --to nyckeltal.csv"
)
@explained
@click.argument("round_key", metavar="OMGÅNG")
@to_file
def figures(round_key: str, path: Path) -> None:
    """Write positions and values of key figures."""
    ending_of(path)
    with refusals(path):
        made = figure_extract.figures_extract(_round(round_key))
    write_extract(made, path)


@export.command(
    "reference",
    help="Skriv tryckta referensvärden; med --edition en utgåvas, och dess områden, frågor och nivåer.",
)
@explained
@click.option("--edition", default="", metavar="UTGÅVA", help="Till exempel kommunkompassen/2012.")
@to_file
def reference(edition: str, path: Path) -> None:
    """Write the printed values to compare with."""
    ending_of(path)
    try:
        made = reference_values.reference_extract(edition)
    except NotThereError:
        fail(f"Utgåvan {edition} finns inte. Dessa finns: {', '.join(context.shelf().editions)}.")
    write_extract(made, path)


@export.command(
    "nominee",
    help="Skriv allt om en nominerad, till exempel: export nominee 2026 Norrvik --to norrvik.xlsx",
)
@explained
@click.argument("round_key", metavar="OMGÅNG")
@click.argument("municipality", metavar="KOMMUN")
@to_file
def nominee(round_key: str, municipality: str, path: Path) -> None:
    """Write one nominee in full."""
    ending_of(path)
    with refusals(path):
        page = jury_page.jury_page(_round(round_key))
    known = {one.name.casefold(): one for one in page.nominees}
    if municipality.casefold() not in known:
        told = ", ".join(one.name for one in page.nominees) or "inga"
        fail(f"{municipality} är inte nominerad med fastställt resultat i {round_key}. Dessa är det: {told}.")
    write_extract(nominee_extract.nominee_extract(page, known[municipality.casefold()]), path)


@export.command(
    "feedback",
    help="Skriv återkopplingen av en utvärdering, till exempel: "
    "export feedback 5 --by karin@kommun.se --to aterkoppling.xlsx",
)
@explained
@click.argument("evaluation_id", metavar="NUMMER", type=int)
@by_person
@to_file
def feedback(evaluation_id: int, email: str, path: Path) -> None:
    """Write what a municipality gets back, for somebody who may read its report."""
    ending_of(path)
    try:
        reached = own_report(person_by_email(email).id, evaluation_id)
    except NotThereError:
        fail(
            f"{email} har ingen utvärdering med numret {evaluation_id}. "
            "Kontrollera adressen, och numret: det står i adressen till rapporten."
        )
    with refusals(path):
        made = feedback_of.feedback_extract(reached)
    write_extract(made, path)


@export.command(
    "applications",
    help="Skriv alla ansökningar i en omgång, som en i nomineringsgruppen läser dem.",
)
@explained
@click.argument("round_key", metavar="OMGÅNG")
@by_person
@to_file
def applications(round_key: str, email: str, path: Path) -> None:
    """Write the applications, for a member of the nomination group."""
    ending_of(path)
    _round(round_key)
    try:
        with refusals(path):
            seat = panel_seat(person_by_email(email).id, round_key, NOMINATOR, member=True)
    except NotThereError:
        fail(f"{email} är inte med i nomineringsgruppen för {round_key}. Kontrollera adressen.")
    write_extract(application_extract.applications_extract(seat), path)


@export.command(
    "national",
    help="Skriv alla offentliga resultat fråga för fråga; med --round och --by en omgångs alla fastställda.",
)
@explained
@click.option("--round", "round_key", default="", metavar="OMGÅNG", help="En omgång, för dess kansli.")
@click.option("--by", "email", default="", metavar="E-POST", help="Vem i omgångens kansli som hämtar den.")
@to_file
def national(round_key: str, email: str, path: Path) -> None:
    """Write all results that are announced, or those of a round for its office."""
    ending_of(path)
    if not round_key:
        write_extract(national_results.announced_extract(), path)
        return
    _round(round_key)
    try:
        person = person_by_email(email).id
        award_round = office_round(person, round_key)
    except NotThereError:
        fail(f"”{email}” är inte med i kansliet för {round_key}. Skriv adressen efter --by.")
    with refusals(path):
        check_results(award_round)
    write_extract(national_results.round_extract(award_round, blocked(person, award_round.id)), path)


def _own(email: str, assessment_id: int) -> OwnAssessment:
    """Fetch an assessment through one of its municipality's people, or end."""
    try:
        return own_assessment(person_by_email(email).id, assessment_id)
    except NotThereError:
        fail(
            f"{email} har inga svar med numret {assessment_id}. "
            "Kontrollera adressen, och numret: det står i adressen till kommunens sidor."
        )


def _round(round_key: str) -> Round:
    """Find a round, or end with those there are."""
    try:
        return posts.round_by_key(round_key)
    except NotThereError:
        fail(f"Omgången {round_key} finns inte. Dessa finns: {', '.join(posts.round_keys()) or 'inga'}.")
