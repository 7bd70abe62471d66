"""The commands about printed evaluations."""

from __future__ import annotations

import getpass
import sys
from pathlib import Path

import click
from flask import current_app

from questionnaires.library import read_published
from questionnaires.printed.known import recount_all
from questionnaires.printed.recount_words import import_lines, recount_lines, reference_lines
from webapp.commands.terminal import Commands, content_of, explained, fail
from webapp.ground.refusals import NotThereError
from webapp.printed.deeds import imports
from webapp.printed.queries import printed
from webapp.printed.queries.printed_table import MOST

published = explained(
    Commands("published", help="Tryckta utvärderingar: räkna om dem, läs in nya och visa referensvärden.")
)

IMPORT_HELP = """Läs in tryckta siffror ur en tabell, .csv eller .xlsx. Utan --write kontrolleras den och
inget ändras.

Kolumnerna är desamma som i questionnaires/published/printed.csv: municipality, year, edition, level
(area, subarea eller total), number, achieved, max, percent och source, eller svenska: kommun, år, utgåva,
nivå, nummer, poäng, maxpoäng, procent och källa. En siffra som inte är tryckt är en tom ruta. Komma,
semikolon eller tabb skiljer rutorna; 7,5 och 7.5 är samma tal.

Summor, maxpoäng och procent kontrolleras. Det som inte går ihop skrivs ut med båda talen, läses in som det
är tryckt och flaggas. Ett fel, till exempel en okänd kommun, gör att inget ur filen läses in: slutkod 1.
"""


@published.command(
    "recompute",
    help="Räkna om alla tryckta siffror. Skriver listade avvikelser, och vad som ingen har förklarat.",
)
@explained
def recompute() -> None:
    """Recount everything that is known from print."""
    known = printed.known_print()
    lines, code = recount_lines(recount_all(known), known.deviations)
    if not printed.database_is_there():
        click.echo("Ingen aktuell databas finns, så bara questionnaires/published/ räknas om.")
    click.echo("\n".join(lines))
    sys.exit(code)


@published.command("import", help=IMPORT_HELP)
@explained
@click.argument("path", metavar="FIL", type=click.Path(path_type=Path))
@click.option("--write", is_flag=True, help="Läs in på riktigt.")
@click.option(
    "--by", default="", metavar="E-POST", help="Vem som läser in; annars antecknas datorns användarnamn."
)
def import_file(path: Path, *, write: bool, by: str) -> None:
    """Check a file of printed figures, or read it in."""
    name, content = click.format_filename(path.name), content_of(path, MOST.size)
    there = printed.database_is_there()
    if not write:
        read = imports.try_import(name, content)
    elif not there:
        fail("Databasen finns inte eller är inte aktuell. Kör först: flask --app wsgi db upgrade")
    else:
        try:
            read = imports.import_figures(name, content, by, _account())
        except NotThereError:
            fail(f"Ingen i databasen har e-postadressen {by}. Rätta den eller utelämna --by.")
    if not there:
        click.echo("Ingen aktuell databas finns, så filen jämförs bara med questionnaires/published/.")
    lines, code = import_lines(read, written=write)
    click.echo("\n".join(lines))
    sys.exit(code)


@published.command(
    "reference", help="Visa tryckta värden att jämföra med: medianer, medelvärden, högsta och grupper."
)
@explained
def reference() -> None:
    """Show the printed reference values, edition by edition."""
    known = read_published(printed.published_folder(), current_app.extensions["shelf"])
    for finding in known.findings:
        click.echo(str(finding))
    if known.findings:
        fail(f"{len(known.findings)} fel i referensvärdena. Rätta dem och försök igen.")
    click.echo("\n".join(reference_lines(known.references, known.groups)))


def _account() -> str:
    """Name the account at the machine, where it has a name."""
    try:
        return getpass.getuser()
    except (KeyError, OSError, ImportError):
        return ""
