"""The commands that send what waits in the outbox."""

from __future__ import annotations

import sys

import click

from webapp.commands.terminal import Commands, explained, fail
from webapp.ground import context
from webapp.ground.calendar import upkeep
from webapp.ground.mail import delivery, outbox

mail = explained(Commands("mail", help="Breven i utkorgen."))


@mail.command("send", help="Skicka de brev som väntar. Kör kommandot varje minut i drift.")
@explained
def send() -> None:
    """Send what waits, and tell how it went; what the clock forgets goes with the same tick."""
    upkeep.keep_up()
    if context.in_demo():
        click.echo(f"Det här är en demo: inget skickas. Brev i utkorgen: {outbox.waiting()}.")
        return
    if not context.mail_server().host:
        fail("KOMPASSROSEN_MAIL_SERVER saknas. Skriv namnet på e-postservern som breven ska lämnas till.")
    posted = delivery.post_all()
    click.echo(f"{posted.sent} skickade, {posted.later} att försöka igen, {posted.given_up} uppgivna.")
    if posted.silent:
        fail(
            f"E-postservern tar inte emot: {posted.silent}. "
            f"{outbox.waiting()} brev väntar och skickas nästa gång. Kontrollera KOMPASSROSEN_MAIL_…"
        )
    if posted.given_up:
        click.echo("Uppgivna brev står i kansliets utkorg.", err=True)
        sys.exit(1)
