"""What takes two on the page of a round's people: who comes into its office, and who leaves it."""

from __future__ import annotations

from flask import flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from webapp.ground.frame import letter_words
from webapp.ground.frame.guard import person_id, subject
from webapp.ground.refusals import InvalidError, Refusal
from webapp.office.deeds import appointment
from webapp.office.forms.rounds import AskedForm, HandoverForm
from webapp.office.views.menu import office_menu
from webapp.office.views.people.staff import pages, people_page
from webapp.rounds.deeds import approval
from webapp.rounds.deeds.approval import COMES_IN, LEAVES

__all__ = ["pages"]


@pages.post("/<round_key>/personer/kansli/in/bekrafta")
def confirm_coming(round_key: str) -> ResponseReturnValue:
    """Say yes to that somebody is invited to the office."""
    try:
        name = appointment.confirm_coming(person_id(), subject().id, AskedForm().asked.data)
    except InvalidError as error:
        return people_page({COMES_IN: " ".join(error.faults.values())}, {}), error.status
    except Refusal as refusal:
        return people_page({COMES_IN: f"{refusal.sentence} {refusal.remedy}"}, {}), refusal.status
    goes = _("Bekräftat. Inbjudan till %(who)s är på väg.", who=name)
    flash(letter_words.told(goes, _("Bekräftat. Inbjudan till %(who)s är skriven.", who=name)), "ok")
    return redirect(url_for(".people", round_key=round_key))


@pages.post("/<round_key>/personer/kansli/ut/bekrafta")
def confirm_leaving(round_key: str) -> ResponseReturnValue:
    """Say yes to that somebody leaves the office."""
    try:
        name = appointment.confirm_leaving(person_id(), subject().id, AskedForm().asked.data)
    except Refusal as refusal:
        return people_page({LEAVES: f"{refusal.sentence} {refusal.remedy}"}, {}), refusal.status
    flash(_("Bekräftat. Uppdraget för %(who)s är avslutat.", who=name), "ok")
    return redirect(url_for(".people", round_key=round_key))


@pages.post("/<round_key>/personer/kansli/in/ta-tillbaka")
def take_back_coming(round_key: str) -> ResponseReturnValue:
    """Take back the request that somebody is invited to the office."""
    return _take_back(COMES_IN, round_key)


@pages.post("/<round_key>/personer/kansli/ut/ta-tillbaka")
def take_back_leaving(round_key: str) -> ResponseReturnValue:
    """Take back the request that somebody leaves the office."""
    return _take_back(LEAVES, round_key)


def _take_back(what: str, round_key: str) -> ResponseReturnValue:
    approval.take_back(person_id(), subject(), what)
    flash(_("Begäran är tillbakatagen."), "ok")
    return redirect(url_for(".people", round_key=round_key))


@pages.get("/<round_key>/personer/lamna-over")
def ask_to_hand_over(round_key: str) -> ResponseReturnValue:
    """Show to whom one's own post can be handed over, and what goes along."""
    return _handover({})


@pages.post("/<round_key>/personer/lamna-over")
def hand_over(round_key: str) -> ResponseReturnValue:
    """Hand one's own post over."""
    try:
        name = appointment.hand_over(person_id(), subject().id, HandoverForm().to.data)
    except InvalidError as error:
        return _handover(error.faults), 422
    except Refusal as refusal:
        return _handover({"to": f"{refusal.sentence} {refusal.remedy}"}), refusal.status
    flash(_("Kansliet är överlämnat till %(who)s, och ditt uppdrag är avslutat.", who=name), "ok")
    return redirect(url_for("account.home"))


def _handover(faults: dict[str, str]) -> str:
    return render_template(
        "office/handover.html",
        **office_menu(subject(), "staff.people"),
        round=subject(),
        successors=appointment.successors(person_id(), subject()),
        faults=faults,
        errors=[{"field": field, "text": text} for field, text in faults.items()],
    )
