"""The report of an evaluation: a page that prints well, the same as a document, and the texts of the pair."""

from __future__ import annotations

from typing import Any

from flask import Blueprint, abort, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from flask_security import current_user

from webapp.evaluation.views.seat import own_seat
from webapp.evaluation.views.seats.internal_evaluators import answerers_of
from webapp.ground import charts
from webapp.ground.frame import page
from webapp.ground.frame.downloads import (
    extract_hrefs,
    handed_job,
    known_ending,
)
from webapp.ground.frame.guard import subject
from webapp.ground.refusals import ClosedError, InvalidError, NotReadyError
from webapp.results.deeds import report_texts as report_text_deeds
from webapp.results.deeds.report_texts import StaleWordsError
from webapp.results.forms.report_words import ReportWordsForm
from webapp.results.queries.extracts import whole_evaluation
from webapp.results.queries.report import report, report_readers, report_texts
from webapp.results.queries.report.report import Asked
from webapp.results.queries.report.report_readers import Reached
from webapp.results.queries.report.report_texts import Words
from webapp.review.forms.texts import seen_of
from webapp.review.queries.draft.consequence import consequence
from webapp.review.queries.draft.draft import REPORT
from webapp.review.queries.readers import DraftSeat

pages = Blueprint("report", __name__)
pages.add_app_template_global(report.portable_here)
OF_EVALUATION = "/utvardering/<int(max=2147483647):evaluation_id>/rapport"
OF_RESULT = "/resultat/<int(max=2147483647):result_id>/rapport"
NUMBERED = "<int(max=2147483647):evaluation_id>/version/<int(max=999):number>"
KINDS = ("docx", "pdf")
MOST_ASKED = 20


@pages.get(OF_EVALUATION)
def show(evaluation_id: int) -> ResponseReturnValue:
    """Show the report to those who work with it, and to the municipality once it is fixed."""
    here = {"evaluation_id": evaluation_id, **_kept()}
    return _shown(subject(), *(url_for(".document", kind=kind, **here) for kind in KINDS))


@pages.get(f"{OF_EVALUATION}.<any(docx, pdf):kind>")
def document(evaluation_id: int, kind: str) -> ResponseReturnValue:
    """Hand out the same as a document."""
    return _handed(subject(), kind)


@pages.get(f"/utvardering/{NUMBERED}.<any(docx, pdf):kind>")
def version(evaluation_id: int, number: int, kind: str) -> ResponseReturnValue:
    """Hand out a version of the draft, as the municipality was given it, to the pair."""
    return _handed(report_readers.version_of(own_seat().evaluation, number), kind)


@pages.get(f"/utkast/{NUMBERED}.<any(docx, pdf):kind>")
def own_version(evaluation_id: int, number: int, kind: str) -> ResponseReturnValue:
    """Hand out a version of the draft to the municipality that was given it."""
    seat: DraftSeat = subject()
    return _handed(report_readers.version_of(seat.evaluation, number), kind)


@pages.get("/utvardering/<int(max=2147483647):evaluation_id>/aterkoppling.<kind>")
def feedback_file(evaluation_id: int, kind: str) -> ResponseReturnValue:
    """Hand out the whole evaluation as tables, once it is fixed."""
    reached: Reached = subject()
    job = whole_evaluation.feedback_job(reached, known_ending(kind))
    return handed_job(job, "aterkoppling", reached.evaluation.assessment.municipality.name)


@pages.get(OF_RESULT)
def announced(result_id: int) -> ResponseReturnValue:
    """Show the report of a public result."""
    here = {"result_id": result_id, **_kept()}
    addresses = (url_for(".announced_document", kind=kind, **here) for kind in KINDS)
    return _shown(report_readers.announced_report(subject()), *addresses)


@pages.get(f"{OF_RESULT}.<any(docx, pdf):kind>")
def announced_document(result_id: int, kind: str) -> ResponseReturnValue:
    """Hand out the report of a public result as a document."""
    return _handed(report_readers.announced_report(subject()), kind)


@pages.get(f"{OF_EVALUATION}/texter")
def words(evaluation_id: int) -> ResponseReturnValue:
    """Show the texts of the whole report, to be written."""
    return _words(report_texts.words_of(evaluation_id))


