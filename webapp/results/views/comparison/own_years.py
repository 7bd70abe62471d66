"""A municipality's years, for its own people: rose, table and lines of its results, what moved and why."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Any, cast

from flask import Blueprint, abort, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from webapp.assessment.queries import own_years
from webapp.ground.calendar import clock
from webapp.ground.charts import KINDS
from webapp.ground.frame.downloads import handed_job, handed_picture
from webapp.ground.frame.guard import subject
from webapp.ground.roles import ROLE_NAMES
from webapp.ground.words.languages import dated
from webapp.results.queries.comparison import comparison_charts, own_course
from webapp.results.queries.comparison.own_results import EXTERNAL, JUDGED, OWN, PRINTED
from webapp.results.queries.extracts.years import years_job

if TYPE_CHECKING:
    from collections.abc import Sequence

    from questionnaires.comparison.sides import Side
    from webapp.people.queries.own_municipality import OwnMunicipality
    from webapp.results.queries.comparison.own_course import Course, Standing
    from webapp.results.queries.comparison.own_results import Yearly

pages = Blueprint("years", __name__)
HERE = "/kommun/<int(max=2147483647):municipality_id>/varderingar"
MOST_MOVES = 8


def place() -> OwnMunicipality:
    """Give the municipality the guard has fetched for this request."""
    return cast("OwnMunicipality", subject())


@pages.get(HERE)
def show(municipality_id: int) -> ResponseReturnValue:
    """Show the municipality's results through the years."""
    mine = place()
    course = own_course.course_of(mine.id, mine.name)
    moved = own_course.moves(course)
    everything = request.args.get("alla", "") == "1"
    return render_template(
        "results/comparison/own_years.html",
        place=mine,
        course=course,
        kinds=kind_words(),
        moved=moved,
        moves=(moved.changed if everything else moved.changed[:MOST_MOVES]) if moved else [],
        everything=everything,
        how=own_course.how_words(),
        own=own_years.own_ones(mine.id),
        edition=course.main.result.edition if course.main else None,
        **(_drawn(course) if course.main else {}),
        nav=[
            {"label": _("Mitt arbete"), "href": url_for("account.home"), "current": False},
            {
                "label": _("Era värderingar"),
                "href": url_for(".show", municipality_id=municipality_id),
                "current": True,
            },
        ],
        who={"place": mine.name, "role": ROLE_NAMES[mine.role]},
    )


def kind_words() -> dict[str, str]:
    """Say what each result is."""
    return {
        OWN: _("Egen värdering, egna svar"),
        JUDGED: _("Egen värdering, bedömd hemma"),
        EXTERNAL: _("Utvärdering utifrån"),
        PRINTED: _("Tryckt utvärdering"),
    }


def _drawn(course: Course) -> dict[str, Any]:
    """Lay out the rose, and a small line for each area."""
    if course.main is None:
        return {}
    edition = course.main.result.edition
    sides = [one.side for one in course.joined]
    courses = comparison_charts.courses_along(edition, sides)
    main = next(one.side for one in course.standings if one.year is course.main)
    when = when_of([one.year for one in course.standings])
    return {
        "main": main,
        "rays": comparison_charts.spoke_rays(edition, main),
        "series": [
            {"name": when[one.year.result.key], "points": comparison_charts.line(edition, one.side)}
            for one in course.lines
        ],
        "courses": courses,
        "figures": {one.number: [_figure(side, one.number) for side in sides] for one in courses},
        "ways": {one.number: comparison_charts.way_of(one) for one in courses},
        "size": {"width": comparison_charts.WAY_WIDTH, "height": comparison_charts.WAY_HEIGHT},
        "when": when,
        "totals": {one.year.result.key: _total(one) for one in course.standings},
        "parts": [one for one in course.standings if not one.year.is_whole],
    }


def when_of(years: Sequence[Yearly]) -> dict[str, str]:
    """Say by its key when each result is of: the year, and the month or the day where a year has several."""
    found: dict[str, str] = {}
    for pattern in ("d MMM y", "MMM y", "y"):
        said = {
            one.result.key: dated(clock.in_sweden(one.at).date(), "y" if one.kind == PRINTED else pattern)
            for one in years
        }
        many = Counter(said.values())
        found |= {key: words for key, words in said.items() if not found or many[words] == 1}
    return found


def _figure(side: Side, number: str) -> str:
    return str(side.scores[number]) if number in side.scores else "–"


def _total(one: Standing) -> str:
    """Write a sum where it can stand beside the others: that of a part is never compared with a whole."""
    if one.side.total is None or not one.year.is_whole:
        return "–"
    return str(one.side.total)


@pages.get(f"{HERE}.xlsx")
def years_file(municipality_id: int) -> ResponseReturnValue:
    """Hand out the years as a workbook."""
    mine = place()
    return handed_job(years_job(mine.id, mine.name, "xlsx"), "ar-for-ar", mine.name)


@pages.get(f"{HERE}/<what>.<kind>")
def chart(municipality_id: int, what: str, kind: str) -> ResponseReturnValue:
    """Give the rose or the lines as a picture: svg or png."""
    mine = place()
    course = own_course.course_of(mine.id, mine.name)
    if kind not in KINDS or course.main is None:
        abort(404)
    edition = course.main.result.edition
    whole = [one for one in course.joined if one.year.is_whole]
    shown = course.lines if what == comparison_charts.ROSE else whole
    when = when_of([one.year for one in course.standings])
    several = [(when[one.year.result.key], one.side) for one in shown]
    job = comparison_charts.own_chart_job(mine.name, edition, several, what, kind)
    return handed_picture(job, f"ar-for-ar-{what}")
