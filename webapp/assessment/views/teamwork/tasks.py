"""Who has what: handing out parts of an assessment, taking them back, sending them back, saying done."""

from __future__ import annotations

from flask import flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from flask_babel import ngettext

from webapp.assessment.deeds.teamwork import own_parts, tasks
from webapp.assessment.forms.teamwork import HandingForm, HandOnForm, LeavingForm, TakeBackForm
from webapp.assessment.queries.teamwork.task_places import places_of
from webapp.assessment.views import frame
from webapp.assessment.views.blueprint import ID, pages
from webapp.assessment.views.frame import own_assessment
from webapp.assessment.views.teamwork import board
from webapp.ground.forms import ReasonForm
from webapp.ground.frame import letter_words
from webapp.ground.refusals import InvalidError
from webapp.ground.roles import COORDINATOR

TASK = "<int(max=2147483647):task_id>"


@pages.post(f"/{ID}/vem")
def hand_out(assessment_id: int) -> ResponseReturnValue:
    """Hand a part out; a guest's link is shown once, here."""
    form = HandingForm()
    to = form.person.data or None, form.email.data
    wish = tasks.Handing(form.place.data, *to, form.note.data, form.numbers)
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
    """Take a part back, or all that a guest has."""
    tasks.take_back(own_assessment(), task_id, all_of_guest=bool(TakeBackForm().every.data))
    flash(_("Taget tillbaka. Det som är svarat finns kvar."), "ok")
    return redirect(url_for(".handed_out", assessment_id=assessment_id))


@pages.post(f"/{ID}/vem/{TASK}/ge-vidare")
def hand_on(assessment_id: int, task_id: int) -> ResponseReturnValue:
    """Give a part to another colleague."""
    to = HandOnForm(of=task_id).to
    try:
        name = tasks.hand_on(own_assessment(), task_id, to.data)
    except InvalidError as error:
        return _board({to.name: str(to.data)}, error.faults), 422
    flash(_("%(who)s har det nu. Det som är svarat finns kvar.", who=name), "ok")
    return redirect(url_for(".handed_out", assessment_id=assessment_id))


@pages.post(f"/{ID}/vem/{TASK}/skicka-tillbaka")
def send_back(assessment_id: int, task_id: int) -> ResponseReturnValue:
    """Send a part that was said to be done back, with a reason."""
    why = ReasonForm().reason.data
    try:
        tasks.send_back(own_assessment(), task_id, why)
    except InvalidError as error:
        return _board({f"why-{task_id}": why}, error.faults), 422
    flash(_("Skickat tillbaka. Skälet står vid frågan."), "ok")
    return redirect(url_for(".handed_out", assessment_id=assessment_id))


@pages.post(f"/{ID}/vem/{TASK}/klar")
def say_done(assessment_id: int, task_id: int) -> ResponseReturnValue:
    """Say that one's own part is done."""
    tasks.say_done(own_assessment(), task_id)
    flash(_("Tack. Samordnaren ser att du är klar."), "ok")
    return redirect(url_for(".handed_out", assessment_id=assessment_id))


@pages.post(f"/{ID}/vem/{TASK}/lamna-tillbaka")
def give_back(assessment_id: int, task_id: int) -> ResponseReturnValue:
    """Give one's own part back, with a reason."""
    why = ReasonForm().reason.data
    try:
        own_parts.give_back(own_assessment(), task_id, why)
    except InvalidError as error:
        return _board({f"back-{task_id}": why}, error.faults), 422
    flash(_("Tillbakalämnat. Samordnaren får ett brev, och det som är svarat finns kvar."), "ok")
    return redirect(url_for(".handed_out", assessment_id=assessment_id))


@pages.post(f"/{ID}/vem/mina/ge-vidare")
def hand_on_all(assessment_id: int) -> ResponseReturnValue:
    """Hand on all that one has left to a colleague."""
    form = LeavingForm()
    try:
        name, many = own_parts.hand_on_all(
            own_assessment(), form.to.data, form.why.data, everywhere=form.everywhere.data
        )
    except InvalidError as error:
        return _board(form.typed, error.faults), 422
    flash(
        ngettext(
            "%(who)s har nu %(num)s del som var hos dig, och får ett brev. Samordnaren ser det.",
            "%(who)s har nu %(num)s delar som var hos dig, och får ett brev. Samordnaren ser det.",
            many,
            who=name,
        ),
        "ok",
    )
    return redirect(url_for(".handed_out", assessment_id=assessment_id))


@pages.get(f"/{ID}/vem/enskild")
def single(assessment_id: int) -> ResponseReturnValue:
    """Show where one question, or a part, is handed to one colleague or a guest."""
    return _page({"place": request.args.get("plats", "")}, {})


def _board(sent: dict[str, str], faults: dict[str, str]) -> str:
    return board.show(own_assessment(), sent=sent, faults=faults)


def _page(sent: dict[str, str], faults: dict[str, str]) -> str:
    subject = own_assessment()
    may_hand = subject.role == COORDINATOR and subject.open
    return render_template(
        "assessment/single.html",
        **frame.frame(subject, "handed_out"),
        may_hand=may_hand,
        places=places_of(subject.edition) if may_hand else [],
        people=tasks.colleagues(subject) if may_hand else [],
        form=sent,
        field_errors=faults,
        errors=[{"field": name, "text": text} for name, text in faults.items()],
    )
