"""The command that brings answers back from a workbook that was taken home."""

from __future__ import annotations

from pathlib import Path

import click

from webapp.assessment.deeds import returned_answers
from webapp.assessment.deeds.answers import check_may_write
from webapp.assessment.queries.own_assessment import OwnAssessment, own_assessment
from webapp.commands.terminal import Commands, content_of, explained, fail
from webapp.commands.twin.preview_words import preview_lines
from webapp.ground.refusals import InvalidError, NotThereError, Refusal
from webapp.ground.tables.twin.found_rows import MOST
from webapp.ground.tables.twin.three_ways import KEEP, THEIRS, Chosen
from webapp.rounds.deeds.rounds import person_by_email

answers = explained(
    Commands("answers", help="Svaren i en arbetsbok som har hämtats på sidan Svara i Excel och fyllts i.")
)

IMPORT_HELP = """Lämna tillbaka en arbetsbok som har hämtats på sidan Svara i Excel. Utan --apply visas vad
som skulle ändras, cell för cell, och inget ändras.

Filen läses med den persons rätt som --by nämner. En tom cell ändrar inget, [töm] tar bort det som står. Det
som har ändrats både i tjänsten och i filen sedan den hämtades är en konflikt: --conflicts keep behåller det
som står i tjänsten, --conflicts theirs tar filens.

Allt läses in på en gång, eller inget. En cell som inte går att läsa, eller en konflikt som ingen har avgjort,
gör att inget läses in: slutkod 1. Efter inlämningen visas vad filen säger, men inget läses in.
"""
CONFLICTS = {"keep": KEEP, "theirs": THEIRS}


@answers.command("import", help=IMPORT_HELP)
@explained
@click.argument("path", metavar="FIL", type=click.Path(path_type=Path))
@click.option(
    "--assessment",
    "assessment_id",
    required=True,
    type=int,
    metavar="ID",
    help="Numret på svaren; det står i adressen till kommunens sidor.",
)
@click.option("--by", "email", required=True, metavar="E-POST", help="Vem som lämnar tillbaka filen.")
@click.option("--apply", "write", is_flag=True, help="Läs in på riktigt.")
@click.option(
    "--conflicts",
    type=click.Choice(list(CONFLICTS)),
    help="Vad som gäller vid en konflikt: keep behåller, theirs tar filens.",
)
def import_file(path: Path, assessment_id: int, email: str, conflicts: str | None, *, write: bool) -> None:
    """Show what a file would change, or read it in."""
    content = content_of(path, MOST.size)
    subject, chosen = _own(email, assessment_id), Chosen(rest=CONFLICTS.get(conflicts or "", ""))
    try:
        table = returned_answers.read_file(content)
        found = returned_answers.compare(subject, table, chosen)
        click.echo("\n".join(preview_lines(path.name, found.about, found.preview)))
        check_may_write(subject)
        if write:
            found = returned_answers.bring_table(subject, table, chosen)
    except InvalidError as error:
        fail(f"{path.name}: {error.faults['file']}")
    except Refusal as refusal:
        fail(f"Inget har lästs in. {refusal.sentence} {refusal.remedy}")
    if not found.preview.ready:
        fail("Inget har lästs in.")
    many = len(found.answers)
    done = "inlästa." if write else "kan läsas in. Inget har ändrats. Läs in med --apply."
    click.echo(f"{many} svar {done}")


def _own(email: str, assessment_id: int) -> OwnAssessment:
    """Fetch the answers through one of their municipality's people, or end."""
    try:
        return own_assessment(person_by_email(email).id, assessment_id)
    except NotThereError:
        fail(
            f"{email} har inga svar med numret {assessment_id}. "
            "Kontrollera adressen, och numret: det står i adressen till kommunens sidor."
        )
