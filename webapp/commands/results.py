"""The command about public results."""

from __future__ import annotations

import click

from webapp.commands.terminal import Commands, explained
from webapp.results.deeds import summaries

results = explained(Commands("results", help="Offentliga resultat: skriv om det som sidorna läser."))


@results.command(
    "rebuild",
    help="Skriv om sammandragen av alla offentliga omgångar ur det som är fastställt. Inget annat ändras.",
)
@explained
def rebuild() -> None:
    """Write the summaries anew."""
    rebuilt = summaries.rebuild_summaries()
    click.echo(f"{rebuilt.summaries} sammandrag av {rebuilt.rounds} offentliga omgångar är skrivna.")
