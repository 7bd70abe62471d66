"""The commands of codings: how questions measure against print, and how far two coders agree."""

from __future__ import annotations

import json
from pathlib import Path

import click
from flask import current_app

from questionnaires.judgement.calibration import calibration_lines
from questionnaires.judgement.coders import agreement_lines
from questionnaires.judgement.codings import Coding, coding_from_data
from questionnaires.library import Shelf, read_published
from questionnaires.marks import MarksError
from webapp.commands.banks.editions import banks
from webapp.commands.terminal import explained, fail
from webapp.ground.tables.table import NoTableError
from webapp.ground.tables.texts.characters import read_letters

_FILE = click.Path(dir_okay=False, path_type=Path)


@banks.command("calibrate", help="Jämför kodade rapporter med de poäng som rapporterna har tryckt.")
@explained
@click.argument("files", metavar="FIL.json...", nargs=-1, required=True, type=_FILE)
@click.option(
    "--against",
    required=True,
    type=click.Choice(["published"]),
    help="Vad kodningen jämförs med: published är de tryckta siffrorna i published/.",
)
def calibrate(files: tuple[Path, ...], against: str) -> None:  # noqa: ARG001 -- there is one choice so far
    """Tell how codings measure against print, subarea by subarea and together."""
    codings = [_read(path) for path in files]
    shelf: Shelf = current_app.extensions["shelf"]
    earlier = {
        one.edition.id: shelf.editions[one.edition.follows].questions
        for one in codings
        if one.edition.anchored and one.edition.follows in shelf.editions
    }
    click.echo("\n".join(calibration_lines(codings, read_published().figures, earlier)))


@banks.command("agree", help="Jämför två kodningar av samma rapport: viktad kappa per del och område.")
@explained
@click.argument("first", metavar="A.json", type=_FILE)
@click.argument("second", metavar="B.json", type=_FILE)
def agree(first: Path, second: Path) -> None:
    """Tell how far two coders agree."""
    one, other = _read(first), _read(second)
    if (one.edition, one.municipality, one.year) != (other.edition, other.municipality, other.year):
        fail(
            f"{first} och {second} är inte kodningar av samma rapport i samma utgåva. "
            "Kontrollera edition, municipality och year i filerna."
        )
    click.echo("\n".join(agreement_lines(one, other)))


def _read(path: Path) -> Coding:
    """Read a coding, or say what is wrong with its file."""
    shelf: Shelf = current_app.extensions["shelf"]
    try:
        return coding_from_data(json.loads(read_letters(path.read_bytes())[0]), shelf.editions)
    except FileNotFoundError:
        fail(f"Filen {path} finns inte. Kontrollera namnet.")
    except NoTableError:
        fail(f"Bokstäverna i filen {path} går inte att läsa. Spara den som UTF-8.")
    except (json.JSONDecodeError, RecursionError) as error:
        fail(f"Filen {path} är inte giltig JSON: {error}. Rätta den och försök igen.")
    except MarksError as error:
        fail("\n".join([f"{path} går inte att läsa som en kodning:", *error.faults]))
