"""All answers of an assessment to read through, print and take home: everything, or what is chosen."""

from __future__ import annotations

from flask import flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from questionnaires.edition import Edition
from webapp.assessment.deeds.teamwork.certificates import certifying
from webapp.assessment.deeds.teamwork.read_through import mark_read
from webapp.assessment.forms.teamwork import ReadThroughForm
from webapp.assessment.queries import own_answers as own_answer_queries
from webapp.assessment.queries.own_assessment import OwnAssessment
from webapp.assessment.queries.read_through import answer_lines
from webapp.assessment.queries.read_through.answer_lines import ALL, CHANGED, SHOWS
from webapp.assessment.views import frame
from webapp.assessment.views.blueprint import ID, pages
from webapp.assessment.views.frame import own_assessment
from webapp.assessment.views.read_through.answer_lines import areas_of, described_of, filters_of, list_of
from webapp.ground import charts
from webapp.ground.calendar import clock
from webapp.ground.fields import clean_line
from webapp.ground.frame import page
from webapp.ground.frame.downloads import extract_hrefs, handed_job, known_ending
from webapp.ground.frame.filters import local_time
from webapp.ground.refusals import NotThereError
from webapp.ground.roles import CERTIFIER

LONGEST_SEARCH = 200


@pages.get(f"/{ID}/svar")
def own_answers(assessment_id: int) -> ResponseReturnValue:
    """Show all answers to read, with a filter, ready to print; and the files of what is shown."""
    subject = own_assessment()
    asked = _asked(subject.edition)
    found = answer_lines.reading(subject, *_shown(asked))
    return render_template(
        "assessment/own_answers.html",
        **frame.frame(subject, "own_answers"),
        reading=found,
        read_at=local_time(found.read_at),
        seen_at=clock.now().isoformat(),
        whole=found.chosen in (ALL, CHANGED) and not (found.area or found.query),
        choice=own_answer_queries.choice_of(found.chosen, found.query),
        filters=filters_of(found),
        areas=areas_of(found),
        area=subject.edition.area(found.area),
        described=described_of(found),
        sides=list_of(found),
        certify=_waits_for(subject),
        hrefs=extract_hrefs(
            ".answers_file", own_answer_queries.DOCUMENT, assessment_id=assessment_id, **asked
        ),
        total=found.standing.compass.total,
        rays=charts.rose_rays(found.standing.compass),
        label=page.rose_label(subject.municipality, found.standing.compass),
        made_at=local_time(clock.now()),
    )


@pages.post(f"/{ID}/svar")
def read_all(assessment_id: int) -> ResponseReturnValue:
    """Keep that all is read, as the page stood when it was made."""
    seen_at = ReadThroughForm().seen_at
    if seen_at is None:
        flash(_("Sidan kunde inte läsas av. Ladda om den och tryck igen."), "warn")
    else:
        mark_read(own_assessment(), seen_at)
        flash(_("Från och med nu visas vad som ändras efter den här läsningen."), "ok")
    return redirect(url_for(".own_answers", assessment_id=assessment_id))


@pages.get(f"/{ID}/svar.<kind>")
def answers_file(assessment_id: int, kind: str) -> ResponseReturnValue:
    """Hand out the answers that are shown as a workbook, a document, CSV or JSON."""
    subject = own_assessment()
    ending = known_ending(kind, own_answer_queries.ENDINGS)
    asked = _asked(subject.edition)
    chosen, area, query = _shown(asked)
    job = own_answer_queries.answers_job(subject, ending, area, chosen, query)
    return handed_job(job, "svar", subject.municipality, subject.name, area, chosen, query)


def _asked(edition: Edition) -> dict[str, str | None]:
    """Read area, filter and search as addresses carry them on; none where nothing is left out."""
    chosen, area = request.args.get("visa", ALL), request.args.get("omrade", "")
    if chosen not in SHOWS or (area and edition.area(area) is None):
        raise NotThereError
    query = clean_line(request.args.get("sok", ""))[:LONGEST_SEARCH]
    return {"omrade": area or None, "visa": chosen or None, "sok": query or None}


def _shown(asked: dict[str, str | None]) -> tuple[str, str, str]:
    return asked["visa"] or ALL, asked["omrade"] or "", asked["sok"] or ""


def _waits_for(subject: OwnAssessment) -> bool:
    """Tell whether the answers wait for this very person to certify them."""
    return subject.role == CERTIFIER and subject.open and certifying(subject).waiting
