"""Public results as files: of a round, of a municipality, and all that a search has found."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flask import Response, make_response, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from webapp.ground import context
from webapp.ground.frame.downloads import handed_job
from webapp.ground.frame.guard import subject
from webapp.results.queries.summaries import result_extract
from webapp.results.queries.summaries.result_extract import Addresses
from webapp.results.queries.summaries.result_table import BY_POINTS, BY_ROUND
from webapp.results.views.public.public_rounds import asked, link, pages

if TYPE_CHECKING:
    from webapp.ground.jobs.kinds import Job
    from webapp.results.queries.summaries.announced_rounds import AnnouncedRound

KIND = "<any(csv, json, xlsx):kind>"
ACCEPTED, BUSY = 202, 503


@pages.get(f"/omgang/<round_key>.{KIND}")
def round_file(round_key: str, kind: str) -> ResponseReturnValue:
    """Hand out a round's results, as many as the page shows; all who are named are among them."""
    shown: AnnouncedRound = subject()
    wanted = asked(order=BY_POINTS, round_key=shown.key)
    page = link(".award_round", wanted, ordning=_unusual(wanted.order, BY_POINTS))
    job = result_extract.round_job(wanted, kind, _addresses(page))
    return _handed(job, f"{shown.award} {shown.year}")


@pages.get(f"/kommun/<place>.{KIND}")
def municipality_file(place: str, kind: str) -> ResponseReturnValue:
    """Hand out what is public of a municipality, year by year."""
    name: str = subject()
    page = url_for(".municipality", place=place)
    return _handed(result_extract.municipality_job(name, kind, _addresses(page)), name)


@pages.get(f"/tabell.{KIND}")
def table_file(kind: str) -> ResponseReturnValue:
    """Hand out all that the table's filters leave, on every page of it."""
    wanted = asked()
    page = link(".table", wanted, ordning=_unusual(wanted.order, BY_ROUND))
    return _handed(result_extract.table_job(wanted, kind, _addresses(page)), "offentliga-resultat")


def absolute(path: str) -> str:
    """Give the whole address of a page of ours, as the operator has said it or else as it was asked for."""
    return f"{context.address() or request.host_url.rstrip('/')}{path}"


def _unusual(order: str, usual: str) -> str:
    return "" if order == usual else order


def _addresses(page: str) -> Addresses:
    result = url_for("results.show", result_id=0).removesuffix("0")
    return Addresses(absolute(page), absolute(result))


def _handed(job: Job, name: str) -> ResponseReturnValue:
    """Hand out a file; a program that has to wait is told so as programs are, and keeps no page for it."""
    answer = make_response(handed_job(job, name))
    reads_pages = "text/html" in request.headers.get("Accept", "") or "X-Waiting" in request.headers
    if answer.status_code != ACCEPTED or reads_pages:
        return answer
    headers = {name: answer.headers[name] for name in ("Cache-Control", "Retry-After")}
    return Response(_("Filen görs. Hämta den igen om några sekunder."), BUSY, headers, "text/plain")
