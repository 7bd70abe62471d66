"""The commands that let the first officer in, and whoever has lost the second factor."""

from __future__ import annotations

import click

from webapp.commands.terminal import Commands, explained, fail
from webapp.ground import context
from webapp.ground.fields import clean_line
from webapp.ground.fields.addresses import EmailNotValidError, clean_email
from webapp.ground.refusals import InvalidError, Refusal
from webapp.people.deeds.factors.resets import reset as reset_factor
from webapp.people.deeds.first_officer import invite_first
from webapp.people.forms.invitations import name_fault

office = explained(Commands("office", help="Kansliet: den första personen, och en tappad telefon."))


@office.command(
    "first",
    help="Bjud in den första i kansliet, till exempel: "
    'office first anna@kommun.se "Anna Alm". Länken visas en enda gång. Kör kommandot igen för en ny länk.',
)
@explained
@click.argument("email", metavar="E-POST")
@click.argument("name", metavar="NAMN")
def first(email: str, name: str) -> None:
    """Invite the first officer, and tell the link."""
    name = clean_line(name)
    try:
        address = clean_email(clean_line(email))
    except EmailNotValidError:
        fail(f"E-postadressen ”{email}” går inte att läsa. Den ser ut som namn@kommun.se.")
    if fault := name_fault(name):
        fail(fault)
    try:
        made = invite_first(address, name)
    except Refusal as refusal:
        fail(f"{refusal.sentence} {refusal.remedy}")
    click.echo(
        f"{name} är inbjuden till kansliet. Länken visas bara nu, och gäller i 14 dagar, en enda gång:"
    )
    click.echo(f"\n  {made.link}\n")
    if made.again:
        click.echo("Den förra länken gäller inte längre.")
    if made.by_letter:
        click.echo(f"Ett brev med samma länk går till {address}.")
    else:
        click.echo(f"Ingen e-postserver är inställd, så inget brev skickas. Ge länken till {address} själv.")
    if not context.address():
        click.echo("KOMPASSROSEN_ADDRESS saknas: skriv tjänstens adress framför länken.")


@office.command(
    "reset",
    help="Nollställ någons inloggning i två steg, till exempel: office reset anna@kommun.se. "
    "Personen loggas ut överallt, och alla i kansliet får ett brev.",
)
@explained
@click.argument("email", metavar="E-POST")
def reset(email: str) -> None:
    """Reset the second factor of whoever has an address."""
    try:
        name = reset_factor(None, clean_email(clean_line(email)), "")
    except EmailNotValidError:
        fail(f"E-postadressen ”{email}” går inte att läsa. Den ser ut som namn@kommun.se.")
    except InvalidError as refusal:
        fail(" ".join(refusal.faults.values()))
    click.echo(f"Inloggningen i två steg är nollställd för {name}, som är utloggad överallt.")
    click.echo("Personen och alla i kansliet får ett brev. Nästa inloggning sker med en ny app.")