@pages.post(f"{OF_EVALUATION}/texter")
def save_words(evaluation_id: int) -> ResponseReturnValue:
    """Keep the texts of the whole report."""
    read = ReportWordsForm().changed(report_texts.PARTS)
    said = {part: Words(one.text, one.version) for part, one in read.items()}
    shown = {**report_texts.words_of(evaluation_id), **said}
    try:
        report_text_deeds.save_words(own_seat(), said)
    except StaleWordsError as error:
        newest = {part: Words(shown[part].text, kept.version) for part, kept in error.kept.items()}
        return _words({**shown, **newest}, others=error.kept), 409
    except InvalidError as error:
        return _words(shown, error.faults), 422
    except (ClosedError, NotReadyError) as error:
        return _words(shown, refused=f"{error.sentence} {error.remedy}".strip()), 409
    flash(_("Texterna är sparade."), "ok")
    return redirect(url_for(".words", evaluation_id=evaluation_id))


def _asked() -> Asked:
    """Read what the reader wants to see besides."""
    return Asked(tuple(request.args.getlist("med")[:MOST_ASKED]), request.args.get("edition", ""))


def _kept() -> dict[str, Any]:
    """Give what was asked for, for a link to the same report in another shape."""
    asked = _asked()
    return {"med": list(asked.others), "edition": asked.edition or None}


def _shown(reached: Reached, address: str, portable: str) -> str:
    """Show a report, or that it has not begun."""
    name = reached.evaluation.assessment.municipality.name
    try:
        told = report.report_of(reached, _asked())
    except NotReadyError as error:
        return render_template(
            "results/report/waiting.html", municipality=name, refused=error, **_frame(name)
        )
    return render_template(
        "results/report/show.html",
        told=told,
        report=told.report,
        edition=told.entry.agreed.edition,
        reached=reached,
        address=address,
        portable=portable,
        versions=report_readers.versions_of(reached.evaluation.id) if reached.pair else [],
        hrefs=_feedback(reached),
        answerers=answerers_of(reached.evaluation, told.entry.agreed.edition),
        municipality=name,
        rays=charts.rose_rays,
        spoke_rays=charts.spoke_rays,
        line=charts.spoke_line,
        label=page.rose_label,
        **_frame(name),
    )


def _feedback(reached: Reached) -> dict[str, str]:
    """Give where the whole evaluation is handed out, to those who may have it."""
    if reached.public or reached.result is None:
        return {}
    return extract_hrefs(".feedback_file", evaluation_id=reached.evaluation.id)


def _handed(reached: Reached, kind: str) -> ResponseReturnValue:
    if kind == "pdf" and not report.portable_here():
        abort(404)
    name = reached.evaluation.assessment.municipality.name
    draft = _("utkast-%(number)s", number=reached.version.number) if reached.version else _("utkast")
    year = reached.result.published_at.year if reached.result else draft
    asked = _asked()
    try:
        made = report.document_of(reached, asked, kind)
    except NotReadyError as error:
        return render_template(
            "results/report/waiting.html", municipality=name, refused=error, **_frame(name)
        ), 409
    return handed_job(made, "kommunkompassen", name, year)


def _words(
    texts: dict[str, Words],
    faults: dict[str, str] | None = None,
    others: dict[str, Words] | None = None,
    refused: str = "",
) -> str:
    seat = own_seat()
    found = faults or {}
    name = seat.assessment.municipality.name
    return render_template(
        "results/report/words.html",
        texts=texts,
        seen={part: seen_of(words.text) for part, words in report_texts.words_of(seat.evaluation.id).items()}
        if not (found or others or refused)
        else {},
        faults=found,
        errors=[{"field": part, "text": text} for part, text in found.items()],
        others=others or {},
        me=seat.person_id,
        refused=refused,
        limit=report_text_deeds.LIMIT,
        evaluation=seat.evaluation,
        open=seat.revealed and seat.evaluation.published_at is None,
        consequence=consequence(seat.evaluation, REPORT.number),
        municipality=name,
        **_frame(name),
    )


def _frame(name: str) -> dict[str, Any]:
    if not current_user.is_authenticated:
        return {"nav": [], "who": None}
    nav = [{"label": _("Mitt arbete"), "href": url_for("account.home"), "current": False}]
    return {"nav": nav, "who": {"place": name, "role": _("Rapport")}}
