"""Under which licence public results may be used, as the office has set it."""

from __future__ import annotations

from typing import NamedTuple

from flask_babel import lazy_gettext

from webapp.ground import context


class Licence(NamedTuple):
    """A licence: its name, its address as data portals know it, and what it asks of whoever uses the data."""

    name: str
    address: str
    asks: str


_KNOWN = {
    "CC0-1.0": (
        "CC0 1.0",
        "http://creativecommons.org/publicdomain/zero/1.0/",
        lazy_gettext("Använd dem hur du vill. Du behöver inte fråga, och inte ange källa."),
    ),
    "CC-BY-4.0": (
        "CC BY 4.0",
        "http://creativecommons.org/licenses/by/4.0/",
        lazy_gettext("Använd dem hur du vill, om du anger källan och säger vad du har ändrat."),
    ),
}


def licence() -> Licence:
    """Give the licence of public results."""
    name, address, asks = _KNOWN[context.licence()]
    return Licence(name, address, str(asks))
