"""The seats of a municipal council (mandat i fullmäktige), party by party, out of a line of words."""

from __future__ import annotations

import re

from questionnaires.language import gettext as _

Council = tuple[tuple[str, int], ...]
"""Each party with its seats, in the order they were written."""

LEAST, MOST = 21, 151
"""No council has fewer seats by law, and none has more in Sweden."""

_PARTY = re.compile(r"(\D+)(\d+)", re.ASCII)
_AROUND, _AFTER = " \t\r\n,;.:=()–-", "mandat"


def council(text: str) -> Council:
    """Read "S 23, M 14": each party and its seats; nothing where a party or a number is missing."""
    found, end = [], 0
    for one in _PARTY.finditer(text):
        name = _plain(one[1])
        if not name or "," in name or ";" in name:
            return ()
        found.append((name, int(one[2])))
        end = one.end()
    return () if _plain(text[end:]) else tuple(found)


def fault_of(text: str) -> str:
    """Say what cannot be right about the seats of a council; "" where nothing is seen."""
    found = council(text)
    if not found:
        return _("Skriv varje parti med sina mandat, till exempel S 23, M 14, C 8.")
    names = [name.casefold() for name, _seats in found]
    twice = next((name for name, _seats in found if names.count(name.casefold()) > 1), "")
    if twice:
        return _("%(party)s står två gånger. Skriv varje parti en gång.", party=twice)
    if none := next((name for name, seats in found if not seats), ""):
        return _("%(party)s har inga mandat. Ta bort partiet eller rätta siffran.", party=none)
    total = sum(seats for _name, seats in found)
    if total % 2 == 0 or not LEAST <= total <= MOST:
        return _(
            "Mandaten blir tillsammans %(total)s. Ett fullmäktige har ett udda antal, mellan %(least)s och "
            "%(most)s. Kontrollera siffrorna.",
            total=total,
            least=LEAST,
            most=MOST,
        )
    return ""


def _plain(words: str) -> str:
    """Take away what stands between two parties: marks, and the word that a figure is followed by."""
    bare = words.strip(_AROUND)
    return bare[len(_AFTER) :].strip(_AROUND) if bare.casefold().startswith(_AFTER) else bare
