"""The `flask …` commands of the office and of operators; what they print and how they end is a contract."""

from __future__ import annotations

import json
import sys
from pathlib import Path

import click
from flask import Flask, current_app
from flask.cli import AppGroup

from questionnaires.compass import count
from questionnaires.marks import MarksError, marks_from_data
from questionnaires.reading import Shelf, read_shelf
from questionnaires.reading.reporting import report_lines
from questionnaires.telling import compass_as_data
from webapp.services import rehearsing, reporting
from webapp.services.refusals import NotThereError, Refusal

explained = click.help_option("--help", help="Visa den här hjälpen.")

banks = AppGroup("banks", help="Frågebankerna: kontrollera utgåvor och räkna poäng.")
demo = AppGroup("demo", help="Demonstrationen: påhittade kommuner och konton, bara på den egna datorn.")
export = AppGroup("export", help="Arbetsböcker att lämna vidare.")


def register(app: Flask) -> None:
    """Hang up the commands."""
    for group in (banks, demo, export):
        app.cli.add_command(explained(group))


def fail(sentence: str) -> None:
    """Say what is wrong and end with exit code 1."""
    click.echo(sentence, err=True)
    sys.exit(1)


@banks.command("check", help="Kontrollera alla utgåvor. Skriver en rad per utgåva, och alla fel på en gång.")
@explained
def check() -> None:
    """Check every edition as its files stand now."""
    lines, code = report_lines(read_shelf(Path(current_app.config["BANKS"])))
    click.echo("\n".join(lines))
    sys.exit(code)


@banks.command("count", help="Räkna kompassen för bedömningarna i en JSON-fil och skriv den som JSON.")
@explained
@click.argument("edition")
@click.argument("marks", type=click.Path(dir_okay=False, path_type=Path))
def count_marks(edition: str, marks: Path) -> None:
    """Count one file of marks under an edition."""
    shelf: Shelf = current_app.extensions["shelf"]
    found = shelf.editions.get(edition)
    if found is None:
        fail(f"Utgåvan {edition} finns inte. Dessa finns: {', '.join(shelf.editions)}.")
        return
    if found.detail != "question":
        fail(f"Utgåvan {edition} är inte känd ända ner till frågor och kan inte räknas så.")
    try:
        data = json.loads(marks.read_text(encoding="utf-8"))
        click.echo(
            json.dumps(
                compass_as_data(count(found, marks_from_data(found, data))), ensure_ascii=False, indent=2
            )
        )
    except FileNotFoundError:
        fail(f"Filen {marks} finns inte. Kontrollera namnet.")
    except (json.JSONDecodeError, UnicodeDecodeError, RecursionError) as error:
        fail(f"Filen {marks} är inte giltig JSON: {error}. Rätta den och försök igen.")
    except MarksError as error:
        fail("\n".join([f"{marks} går inte att räkna:", *error.faults]))


@demo.command("load", help="Fyll en tom databas med en påhittad omgång.")
@explained
def load() -> None:
    """Load the demo round, unless it is there already."""
    click.echo("Demon är inläst." if rehearsing.load() else "Demon fanns redan. Inget har ändrats.")


@demo.command("accounts", help="Visa demokontona, ett för varje roll.")
@explained
@click.option("--json", "as_json", is_flag=True, help="Skriv som JSON: role, email, password, start.")
def accounts(*, as_json: bool) -> None:
    """Tell the demo accounts."""
    found = rehearsing.accounts()
    if not found:
        fail("Databasen har inga demokonton. Läs in demon med: flask --app wsgi demo load")
    if as_json:
        click.echo(json.dumps(found, ensure_ascii=False, indent=2))
        return
    for account in found:
        click.echo(f"{account['role']:<14} {account['email']:<34} {account['password']}  {account['start']}")


@export.command(
    "jury", help="Skriv juryns arbetsbok för en omgång, till exempel: export jury 2026 --to jury.xlsx"
)
@explained
@click.argument("round_key", metavar="OMGÅNG")
@click.option(
    "--to", "path", required=True, type=click.Path(dir_okay=False, path_type=Path), help="Filen som skrivs."
)
def jury(round_key: str, path: Path) -> None:
    """Write the jury's workbook to a file."""
    try:
        path.write_bytes(reporting.jury_workbook(reporting.round_by_key(round_key)))
    except NotThereError:
        fail(f"Omgången {round_key} finns inte. Dessa finns: {', '.join(reporting.round_keys()) or 'inga'}.")
    except Refusal as refusal:
        fail(f"{refusal.sentence} {refusal.remedy}".strip())
    except OSError as error:
        fail(f"Filen {path} gick inte att skriva: {error.strerror}. Kontrollera mappen.")
    click.echo(f"{path} är skriven.")
