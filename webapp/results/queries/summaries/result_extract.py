"""Public results as files: what a page shows, all of it, with every figure down to the subareas."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, replace
from typing import TYPE_CHECKING, Any, NamedTuple

from flask_babel import gettext as _
from sqlalchemy import ColumnElement, select

from exports.public_results import FigureEntry, ResultEntry, ResultsEntry, result_columns, results_extract
from questionnaires.municipalities.register import named
from webapp.ground import context
from webapp.ground.calendar import clock
from webapp.ground.jobs.kinds import Job, maker
from webapp.ground.store.database import db
from webapp.results.models.summaries import Summary
from webapp.results.queries.summaries import result_table, summaries
from webapp.results.queries.summaries.announced_rounds import announced_round
from webapp.results.queries.summaries.licence import licence
from webapp.results.queries.summaries.result_table import Asked
from webapp.results.queries.summaries.summaries import Figure, PublicResult, figure_of
from webapp.rounds.models.rounds import Round

if TYPE_CHECKING:
    from exports.extract import Column, Extract

KIND = "results"


class Addresses(NamedTuple):
    """Where what a file tells of stands: the page that shows the same, and what each result's begins with."""

    page: str
    result: str


def round_job(asked: Asked, kind: str, addresses: Addresses) -> Job:
    """Ask for a round's results, as many as are asked for; all who are named are among them."""
    return _job({"asked": _told(asked)}, kind, addresses, Round.key == asked.round_key)


def municipality_job(name: str, kind: str, addresses: Addresses) -> Job:
    """Ask for what is public of a municipality, year by year."""
    return _job({"name": name}, kind, addresses, Summary.municipality == name)


def table_job(asked: Asked, kind: str, addresses: Addresses) -> Job:
    """Ask for all that the table's filters leave, on every page of it."""
    return _job({"asked": _told(asked)}, kind, addresses)


def _told(asked: Asked) -> dict[str, Any]:
    """Give what is asked for as plain data; a file holds every page, so it is the same from all of them."""
    return asdict(replace(asked, page=1))


def _job(about: Mapping[str, Any], kind: str, addresses: Addresses, *where: ColumnElement[bool]) -> Job:
    """Ask for a file, the same for everybody; fixed figures never change, so their results tell of them."""
    rounds = (Round.key, Round.award, Round.announced_at, Round.licence)
    told = (Summary.municipality, Summary.result_id, Summary.fixed_at, Summary.honour, Summary.motivation)
    query = select(*rounds, *told).join(Round, Round.id == Summary.round_id)
    public = query.where(Round.announced_at.is_not(None), *where)
    rows = db.session.execute(public.order_by(Summary.round_id, Summary.municipality_id)).all()
    state = (context.licence(), *(tuple(row) for row in rows))
    return Job(KIND, {**about, "addresses": list(addresses)}, kind, state)


@maker(KIND, public=True)
def _made(about: Mapping[str, Any], _ending: str) -> Extract:
    title, results = _found(about)
    addresses = Addresses(*about["addresses"])
    terms = licence({one.round.id for one in results})
    entry = ResultsEntry(
        title,
        _("Fastställda resultat från offentliga omgångar, som sidan visar dem."),
        _("%(name)s, %(address)s", name=terms.name, address=terms.address),
        addresses.page,
        clock.in_sweden(clock.now()),
        tuple(_entries(results, addresses)),
    )
    return results_extract(entry)


def _found(about: Mapping[str, Any]) -> tuple[str, list[PublicResult]]:
    """Find what a file is of: its title, and its results. Raises NotThereError."""
    if "name" in about:
        return about["name"], summaries.of_municipality(about["name"])
    asked = Asked(**about["asked"])
    found = result_table.all_results(asked)
    if not asked.round_key:
        return _("Offentliga resultat"), found
    shown = announced_round(asked.round_key)
    named_alone = [one for one in summaries.of_round(shown) if one.honour and not one.total]
    return f"{shown.award} {shown.year}", [*found, *named_alone]


def columns() -> tuple[Column, ...]:
    """Give the columns of the first table, for a page to explain."""
    return result_columns()


def _entries(results: list[PublicResult], addresses: Addresses) -> list[ResultEntry]:
    ids = [one.result_id for one in results if one.result_id is not None]
    query = select(Summary.result_id, Summary.subareas).where(Summary.result_id.in_(ids))
    subareas = {row.result_id: row.subareas for row in db.session.execute(query)}
    return [_entry(one, subareas.get(one.result_id or 0, {}), addresses) for one in results]


def _entry(one: PublicResult, subareas: dict[str, list[str]], addresses: Addresses) -> ResultEntry:
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
        address=f"{addresses.result}{one.result_id}" if one.result_id is not None else "",
        edition=one.edition,
        digest=one.digest,
        total=_figure(one.total) if one.total else None,
        figures={number: _figure(figure) for number, figure in figures.items()},
    )


def _figure(figure: Figure) -> FigureEntry:
    return FigureEntry(figure.points, figure.maximum, figure.own)
