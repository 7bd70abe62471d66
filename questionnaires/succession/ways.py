"""The way from one edition to another: over one bridge or several, forwards or backwards."""

from __future__ import annotations

from collections import deque
from typing import TYPE_CHECKING, NamedTuple

from questionnaires.bridge import GONE, MERGED, NEW, SAME, SPLIT, STRICTER, Link
from questionnaires.language import gettext as _
from questionnaires.language import lazy_gettext as N_

if TYPE_CHECKING:
    from collections.abc import Iterator

    from questionnaires.bridge import Bridge
    from questionnaires.edition import Edition
    from questionnaires.library import Shelf

MILDER = "milder"
"""What stricter is called when a bridge is walked backwards: less is asked there than here."""

_BACKWARDS = {SAME: SAME, STRICTER: MILDER, SPLIT: MERGED, MERGED: SPLIT, NEW: GONE, GONE: NEW}
_KNOWN_TO = {"area": N_("områden"), "subarea": N_("delområden")}


class Crossing(NamedTuple):
    """One bridge as it is walked: where it starts, where it ends, and its links in that direction."""

    start: Edition
    end: Edition
    links: tuple[Link, ...]


class NoWayError(ValueError):
    """Marks of one edition cannot be counted under another; the message is a Swedish sentence."""


def way_between(shelf: Shelf, first: str, second: str) -> tuple[Crossing, ...]:
    """Find the shortest way between two editions that are known to their questions.

    Raises NoWayError where there is none, with those that can be reached.
    """
    start = _known_to_questions(shelf, first, _("Välj bedömningar i en utgåva som är känd till frågorna."))
    ways = _ways_from(shelf, start)
    others = [edition.id for edition in reachable(shelf, first)]
    remedy = (
        _("Välj en av dem som går att nå från %(first)s: %(others)s.", first=first, others=", ".join(others))
        if others
        else _("Från %(first)s leder ingen bro mellan frågor.", first=first)
    )
    _known_to_questions(shelf, second, remedy)
    if second not in ways:
        raise NoWayError(
            _(
                "Ingen bro mellan frågor leder från %(first)s till %(second)s. %(remedy)s",
                first=first,
                second=second,
                remedy=remedy,
            )
        )
    return ways[second]


def reachable(shelf: Shelf, first: str) -> list[Edition]:
    """List the other editions that marks of one can be counted under, in the order of the shelf."""
    ways = _ways_from(shelf, shelf.editions[first])
    return [edition for edition in shelf.editions.values() if edition.id in ways and edition.id != first]


def _known_to_questions(shelf: Shelf, edition_id: str, remedy: str) -> Edition:
    """Give an edition that is known down to its questions, or say why it cannot be used."""
    edition = shelf.editions.get(edition_id)
    if edition is None:
        raise NoWayError(
            _("Utgåvan %(edition_id)s finns inte. %(remedy)s", edition_id=edition_id, remedy=remedy)
        )
    if edition.detail in _KNOWN_TO:
        raise NoWayError(
            _(
                "Utgåvan %(edition_id)s är bara känd till sina %(parts)s, så ingen fråga kan räknas "
                "där. %(remedy)s",
                edition_id=edition_id,
                parts=_KNOWN_TO[edition.detail],
                remedy=remedy,
            )
        )
    return edition


def _ways_from(shelf: Shelf, start: Edition) -> dict[str, tuple[Crossing, ...]]:
    """Find the shortest way to every edition that can be reached, by its id; the start needs no step."""
    ways: dict[str, tuple[Crossing, ...]] = {start.id: ()}
    waiting = deque([start])
    while waiting:
        here = waiting.popleft()
        if here.status == "draft" and here is not start:
            continue  # a draft may change any day: it can be the end of a way, but no way leads through it
        for bridge in shelf.bridges.values():
            for crossing in _walked(shelf, bridge, here):
                if crossing.end.id not in ways:
                    ways[crossing.end.id] = (*ways[here.id], crossing)
                    waiting.append(crossing.end)
    return ways


def _walked(shelf: Shelf, bridge: Bridge, here: Edition) -> Iterator[Crossing]:
    """Walk a bridge of questions from one of its ends; any other bridge leads nowhere from here."""
    if bridge.level != "question":
        return
    if bridge.old == here.id:
        yield Crossing(here, shelf.editions[bridge.new], bridge.links)
    elif bridge.new == here.id:
        turned = tuple(Link(_BACKWARDS[link.how], link.new, link.old) for link in bridge.links)
        yield Crossing(here, shelf.editions[bridge.old], turned)
