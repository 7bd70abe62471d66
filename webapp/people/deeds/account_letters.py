"""The letters of the sign-in itself: a new password, and that it was changed."""

from __future__ import annotations

from typing import Any
from urllib.parse import urlsplit

from flask_babel import gettext as _
from flask_security import MailUtil

from webapp.ground.calendar import clock
from webapp.ground.mail import outbox
from webapp.ground.store.database import deed, for_show

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
