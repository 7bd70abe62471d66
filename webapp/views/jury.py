"""The jury's pages: nominees side by side, one by one, and the workbook to take along."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flask import Blueprint, Response, abort, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from webapp.services import drawing, reporting
from webapp.services.reporting import JuryPage, NomineeLine
from webapp.views.frame import page as showing
from webapp.views.frame import second
from webapp.views.frame.files import picture
from webapp.views.frame.guarding import subject

if TYPE_CHECKING:
    from webapp.models import Round

pages = Blueprint("jury", __name__, url_prefix="/jury")
MOST_LINES = 4
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


@pages.get("/<round_key>")
def compare(round_key: str) -> ResponseReturnValue:
    """Set the nominees side by side."""
    page = reporting.jury_page(subject())
    drawn = _drawn(page)
    return render_template(
        "jury/compare.html",
        **_frame(page.round, "compare"),
        page=page,
        edition=page.edition,
        drawn=[n.entrant.id for n in drawn],
        series=[{"name": n.name, "points": drawing.rose_line(n.agreed)} for n in drawn],
        rays=drawing.rose_rays(drawn[0].agreed) if drawn else [],
        best={
            a.number: max((n.agreed.areas[a.number].secured for n in page.nominees), default=None)
            for a in page.edition.areas
        },
    )


def _drawn(page: JuryPage) -> list[NomineeLine]:
    """Choose whom to draw: those that are ticked, else the first; four lines at the most can be read."""
    ticked = {one for one in request.args.getlist("visa") if one.isdigit()}
    chosen = [n for n in page.nominees if str(n.entrant.id) in ticked]
    return (chosen or page.nominees)[:MOST_LINES]


@pages.get("/<round_key>/nominerad/<int(max=2147483647):entrant_id>")
def nominee(round_key: str, entrant_id: int) -> ResponseReturnValue:
    """Show one nominee: points, motivations, nomination and own description."""
    page = reporting.jury_page(subject())
    found = reporting.nominee_of(page, entrant_id)
    nomination, described, _answers = reporting.nomination_of(found)
    return render_template(
        "jury/nominee.html",
        **_frame(page.round, ""),
        page=page,
        nominee=found,
        edition=page.edition,
        rays=drawing.rose_rays(found.agreed),
        label=showing.rose_label(found.name, found.agreed),
        motivations=reporting.motivations_of(found),
        nomination=nomination,
        described=described,
        second=second.offered(found.name, found.agreed),
    )


@pages.get("/<round_key>/arbetsbok")
def workbook(round_key: str) -> ResponseReturnValue:
    """Hand out the jury's workbook."""
    award_round: Round = subject()
    data = reporting.jury_workbook(award_round)
    headers = {"Content-Disposition": f'attachment; filename="juryns-arbetsbok-{award_round.key}.xlsx"'}
    return Response(data, mimetype=XLSX, headers=headers)


@pages.get("/<round_key>/rosor.<kind>")
def chart(round_key: str, kind: str) -> ResponseReturnValue:
    """Give the nominees' lines as a picture: svg or png."""
    page = reporting.jury_page(subject())
    drawn = _drawn(page)
    if not drawn:
        abort(404)
    return picture(
        drawing.comparison([(n.name, n.agreed) for n in drawn], kind), kind, f"nominerade-{round_key}"
    )


def _frame(award_round: Round, current: str) -> dict[str, object]:
    return {
        "round": award_round,
        "nav": [
            {"label": _("Mitt arbete"), "href": url_for("account.home"), "current": False},
            {
                "label": _("Jämför"),
                "href": url_for(".compare", round_key=award_round.key),
                "current": current == "compare",
            },
        ],
        "who": {"place": award_round.name, "role": _("Juryn")},
    }
