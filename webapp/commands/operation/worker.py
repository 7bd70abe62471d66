"""The command that runs a worker beside the server."""

from __future__ import annotations

import os

import click
from flask.cli import with_appcontext

from webapp.commands.terminal import explained, fail


@click.command(
    "worker",
    help="Gör filer som tar lång tid, skickar brev och glömmer det som klockan glömmer, tills det stoppas. "
    "Kör det bredvid servern, gärna flera. Utan någon gör servern filerna själv.",
)
@explained
@with_appcontext
def worker() -> None:
    """Work until somebody says stop."""
    if not hasattr(os, "fork"):
        fail("Arbetaren behöver Linux eller macOS. Utan den gör servern filerna själv.")
    from webapp.ground.jobs.worker import Worker  # noqa: PLC0415 -- has signals that not every machine has

    click.echo("Arbetaren har börjat. Stoppa den med Ctrl+C.")
    Worker().run()
    click.echo("Arbetaren har slutat.")
