"""Public results as files: what a page shows, all of it, with every figure down to the subareas."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, fields
from functools import partial
from pathlib import Path

from flask_babel import gettext as _
from sqlalchemy import select

from exports.digest import digest
from exports.extract import Column
from exports.public_results import FigureEntry, ResultEntry, ResultsEntry, result_columns, results_extract
from questionnaires.municipalities.register import named
from webapp.ground.calendar import clock
from webapp.ground.store import extracts
from webapp.ground.store.database import db
from webapp.ground.store.files import kept
from webapp.results.models.summaries import Summary
from webapp.results.queries.summaries.licence import licence
from webapp.results.queries.summaries.summaries import Figure, PublicResult, figure_of


@dataclass(frozen=True, slots=True)
class Told:
    """What a file is of: its title, what it holds in words, its page, and where each result stands."""

    title: str
    about: str
    address: str
    address_of: Callable[[int], str]


def result_file(results: list[PublicResult], kind: str, told: Told) -> Path:
    """Write public results as xlsx, csv or json: made once, until anything in it is another."""
    entries = _entries(results, told)
    terms = licence({one.round.id for one in results})
    licensed = _("%(name)s, %(address)s", name=terms.name, address=terms.address)
    entry = ResultsEntry(
        told.title, told.about, licensed, told.address, clock.in_sweden(clock.now()), tuple(entries)
    )
    mark = digest("results", kind, told.title, told.about, licensed, told.address, *map(_mark, entries))
    return kept(mark, kind, partial(extracts.write, results_extract(entry), kind))


def columns() -> tuple[Column, ...]:
    """Give the columns of the first table, for a page to explain."""
    return result_columns()


def _mark(one: ResultEntry) -> tuple[object, ...]:
    """Give all that a row is made of; of its edition only what is told: its id and its names."""
    own = tuple(getattr(one, field.name) for field in fields(one) if field.name not in ("edition", "figures"))
    areas = one.edition.areas if one.edition else ()
    names = [(area.number, str(area.name), [str(part.text) for part in area.subareas]) for area in areas]
    return (*own, one.edition.id if one.edition else "", names, dict(one.figures or {}))


def _entries(results: list[PublicResult], told: Told) -> list[ResultEntry]:
    ids = [one.result_id for one in results if one.result_id is not None]
    query = select(Summary.result_id, Summary.subareas).where(Summary.result_id.in_(ids))
    subareas = {row.result_id: row.subareas for row in db.session.execute(query)}
    return [_entry(one, subareas.get(one.result_id or 0, {}), told) for one in results]


def _entry(one: PublicResult, subareas: dict[str, list[str]], told: Told) -> ResultEntry:
    place = named(one.municipality)
    figures = {**one.areas, **{number: figure_of(three) for number, three in subareas.items()}}
    return ResultEntry(
        round_key=one.round.key,
        year=one.round.year,
        award=one.round.award,
        announced_on=clock.in_sweden(one.round.announced_at).date(),
        code=place.code if place else "",
        municipality=one.municipality,
        county=one.county,
        group=one.group,
        honour=one.honour,
        motivation=one.motivation,
        address=told.address_of(one.result_id) if one.result_id is not None else "",
        edition=one.edition,
        digest=one.digest,
        total=_figure(one.total) if one.total else None,
        figures={number: _figure(figure) for number, figure in figures.items()},
    )


def _figure(figure: Figure) -> FigureEntry:
    return FigureEntry(figure.points, figure.maximum, figure.own)
