"""The commands of the question banks."""

from __future__ import annotations

import json
import sys
from pathlib import Path

import click
from flask import current_app

from questionnaires.bridge import bridge_lines
from questionnaires.check.quality import quality_lines
from questionnaires.compass import count
from questionnaires.compass_data import carried_as_data, compass_as_data
from questionnaires.edition import Edition
from questionnaires.library import Shelf, edition_line, read_shelf
from questionnaires.library.bridge_files import Ends
from questionnaires.library.check_report import report_lines
from questionnaires.library.copies import CopyError, copy_edition
from questionnaires.marks import MarksError, marks_from_data
from questionnaires.succession.differences import difference_lines
from questionnaires.succession.second_edition import carried
from questionnaires.succession.ways import NoWayError
from webapp.commands.terminal import Commands, explained, fail
from webapp.ground import banks as bank_ground
from webapp.ground.tables.table import NoTableError
from webapp.ground.tables.texts.characters import read_letters

banks = explained(Commands("banks", help="Frågebankerna: kontrollera utgåvor, jämför dem och räkna poäng."))


def _folder() -> Path:
    """Give the folder all editions stand in."""
    return Path(current_app.config["BANKS"])


def _edition(edition: str) -> Edition:
    """Find an edition without faults, or say which there are."""
    shelf: Shelf = current_app.extensions["shelf"]
    found = shelf.editions.get(edition)
    if found is None:
        fail(f"Utgåvan {edition} finns inte. Dessa finns: {', '.join(shelf.editions)}.")
    return found


@banks.command("check", help="Kontrollera alla utgåvor. Skriver en rad per utgåva, och alla fel på en gång.")
@explained
@click.option(
    "--quality",
    "measures",
    is_flag=True,
    help="Visa också hur texterna läser sig: LIX, längd, dubbla och snarlika frågor, underlag och nämnare.",
)
def check(*, measures: bool) -> None:
    """Check every edition as its files stand now."""
    shelf = read_shelf(_folder())
    if not shelf.statuses:
        fail(f"Ingen utgåva finns i {_folder()}. Låt KOMPASSROSEN_BANKS vara mappen med frågebankerna.")
    lines, code = report_lines(shelf)
    if measures:
        lines += ["", *quality_lines(shelf.editions.values())]
    click.echo("\n".join(lines))
    sys.exit(code)


@banks.command("count", help="Räkna kompassen för bedömningarna i en JSON-fil och skriv den som JSON.")
@explained
@click.argument("edition")
@click.argument("marks", type=click.Path(dir_okay=False, path_type=Path))
@click.option(
    "--under",
    metavar="UTGÅVA",
    help="Räkna samma bedömningar i en annan utgåva som en bro leder till, och säg hur mycket de når.",
)
def count_marks(edition: str, marks: Path, under: str | None) -> None:
    """Count one file of marks under an edition, or under a second one."""
    found = _edition(edition)
    if found.detail != "question":
        fail(f"Utgåvan {edition} är inte känd ända ner till frågor och kan inte räknas så.")
    try:
        told = _counted(found, json.loads(read_letters(marks.read_bytes())[0]), under)
        click.echo(json.dumps(told, ensure_ascii=False, indent=2))
    except FileNotFoundError:
        fail(f"Filen {marks} finns inte. Kontrollera namnet.")
    except NoTableError:
        fail(
            f"Bokstäverna i filen {marks} går inte att läsa. Öppna den i den textredigerare som skrev den, "
            "kontrollera å, ä och ö och spara den som UTF-8."
        )
    except (json.JSONDecodeError, RecursionError) as error:
        fail(f"Filen {marks} är inte giltig JSON: {error}. Rätta den och försök igen.")
    except MarksError as error:
        fail("\n".join([f"{marks} går inte att räkna:", *error.faults]))
    except NoWayError as error:
        fail(str(error))


def _counted(edition: Edition, data: object, under: str | None) -> dict[str, object]:
    """Tell the compass of marks as a file says them; under a second edition if one is named."""
    marks = marks_from_data(edition, data)
    if under is None:
        return compass_as_data(count(edition, marks))
    return carried_as_data(carried(marks, current_app.extensions["shelf"], edition.id, under))


@banks.command("bridge", help="Visa vad som blev av varje fråga eller område från en utgåva till en annan.")
@explained
@click.argument("old", metavar="FRÅN")
@click.argument("new", metavar="TILL")
def bridge(old: str, new: str) -> None:
    """Print the bridge between two editions."""
    shelf: Shelf = current_app.extensions["shelf"]
    found = shelf.bridges.get(Ends(old, new))
    if found is None:
        known = "; ".join(f"{ends.old} till {ends.new}" for ends in shelf.bridges)
        fail(f"Det finns ingen bro från {old} till {new}. Dessa finns: {known or 'inga'}.")
    click.echo("\n".join(bridge_lines(found, _edition(old), _edition(new))))


@banks.command("diff", help="Visa vad som skiljer två utgåvor åt, och vilka poäng som flyttas.")
@explained
@click.argument("old", metavar="FRÅN")
@click.argument("new", metavar="TILL")
def diff(old: str, new: str) -> None:
    """Print how two editions differ."""
    shelf: Shelf = current_app.extensions["shelf"]
    before, after = _edition(old), _edition(new)
    click.echo("\n".join(difference_lines(before, after, shelf.bridges.get(Ends(old, new)))))


@banks.command(
    "copy", help="Kopiera en utgåva till ett utkast: banks copy kommunkompassen/2012 kommunkompassen/2028"
)
@explained
@click.argument("old", metavar="FRÅN")
@click.argument("new", metavar="TILL")
def copy(old: str, new: str) -> None:
    """Copy an edition's whole folder as a draft of the next."""
    _edition(old)
    try:
        copy_edition(_folder(), old, new)
    except CopyError as error:
        fail(str(error))
    except OSError as error:
        fail(f"Mappen för {new} gick inte att skriva: {error.strerror}. Kontrollera mappen.")
    click.echo(f"{edition_line(read_shelf(_folder()).editions[new])}. Utkastet följer {old}.")
    click.echo(f"Ändra i {_folder() / new}, skriv en rad i CHANGELOG.md och kör banks check.")


@banks.command("sheet", help="Skriv en utgåva som en arbetsbok att läsa och kommentera i.")
@explained
@click.argument("edition", metavar="UTGÅVA")
@click.option(
    "--to", "path", required=True, type=click.Path(dir_okay=False, path_type=Path), help="Filen som skrivs."
)
def sheet(edition: str, path: Path) -> None:
    """Write an edition to a workbook."""
    found = _edition(edition)
    try:
        path.write_bytes(bank_ground.edition_workbook(found))
    except OSError as error:
        fail(f"Filen {path} gick inte att skriva: {error.strerror}. Kontrollera mappen.")
    click.echo(f"{path} är skriven.")
