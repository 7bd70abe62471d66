"""The office's own words to the contacts it invites, and the whole letter that comes of them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import datetime

from flask_babel import gettext as _
from flask_babel import lazy_gettext

from webapp.ground.calendar import clock
from webapp.ground.store.database import db
from webapp.ground.words.languages import LANGUAGES, dated, hours, speaking
from webapp.people.models.invitations import InvitationText
from webapp.rounds.models.rounds import Round
from webapp.rounds.queries.dates import last_day

LIMIT = 2_000
PLACEHOLDERS = (
    lazy_gettext("namn"),
    lazy_gettext("kommun"),
    lazy_gettext("utmärkelse"),
    lazy_gettext("omgång"),
    lazy_gettext("sista dag"),
    lazy_gettext("avsändare"),
)
"""What stands between braces and differs from letter to letter, in the order of `filled`."""
_BRACED = re.compile(r"\{([^{}\n]*)\}")
LINK = re.compile(r"://|\bwww\.|@|\b[\w-]{2,}\.[a-zåäö]{2,}\b|\bmailto:|\btel:", re.IGNORECASE)
"""What a letter's reader would take for an address to click on."""

JOINS, JOINS_AGAIN, COORDINATES = "joins", "again", "coordinates"
"""A contact without an account, with one that is not of the municipality, and who coordinates it already."""


@dataclass(frozen=True, slots=True)
class Words:
    """The words of a round's invitations, and how often they have been changed: 0 where they are ours."""

    text: str
    version: int = 0


@dataclass(frozen=True, slots=True)
class Addressee:
    """Whom a letter of invitation is to: the contact of one municipality, and what it is to become."""

    name: str
    place: str
    inviter: str
    kind: str = JOINS


def usual() -> str:
    """Give the words that a round begins with."""
    return _(
        "Hej {namn}.\n\n"
        "{kommun} är med i {omgång}, och vi bjuder in dig att samordna kommunens svar. Du kan fördela "
        "frågorna på kollegor. Sista dagen att lämna in är {sista dag}.\n\n"
        "Välkommen att höra av dig om något är oklart.\n\n"
        "Hälsningar\n{avsändare}, kansliet"
    )


def is_usual(text: str) -> bool:
    """Tell whether these are the usual words, in whichever language their reader was shown them."""
    for one in LANGUAGES:
        with speaking(one):
            if text == usual():
                return True
    return False


def words_of(round_id: int) -> Words:
    """Give the words of a round's invitations: its own, or the usual ones."""
    row = db.session.get(InvitationText, round_id)
    return Words(row.text, row.version) if row else Words(usual())


def fault(text: str) -> str:
    """Say what is wrong with the office's own words, or nothing: the only link of a letter is ours."""
    if not text.strip():
        return _("Skriv något i brevet.")
    if len(text) > LIMIT:
        return _("Texten är för lång. Skriv högst 2 000 tecken.")
    unknown = [one for one in _BRACED.findall(text) if _named(one) not in map(str, PLACEHOLDERS)]
    if unknown:
        known = ", ".join(f"{{{one}}}" for one in PLACEHOLDERS)
        return _(
            "{%(one)s} är inget som brevet kan fylla i. De här går: %(known)s.", one=unknown[0], known=known
        )
    if "{" in _BRACED.sub("", text) or "}" in _BRACED.sub("", text):
        return _("En klammer är ensam. Skriv till exempel {kommun}, med klamrar på båda sidor.")
    if LINK.search(text):
        return _("Skriv utan länkar och adresser. Länken till inbjudan står sist i brevet.")
    return ""


def _named(placeholder: str) -> str:
    return " ".join(placeholder.lower().replace("_", " ").split())


def day_in_words(moment: datetime) -> str:
    """Write a last day: "fredag 30 oktober 2026 kl. 16.00"."""
    local = clock.in_sweden(moment)
    return _(
        "%(day)s kl. %(time)s",
        day=dated(local, "EEEE d MMMM y"),
        time=hours(local),
    )


def _every_name() -> list[list[str]]:
    """Name the placeholders in every language: the words may be written in another than the letter is in."""
    names = []
    for one in LANGUAGES:
        with speaking(one):
            names.append([str(name) for name in PLACEHOLDERS])
    return names


def filled(text: str, award_round: Round, to: Addressee) -> str:
    """Put what is true of one contact where the words have their braces."""
    values = (
        to.name,
        to.place,
        award_round.award,
        award_round.name,
        day_in_words(last_day(award_round)),
        to.inviter,
    )
    named = {word: value for words in _every_name() for word, value in zip(words, values, strict=True)}
    return _BRACED.sub(lambda found: named.get(_named(found[1]), found[0]), text)


def letter_text(text: str, award_round: Round, to: Addressee) -> str:
    """Give the whole letter before its link: the own words, the facts of the round, and what to do."""
    facts = _(
        "Utmärkelse: %(award)s\nOmgång: %(round)s\nSista dag: %(day)s",
        award=award_round.award,
        round=award_round.name,
        day=day_in_words(last_day(award_round)),
    )
    return "\n\n".join((filled(text, award_round, to), facts, _ways()[to.kind]))


def subject(award_round: Round, place: str) -> str:
    """Give the subject of a letter of invitation."""
    return _("Inbjudan till %(round)s: %(place)s", round=award_round.name, place=place)[:200]


def _ways() -> dict[str, str]:
    once = _("Den gäller i 14 dagar, bara för dig och en enda gång.")
    ignored = _("Väntade du dig inte inbjudan kan du låta den vara; då händer ingenting.")
    return {
        JOINS: _(
            "Öppna länken för att se inbjudan, göra ditt konto och gå med. %(once)s %(ignored)s",
            once=once,
            ignored=ignored,
        ),
        JOINS_AGAIN: _(
            "Du har redan ett konto för den här adressen. Öppna länken, logga in med det och gå med. "
            "%(once)s %(ignored)s",
            once=once,
            ignored=ignored,
        ),
        COORDINATES: _(
            "Du samordnar redan svaren för kommunen, så du behöver inget nytt konto. "
            "Öppna länken och logga in."
        ),
    }
