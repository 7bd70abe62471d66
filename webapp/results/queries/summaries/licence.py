"""Under which licence public results may be used, as the office has set it."""

from __future__ import annotations

from collections.abc import Collection
from typing import NamedTuple

from flask_babel import lazy_gettext
from sqlalchemy import select

from webapp.ground import context
from webapp.ground.store.database import db
from webapp.rounds.models.rounds import Round


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


LICENCES = tuple(_KNOWN)
"""The widest first."""


def licences() -> dict[str, Licence]:
    """Give the licences there are, by their short names."""
    return {named: _told(named) for named in LICENCES}


def named_of(award_round: Round) -> str:
    """Name the licence of a round: its own, or else the service's."""
    return award_round.licence or context.licence()


def licence(round_ids: Collection[int] | None = None) -> Licence:
    """Give the licence of public results, of some rounds or of all: of several the one that asks most."""
    query = select(Round.licence).where(Round.announced_at.is_not(None)).distinct()
    if round_ids is not None:
        query = query.where(Round.id.in_(round_ids))
    named = {one or context.licence() for one in db.session.scalars(query)} or {context.licence()}
    return _told(max(named, key=LICENCES.index))


def _told(named: str) -> Licence:
    name, address, asks = _KNOWN[named]
    return Licence(name, address, str(asks))
