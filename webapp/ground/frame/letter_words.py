"""What becomes of a letter that a deed has written, as whoever did it is told: without a server it waits."""

from __future__ import annotations

from flask_babel import gettext as _

from webapp.ground import context


def told(goes: str, waits: str) -> str:
    """Give what is true of a letter now: that it goes, or that it waits and for what."""
    if context.in_demo():
        return _("%(waits)s I demon skickas inga brev: kansliet läser dem i utkorgen.", waits=waits)
    if context.mail_server().host:
        return goes
    return _(
        "%(waits)s Brevet väntar, för tjänsten har ingen e-postserver. Be driften ställa in en.", waits=waits
    )


def invited(name: str, email: str) -> str:
    """Say that an invitation is written."""
    return told(
        _("Inbjudan till %(who)s är på väg till %(email)s.", who=name, email=email),
        _("Inbjudan till %(who)s är skriven.", who=name),
    )


def invited_again(name: str) -> str:
    """Say that an invitation is written once more, with another link."""
    link = _("Den gamla länken gäller inte längre.")
    return told(
        _("Inbjudan till %(who)s är skickad igen. %(link)s", who=name, link=link),
        _("Inbjudan till %(who)s är skriven på nytt. %(link)s", who=name, link=link),
    )


def letter_again(email: str) -> str:
    """Say that a letter that did not arrive goes once more."""
    return told(
        _("Brevet till %(email)s skickas igen.", email=email),
        _("Brevet till %(email)s ligger i utkorgen igen.", email=email),
    )
