"""What a report can be compared with: evaluations in print, and announced results, of the same edition."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime
from fractions import Fraction

from flask_babel import gettext as _

from exports.report import Beside, GroupMean
from questionnaires.edition import Edition
from questionnaires.printed import PrintedFigure, as_assessed
from questionnaires.printed.references import Reference
from webapp.ground import context
from webapp.ground.calendar import clock
from webapp.printed.queries import printed as printed_queries
from webapp.results.queries.comparison.public_results import public_results
from webapp.results.queries.report.report_readers import Reached
from webapp.results.queries.summaries.summaries import Figure, PublicResult, results_by


@dataclass(frozen=True, slots=True)
class KnownResult:
    """One municipality's evaluation of one year; `result_id` where it is one of our own."""

    municipality: str
    year: int
    beside: Beside
    result_id: int | None = None


def known_results(edition: Edition) -> list[KnownResult]:
    """Give all evaluations in an edition that anybody may read, each once, newest first."""
    printed = _printed(edition)
    announced = results_by(edition)
    ours = [_ours(one, one.total, one.fixed_at) for one in announced if one.total and one.fixed_at]
    return sorted([*ours, *printed], key=lambda one: (-one.year, one.municipality))


def years_before(reached: Reached, name: str) -> tuple[int, ...] | None:
    """Give the years of a municipality's evaluations before this one, in whatever edition, as all may read.

    None of an evaluation at home: those are told nowhere, so that nobody could count them.
    """
    if reached.evaluation.assessment.round_id is None:
        return None
    result = reached.result
    year = clock.in_sweden(result.published_at if result else clock.now()).year
    mine = result.id if result else None
    known = [one for one in public_results() if one.municipality == name]
    found = {
        one.year
        for one in known
        if (one.year < year if one.announced is None or mine is None else one.announced < mine)
    }
    return tuple(sorted(found))


def references_of(edition: Edition) -> tuple[Reference, ...]:
    """Give the printed values of an edition, each with its period, how many it is of, and where it stands."""
    found = (one for one in printed_queries.references() if one.edition == edition.id)
    return tuple(replace(one, source=titled(one.source)) for one in found)


def titled(source: str) -> str:
    """Name a source by its title where it is one that is named once; else as whoever read it in named it."""
    key, comma, where = source.partition(",")
    known = context.shelf().sources.get(key.strip())
    if known is None:
        return source
    return ", ".join(one for one in (known.title, known.publisher, known.dated) if one) + comma + where


def group_of(known: Iterable[KnownResult], but: str) -> GroupMean:
    """Give the mean of the latest evaluation of each municipality, but for one of them."""
    latest: dict[str, KnownResult] = {}
    for one in known:
        kept = latest.get(one.municipality)
        if one.municipality != but and (kept is None or kept.year < one.year):
            latest[one.municipality] = one
    group = list(latest.values())
    years = sorted({one.year for one in group})
    period = "" if not years else str(years[0]) if len(years) == 1 else f"{years[0]}–{years[-1]}"
    whole = [one.beside for one in group]
    numbers = sorted({number for one in whole for number in one.areas})
    areas = {number: _mean(one.areas.get(number) for one in whole) for number in numbers}
    return GroupMean(
        _("Alla kända utvärderingar i samma utgåva"),
        period,
        len(group),
        {number: mean for number, mean in areas.items() if mean is not None},
        _mean(one.total for one in whole),
    )


def _mean(values: Iterable[Fraction | None]) -> Fraction | None:
    found = [value for value in values if value is not None]
    return sum(found, Fraction(0)) / len(found) if found else None


def _printed(edition: Edition) -> list[KnownResult]:
    """Gather printed tables: those that give every area of the edition, or say that nobody assessed it."""
    known = printed_queries.gathered()
    names = {name for name, scale in known.scales.items() if scale.id == edition.id}
    figures = [one for one in known.figures if one.edition in names and not one.repeated]
    tables: dict[tuple[str, int], list[PrintedFigure]] = {}
    for figure in as_assessed(figures, (*known.deviations, *known.flags)):
        tables.setdefault((figure.municipality, figure.year), []).append(figure)
    made = (_table(municipality, year, rows, edition) for (municipality, year), rows in tables.items())
    return [one for one in made if one is not None]


def _table(municipality: str, year: int, rows: list[PrintedFigure], edition: Edition) -> KnownResult | None:
    areas = {row.number: row.achieved for row in reversed(rows) if row.level == "area"}
    if set(areas) != {area.number for area in edition.areas}:
        return None
    assessed = [area.max_points or Fraction(0) for area in edition.areas if areas[area.number] is not None]
    total = sum((value for value in areas.values() if value is not None), Fraction(0))
    name, source = f"{municipality} {year}", titled(rows[0].source)
    return KnownResult(municipality, year, Beside(name, areas, total, sum(assessed, Fraction(0)), source))


def _ours(one: PublicResult, total: Figure, fixed_at: datetime) -> KnownResult:
    """Read an announced result from its summary."""
    areas = {number: told.points if told.maximum else None for number, told in one.areas.items()}
    beside = Beside(f"{one.municipality} {fixed_at.year}", areas, total.points, total.maximum)
    return KnownResult(one.municipality, fixed_at.year, beside, one.result_id)
