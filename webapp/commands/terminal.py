"""What every command says alike: its help, that it cannot go on, and what is wrong with the database."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any, NoReturn

import click
from flask.cli import AppGroup

from webapp.ground import context

explained = click.help_option("--help", help="Visa den här hjälpen.")
NOT_MADE = "Databasen är inte gjord, eller inte aktuell. Gör den aktuell med: flask --app wsgi db upgrade"
SILENT = (
    "Databasen svarar inte. Kontrollera KOMPASSROSEN_DATABASE_URL och att servern är igång. "
    "Är databasen ny görs den med: flask --app wsgi db upgrade"
)


class Commands(AppGroup):
    """A group of commands that says in a sentence when the database is not there or not up to date."""

    def invoke(self, ctx: click.Context) -> Any:  # noqa: ANN401 -- whatever the command gives
        """Run a command; a database that cannot answer it ends it with exit code 1."""
        try:
            return super().invoke(ctx)
        except context.DatabaseFaultError:
            context.forget_changes()  # and let go of the database
            standing = context.database_standing()
            if standing == context.CURRENT:
                raise
            fail(SILENT if standing == context.SILENT else NOT_MADE)


def fail(sentence: str) -> NoReturn:
    """Say what is wrong and end with exit code 1."""
    click.echo(sentence, err=True)
    sys.exit(1)


def content_of(path: Path, most: int) -> bytes:
    """Read a file, but no more of it than one byte over the most that is taken; or end."""
    try:
        with path.open("rb") as file:
            return file.read(most + 1)
    except FileNotFoundError:
        fail(f"Filen {path} finns inte. Kontrollera namnet.")
    except IsADirectoryError:
        fail(f"{path} är en mapp. Skriv namnet på en fil.")
    except OSError as error:
        fail(f"Filen {path} gick inte att läsa: {error.strerror}. Kontrollera namnet och rättigheterna.")
