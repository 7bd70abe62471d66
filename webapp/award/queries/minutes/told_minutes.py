"""The minutes as they would be fixed now: always in Swedish, whoever asks, and of all there is to choose."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any

from flask_babel import gettext as _

from exports.minutes.minutes_text import Minutes, checksum_of, data_of, text_of
from exports.report.contents import Chapter, Text
from webapp.award.models.choice import WINNER
from webapp.award.queries.minutes import how_it_came, what_was_decided, who_was_there
from webapp.award.queries.minutes.noted_minutes import Noted, noted, unnoted
from webapp.award.queries.nominees import named
from webapp.award.queries.panel_seats import PanelSeat
from webapp.award.queries.ranking.combined_order import Result, result
from webapp.ground.words.languages import SWEDISH, dated, speaking


@dataclass(frozen=True, slots=True)
class Drawn:
    """Minutes as they stand: their values, text and checksum, whom they are about, and what is missing."""

    minutes: Minutes
    text: str
    checksum: str
    places: list[int]
    missing: list[str]

    @property
    def data(self) -> dict[str, Any]:
        """Give the values that are kept of them."""
        return data_of(self.minutes)


def draw_up(seat: PanelSeat) -> Drawn | None:
    """Draw the minutes up; nothing until the order is shown."""
    whole = replace(seat, hidden=frozenset(), sits=False, office=True)
    found, now = result(whole), noted(seat)
    if found is None:
        return None
    with speaking(SWEDISH):
        minutes = Minutes(_title(seat), _lines(now), tuple(_chapters(whole, now, found)))
    text = text_of(minutes)
    places = what_was_decided.concerned(seat)
    return Drawn(minutes, text, checksum_of(text), places, _missing(whole, now, found))


def _title(seat: PanelSeat) -> str:
    if seat.jury:
        return _("Protokoll från juryns möte, %(round)s", round=seat.round.name)
    return _("Protokoll från nomineringsgruppens möte, %(round)s", round=seat.round.name)


def _lines(now: Noted) -> tuple[str, ...]:
    day = dated(now.met_on) if now.met_on else ""
    return tuple(one for one in (day, now.place) if one)


def _chapters(seat: PanelSeat, now: Noted, found: Result) -> list[Chapter]:
    settled = how_it_came.settled(seat, now, found)
    return [
        who_was_there.there(seat, now),
        who_was_there.conflicts(seat),
        how_it_came.method(found),
        how_it_came.order(found),
        *([settled] if settled else []),
        *what_was_decided.decided(seat),
        *([Chapter(_("Övrigt"), (Text(now.more),))] if now.more else []),
    ]


def _missing(seat: PanelSeat, now: Noted, found: Result) -> list[str]:
    """Say what the minutes lack before they can be fixed."""
    told = []
    if now.met_on is None:
        told.append(_("Skriv vilken dag mötet var."))
    if left := unnoted(seat, now):
        told.append(_("Säg om de var med: %(who)s.", who=", ".join(one.name for one in left)))
    if seat.jury and WINNER not in what_was_decided.honours(seat.round.id):
        told.append(_("Utse vinnaren på sidan Beslut."))
    if not seat.jury and not named(seat.round.id):
        told.append(_("Utse de nominerade på sidan Nominera."))
    open_order = not how_it_came.withheld(found)  # of so few a question asked would tell of the order
    if open_order and what_was_decided.departs(seat, found) and not now.settled:
        told.append(_("Vinnaren står inte ensam först i ordningen. Skriv varför juryn valde som den gjorde."))
    return told
