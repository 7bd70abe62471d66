"""Handing in: what is missing, the named sign-off, and the receipt."""

from __future__ import annotations

from typing import Any

from flask import redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from questionnaires.edition import Question
from webapp.forms.cleaning import clean_line
from webapp.services.access import OwnAssessment
from webapp.services.assessing import standing, submitting
from webapp.services.assessing.standing import (
    Standing,
)
from webapp.services.assessing.submitting import Checklist
from webapp.services.refusals import InvalidError
from webapp.views.assessment import rows
from webapp.views.assessment.blueprint import ID, pages
from webapp.views.frame import page as showing
from webapp.views.frame.filters import full_time, points
from webapp.views.frame.guarding import own_assessment


@pages.get(f"/{ID}/granska")
def review(assessment_id: int) -> ResponseReturnValue:
    """Show what is missing, and the sign-off."""
    if own_assessment().submitted_at:
        return redirect(url_for(".receipt", assessment_id=assessment_id))
    return _review({}, {})


@pages.post(f"/{ID}/granska")
def submit(assessment_id: int) -> ResponseReturnValue:
    """Hand in, with the name of whoever has approved the answers."""
    subject = own_assessment()
    sent = {name: clean_line(request.form.get(name, "")) for name in ("name", "title")}
    confirmed = "confirmed" in request.form
    try:
        submitting.submit(subject.person_id, assessment_id, sent["name"], sent["title"], confirmed=confirmed)
    except InvalidError as error:
        return _review(error.faults, {**sent, "confirmed": confirmed}), 422
    return redirect(url_for(".receipt", assessment_id=assessment_id))


@pages.get(f"/{ID}/kvitto")
def receipt(assessment_id: int) -> ResponseReturnValue:
    """Show the receipt of the hand-in."""
    subject = own_assessment()
    nomination = bool(subject.edition.descriptions)
    found = submitting.receipt(subject)
    now = standing.standing(subject)
    return render_template(
        "nomination/receipt.html" if nomination else "assessment/receipt.html",
        **showing.frame(subject, "review"),
        receipt={
            "number": found.number,
            "received_at": full_time(found.at),
            "signed_by": found.signed_name,
            "title": found.signed_title,
            "edition": subject.edition.id,
            "digest": subject.edition.digest,
            "sha256": found.sha256,
            "intact": found.intact,
        },
        score_words=_(
            "%(points)s av %(maximum)s poäng, preliminärt.",
            points=showing.interval(now.compass.total),
            maximum=points(now.compass.total.maximum),
        ),
        contents=contents(now),
    )


def _review(faults: dict[str, str], sent: dict[str, object]) -> str:
    subject = own_assessment()
    found = submitting.checklist(subject)
    nomination = bool(subject.edition.descriptions)
    return render_template(
        "nomination/review.html" if nomination else "assessment/review.html",
        **showing.frame(subject, "review"),
        total=found.standing.compass.total,
        checks=checks(found),
        blocked=not subject.may_submit,
        form=sent,
        field_errors=faults,
        errors=[{"field": name, "text": text} for name, text in faults.items()],
        receiver=_("de ni utser") if subject.round_id is None else _("kansliet och de utsedda utvärderarna"),
        request_key=showing.request_key(),
    )


def contents(now: Standing) -> list[dict[str, Any]]:
    """Write everything that was handed in: questions with levels, texts and links, then descriptions."""
    answered = [
        {
            "number": q.number,
            "text": q.text,
            "answer": kept.said.text,
            "links": kept.said.evidence,
            "levels": rows.levels_in_words(now.edition, q.id, kept.said),
        }
        for q in now.edition.questions.values()
        if (kept := now.answers.get(q.id))
    ]
    described = [
        {"number": "", "text": d.heading, "levels": "", "answer": kept.said.text, "links": ()}
        for d, kept in now.descriptions()
    ]
    return answered + described


def checks(found: Checklist) -> list[dict[str, Any]]:
    """Write the checklist before a hand-in; nothing on it stops the hand-in."""
    subject = found.standing.subject
    made = [
        {
            "done": not questions,
            "must": False,
            "what": f"{what}: {len(questions)}" if questions else f"{what}: {_('inga')}",
            "href": _where(subject, questions[0]) if questions else "",
            "remedy": remedy,
        }
        for questions, what, remedy in _lists(found)
    ]
    if subject.edition.descriptions:
        empty = found.empty_descriptions
        made.append(
            {
                "done": not empty,
                "must": False,
                "remedy": "; ".join(empty),
                "what": _("Den egna beskrivningens fyra texter"),
                "href": url_for("nomination.description", assessment_id=subject.id),
            }
        )
    return made


def _lists(found: Checklist) -> list[tuple[list[Question], str, str]]:
    """Give the questions that lack something, under what they lack; nothing where nothing is asked."""
    edition = found.standing.edition
    if not edition.questions:
        return []
    lists = [
        (found.unanswered, _("Obesvarade frågor"), _("De ger inga poäng.")),
        (found.begun, _("Påbörjade frågor"), _("De delar som saknar nivå ger inga poäng.")),
    ]
    if not edition.descriptions:
        lists.append(
            (found.without_text, _("Frågor utan text och underlag"), _("Utvärderarna ser bara nivån."))
        )
    return lists


def _where(subject: OwnAssessment, question: Question) -> str:
    """Give the address of the page where a question is answered."""
    home = subject.edition.home[question.id]
    if subject.edition.descriptions:
        number = home.number.split(".")[0]
        return url_for("nomination.criterion", assessment_id=subject.id, number=number) + f"#{question.id}"
    return (
        url_for("assessment.subarea", assessment_id=subject.id, number=home.number, fraga=question.id)
        + f"#{question.id}"
    )
