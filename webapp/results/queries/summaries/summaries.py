"""What everybody may read of municipalities in announced rounds, as their summaries tell it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from fractions import Fraction
from functools import lru_cache
from typing import Any, NamedTuple

from flask_babel import gettext as _
from sqlalchemy import Select, select

from exports.rose import Ray, rays, spoke
from questionnaires.comparison.groups import NoGroupError, group_of_municipality
from questionnaires.edition import Edition
from questionnaires.municipalities.register import named
from questionnaires.municipalities.swedish import sorting_key, spelled
from questionnaires.rounding import as_points
from webapp.award.models.choice import WINNER
from webapp.ground import context
from webapp.ground.charts import RADIUS
from webapp.ground.refusals import NotThereError
from webapp.ground.store.database import db
from webapp.results.models.summaries import Summary
from webapp.results.queries.summaries.announced_rounds import AnnouncedRound, announced
from webapp.rounds.models.rounds import Round


class Figure(NamedTuple):
    """Agreed points out of a maximum, and what the municipality gave itself; a maximum of 0: not assessed."""

    points: Fraction
    maximum: Fraction
    own: Fraction


@dataclass(frozen=True, eq=False)
class PublicResult:
    """A municipality in an announced round: its fixed result where it has one, and what it was named."""

    round: AnnouncedRound
    municipality: str
    honour: str
    motivation: str
    result_id: int | None
    edition: Edition | None
    digest: str
    fixed_at: datetime | None
    total: Figure | None
    areas: Mapping[str, Figure]
    answered: int

    @property
    def won(self) -> bool:
        """Tell whether it is the winner of its round."""
        return self.honour == WINNER

    @property
    def place(self) -> str:
        """Give the municipality's address: its official code, or its name where it has none."""
        return place_of(self.municipality)

    @property
    def county(self) -> str:
        """Name the county; "" for a name that is not on the list of municipalities."""
        known = named(self.municipality)
        return known.county if known else ""

    @property
    def group(self) -> str:
        """Name SKR's group of municipalities; "" where it is in none."""
        try:
            return group_of_municipality(self.municipality).name
        except NoGroupError:
            return ""

    @property
    def rays(self) -> list[Ray]:
        """Lay out the rose."""
        return rays_of(self.edition, tuple(self.areas.items())) if self.edition else []


def place_of(municipality: str) -> str:
    """Give a municipality's address: its official code, or its name in plain letters where it has none."""
    known = named(municipality)
    return known.code if known else spelled(municipality)


def municipality_at(place: str) -> str:
    """Name the municipality with an address, if anything of it is announced."""
    for name in municipalities():
        if place_of(name) == place:
            return name
    raise NotThereError


def municipalities() -> list[str]:
    """Name all that something is announced of."""
    query = select(Summary.municipality).join(Round, Round.id == Summary.round_id).distinct()
    found = db.session.scalars(query.where(Round.announced_at.is_not(None)))
    return sorted(found, key=sorting_key)


def of_round(award_round: AnnouncedRound, most: int | None = None) -> list[PublicResult]:
    """List those of a round, or the first of them: the winner, who is mentioned, then all others by name."""
    return _read(_public().where(Summary.round_id == award_round.id).order_by(Summary.place).limit(most))


def of_municipality(name: str) -> list[PublicResult]:
    """List what is announced of a municipality, the newest first."""
    query = _public().where(Summary.municipality == name)
    return _read(query.order_by(Round.announced_at.desc(), Round.id.desc()))


def newest_results(most: int) -> list[PublicResult]:
    """List the latest results of the latest rounds."""
    query = _public().where(Summary.result_id.is_not(None))
    order = (Round.announced_at.desc(), Round.id.desc(), Summary.result_id.desc())
    return _read(query.order_by(*order).limit(most))


def results_by(edition: Edition) -> list[PublicResult]:
    """List the results in an edition, the last that was fixed first."""
    query = _public().where(Summary.result_id.is_not(None), Summary.edition == edition.id)
    return _read(query.order_by(Summary.result_id.desc()))


def result_in(result_id: int) -> PublicResult | None:
    """Find what is public of a fixed result."""
    return next(iter(_read(_public().where(Summary.result_id == result_id))), None)


def these(keys: list[tuple[int, int]]) -> list[PublicResult]:
    """Give the summaries of some municipalities in rounds, in that order."""
    query = _public().where(
        Summary.round_id.in_({one for one, _place in keys}),
        Summary.municipality_id.in_({place for _one, place in keys}),
    )
    rows = {(row[0].round_id, row[0].municipality_id): row for row in db.session.execute(query)}
    return [found for key in keys if key in rows and (found := _result(rows[key])) is not None]


def _public() -> Select[Any]:
    """Ask for summaries of rounds that are announced."""
    return (
        select(Summary, *announced())
        .join(Round, Round.id == Summary.round_id)
        .where(Round.announced_at.is_not(None))
    )


def _read(query: Select[Any]) -> list[PublicResult]:
    return [found for row in db.session.execute(query) if (found := _result(row)) is not None]


def _result(row: Any) -> PublicResult | None:  # noqa: ANN401 -- a summary and the columns of its round
    """Make a result of a row; None where its edition is no longer there."""
    summary, *about = row
    edition = context.shelf().editions.get(summary.edition)
    if summary.result_id is not None and edition is None:
        return None
    return PublicResult(
        AnnouncedRound(*about),
        summary.municipality,
        summary.honour,
        summary.motivation,
        summary.result_id,
        edition,
        summary.digest,
        summary.fixed_at,
        figure_of([summary.points, summary.maximum, summary.own]) if summary.result_id else None,
        {number: figure_of(told) for number, told in summary.areas.items()},
        summary.answered,
    )


def figure_of(told: list[str]) -> Figure:
    """Read a figure as a summary holds it."""
    return _figure(*told)


@lru_cache(maxsize=4096)
def _figure(points: str, maximum: str, own: str) -> Figure:
    # Kept: a page of a round reads some hundred, and a fixed figure never changes.
    return Figure(Fraction(points), Fraction(maximum), Fraction(own))


def rays_of(edition: Edition, areas: tuple[tuple[str, Figure], ...]) -> list[Ray]:
    """Lay out the rose of some figures."""
    figures, nothing = dict(areas), Fraction(0)
    return rays(
        [
            spoke(
                area.number,
                str(area.short),
                _told(figures.get(area.number), edition.decimals),
                (figures[area.number].points, nothing, figures[area.number].maximum)
                if area.number in figures
                else (nothing, nothing, nothing),
            )
            for area in edition.areas
        ],
        RADIUS,
    )


def _told(figure: Figure | None, decimals: int) -> str:
    return as_points(figure.points, decimals) if figure and figure.maximum else _("bedöms inte")
