"""One's own second factor: begun, renewed and ended; and another's, reset by an officer."""

from __future__ import annotations

from typing import Any

from flask import Blueprint, flash, g, redirect, render_template, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from flask_security import current_user

from webapp.ground.frame.guard import person_id
from webapp.ground.refusals import InvalidError, NotAllowedError
from webapp.people.deeds.factors import resets, second_factors
from webapp.people.forms.factors import BeginningFactorForm, ResetForm
from webapp.people.sign_in.factors import second_step

pages = Blueprint("second_factor", __name__, url_prefix="/konto/tva-steg")


@pages.get("")
def own() -> ResponseReturnValue:
    """Show how one signs in, and what there is to change."""
    return render_template("people/second_factor.html", now=second_factors.standing(person_id()), **_frame())


@pages.get("/app")
def propose() -> ResponseReturnValue:
    """Show a secret for an app to keep; nothing is remembered before its first code is typed."""
    return _proposal("", {}) if second_step.is_fresh() else _again(".propose")


@pages.post("/app")
def begin() -> ResponseReturnValue:
    """Begin with the app that gave the right code, and show the recovery codes, once."""
    if not second_step.is_fresh():
        return _again(".propose")
    form = BeginningFactorForm()
    if not (secret := second_step.unsealed(form.proposal.data)):
        return _proposal("", {"code": _("Nyckeln på sidan var för gammal. Här är en ny: läs in den.")}), 422
    try:
        made = second_factors.begin(person_id(), g.sign_in_id, secret, form.code.data, second_step.device())
    except InvalidError as error:
        return _proposal(secret, error.faults), error.status
    return _codes(made)


@pages.post("/koder")
def renew_codes() -> ResponseReturnValue:
    """Make new recovery codes, and show them, once."""
    if not second_step.is_fresh():
        return _again(".own")
    return _codes(second_factors.renew_codes(person_id(), second_step.device()))


@pages.post("/av")
def end() -> ResponseReturnValue:
    """Let the password be enough again."""
    if not second_step.is_fresh():
        return _again(".own")
    second_factors.end(person_id(), g.sign_in_id, second_step.device())
    flash(_("Nu räcker lösenordet. Du är utloggad på andra ställen."), "ok")
    return redirect(url_for(".own"))


@pages.get("/nollstall")
def ask_to_reset() -> ResponseReturnValue:
    """Ask an officer whose second factor is to be reset."""
    return _reset_page({}, {}) if second_step.is_fresh() else _again(".ask_to_reset")


@pages.post("/nollstall")
def reset() -> ResponseReturnValue:
    """Reset somebody's second factor."""
    if not second_step.is_fresh():
        return _again(".ask_to_reset")
    form = ResetForm()
    if form.faults:
        return _reset_page(form.typed, form.faults), 422
    try:
        name = resets.reset(person_id(), form.email.data, form.why.data)
    except InvalidError as error:
        return _reset_page(form.typed, error.faults), error.status
    except NotAllowedError as refusal:
        return _reset_page(form.typed, {"email": f"{refusal.sentence} {refusal.remedy}"}), refusal.status
    flash(
        _("Inloggningen i två steg är nollställd för %(name)s. Alla i kansliet får ett brev.", name=name),
        "ok",
    )
    return redirect(url_for(".ask_to_reset"))


def _again(page: str) -> ResponseReturnValue:
    """Ask for the password first: whoever has found an open browser is not to change how one signs in."""
    return redirect(url_for("security.verify", next=url_for(page)))


def _proposal(secret: str, faults: dict[str, str]) -> str:
    proposed = second_factors.propose(current_user.email, secret)
    return render_template(
        "people/second_factor_app.html",
        proposed=proposed,
        sealed=second_step.sealed(proposed.secret),
        **_frame(faults),
    )


def _codes(made: list[str]) -> str:
    return render_template("people/recovery_codes.html", codes=made, **_frame())


def _reset_page(typed: dict[str, str], faults: dict[str, str]) -> str:
    return render_template("people/second_factor_reset.html", typed=typed, **_frame(faults))


def _frame(faults: dict[str, str] | None = None) -> dict[str, Any]:
    faults = faults or {}
    return {
        "faults": faults,
        "errors": [{"field": field, "text": text} for field, text in faults.items()],
        "who": {"place": current_user.name, "role": current_user.email},
        "nav": [
            {"label": _("Mitt arbete"), "href": url_for("account.home"), "current": False},
            {"label": _("Mina uppgifter"), "href": url_for("own_page.show"), "current": False},
            {"label": _("Inloggning i två steg"), "href": url_for(".own"), "current": True},
        ],
    }
