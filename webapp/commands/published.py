"""The commands about printed evaluations."""

from __future__ import annotations

import sys

import click
from flask.cli import AppGroup

from questionnaires.printed import recompute as recount
from questionnaires.reading import read_published
from questionnaires.reading.reporting import recount_lines
from webapp.commands.saying import explained

published = explained(
    AppGroup("published", help="Tryckta utvärderingar: räkna om dem och visa vad som inte går ihop.")
)


@published.command(
    "recompute",
    help="Räkna om alla tryckta siffror. Skriver listade avvikelser, och vad som ingen har förklarat.",
)
@explained
def recompute() -> None:
    """Recount everything that is known from print."""
    known = read_published()
    lines, code = recount_lines(recount(known.figures, known.deviations), known.deviations)
    click.echo("\n".join(lines))
    sys.exit(code)
