"""Public results of a round, of a municipality over the years, and all of them in a table."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

from flask import Blueprint, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from flask_babel import ngettext

from webapp.ground.fields import clean_line
from webapp.ground.frame.guard import subject
from webapp.results.queries.summaries import announced_rounds, result_table, summaries
from webapp.results.queries.summaries.result_table import BY_POINTS, BY_ROUND, ORDERS, Asked
from webapp.results.views.frame import frame
from webapp.results.views.public.rose_pictures import rose_picture
from webapp.results.views.public.round_course import course_of

if TYPE_CHECKING:
    from webapp.results.queries.summaries.announced_rounds import AnnouncedRound
    from webapp.results.queries.summaries.result_table import ResultTable

pages = Blueprint("public", __name__, url_prefix="/resultat")
pages.add_app_template_filter(rose_picture)
LONGEST = 80
MOST_ROSES, MOST_ROUNDS = 8, 12


@pages.get("/omgang/<round_key>")
def award_round(round_key: str) -> ResponseReturnValue:
    """Show an announced round: the winner, the others, every figure, and how it went."""
    shown: AnnouncedRound = subject()
    named = summaries.of_round(shown)
    evaluated = [one for one in named if one.total]
    table = result_table.result_table(asked(order=BY_POINTS, round_key=shown.key))
    return render_template(
        "results/public/round.html",
        round=shown,
        winner=next((one for one in named if one.won), None),
        mentions=[one for one in named if one.honour and not one.won],
        evaluated=evaluated,
        most=MOST_ROSES,
        course=course_of(shown, evaluated),
        earlier=announced_rounds.round_lines(MOST_ROUNDS, without=shown.id),
        table=table,
        said=how_many(table),
        link=partial(link, "public.award_round", table.asked, _anchor="siffror"),
        file=partial(link, "public.round_file", table.asked),
        edition=table.edition,
        **frame(),
    )


@pages.get("/kommun/<place>")
def municipality(place: str) -> ResponseReturnValue:
    """Show what is public of a municipality, year by year."""
    name: str = subject()
    results = summaries.of_municipality(name)
    return render_template(
        "results/public/municipality.html",
        name=name,
        place=place,
        results=results,
        file=partial(url_for, "public.municipality_file", place=place),
        edition=next((one.edition for one in results if one.edition), None),
        **frame(),
    )


@pages.get("/tabell")
def table() -> ResponseReturnValue:
    """Show all public results, with filters."""
    shown = result_table.result_table(asked())
    return render_template(
        "results/public/table.html",
        table=shown,
        said=how_many(shown),
        link=partial(link, "public.table", shown.asked),
        file=partial(link, "public.table_file", shown.asked),
        edition=shown.edition,
        **frame(),
    )


def asked(order: str = BY_ROUND, round_key: str = "", place: str = "") -> Asked:
    """Read what somebody wants to see; what cannot be read asks for nothing."""
    said = {name: clean_line(value[: 2 * LONGEST])[:LONGEST] for name, value in request.args.items()}
    wanted = said.get("ordning", "")
    return Asked(
        words=said.get("sok", ""),
        year=_whole(said.get("ar", "")),
        group=said.get("grupp", ""),
        county=said.get("lan", ""),
        edition=said.get("utgava", ""),
        order=wanted if wanted in ORDERS else order,
        page=max(1, _whole(said.get("sida", ""))),
        round_key=round_key,
        place=place,
    )


def link(endpoint: str, shown: Asked, **changed: Any) -> str:  # noqa: ANN401 -- whatever an address holds
    """Give the address of the same with something changed."""
    told: dict[str, Any] = {
        "round_key": shown.round_key,
        "sok": shown.words,
        "ar": shown.year,
        "grupp": shown.group,
        "lan": shown.county,
        "utgava": shown.edition,
        "ordning": shown.order,
    }
    return url_for(endpoint, **{name: value for name, value in {**told, **changed}.items() if value})


def how_many(table: ResultTable) -> str:
    """Say how many are found, of how many."""
    if table.found == table.of:
        return ngettext("%(num)s resultat.", "%(num)s resultat.", table.of)
    return _("%(found)s av %(of)s resultat visas.", found=table.found, of=table.of)


def _whole(text: str) -> int:
    return int(text) if text.isascii() and text.isdigit() and len(text) <= 4 else 0  # noqa: PLR2004 -- a year
