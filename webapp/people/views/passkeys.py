"""Passkeys: one's own, added and taken away, and signing in with one."""

from __future__ import annotations

import json
import logging
from typing import Any

from flask import Blueprint, current_app, flash, g, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from flask_security import current_user, login_user
from flask_security.utils import validate_redirect_url

from webapp.ground.frame.guard import person_id
from webapp.ground.refusals import InvalidError, NotReadyError
from webapp.people.deeds.factors import passkeys
from webapp.people.deeds.factors.passkeys import Sent
from webapp.people.forms.factors import PasskeyForm
from webapp.people.sign_in import limits
from webapp.people.sign_in.factors import second_step

log = logging.getLogger(__name__)

pages = Blueprint("passkeys", __name__, url_prefix="/konto/passkeys")


@pages.get("")
def own() -> ResponseReturnValue:
    """Show one's passkeys, and the way to add one."""
    return _page({}) if second_step.is_fresh() else _again()


@pages.post("")
def begin() -> ResponseReturnValue:
    """Add the passkey that the device has made."""
    if not second_step.is_fresh():
        return _again()
    form = PasskeyForm()
    if not form.name.data:
        return _page({"name": _("Skriv ett namn, så att du vet vilken det är.")}), 422
    sent = _sent(form)
    if form.faults or sent is None:
        return _page(form.faults or {"name": passkeys.not_made()}), 422
    try:
        made = passkeys.begin(person_id(), g.sign_in_id, form.name.data, sent, second_step.device())
    except InvalidError as error:
        return _page(error.faults), error.status
    if made:
        return render_template("people/recovery_codes.html", codes=made, **_frame({}))
    flash(_("Passkeyn ”%(name)s” är tillagd. Du är utloggad på andra ställen.", name=form.name.data), "ok")
    return redirect(url_for(".own"))


@pages.post("/<int(max=2147483647):passkey_id>/ta-bort")
def end(passkey_id: int) -> ResponseReturnValue:
    """Take one of one's passkeys away."""
    if not second_step.is_fresh():
        return _again()
    try:
        name = passkeys.end(person_id(), g.sign_in_id, passkey_id, second_step.device())
    except NotReadyError as refusal:
        return _page({f"passkey-{passkey_id}": f"{refusal.sentence} {refusal.remedy}"}), refusal.status
    flash(_("Passkeyn ”%(name)s” är borttagen här. Ta bort den i din enhet också.", name=name), "ok")
    return redirect(url_for(".own"))


def sign_in() -> ResponseReturnValue:
    """Sign in with a passkey: it is opened by finger, face or code of the device, so no more is asked for."""
    form, guesses = PasskeyForm(), limits.of_passkeys()
    guesses.refuse_if_spent()
    sent = _sent(form)
    found = passkeys.use(sent) if sent is not None else 0
    person = current_app.extensions["security"].datastore.find_user(id=found) if found else None
    if person is None or not person.active:
        limits.count_guess(guesses)
        log.warning("Failed: a passkey from %s", request.remote_addr)
        flash(_("Passkeyn öppnade inget konto. Försök igen, eller logga in med lösenordet."), "error")
        return redirect(url_for("security.login"))
    second_step.forget()
    login_user(person, remember=form.remember.data, authn_via=["webauthn"])
    onward = form.next.data
    return redirect(onward if onward and validate_redirect_url(onward) else url_for("account.home"))


way_in = Blueprint("passkey", __name__, url_prefix="/logga-in/passkey")
way_in.post("")(sign_in)


def _sent(form: PasskeyForm) -> Sent | None:
    """Give what the browser sent, if it answers a challenge of ours."""
    challenge = second_step.unsealed_challenge(form.state.data)
    if not challenge or not form.credential.data:
        return None
    return Sent(form.credential.data, challenge, second_step.place())


def _again() -> ResponseReturnValue:
    """Ask for the password first: whoever has found an open browser is not to add a way in."""
    return redirect(url_for("security.verify", next=url_for(".own")))


def _page(faults: dict[str, str]) -> str:
    challenge = second_step.new_challenge()
    return render_template(
        "people/passkeys.html",
        passkeys=passkeys.passkeys_of(person_id()),
        options=json.dumps(passkeys.offer(person_id(), second_step.place(), challenge)),
        state=second_step.sealed_challenge(challenge),
        **_frame(faults),
    )


def _frame(faults: dict[str, str]) -> dict[str, Any]:
    return {
        "faults": faults,
        "errors": [{"field": field, "text": text} for field, text in faults.items()],
        "who": {"place": current_user.name, "role": current_user.email},
        "nav": [
            {"label": _("Mitt arbete"), "href": url_for("account.home"), "current": False},
            {"label": _("Mina uppgifter"), "href": url_for("own_page.show"), "current": False},
            {"label": _("Passkeys"), "href": url_for("passkeys.own"), "current": True},
        ],
    }
