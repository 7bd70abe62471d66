"""The nominees in the order they would have if areas weighed otherwise; it is counted and kept nowhere."""

from __future__ import annotations

from collections.abc import Hashable, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction

from questionnaires.compass.area_sums import AreaSums
from questionnaires.edition import Area, Edition
from questionnaires.judgement.weights import OWN, Weighed, first_of, order, turns
from webapp.award.queries.jury.jury_page import JuryPage
from webapp.award.queries.ranking.points_order import by_each


@dataclass(frozen=True, slots=True)
class Threshold:
    """From which weight of one area another stands first, while all others weigh as they do."""

    area: Area
    below: bool
    weight: int
    who: str


@dataclass(frozen=True, slots=True)
class LeftOut:
    """Who stands first, and whether the whole order holds, where one area is left out."""

    area: Area
    first: list[str]
    same: bool


@dataclass(frozen=True, slots=True)
class WeighedOrder:
    """The order by some weights beside the own one, and what would change who stands first."""

    rows: list[Weighed]
    names: Mapping[Hashable, str]
    own: list[str]
    first: list[str]
    thresholds: list[Threshold]
    left_out: list[LeftOut]

    @property
    def steady(self) -> list[Area]:
        """List the areas that change nothing by themselves, however they weigh."""
        moved = {one.area.number for one in self.thresholds}
        return [one.area for one in self.left_out if one.area.number not in moved]

    @property
    def changed(self) -> bool:
        """Tell whether these weights give another first place."""
        return set(self.first) != set(self.own)


def weighed_order(page: JuryPage, weights: Sequence[int], track: str = "") -> WeighedOrder | None:
    """Count the order by these weights, and by one evaluator's own marks where a track is named.

    None where there is no order: fewer than two, or weights that leave nothing to count.
    """
    edition = page.edition
    maxima = [
        max((n.agreed.areas[a.number].maximum for n in page.nominees), default=0) for a in edition.areas
    ]
    whole = [Fraction(one) for one in maxima]
    if len(page.nominees) < 2 or not any(w * most for w, most in zip(weights, whole, strict=True)):  # noqa: PLR2004
        return None
    agreed: dict[Hashable, AreaSums] = {n.entrant.id: n.agreed for n in page.nominees}
    own = _points(edition, agreed)
    points = _points(edition, by_each(page.nominees)[track]) if track else own
    names: dict[Hashable, str] = {n.entrant.id: n.name for n in page.nominees}
    now = order(own, [OWN] * len(whole), whole)
    before = {row.who: row.place for row in now}
    rows = [row._replace(before=before[row.who]) for row in order(points, weights, whole)]
    return WeighedOrder(
        rows,
        names,
        [names[who] for who in first_of(now)],
        [names[who] for who in first_of(rows)],
        [Threshold(edition.areas[t.area], t.below, t.weight, names[t.who]) for t in turns(own)],
        _without_each(edition, own, names, whole),
    )


def _points(edition: Edition, compasses: Mapping[Hashable, AreaSums]) -> dict[Hashable, list[Fraction]]:
    return {who: [one.areas[area.number].secured for area in edition.areas] for who, one in compasses.items()}


def _without_each(
    edition: Edition,
    points: Mapping[Hashable, Sequence[Fraction]],
    names: Mapping[Hashable, str],
    whole: Sequence[Fraction],
) -> list[LeftOut]:
    """Count the order without each area that is assessed."""
    found = []
    for n, area in enumerate(edition.areas):
        weights = [0 if n == place else OWN for place in range(len(whole))]
        if whole[n] and any(w * most for w, most in zip(weights, whole, strict=True)):
            rows = order(points, weights, whole)
            same = all(row.place == row.before for row in rows)
            found.append(LeftOut(area, [names[who] for who in first_of(rows)], same))
    return found
