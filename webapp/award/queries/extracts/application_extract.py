"""Gathers all applications that a member of the nomination group may read, by the names it may know."""

from __future__ import annotations

from typing import TYPE_CHECKING

from webapp.award.queries.nominations import called, read_nomination
from webapp.award.queries.panel_seats import PanelSeat
from webapp.ground import context
from webapp.ground.calendar import clock

if TYPE_CHECKING:
    from collections.abc import Iterator

    from exports.extract import Extract
    from exports.kinds.panel.applications import Application


def applications_extract(seat: PanelSeat) -> Extract:
    """Gather the applications; where names are veiled they are so here too."""
    from exports.kinds.panel.applications import ApplicationsEntry, applications_extract  # noqa: PLC0415 -- slow

    entry = ApplicationsEntry(
        seat.round.award,
        seat.round.name,
        context.edition(seat.round.nomination_edition),
        clock.in_sweden(clock.now()),
        any(one.veiled for one in called(seat)),
        _Each(seat),
    )
    return applications_extract(entry)


class _Each:
    """Every application, asked for one at a time and as often as somebody wants them."""

    def __init__(self, seat: PanelSeat) -> None:
        self.seat = seat

    def __iter__(self) -> Iterator[Application]:
        from exports.kinds.panel.applications import Application  # noqa: PLC0415 -- as above

        for one in called(self.seat):
            read = read_nomination(self.seat, one.ref)
            texts = {said.question.id: said.text for _area, listed in read.criteria for said in listed}
            yield Application(one.name, read.compass, texts, read.described)
