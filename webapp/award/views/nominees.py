"""The nominees side by side, one by one, and the workbook to take along."""

from __future__ import annotations

from flask import abort, render_template, request, url_for
from flask.typing import ResponseReturnValue

from questionnaires.judgement.consistency import consistency
from webapp.award.queries import nominees, office_answers
from webapp.award.queries.extracts import panel_files
from webapp.award.queries.jury import jury_page, jury_words
from webapp.award.queries.jury.jury_page import JuryPage, NomineeLine
from webapp.award.views.blueprint import ENTRANT, pages
from webapp.award.views.figures import jury_figures
from webapp.award.views.frame import frame, own_panel
from webapp.award.views.ranking import private_notes
from webapp.evaluation.views import second_edition
from webapp.ground import charts
from webapp.ground.frame import page as page_frame
from webapp.ground.frame.downloads import extract_hrefs, handed_job, handed_picture, known_ending

MOST_LINES = 4


@pages.get("/<round_key>")
def compare(round_key: str) -> ResponseReturnValue:
    """Set the nominees side by side."""
    if not own_panel().round.compass_edition:
        return jury_figures.nominees_page()
    page = _page()
    drawn = _drawn(page)
    return render_template(
        "award/jury/compare.html",
        **frame(own_panel(), "compare"),
        page=page,
        changes=jury_page.biggest_changes(page.nominees),
        edition=page.edition,
        kept_from=office_answers.kept_from(own_panel()),
        drawn=[n.entrant.id for n in drawn],
        series=[{"name": n.name, "points": charts.rose_line(n.agreed)} for n in drawn],
        rays=charts.rose_rays(drawn[0].agreed) if drawn else [],
        best={
            a.number: max((n.agreed.areas[a.number].secured for n in page.nominees), default=None)
            for a in page.edition.areas
        },
    )


def _page() -> JuryPage:
    """Gather what this person may see: nobody with whom there is a conflict of interest."""
    seat = own_panel()
    return jury_page.jury_page(seat.round, seat.hidden)


def _drawn(page: JuryPage) -> list[NomineeLine]:
    """Choose whom to draw: those that are ticked, else the first; four lines at the most can be read."""
    ticked = {one for one in request.args.getlist("visa") if one.isdigit()}
    chosen = [n for n in page.nominees if str(n.entrant.id) in ticked]
    return (chosen or page.nominees)[:MOST_LINES]


@pages.get(f"/<round_key>/nominerad/{ENTRANT}")
def nominee(round_key: str, entrant_id: int) -> ResponseReturnValue:
    """Show one nominee: points, motivations, nomination and own description."""
    return nominee_page(entrant_id)


def nominee_page(entrant_id: int, note: private_notes.Row | None = None) -> str:
    """Show one nominee, with a juror's own note beside."""
    seat = own_panel()
    if not seat.round.compass_edition:
        return jury_figures.nominee_page(entrant_id, note)
    page = _page()
    found = jury_page.nominee_of(page, entrant_id)
    own, agreed = jury_page.whole(found)
    kept_from = office_answers.kept_from(seat)
    nomination, described, _said = (None, {}, {}) if kept_from else jury_page.nomination_of(found)
    return render_template(
        "award/jury/nominee.html",
        **frame(seat),
        note_address=url_for(".save_note", round_key=seat.round.key, entrant_id=0).removesuffix("0"),
        note=(note or private_notes.row_of(seat, str(entrant_id), entrant_id)) if seat.sits else None,
        page=page,
        nominee=found,
        own=own,
        agreed=agreed,
        edition=page.edition,
        rays=charts.rose_rays(agreed),
        label=page_frame.rose_label(found.name, agreed),
        motivations=jury_page.reasons_of_changes(found, own, agreed),
        spoken=jury_words.of_parts(page.edition, found.evaluation_id),
        nomination=nomination,
        consistency=consistency(nomination) if nomination else None,
        kept_from=kept_from,
        described=described,
        second=second_edition.offered(found.name, agreed),
        hrefs=extract_hrefs(".nominee_file", round_key=seat.round.key, entrant_id=entrant_id),
    )


@pages.get(f"/<round_key>/nominerad/{ENTRANT}.<kind>")
def nominee_file(round_key: str, entrant_id: int, kind: str) -> ResponseReturnValue:
    """Hand out one nominee in full."""
    job = panel_files.nominee_job(own_panel(), entrant_id, known_ending(kind))
    return handed_job(job, "nominerad", nominees.name_of(own_panel(), entrant_id), round_key)


@pages.get("/<round_key>/arbetsbok")
def workbook(round_key: str) -> ResponseReturnValue:
    """Hand out the jury's workbook."""
    return handed_job(panel_files.jury_job(own_panel()), "juryns-arbetsbok", round_key)


@pages.get("/<round_key>/underlag.<kind>")
def tables(round_key: str, kind: str) -> ResponseReturnValue:
    """Hand out what the workbook tells as tables, for programs: CSV or JSON."""
    job = panel_files.jury_tables_job(own_panel(), known_ending(kind, panel_files.TABLES))
    return handed_job(job, "juryns-underlag", round_key)


@pages.get("/<round_key>/rosor.<kind>")
def chart(round_key: str, kind: str) -> ResponseReturnValue:
    """Give the nominees' lines as a picture: svg or png."""
    drawn = _drawn(_page())
    if not drawn:
        abort(404)
    job = charts.comparison_job([(n.name, n.agreed) for n in drawn], kind)
    return handed_picture(job, f"nominerade-{round_key}")
