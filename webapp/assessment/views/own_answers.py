"""A municipality's own answers to print and to take home, everything or an area, at any time."""

from __future__ import annotations

from flask import render_template, request
from flask.typing import ResponseReturnValue

from webapp.assessment.queries import own_answers as own_answer_queries
from webapp.assessment.views import frame
from webapp.assessment.views.blueprint import ID, pages
from webapp.assessment.views.frame import own_assessment
from webapp.ground import charts
from webapp.ground.frame import page
from webapp.ground.frame.downloads import extract_hrefs, handed_job, known_ending


@pages.get(f"/{ID}/svar")
def own_answers(assessment_id: int) -> ResponseReturnValue:
    """Show the answers ready to print, and the files they can be taken home as."""
    subject = own_assessment()
    return render_template(
        "assessment/own_answers.html",
        **frame.frame(subject, "own_answers"),
        report=own_answer_queries.answers_report(subject, _area()),
        areas=[one for one in subject.edition.areas if one.questions],
        area=_area(),
        hrefs=extract_hrefs(
            ".answers_file",
            own_answer_queries.DOCUMENT,
            assessment_id=assessment_id,
            omrade=_area() or None,
        ),
        rays=charts.rose_rays,
        label=page.rose_label,
    )


@pages.get(f"/{ID}/svar.<kind>")
def answers_file(assessment_id: int, kind: str) -> ResponseReturnValue:
    """Hand out the answers as a workbook, a document, CSV or JSON."""
    subject = own_assessment()
    ending = known_ending(kind, own_answer_queries.ENDINGS)
    job = own_answer_queries.answers_job(subject, ending, _area())
    return handed_job(job, "svar", subject.municipality, subject.name, _area())


def _area() -> str:
    """Give the number of the area that is asked for, or nothing for everything."""
    return request.args.get("omrade", "")
