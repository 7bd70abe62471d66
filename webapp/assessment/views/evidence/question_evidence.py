"""Evidence at one question: what stands beside its answer, what can be chosen, and what is new."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from flask import abort, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from webapp.assessment.deeds.evidence import earlier_evidence, question_evidence
from webapp.assessment.queries import answers, evidence_uses
from webapp.assessment.queries.teamwork.task_places import QUESTION, asked, place_of, question_path
from webapp.assessment.views import frame
from webapp.assessment.views.blueprint import ID, pages
from webapp.assessment.views.frame import own_assessment
from webapp.evidence.forms.evidence import ChosenForm, EvidenceFileForm, EvidenceLinkForm, PageForm
from webapp.evidence.queries.beside_answers import beside_answers
from webapp.evidence.views.evidence_register import limits, taken_words
from webapp.ground.refusals import InvalidError, NotReadyError, Refusal

if TYPE_CHECKING:
    from questionnaires.edition import Description, Question
    from webapp.evidence.deeds.incoming_files import Taken

HERE = f"/{ID}/fraga/<question_id>/underlag"
ONE = f"{HERE}/<int(max=2147483647):evidence_id>"


@pages.get(HERE)
def evidence(assessment_id: int, question_id: str) -> ResponseReturnValue:
    """Show the evidence of a question, and what else there is in the register."""
    return _page(question_id, {}, {})


@pages.post(HERE)
def choose_evidence(assessment_id: int, question_id: str) -> ResponseReturnValue:
    """Put chosen evidence of the register beside the answer."""
    _asked(question_id)
    chosen, faults = ChosenForm().chosen()
    if faults:
        return _page(question_id, faults, {}), 422
    try:
        titles = question_evidence.choose(own_assessment(), question_id, chosen)
    except NotReadyError as refusal:
        return _refused(question_id, refusal, "valj", {})
    flash(_("%(many)s underlag står nu vid svaret.", many=len(titles)), "ok")
    return _back(assessment_id, question_id)


@pages.post(f"{HERE}/fil")
def add_evidence_file(assessment_id: int, question_id: str) -> ResponseReturnValue:
    """Take a new file in, and put it beside the answer."""
    _asked(question_id)
    form = EvidenceFileForm()
    if form.faults:
        return _page(question_id, form.faults, form.typed), 422
    about = (form.title.data, form.page.data)
    try:
        taken = question_evidence.add_file(
            own_assessment(), question_id, (form.file.stream, form.file.file_name), about
        )
    except (InvalidError, NotReadyError) as refusal:
        return _refused(question_id, refusal, "file", form.typed)
    return _taken(assessment_id, question_id, taken)


@pages.post(f"{HERE}/lank")
def add_evidence_link(assessment_id: int, question_id: str) -> ResponseReturnValue:
    """Take a new link in, and put it beside the answer."""
    _asked(question_id)
    form = EvidenceLinkForm()
    if form.faults:
        return _page(question_id, form.faults, form.typed), 422
    about = (form.link_title.data, form.link_page.data)
    try:
        taken = question_evidence.add_link(own_assessment(), question_id, form.url.data, about)
    except NotReadyError as refusal:
        return _refused(question_id, refusal, "url", form.typed)
    return _taken(assessment_id, question_id, taken)


@pages.post(f"{HERE}/ur-svaret")
def keep_answer_link(assessment_id: int, question_id: str) -> ResponseReturnValue:
    """Take a link of the answer into the register."""
    form = EvidenceLinkForm()
    taken = question_evidence.keep_link(own_assessment(), question_id, form.url.data)
    flash(taken_words(taken), "ok")
    return _back(assessment_id, question_id)


@pages.post(f"{ONE}/sida")
def turn_evidence(assessment_id: int, question_id: str, evidence_id: int) -> ResponseReturnValue:
    """Say where in the evidence to read."""
    form = PageForm(of=evidence_id)
    if form.faults:
        return _page(question_id, form.faults, {f"page-{evidence_id}": form.page.data}), 422
    question_evidence.turn_to_page(own_assessment(), question_id, evidence_id, form.page.data)
    flash(_("Sidan är sparad."), "ok")
    return _back(assessment_id, question_id)


@pages.post(f"{ONE}/ta-bort")
def drop_evidence(assessment_id: int, question_id: str, evidence_id: int) -> ResponseReturnValue:
    """Take evidence away from the answer."""
    title = question_evidence.take_away(own_assessment(), question_id, evidence_id)
    flash(_("”%(title)s” står inte längre vid svaret. Det finns kvar bland era underlag.", title=title), "ok")
    return _back(assessment_id, question_id)


def _asked(question_id: str) -> Question | Description:
    return asked(own_assessment().edition, question_id) or abort(404)


def _refused(question_id: str, refusal: Refusal, field: str, typed: dict[str, Any]) -> ResponseReturnValue:
    told = {field: f"{refusal.sentence} {refusal.remedy}"}
    return _page(question_id, getattr(refusal, "faults", told), typed), refusal.status


def _taken(assessment_id: int, question_id: str, taken: Taken) -> ResponseReturnValue:
    flash(taken_words(taken), "ok")
    flash(_("Det står nu vid svaret."), "ok")
    return _back(assessment_id, question_id)


def _back(assessment_id: int, question_id: str) -> ResponseReturnValue:
    return redirect(url_for(".evidence", assessment_id=assessment_id, question_id=question_id))


def _page(question_id: str, faults: dict[str, str], typed: dict[str, Any]) -> str:
    subject, one = own_assessment(), _asked(question_id)
    words = request.args.get("sok", "")
    here = beside_answers(subject.id, [one.id]).get(one.id, [])
    ids = {found.id for found in here}
    choice = evidence_uses.choice(subject, one, ids, words)
    return render_template(
        "assessment/evidence/question.html",
        **frame.frame(subject, "evidence"),
        question=one,
        place=place_of(subject.edition, QUESTION, one.id),
        back=question_path(subject.edition, subject.id, one.id),
        municipality_id=subject.municipality_id,
        here=here,
        last_time=earlier_evidence.used_last_time(subject, one, ids),
        choice=choice,
        words=words,
        links=answers.current(subject.id, one.id).said.evidence,
        **limits(subject.municipality_id),
        faults=faults,
        typed=typed,
        errors=[{"field": field, "text": text} for field, text in faults.items()],
    )
