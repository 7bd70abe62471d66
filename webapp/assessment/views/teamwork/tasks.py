"""Who has what: handing out parts of an assessment, taking them back, sending them back, saying done."""

from __future__ import annotations

from typing import Any

from flask import flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from webapp.assessment.deeds.teamwork import guests, tasks
from webapp.assessment.forms.teamwork import HandingForm, HandOnForm
from webapp.assessment.queries.own_assessment import OwnAssessment
from webapp.assessment.queries.teamwork import tasks as task_queries
from webapp.assessment.queries.teamwork.task_places import path_of, places_of
from webapp.assessment.queries.teamwork.tasks import HandedOut
from webapp.assessment.views import frame
from webapp.assessment.views.blueprint import ID, pages
from webapp.assessment.views.frame import own_assessment
from webapp.ground.forms import ReasonForm
from webapp.ground.frame import letter_words
from webapp.ground.frame.filters import local_time
from webapp.ground.refusals import InvalidError
from webapp.ground.roles import COORDINATOR

TASK = "<int(max=2147483647):task_id>"


@pages.get(f"/{ID}/vem")
def handed_out(assessment_id: int) -> ResponseReturnValue:
    """Show who has what."""
    return _page({"place": request.args.get("plats", "")}, {})


@pages.post(f"/{ID}/vem")
def hand_out(assessment_id: int) -> ResponseReturnValue:
    """Hand a part out; a guest's link is shown once, here."""
    form = HandingForm()
    wish = tasks.Handing(form.place.data, form.person.data or None, form.email.data, form.note.data)
    try:
        handed = tasks.hand_out(own_assessment(), wish)
    except InvalidError as error:
        return _page(form.typed, error.faults), 422
    if handed.token:
        link = url_for("guest.question", token=handed.token, _external=True)
        goes = _("Länken är på väg till %(email)s.", email=wish.email)
        flash(
            letter_words.told(goes, _("Brevet med länken till %(email)s är skrivet.", email=wish.email)), "ok"
        )
        flash(_("Länken visas också här, bara nu: %(link)s", link=link), "ok")
    else:
        flash(_("Fördelat: %(what)s", what=handed.place.label), "ok")
    return redirect(url_for(".handed_out", assessment_id=assessment_id))


@pages.post(f"/{ID}/vem/{TASK}/ta-tillbaka")
def take_back(assessment_id: int, task_id: int) -> ResponseReturnValue:
    """Take a part back."""
    tasks.take_back(own_assessment(), task_id)
    flash(_("Taget tillbaka. Det som är svarat finns kvar."), "ok")
    return redirect(url_for(".handed_out", assessment_id=assessment_id))


@pages.post(f"/{ID}/vem/{TASK}/ge-vidare")
def hand_on(assessment_id: int, task_id: int) -> ResponseReturnValue:
    """Give a part to another colleague."""
    to = HandOnForm(of=task_id).to
    try:
        name = tasks.hand_on(own_assessment(), task_id, to.data)
    except InvalidError as error:
        return _page({to.name: str(to.data)}, error.faults), 422
    flash(_("%(who)s har det nu. Det som är svarat finns kvar.", who=name), "ok")
    return redirect(url_for(".handed_out", assessment_id=assessment_id))


@pages.post(f"/{ID}/vem/{TASK}/skicka-tillbaka")
def send_back(assessment_id: int, task_id: int) -> ResponseReturnValue:
    """Send a part that was said to be done back, with a reason."""
    why = ReasonForm().reason.data
    try:
        tasks.send_back(own_assessment(), task_id, why)
    except InvalidError as error:
        return _page({f"why-{task_id}": why}, error.faults), 422
    flash(_("Skickat tillbaka. Skälet står vid frågan."), "ok")
    return redirect(url_for(".handed_out", assessment_id=assessment_id))


@pages.post(f"/{ID}/vem/{TASK}/klar")
def say_done(assessment_id: int, task_id: int) -> ResponseReturnValue:
    """Say that one's own part is done."""
    tasks.say_done(own_assessment(), task_id)
    flash(_("Tack. Samordnaren ser att du är klar."), "ok")
    return redirect(url_for(".handed_out", assessment_id=assessment_id))


def _page(sent: dict[str, str], faults: dict[str, str]) -> str:
    subject = own_assessment()
    coordinates = subject.role == COORDINATOR
    may_hand = coordinates and subject.open
    return render_template(
        "assessment/handed_out.html",
        **frame.frame(subject, "handed_out"),
        rows=[_row(subject, one) for one in task_queries.handed_out(subject.edition, subject.id)],
        coordinates=coordinates,
        may_hand=may_hand,
        places=places_of(subject.edition) if may_hand else [],
        people=tasks.colleagues(subject) if may_hand else [],
        proposals=guests.waiting(subject.id),
        form=sent,
        field_errors=faults,
        errors=[{"field": name, "text": text} for name, text in faults.items()],
    )


def _row(subject: OwnAssessment, one: HandedOut) -> dict[str, Any]:
    task = one.task
    state, words = "waiting", _("Hos %(who)s", who=one.holder)
    if one.gone and not task.done_at:
        state, words = "warn", _("%(who)s svarar inte längre. Ge vidare.", who=one.holder)
    elif task.done_at:
        state, words = "done", _("Klar %(when)s, %(who)s", when=local_time(task.done_at), who=one.holder)
    elif task.returned_at:
        words = _("Tillbaka hos %(who)s", who=one.holder)
    return {
        "id": task.id,
        "label": one.place.label,
        "href": path_of(subject.edition, subject.id, one.place),
        "state": state,
        "state_words": words,
        "guest": bool(task.email),
        "mine": task.person_id == subject.person_id,
        "done": task.done_at is not None,
        "gone": one.gone,
        "holder": task.person_id,
        "handed": _("Fördelat %(when)s av %(who)s", when=local_time(task.handed_at), who=task.handed_by.name),
        "note": task.note,
        "why": task.returned_why,
    }
