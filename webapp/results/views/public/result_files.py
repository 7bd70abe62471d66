"""Public results as files: of a round, of a municipality, and all that a search has found."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flask import Response, request, url_for
from flask_babel import gettext as _

from webapp.ground import context
from webapp.ground.frame.downloads import file_name, handed
from webapp.ground.frame.guard import subject
from webapp.results.queries.summaries import result_extract, result_table, summaries
from webapp.results.queries.summaries.result_extract import Told
from webapp.results.queries.summaries.result_table import BY_POINTS
from webapp.results.views.public.public_rounds import asked, pages

if TYPE_CHECKING:
    from webapp.results.queries.summaries.announced_rounds import AnnouncedRound
    from webapp.results.queries.summaries.summaries import PublicResult

KIND = "<any(csv, json, xlsx):kind>"


@pages.get(f"/omgang/<round_key>.{KIND}")
def round_file(round_key: str, kind: str) -> Response:
    """Hand out a round's results, as many as the page shows; all who are named are among them."""
    shown: AnnouncedRound = subject()
    wanted = asked(order=BY_POINTS, round_key=shown.key)
    found = result_table.all_results(wanted)
    named = [one for one in summaries.of_round(shown) if one.honour and not one.total]
    title = f"{shown.award} {shown.year}"
    return _handed([*found, *named], kind, title, url_for(".award_round", round_key=shown.key))


@pages.get(f"/kommun/<place>.{KIND}")
def municipality_file(place: str, kind: str) -> Response:
    """Hand out what is public of a municipality, year by year."""
    name: str = subject()
    return _handed(summaries.of_municipality(name), kind, name, url_for(".municipality", place=place))


@pages.get(f"/tabell.{KIND}")
def table_file(kind: str) -> Response:
    """Hand out all that the table's filters leave, on every page of it."""
    return _handed(result_table.all_results(asked()), kind, _("Offentliga resultat"), url_for(".table"))


def absolute(path: str) -> str:
    """Give the whole address of a page of ours, as the operator has said it or else as it was asked for."""
    return f"{context.address() or request.host_url.rstrip('/')}{path}"


def _handed(results: list[PublicResult], kind: str, title: str, page: str) -> Response:
    query = request.query_string.decode(errors="replace")
    told = Told(
        title,
        _("Fastställda resultat från offentliga omgångar, som sidan visar dem."),
        absolute(f"{page}?{query}" if query else page),
        lambda result_id: absolute(url_for("results.show", result_id=result_id)),
    )
    return handed(result_extract.result_file(results, kind, told), kind, file_name(title))
