"""The page an invitation leads to: who invites to what, and the step to take."""

from __future__ import annotations

from flask import Blueprint, current_app, flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from flask_security import current_user, login_user
from flask_security.utils import hash_password

from webapp.ground.frame.guard import person_id
from webapp.ground.refusals import Refusal
from webapp.people.deeds import redemptions
from webapp.people.forms.invitations import AccountForm

pages = Blueprint("invitation", __name__, url_prefix="/inbjudan")


@pages.get("/<string(maxlength=100):token>")
def show(token: str) -> ResponseReturnValue:
    """Show the invitation; nothing happens before its button is pressed."""
    return _page(token, {}, {})


@pages.post("/<string(maxlength=100):token>")
def redeem(token: str) -> ResponseReturnValue:
    """Redeem the invitation, with the account that is signed in or with a new one."""
    redemptions.shown(token)
    try:
        if current_user.is_authenticated:
            redemptions.redeem_as(token, person_id())
            flash(_("Välkommen. Det här deltar du i nu."), "ok")
            return redirect(url_for("account.home"))
        return _redeem_as_new(token)
    except Refusal as refusal:
        return _page(token, {"": f"{refusal.sentence} {refusal.remedy}".strip()}, {}), refusal.status


def _redeem_as_new(token: str) -> ResponseReturnValue:
    found = redemptions.shown(token)
    if found.has_account or found.state != redemptions.OPEN:
        return _page(token, {}, {}), 409
    form = AccountForm()
    if faults := form.faults | password_faults(found.email, form):
        return _page(token, faults, {"name": form.name.data}), 422
    person = redemptions.redeem_as_new(token, form.name.data, hashed(form))
    login_user(person, authn_via=["invitation"])
    flash(_("Välkommen. Kontot är klart och du är inloggad."), "ok")
    return redirect(url_for("account.home"))


def password_faults(email: str, form: AccountForm) -> dict[str, str]:
    """Hold a new password to the rule that a changed one is held to."""
    bad, _normal = current_app.extensions["security"].password_util.validate(
        form.password.data, is_register=True, email=email, name=form.name.data
    )
    if bad:
        return {"password": str(bad[0])}
    if form.password.data != form.password_again.data:
        return {"password_again": _("Lösenorden är inte lika. Skriv samma lösenord två gånger.")}
    return {}


def hashed(form: AccountForm) -> str:
    """Give what is kept of a new password."""
    secret = current_app.extensions["security"].password_util.normalize(form.password.data)
    return str(hash_password(secret))


def _page(token: str, faults: dict[str, str], typed: dict[str, str]) -> str:
    found = redemptions.shown(token)
    mine = current_user.is_authenticated
    who, nav = None, []
    if mine:
        who = {"place": current_user.name, "role": current_user.email}
        nav = [{"label": _("Mitt arbete"), "href": url_for("account.home"), "current": False}]
    return render_template(
        "people/invitation.html",
        found=found,
        token=token,
        step=_step(found),
        faults=faults,
        typed=typed,
        errors=[{"field": field or "inbjudan", "text": text} for field, text in faults.items()],
        who=who,
        nav=nav,
        mine=current_user.email if mine else "",
    )


def _step(found: redemptions.Shown) -> str:
    """Tell what the reader can do next: join, sign in, make an account, change account, or nothing."""
    if found.state != redemptions.OPEN:
        return found.state
    if current_user.is_authenticated:
        return "join" if current_user.email == found.email else "other"
    return "sign in" if found.has_account else "new"
