"""The command that asks whether everything that must hold of all rows does."""

from __future__ import annotations

import sys

import click
from flask.cli import with_appcontext

from webapp.commands.terminal import NOT_MADE, SILENT, explained, fail
from webapp.ground import context
from webapp.operation.queries.invariants import INVARIANTS, broken

SHOWN = 10
HELP = """Kontrollera att det som alltid ska gälla gäller, rad för rad i databasen. Inget ändras.

Det som inte gäller skrivs ut med numren på raderna, och slutkoden är 1. Kör kommandot efter en återställning
och varje natt.
"""


@click.command("check", help=HELP)
@explained
@with_appcontext
def check() -> None:
    """Ask every invariant, and tell which do not hold."""
    standing = context.database_standing()
    if standing != context.CURRENT:
        fail(SILENT if standing == context.SILENT else NOT_MADE)
    context.only_reading()
    found = list(broken())
    for one in found:
        click.echo(f"Gäller inte: {one.invariant.promise}\n  {one.invariant.table} {_numbers(one.rows)}")
    if found:
        click.echo(f"{len(found)} av {len(INVARIANTS)} regler gäller inte.", err=True)
        sys.exit(1)
    click.echo(f"Alla {len(INVARIANTS)} regler gäller.")


def _numbers(rows: list[int]) -> str:
    told = ", ".join(map(str, rows[:SHOWN]))
    return f"{told} och {len(rows) - SHOWN} till" if len(rows) > SHOWN else told
