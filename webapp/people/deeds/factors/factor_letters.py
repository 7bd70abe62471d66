"""The letters about the second factor: to its owner whenever it changes, and to all officers of a reset."""

from __future__ import annotations

from flask_babel import gettext as _
from flask_babel import ngettext

from webapp.ground.calendar import clock
from webapp.ground.mail import outbox
from webapp.ground.who import Person
from webapp.people.queries.obliged import all_officers

PAGE = "/konto/tva-steg"


def write_begun(person: Person) -> None:
    """Tell the owner that codes are asked for from now on."""
    text = _("Från och med nu behövs en kod från din app när du loggar in i Kompassrosen.")
    _write("begun", person, _("Du loggar in i två steg"), text)


def write_ended(person: Person) -> None:
    """Tell the owner that the password is enough again."""
    text = _("Från och med nu räcker lösenordet när du loggar in i Kompassrosen.")
    _write("ended", person, _("Du loggar inte längre in i två steg"), text)


def write_passkey(person: Person, name: str, *, begun: bool) -> None:
    """Tell the owner that a passkey opens the account from now on, or does no longer."""
    text = (
        _("Från och med nu kan du logga in i Kompassrosen med din passkey ”%(name)s”.", name=name)
        if begun
        else _("Din passkey ”%(name)s” öppnar inte längre Kompassrosen.", name=name)
    )
    subject = _("Ny passkey") if begun else _("En passkey är borttagen")
    _write("passkey", person, subject, text)


def write_linked(person: Person, name: str) -> None:
    """Tell the owner that a municipality's sign-in opens the account from now on."""
    text = _("Från och med nu kan du logga in i Kompassrosen hos %(name)s.", name=name)
    _write("linked", person, _("Kommunens inloggning är kopplad"), text)


def write_code_used(person: Person, left: int) -> None:
    """Tell the owner that a recovery code was used, and how many are left."""
    text = _("Någon, förmodligen du, loggade in i Kompassrosen med en av dina återställningskoder.")
    more = ngettext("Du har %(num)s kod kvar.", "Du har %(num)s koder kvar.", left)
    _write("code", person, _("En återställningskod är använd"), f"{text} {more}")


def write_reset(person: Person, by: str, why: str) -> None:
    """Tell the owner and all officers who reset a factor, and why; nobody named: whoever runs the server."""
    who = by or _("Driften")
    reason = _("Skäl: %(why)s", why=why) if why else ""
    text = _("%(who)s har nollställt din inloggning i två steg. Du är utloggad överallt.", who=who)
    _write("reset", person, _("Din inloggning i två steg är nollställd"), f"{text} {reason}".strip())
    told = _(
        "%(who)s har nollställt inloggningen i två steg för %(name)s (%(email)s).",
        who=who,
        name=person.name,
        email=person.email,
    )
    for officer in all_officers():
        if officer.id == person.id:
            continue
        body = "\n\n".join(
            filter(
                None,
                (
                    _("Hej %(name)s.", name=officer.name),
                    f"{told} {reason}".strip(),
                    _("Känner du inte till det, fråga genast den som gjorde det."),
                ),
            )
        )
        subject = _("Inloggning i två steg nollställd: %(name)s", name=person.name)
        outbox.write(_key(f"reset-told:{officer.id}", person), officer.email, subject, body)


def _write(what: str, person: Person, subject: str, text: str) -> None:
    body = _(
        "Hej %(name)s.\n\n%(text)s\n\nVar det inte du? Byt genast lösenord och berätta det för kansliet.",
        name=person.name,
        text=text,
    )
    outbox.write(_key(what, person), person.email, subject, body, PAGE)


def _key(what: str, person: Person) -> str:
    return f"factor-{what}:{person.id}:{clock.now().timestamp():.3f}"
