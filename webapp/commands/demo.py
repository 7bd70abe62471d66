"""The commands of the demonstration."""

from __future__ import annotations

import json

import click
from flask import current_app

from webapp import demo as demo_webapp
from webapp.commands.terminal import Commands, explained, fail
from webapp.demo.country import MANY
from webapp.ground.configuration.settings import INSTANCE, at_command_line, keep_key

demo = explained(
    Commands("demo", help="Demonstrationen: påhittade kommuner och konton, bara på den egna datorn.")
)


@demo.command("load", help="Fyll en tom databas med påhittade omgångar.")
@explained
@click.option(
    "--size",
    type=click.Choice(("small", "national")),
    default="small",
    help="small (annars det): fyra omgångar att prova allt i. national: 290 påhittade kommuner i tre "
    "omgångar, så att det syns hur tjänsten är när hela landet är med; det tar några minuter.",
)
@click.option("--many", type=click.IntRange(8, 290), default=MANY, hidden=True)
def load(size: str, many: int) -> None:
    """Load the demo, unless it is there already."""
    if not (demo_webapp.load_country(many) if size == "national" else demo_webapp.load()):
        click.echo("Demon fanns redan. Inget har ändrats.")
        return
    if at_command_line():
        keep_key(INSTANCE, current_app.config["SECRET_KEY"])  # make run signs in with what this has made
    click.echo("Demon är inläst.")


@demo.command("accounts", help="Visa demokontona: ett för varje roll, och sedan deras kolleger.")
@explained
@click.option("--json", "as_json", is_flag=True, help="Skriv som JSON: role, email, password, start.")
def accounts(*, as_json: bool) -> None:
    """Tell the demo accounts."""
    found = demo_webapp.accounts()
    if not found:
        fail("Databasen har inga demokonton. Läs in demon med: flask --app wsgi demo load")
    if as_json:
        click.echo(json.dumps(found, ensure_ascii=False, indent=2))
        return
    for account in found:
        click.echo(f"{account['role']:<18} {account['email']:<34} {account['password']}  {account['start']}")
