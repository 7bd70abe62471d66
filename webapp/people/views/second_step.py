"""The second step of signing in: the page that asks for a code."""

from __future__ import annotations

from flask import Blueprint, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from flask_babel import ngettext
from flask_security import current_user
from flask_security.utils import validate_redirect_url

from webapp.people.deeds.factors import recovery_codes, second_factors
from webapp.people.forms.factors import CodeForm
from webapp.people.sign_in.factors import second_step

pages = Blueprint("second_step", __name__, url_prefix="/logga-in/kod")


@pages.get("")
def ask() -> ResponseReturnValue:
    """Ask for the code; whoever has not just typed the right password begins with that."""
    person = second_step.waiting()
    return _page(person.id, "", request.args.get("next", "")) if person else _begin_again()


@pages.post("")
def answer() -> ResponseReturnValue:
    """Sign in with the code."""
    form = CodeForm()
    person = second_step.waiting()
    if person is None:
        return _begin_again()
    used = second_step.use_code(person, form.code.data)
    if not used:
        return _page(person.id, second_factors.wrong_code(), form.next.data), 422
    if used == second_factors.RECOVERY:
        left = recovery_codes.left(current_user.id)
        text = ngettext(
            "Du har %(num)s återställningskod kvar.", "Du har %(num)s återställningskoder kvar.", left
        )
        flash(_("%(left)s Har du en ny telefon? Byt app eller lägg till en passkey här.", left=text), "warn")
        return redirect(url_for("second_factor.own"))
    onward = form.next.data
    return redirect(onward if onward and validate_redirect_url(onward) else url_for("account.home"))


def _begin_again() -> ResponseReturnValue:
    if current_user.is_authenticated:
        return redirect(url_for("account.home"))
    second_step.forget()
    flash(_("Det gick för lång tid, eller så har du inte skrivit lösenordet. Börja om här."), "warn")
    return redirect(url_for("security.login"))


def _page(person_id: int, fault: str, onward: str) -> str:
    errors = [{"field": "code", "text": fault}] if fault else []
    now = second_factors.standing(person_id)
    return render_template(
        "people/second_step.html",
        errors=errors,
        fault=fault,
        onward=onward,
        with_app=now.since is not None,
        with_passkey=now.passkeys > 0,
    )
