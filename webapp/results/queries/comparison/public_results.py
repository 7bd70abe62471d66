"""Gathers every result that anybody may see: printed evaluations, and results of announced rounds."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from fractions import Fraction
from typing import Any, cast

from sqlalchemy import Row, func, select

from questionnaires.comparison.from_print import printed_results
from questionnaires.comparison.results import TOTAL, Achieved, ComparedResult
from questionnaires.edition import Edition
from questionnaires.library import Published, read_published
from questionnaires.printed.known import COMPASS, KnownPrint, scales_of
from questionnaires.printed.references import Reference, ReferenceGroup
from webapp.assessment.models.assessments import Assessment
from webapp.evaluation.models.evaluations import Evaluation, PublishedResult
from webapp.ground import context
from webapp.ground.calendar import clock
from webapp.ground.events.models import Event
from webapp.ground.store.database import db
from webapp.ground.who import Municipality
from webapp.printed.models.printed import PrintedFigure
from webapp.printed.queries.printed import gathered, published_folder
from webapp.rounds.models.rounds import Round

_PRINTED, _PUBLISHED, _ANNOUNCED = "printed", "published", "announced"
_ANNOUNCED_RESULTS = (
    select(
        PublishedResult.id,
        PublishedResult.edition,
        PublishedResult.digest,
        PublishedResult.published_at,
        Municipality.name,
    )
    .join(Municipality, Municipality.id == PublishedResult.municipality_id)
    .join(Evaluation, Evaluation.id == PublishedResult.evaluation_id)
    .join(Assessment, Assessment.id == Evaluation.assessment_id)
    .join(Round, Round.id == Assessment.round_id)
    .where(Round.announced_at.is_not(None), PublishedResult.edition.startswith(f"{COMPASS}/"))
    .order_by(PublishedResult.id)
)


def public_results() -> tuple[ComparedResult, ...]:
    """Give all results that can be compared; a draft or a result nobody has announced is never among them."""
    return (*_from_print(), *_announced())


def references() -> tuple[Reference, ...]:
    """Give the printed values to compare with."""
    return _published().references


def groups() -> tuple[ReferenceGroup, ...]:
    """Give the groups that print compares with."""
    return _published().groups


def _published() -> Published:
    """Read the printed evaluations once: the files change only with the application."""
    kept, key = context.kept("comparing"), (_PUBLISHED, published_folder())
    if key not in kept:
        kept[key] = read_published(published_folder())
    return cast("Published", kept[key])


def _from_print() -> tuple[ComparedResult, ...]:
    """Give what is printed; counted again only when more has been read in."""
    query = select(func.count(PrintedFigure.id), func.max(Event.at)).join(Event)
    state = db.session.execute(query).one()
    kept, key = context.kept("comparing"), (published_folder(), *state)
    if kept.get(_PRINTED, (None,))[0] != key:
        known = gathered() if state[0] else _only_files()
        kept[_PRINTED] = key, tuple(printed_results(known))
    return cast("tuple[tuple[object, ...], tuple[ComparedResult, ...]]", kept[_PRINTED])[1]


def _only_files() -> KnownPrint:
    published = _published()
    return KnownPrint(published.figures, published.deviations, scales_of(context.shelf().editions))


def _announced() -> list[ComparedResult]:
    """Give the results of announced rounds; each is fixed, and its figures are read once."""
    rows = db.session.execute(_ANNOUNCED_RESULTS).all()
    kept = context.kept("comparing")
    known = cast("dict[tuple[object, ...], ComparedResult]", kept.setdefault(_ANNOUNCED, {}))
    missing = [row.id for row in rows if tuple(row) not in known]
    figures = _figures_of(missing) if missing else {}
    for row in rows:
        if row.id in figures and row.edition in context.shelf().editions:
            known[tuple(row)] = _result(row, figures[row.id]["agreed"])
    return [known[tuple(row)] for row in rows if tuple(row) in known]


def _figures_of(result_ids: Collection[int]) -> dict[int, Any]:
    query = select(PublishedResult.id, PublishedResult.figures).where(PublishedResult.id.in_(result_ids))
    return {row.id: row.figures for row in db.session.execute(query)}


def _result(row: Row[*tuple[Any, ...]], agreed: Mapping[str, Any]) -> ComparedResult:
    """Make a result of the figures that were fixed with it."""
    edition = context.edition(row.edition)
    told = {TOTAL: agreed["total"], **agreed["areas"], **agreed["subareas"]}
    return ComparedResult(
        f"resultat-{row.id}",
        row.name,
        clock.in_sweden(row.published_at).year,
        edition,
        {number: score for number, data in told.items() if (score := _score(data, number, edition))},
        frozenset(_unassessed(agreed["areas"].items())),
        announced=row.id,
    )


def _unassessed(areas: Iterable[tuple[str, Mapping[str, Any]]]) -> list[str]:
    return [number for number, data in areas if not Fraction(data["maximum"])]


def _score(data: Mapping[str, Any], number: str, edition: Edition) -> Achieved | None:
    """Give a fixed figure; None where nothing was assessed. Subareas are told with a decimal more."""
    maximum = Fraction(data["maximum"])
    if not maximum:
        return None
    decimals = max(edition.decimals, 1) if "." in number else edition.decimals
    return Achieved(Fraction(data["points"]), maximum, decimals)
