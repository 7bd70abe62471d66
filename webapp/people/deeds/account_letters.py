"""The letters of the account itself: a new password, that it was changed, and another address."""

from __future__ import annotations

from typing import Any
from urllib.parse import urlsplit

from flask_babel import gettext as _
from flask_security import MailUtil

from webapp.ground.calendar import clock
from webapp.ground.mail import outbox
from webapp.ground.store.database import deed, for_show
from webapp.ground.who import Person

EVERY = 300
"""Seconds in which one account gets no second letter about its password, however often somebody asks."""


class OutboxMail(MailUtil):
    """Puts the sign-in library's letters in our outbox, in our words."""

    def send_mail(  # noqa: PLR0913, PLR0917 -- the library's way to call it
        self,
        template: str,
        subject: str,  # noqa: ARG002
        recipient: str | tuple[str, str],
        sender: str | tuple[str, str],  # noqa: ARG002
        body: str | None,  # noqa: ARG002
        html: str | None,  # noqa: ARG002
        **kwargs: Any,  # noqa: ANN401
    ) -> None:
        """Write the letter that the library asks for."""
        user, recipient = kwargs["user"], str(recipient)
        if template.endswith("reset_instructions"):
            _write_link(user.id, recipient, user.name, urlsplit(kwargs["reset_link"]).path)
        else:
            _write_changed(user.id, recipient, user.name)


@deed
def _write_link(person_id: int, recipient: str, name: str, link: str) -> None:
    """Write the letter with the link to a new password: its path only, for a browser names its own host.

    Person 0 is nobody.
    """
    period = int(clock.now().timestamp()) // EVERY
    body = _(
        "Hej %(name)s.\n\nNågon, förmodligen du, vill välja ett nytt lösenord till Kompassrosen.\n\n"
        "Öppna länken inom ett dygn för att välja det. Var det inte du kan du låta brevet vara; "
        "då gäller ditt gamla lösenord.",
        name=name,
    )
    with for_show(kept=bool(person_id)):  # nobody's letter is made too: nobody learns who has an account
        outbox.write(
            f"new-password:{person_id}:{period}",
            recipient,
            _("Nytt lösenord till Kompassrosen"),
            body,
            link,
            secret=True,
        )


def _write_changed(person_id: int, recipient: str, name: str) -> None:
    """Write, in the change's own transaction, that a password was changed."""
    body = _(
        "Hej %(name)s.\n\nDitt lösenord till Kompassrosen är bytt.\n\n"
        "Var det inte du? Välj genast ett nytt på inloggningens sida och berätta det för den som samordnar, "
        "eller för kansliet.",
        name=name,
    )
    key = f"password-changed:{person_id}:{clock.now().timestamp():.0f}"
    outbox.write(key, recipient, _("Lösenordet är bytt"), body, "/glomt-losenord")


def ask_new_address(person: Person, email: str, token: str) -> None:
    """Ask the new address for its yes; one that has an account of its own gets no link to give it with."""
    body = _(
        "Hej.\n\n%(name)s vill logga in i Kompassrosen med den här adressen i stället för sin gamla.\n\n"
        "Öppna länken inom ett dygn för att bekräfta att adressen är din. Var det inte du kan du låta "
        "brevet vara; då händer ingenting.",
        name=person.name,
    )
    if not token:
        body = _(
            "Hej.\n\n%(name)s vill logga in i Kompassrosen med den här adressen, som redan har ett konto.\n\n"
            "Två konton kan inte ha samma adress, så inget händer. Är båda dina: använd det här kontot.",
            name=person.name,
        )
    subject = _("Bekräfta din nya e-postadress")
    _write_address("new", person, email, subject, body, token)


def ask_old_address(person: Person, email: str, token: str) -> None:
    """Ask the old address for its yes: whoever has found an open browser has not found the letter box too."""
    body = _(
        "Hej %(name)s.\n\nNågon, förmodligen du, vill byta din adress i Kompassrosen till %(email)s.\n\n"
        "Öppna länken inom ett dygn för att godkänna det. Var det inte du: öppna den inte, och byt genast "
        "lösenord.",
        name=person.name,
        email=email,
    )
    _write_address("old", person, person.email, _("Godkänn bytet av e-postadress"), body, token)


def tell_address_changed(person: Person, before: str) -> None:
    """Tell both addresses that it is done."""
    body = _(
        "Hej %(name)s.\n\nFrån och med nu loggar du in i Kompassrosen med %(email)s.\n\n"
        "Var det inte du? Berätta det genast för kansliet eller den som samordnar.",
        name=person.name,
        email=person.email,
    )
    for side, address in (("changed-old", before), ("changed-new", person.email)):
        _write_address(side, person, address, _("E-postadressen är bytt"), body, "")


def _write_address(  # noqa: PLR0913, PLR0917 -- what a letter is made of
    side: str, person: Person, address: str, subject: str, body: str, token: str
) -> None:
    key = f"address:{person.id}:{side}:{clock.now().timestamp():.3f}"
    link = f"/konto/epost/{token}" if token else ""
    outbox.write(key, address, subject, body, link, secret=bool(token))
