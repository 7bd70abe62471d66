"""Which passwords are refused, each with its reason: too short or long, one's own address, easily guessed."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from typing import Any

from flask_babel import gettext as _
from flask_security import PasswordUtil

LONGEST = 128
"""A password that is longer is cut nowhere, but refused: hashing it would cost us, not the sender."""
JUDGED = 72
"""Characters that are judged: the rest can only make it harder to guess, and takes long."""
ENOUGH = 3
"""Of 4: more than a hundred million guesses, by whoever knows which words people choose."""
_CHOSEN = """
lösenord losenord hemligt hemlig sommar sommaren vinter vintern höst hösten hosten vår våren varen semester
januari februari mars april maj juni juli augusti september oktober november december
måndag tisdag onsdag torsdag fredag lördag söndag sverige kommun kommunen kommunkompassen kompassrosen
kvalitet kvalitetskommun utvärdering utvardering självvärdering nominering välkommen valkommen
älskling alskling fotboll stockholm göteborg goteborg malmö malmo uppsala linköping örebro västerås
hejhej hejsan qwerty abc123
"""
SWEDISH = _CHOSEN.split()
"""Words that Swedes choose and English lists lack."""


class Passwords(PasswordUtil):
    """Judges a new password, in Swedish."""

    def validate(
        self,
        password: str,
        is_register: bool,  # noqa: FBT001 -- the library's way to call it
        **known: Any,  # noqa: ANN401 -- as above
    ) -> tuple[list[str] | None, str]:
        """Give the reason to refuse a password, if there is one, and the password as it is kept."""
        if len(password) > LONGEST:
            return [
                _("Lösenordet är för långt. Korta det till högst %(most)s tecken.", most=LONGEST)
            ], password
        bad, plain = super().validate(password, is_register, **known)
        if bad:
            return bad, plain
        person = known.get("user")
        email = str(known.get("email") or getattr(person, "email", ""))
        name = str(known.get("name") or getattr(person, "name", ""))
        return [reason] if (reason := why_weak(plain, email, name)) else None, plain


def why_weak(password: str, email: str = "", name: str = "") -> str:
    """Say why a password is too easily guessed, or nothing."""
    password = unicodedata.normalize("NFC", password)  # as it is kept, ö is two characters
    plain = password.casefold()
    if any(part in plain for part in _parts_of(email)):
        return _("Lösenordet innehåller din e-postadress. Välj ord som ingen förknippar med dig.")
    if len(set(plain)) <= 2:  # noqa: PLR2004 -- "aaaaaaaaaaaa", "abababababab"
        return _("Lösenordet upprepar samma tecken. Välj några ord som inte hör ihop.")
    from zxcvbn import zxcvbn  # noqa: PLC0415 -- its lists of words are large, and few requests need them

    own = [*_parts_of(email), *re.split(r"\W+", name.casefold())]
    found = zxcvbn(password[:JUDGED], user_inputs=[word for word in [*own, *SWEDISH] if word])
    if found["score"] >= ENOUGH:
        return ""
    return _reason({one["pattern"] for one in found["sequence"]}, found["sequence"], own)


def _parts_of(email: str) -> Iterator[str]:
    """Give what of an address may not stand in a password: all of it, and the name before the @."""
    local, _at, _domain = email.casefold().partition("@")
    if email:
        yield email.casefold()
    if len(local) >= 5:  # noqa: PLR2004 -- shorter ones stand in ordinary words
        yield local


def _reason(patterns: set[str], sequence: list[dict[str, Any]], own: list[str]) -> str:
    words = [str(one.get("matched_word", "")) for one in sequence if one["pattern"] == "dictionary"]
    choose = _("Välj några ord som inte hör ihop.")
    if any(word in own for word in words):
        return _("Lösenordet bygger på ditt namn eller din adress. %(choose)s", choose=choose)
    if words:
        return _("Lösenordet bygger på vanliga ord som är lätta att gissa. %(choose)s", choose=choose)
    if "repeat" in patterns:
        return _("Lösenordet upprepar samma tecken eller ord. %(choose)s", choose=choose)
    if patterns & {"spatial", "sequence"}:
        return _("Lösenordet är tecken i rad, som på tangentbordet. %(choose)s", choose=choose)
    return _("Lösenordet är för lätt att gissa. %(choose)s", choose=choose)
