"""The way in for a municipality that nobody has invited: the form, and the page that its letter leads to."""

from __future__ import annotations

from typing import Any

from flask import Blueprint, flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from flask_security import current_user, login_user

from webapp.ground.frame import letter_words
from webapp.ground.frame.guard import person_id
from webapp.ground.refusals import Refusal
from webapp.people.deeds.redemptions import Newcomer
from webapp.people.deeds.registrations import confirmations, sign_ups
from webapp.people.deeds.registrations.confirmations import Came, Confirmed, Shown, Way
from webapp.people.deeds.registrations.sign_ups import Asking
from webapp.people.forms.invitations import AccountForm
from webapp.people.forms.registrations import RegistrationForm, names
from webapp.people.queries.registrations import State
from webapp.people.sign_in import limits
from webapp.people.views.invitations import hashed, password_faults

pages = Blueprint("registration", __name__, url_prefix="/borja")
LINK = "<string(maxlength=100):token>"


@pages.get("")
def begin() -> ResponseReturnValue:
    """Ask which municipality, and who one is."""
    mine = current_user.is_authenticated
    typed = (
        {"name": current_user.name, "title": current_user.title, "email": current_user.email} if mine else {}
    )
    return _form_page(typed, {})


@pages.post("")
def ask() -> ResponseReturnValue:
    """Write the letter that proves the address; the answer is the same whoever is there."""
    form = RegistrationForm()
    if form.faults:
        return _form_page(form.data, form.faults), 422
    who = Asking(form.municipality.data, form.name.data, form.title.data, form.email.data)
    try:
        kept = limits.count_registration(who.email, who.municipality)
    except Refusal as refusal:
        return _form_page(form.data, {"": f"{refusal.sentence} {refusal.remedy}"}), refusal.status
    sign_ups.ask(who, kept=kept)
    goes = _("Ett brev är på väg till %(email)s.", email=who.email)
    flash(letter_words.told(goes, _("Ett brev är skrivet till %(email)s.", email=who.email)), "ok")
    return redirect(url_for(".asked"))


@pages.get("/brev")
def asked() -> ResponseReturnValue:
    """Say what to do now; it is the same for everybody."""
    return render_template("people/registration_asked.html", **_frame({}))


@pages.get(f"/{LINK}")
def show(token: str) -> ResponseReturnValue:
    """Show what a letter's link does; nothing happens before its button is pressed."""
    return _link_page(token, {}, {})


@pages.post(f"/{LINK}")
def confirm(token: str) -> ResponseReturnValue:
    """Prove the address, and begin or ask."""
    found = confirmations.shown(token)
    try:
        if found.state is State.UNCONFIRMED and _step(found) == "new":
            return _begin_as_new(token, found)
        who = person_id() if current_user.is_authenticated else None
        return _came(confirmations.confirm(token, person_id=who), token)
    except Refusal as refusal:
        return _link_page(token, {"": f"{refusal.sentence} {refusal.remedy}".strip()}, {}), refusal.status


def _begin_as_new(token: str, found: Shown) -> ResponseReturnValue:
    form = AccountForm()
    if faults := form.faults | password_faults(found.email, form):
        return _link_page(token, faults, {"name": form.name.data}), 422
    newcomer = Newcomer(form.name.data, hashed(form))
    return _came(confirmations.confirm(token, newcomer=newcomer), token)


def _came(confirmed: Confirmed, token: str) -> ResponseReturnValue:
    """Go on where the link has led: in, to the invitation that waited, or to who is asked."""
    if confirmed.came is Came.INVITED:
        return redirect(url_for("invitation.show", token=confirmed.token))
    if confirmed.came is Came.MEMBER:
        flash(_("Du är redan med i kommunen."), "ok")
        return redirect(url_for("account.home"))
    if confirmed.came is Came.ASKED or confirmed.person is None:
        return redirect(url_for(".show", token=token))
    if not current_user.is_authenticated:
        login_user(confirmed.person, authn_via=["registration"])
    flash(_("Välkommen. Nu kan ni börja: starta en egen värdering längre ner på sidan."), "ok")
    return redirect(url_for("account.home"))


def _step(found: Shown) -> str:
    """Tell what the reader can do next: begin, sign in, make an account, confirm, or nothing more."""
    if found.state is not State.UNCONFIRMED:
        return str(found.state)
    if found.way is Way.ASK:
        return "confirm"
    if current_user.is_authenticated:
        return "begin" if current_user.email == found.email else "other"
    return "sign in" if found.has_account else "new"


def _link_page(token: str, faults: dict[str, str], typed: dict[str, str]) -> str:
    found = confirmations.shown(token)
    return render_template(
        "people/registration.html",
        found=found,
        token=token,
        step=_step(found),
        typed=typed,
        mine=current_user.email if current_user.is_authenticated else "",
        **_frame(faults),
    )


def _form_page(typed: dict[str, Any], faults: dict[str, str]) -> str:
    return render_template("people/registration_form.html", names=names(), typed=typed, **_frame(faults))


def _frame(faults: dict[str, str]) -> dict[str, Any]:
    who, nav = None, []
    if current_user.is_authenticated:
        who = {"place": current_user.name, "role": current_user.email}
        nav = [{"label": _("Mitt arbete"), "href": url_for("account.home"), "current": False}]
    errors = [{"field": field or "anmalan", "text": text} for field, text in faults.items()]
    return {"faults": faults, "errors": errors, "who": who, "nav": nav}
