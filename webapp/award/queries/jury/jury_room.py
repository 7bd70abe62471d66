"""The jury's room: every nominee with the evaluators' words, and what remains unsure about each."""

from __future__ import annotations

from collections.abc import Hashable
from dataclasses import dataclass
from fractions import Fraction

from questionnaires.compass import Score
from questionnaires.difference import Placed
from questionnaires.edition import Area
from questionnaires.judgement.checks.unchecked import Unchecked
from webapp.award.queries.jury.jury_page import JuryPage, NomineeLine, jury_page
from webapp.award.queries.jury.jury_words import headlines_of
from webapp.award.queries.panel_seats import PanelSeat
from webapp.award.queries.ranking.points_order import PointsOrder, points_order
from webapp.review.models.texts import IMPROVEMENTS, STRENGTHS

FEW = 3
"""From so many areas a line is shown; all of them stand on the nominee's own page."""


@dataclass(frozen=True, slots=True)
class Seen:
    """A nominee as the room shows it: some of what was written, and what remains unsure."""

    nominee: NomineeLine
    placed: Placed
    strengths: list[tuple[Area, str]]
    improvements: list[tuple[Area, str]]
    written: int
    unchecked: Unchecked | None
    beside: list[str]


@dataclass(frozen=True, slots=True)
class Room:
    """The nominees with their words, and how steady the order by agreed points is."""

    page: JuryPage
    seen: list[Seen]
    order: PointsOrder | None
    names: dict[Hashable, str]


def jury_room(seat: PanelSeat) -> Room:
    """Gather what this person may see: nobody with whom there is a conflict of interest."""
    page = jury_page(seat.round, seat.hidden)
    written = headlines_of([one.evaluation_id for one in page.nominees])
    order = points_order(page.nominees)
    names: dict[Hashable, str] = {one.entrant.id: one.name for one in page.nominees}
    beside = {row.who: [names[who] for who in row.beside] for row in order.places} if order else {}
    seen = []
    for one, placed in zip(page.nominees, page.places, strict=True):
        words = written[one.evaluation_id]
        seen.append(
            Seen(
                one,
                placed,
                _some(one, words[STRENGTHS], best=True),
                _some(one, words[IMPROVEMENTS], best=False),
                sum(len(lines) for kind in words.values() for lines in kind.values()),
                one.unchecked,
                beside.get(one.entrant.id, []),
            )
        )
    return Room(page, seen, order, names)


def _some(one: NomineeLine, lines: dict[str, list[str]], *, best: bool) -> list[tuple[Area, str]]:
    """Give the first line of the areas where the nominee has most points, or least, in their order."""
    areas = [area for area in one.agreed.edition.areas if area.number in lines]
    share = {area.number: one.agreed.areas[area.number] for area in areas}
    ranked = sorted(areas, key=lambda area: _share(share[area.number]), reverse=best)[:FEW]
    return [(area, lines[area.number][0]) for area in areas if area in ranked]


def _share(score: Score) -> Fraction:
    return score.secured / score.maximum if score.maximum else Fraction(0)
