"""The letters of the account itself: a new password, that it was changed, and another address."""

from __future__ import annotations

from typing import Any
from urllib.parse import urlsplit

from flask_babel import lazy_gettext as _
from flask_security import MailUtil

from webapp.ground.calendar import clock
from webapp.ground.mail.occasions import Occasion, To
from webapp.ground.store.database import deed, for_show
from webapp.ground.who import Person
from webapp.ground.words.languages import SWEDISH
from webapp.people import events

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
        language = getattr(user, "language", "") or SWEDISH
        if template.endswith("reset_instructions"):
            _write_link(user.id, recipient, user.name, urlsplit(kwargs["reset_link"]).path, language)
        else:
            _write_changed(user.id, recipient, user.name, language)


@deed
def _write_link(person_id: int, recipient: str, name: str, link: str, language: str = SWEDISH) -> None:
    """Write the letter with the link to a new password: its path only, for a browser names its own host.

    Person 0 is nobody.
    """
    period = int(clock.now().timestamp()) // EVERY
    one = To(
        recipient, name, person_id or None, {"link": link}, once=f"{person_id}:{period}", language=language
    )
    with for_show(kept=bool(person_id)):  # nobody's letter is made too: nobody learns who has an account
        NEW_PASSWORD.write([one])


def _write_changed(person_id: int, recipient: str, name: str, language: str) -> None:
    """Write, in the change's own transaction, that a password was changed."""
    once = f"{person_id}:{clock.now().timestamp():.0f}"
    PASSWORD_CHANGED.write([To(recipient, name, person_id, once=once, language=language)])


def ask_new_address(person: Person, email: str, token: str) -> None:
    """Ask the new address for its yes; one that has an account of its own gets no link to give it with."""
    said = {"who": person.name}
    if token:
        _write_address(NEW_ADDRESS, person, email, said, token)
    else:
        _write_address(ADDRESS_TAKEN, person, email, said)


def ask_old_address(person: Person, email: str, token: str) -> None:
    """Ask the old address for its yes: whoever has found an open browser has not found the letter box too."""
    _write_address(OLD_ADDRESS, person, person.email, {"email": email}, token, name=person.name)


def tell_address_changed(person: Person, before: str) -> None:
    """Tell both addresses that it is done."""
    for address in (before, person.email):
        _write_address(ADDRESS_CHANGED, person, address, {"email": person.email}, name=person.name)


def _write_address(  # noqa: PLR0913 -- what a letter is made of
    occasion: Occasion,
    person: Person,
    address: str,
    said: dict[str, str],
    token: str = "",
    *,
    name: str = "",
) -> None:
    once = f"{person.id}:{clock.now().timestamp():.3f}:{address}"
    language = person.language or SWEDISH
    occasion.write([To(address, name, said={**said, "token": token}, once=once[:130], language=language)])


NEW_PASSWORD = Occasion(
    "new-password",
    _("Nytt lösenord till Kompassrosen"),
    _(
        "Någon, förmodligen du, vill välja ett nytt lösenord till Kompassrosen.\n\n"
        "Öppna länken inom ett dygn för att välja det. Var det inte du kan du låta brevet vara; "
        "då gäller ditt gamla lösenord."
    ),
    "%(link)s",
    digest=False,
    secret=True,
)
PASSWORD_CHANGED = Occasion(
    "password-changed",
    _("Lösenordet är bytt"),
    _(
        "Ditt lösenord till Kompassrosen är bytt.\n\n"
        "Var det inte du? Välj genast ett nytt på inloggningens sida och berätta det för den som samordnar, "
        "eller för kansliet."
    ),
    "/glomt-losenord",
    when=(events.ACCOUNT_PASSWORD_CHANGED, events.ACCOUNT_PASSWORD_CHOSEN),
    digest=False,
)
NEW_ADDRESS = Occasion(
    "address-new",
    _("Bekräfta din nya e-postadress"),
    _(
        "%(who)s vill logga in i Kompassrosen med den här adressen i stället för sin gamla.\n\n"
        "Öppna länken inom ett dygn för att bekräfta att adressen är din. Var det inte du kan du låta "
        "brevet vara; då händer ingenting."
    ),
    "/konto/epost/%(token)s",
    when=(events.ACCOUNT_ADDRESS_ASKED,),
    digest=False,
    secret=True,
)
ADDRESS_TAKEN = Occasion(
    "address-new-taken",
    _("Bekräfta din nya e-postadress"),
    _(
        "%(who)s vill logga in i Kompassrosen med den här adressen, som redan har ett konto.\n\n"
        "Två konton kan inte ha samma adress, så inget händer. Är båda dina: använd det här kontot."
    ),
    when=(events.ACCOUNT_ADDRESS_ASKED,),
    digest=False,
)
OLD_ADDRESS = Occasion(
    "address-old",
    _("Godkänn bytet av e-postadress"),
    _(
        "Någon, förmodligen du, vill byta din adress i Kompassrosen till %(email)s.\n\n"
        "Öppna länken inom ett dygn för att godkänna det. Var det inte du: öppna den inte, och byt genast "
        "lösenord."
    ),
    "/konto/epost/%(token)s",
    when=(events.ACCOUNT_ADDRESS_ASKED,),
    digest=False,
    secret=True,
)
ADDRESS_CHANGED = Occasion(
    "address-changed",
    _("E-postadressen är bytt"),
    _(
        "Från och med nu loggar du in i Kompassrosen med %(email)s.\n\n"
        "Var det inte du? Berätta det genast för kansliet eller den som samordnar."
    ),
    when=(events.ACCOUNT_ADDRESS_CHANGED,),
    digest=False,
)
ASKING = (NEW_ADDRESS, ADDRESS_TAKEN, OLD_ADDRESS)
"""The letters that ask for a yes, and wait no more when the request is over."""
