"""The letters about the second factor: to its owner whenever it changes, and to all officers of a reset."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from flask_babel import gettext as _
from flask_babel import lazy_gettext, ngettext

from webapp.ground.calendar import clock
from webapp.ground.events.registry import EventType
from webapp.ground.mail.occasions import Occasion, Words, to
from webapp.ground.who import Person
from webapp.people import events
from webapp.people.queries.obliged import all_officers

PAGE = "/konto/tva-steg"


def _with_warning(words: Words) -> Callable[[Mapping[str, Any]], str]:
    """Say also what to do if it was somebody else."""

    def say(said: Mapping[str, Any]) -> str:
        text = words(said) if callable(words) else str(words) % said
        warning = _("Var det inte du? Byt genast lösenord och berätta det för kansliet.")
        return f"{text}\n\n{warning}"

    return say


def _owners(name: str, subject: Words, text: Words, *when: EventType) -> Occasion:
    """Make the row of a letter to the owner of a factor, which is never put off."""
    return Occasion(f"factor-{name}", subject, _with_warning(text), PAGE, when=when, digest=False)


def _passkey_subject(said: Mapping[str, Any]) -> str:
    return _("Ny passkey") if said["begun"] else _("En passkey är borttagen")


def _passkey_text(said: Mapping[str, Any]) -> str:
    if said["begun"]:
        return _(
            "Från och med nu kan du logga in i Kompassrosen med din passkey ”%(passkey)s”.",
            passkey=said["passkey"],
        )
    return _("Din passkey ”%(passkey)s” öppnar inte längre Kompassrosen.", passkey=said["passkey"])


def _code_text(said: Mapping[str, Any]) -> str:
    text = _("Någon, förmodligen du, loggade in i Kompassrosen med en av dina återställningskoder.")
    more = ngettext("Du har %(num)s kod kvar.", "Du har %(num)s koder kvar.", said["left"])
    return f"{text} {more}"


def _reset_text(said: Mapping[str, Any]) -> str:
    text = _("%(who)s har nollställt din inloggning i två steg. Du är utloggad överallt.", who=said["who"])
    return f"{text} {said['reason']}".strip()


def _told_text(said: Mapping[str, Any]) -> str:
    told = _(
        "%(who)s har nollställt inloggningen i två steg för %(owner)s (%(email)s).",
        **{name: said[name] for name in ("who", "owner", "email")},
    )
    ask = _("Känner du inte till det, fråga genast den som gjorde det.")
    told = f"{told} {said['reason']}".strip()
    return f"{told}\n\n{ask}"


BEGUN = _owners(
    "begun",
    lazy_gettext("Du loggar in i två steg"),
    lazy_gettext("Från och med nu behövs en kod från din app när du loggar in i Kompassrosen."),
    events.ACCOUNT_FACTOR_BEGUN,
)
ENDED = _owners(
    "ended",
    lazy_gettext("Du loggar inte längre in i två steg"),
    lazy_gettext("Från och med nu räcker lösenordet när du loggar in i Kompassrosen."),
    events.ACCOUNT_FACTOR_ENDED,
)
PASSKEY = _owners(
    "passkey",
    _passkey_subject,
    _passkey_text,
    events.ACCOUNT_PASSKEY_BEGUN,
    events.ACCOUNT_PASSKEY_ENDED,
)
LINKED = _owners(
    "linked",
    lazy_gettext("Kommunens inloggning är kopplad"),
    lazy_gettext("Från och med nu kan du logga in i Kompassrosen hos %(provider)s."),
    events.ACCOUNT_IDENTITY_BEGUN,
)
CODE_USED = _owners(
    "code",
    lazy_gettext("En återställningskod är använd"),
    _code_text,
    events.ACCOUNT_RECOVERY_CODE_USED,
)
RESET = _owners(
    "reset",
    lazy_gettext("Din inloggning i två steg är nollställd"),
    _reset_text,
    events.ACCOUNT_FACTOR_RESET,
)
RESET_TOLD = Occasion(
    "factor-reset-told",
    lazy_gettext("Inloggning i två steg nollställd: %(owner)s"),
    _told_text,
    when=(events.ACCOUNT_FACTOR_RESET,),
    digest=False,
)


def write_begun(person: Person) -> None:
    """Tell the owner that codes are asked for from now on."""
    _write(BEGUN, person)


def write_ended(person: Person) -> None:
    """Tell the owner that the password is enough again."""
    _write(ENDED, person)


def write_passkey(person: Person, name: str, *, begun: bool) -> None:
    """Tell the owner that a passkey opens the account from now on, or does no longer."""
    _write(PASSKEY, person, passkey=name, begun=begun)


def write_linked(person: Person, name: str) -> None:
    """Tell the owner that a municipality's sign-in opens the account from now on."""
    _write(LINKED, person, provider=name)


def write_code_used(person: Person, left: int) -> None:
    """Tell the owner that a recovery code was used, and how many are left."""
    _write(CODE_USED, person, left=left)


def write_reset(person: Person, by: str, why: str) -> None:
    """Tell the owner and all officers who reset a factor, and why; nobody named: whoever runs the server."""
    others = [one for one in all_officers() if one.id != person.id]
    once, owner = _now(person), {"owner": person.name, "email": person.email}

    def told() -> dict[str, str]:
        return {"who": by or _("Driften"), "reason": _("Skäl: %(why)s", why=why) if why else ""}

    RESET.write(lambda: [to(person, said=told(), once=once)])
    RESET_TOLD.write(lambda: [to(one, said={**owner, **told()}, once=once) for one in others])


def _write(occasion: Occasion, person: Person, **said: Any) -> None:  # noqa: ANN401 -- fields of a sentence
    occasion.write([to(person, said=said, once=_now(person))])


def _now(person: Person) -> str:
    return f"{person.id}:{clock.now().timestamp():.3f}"
