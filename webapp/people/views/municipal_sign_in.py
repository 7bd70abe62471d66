"""Signing in by a municipality's own sign-in, and linking it to one's account."""

from __future__ import annotations

from typing import Any

from flask import Blueprint, current_app, flash, g, redirect, render_template, request, session, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from flask_security import current_user, login_user
from flask_security.utils import validate_redirect_url

from webapp.ground import context
from webapp.ground.calendar import clock
from webapp.ground.configuration.providers import Provider
from webapp.ground.frame.guard import person_id
from webapp.ground.refusals import NotReadyError, Refusal
from webapp.people.deeds.factors import identities
from webapp.people.deeds.factors.identities import Claims
from webapp.people.forms.municipal_sign_in import WhereForm
from webapp.people.sign_in import providers
from webapp.people.sign_in.factors import second_step

pages = Blueprint("municipal", __name__, url_prefix="/logga-in/kommun")
WITHIN = 600
"""Seconds that a sign-in elsewhere may take."""
AWAY, BACK = "municipal_away", "municipal_back"
"""What the browser keeps meanwhile: what the answer is held against, and then who it named."""


@pages.get("")
def choose() -> ResponseReturnValue:
    """Ask for the municipality or the address."""
    return _page("", request.args.get("next", ""), "")


@pages.post("")
def begin() -> ResponseReturnValue:
    """Find the provider, and show the way there; no form of ours may send anybody elsewhere by itself."""
    form = WhereForm()
    found = providers.provider_for(form.where.data)
    if found is None:
        text = _("Kommunen har ingen egen inloggning här. Logga in med e-postadress och lösenord.")
        return _page(form.where.data, form.next.data, text), 422
    context.let_go()
    try:
        address, kept = providers.begin(found, url_for(".back", key=found.key, _external=True))
    except NotReadyError as refusal:
        return _page(form.where.data, form.next.data, f"{refusal.sentence} {refusal.remedy}"), 503
    session[AWAY] = {**kept, "at": clock.now().timestamp(), "next": form.next.data}
    return render_template("people/municipal_away.html", provider=found, address=address)


@pages.get("/<key>/svar")
def back(key: str) -> ResponseReturnValue:
    """Judge the provider's answer, and show whom it names; nothing happens before the button is pressed."""
    kept = session.pop(AWAY, None)
    found = providers.providers().get(key)
    if found is None or kept is None or kept["provider"] != key or _is_old(kept):
        return _lost(_("Inloggningen hos kommunen tog för lång tid, eller började i ett annat fönster."))
    context.let_go()
    try:
        claims = providers.finish(found, url_for(".back", key=key, _external=True), kept, request.url)
    except NotReadyError as refusal:
        return _lost(f"{refusal.sentence} {refusal.remedy}")
    session[BACK] = {
        "provider": key,
        "subject": claims.subject,
        "email": claims.email,
        "at": clock.now().timestamp(),
        "next": kept["next"],
    }
    return render_template("people/municipal_back.html", provider=found, email=claims.email)


@pages.post("/in")
def finish() -> ResponseReturnValue:
    """Sign in, or link the account of whoever is signed in already."""
    told = session.pop(BACK, None)
    found = providers.providers().get(told["provider"]) if told else None
    if told is None or found is None or _is_old(told):
        return _lost(_("Det gick för lång tid. Börja om."))
    claims = Claims(found.issuer, told["subject"], told["email"])
    if current_user.is_authenticated:
        return _link(found, claims)
    person = current_app.extensions["security"].datastore.find_user(id=identities.use(claims))
    if person is None or not person.active:
        return _lost(
            _(
                "Inloggningen hos %(name)s är inte kopplad till något konto här. Logga in med lösenord "
                "och koppla den under Mina uppgifter. Har du inget konto behöver du en inbjudan.",
                name=found.name,
            )
        )
    step = current_app.extensions["security"].two_factor_plugins.tf_enter(
        person, remember_me=False, primary_authn_via="oidc", next_loc=told["next"] or None
    )
    if step is not None:
        return step
    login_user(person, authn_via=["oidc"])
    onward = told["next"]
    return redirect(onward if onward and validate_redirect_url(onward) else url_for("account.home"))


@pages.post("/<int(max=2147483647):identity_id>/ta-bort")
def end(identity_id: int) -> ResponseReturnValue:
    """Take a link away."""
    identities.end(person_id(), identity_id, second_step.device())
    flash(_("Kopplingen är borttagen. Du loggar in här som förut."), "ok")
    return redirect(url_for("own_page.show"))


def _link(found: Provider, claims: Claims) -> ResponseReturnValue:
    if not second_step.is_fresh():
        return redirect(url_for("security.verify", next=url_for(".choose")))
    try:
        identities.link(person_id(), g.sign_in_id, found, claims, second_step.device())
    except Refusal as refusal:
        return _lost(f"{refusal.sentence} {refusal.remedy}")
    flash(_("Kopplat. Nästa gång kan du logga in hos %(name)s.", name=found.name), "ok")
    return redirect(url_for(".choose"))


def _is_old(kept: dict[str, Any]) -> bool:
    return bool(clock.now().timestamp() - kept["at"] > WITHIN)


def _lost(text: str) -> ResponseReturnValue:
    """Say what went wrong where one can go on: on the page to link, or to sign in with the password."""
    flash(text, "error")
    return redirect(url_for(".choose") if current_user.is_authenticated else url_for("security.login"))


def _page(where: str, onward: str, fault: str) -> str:
    mine, who, nav = [], None, []
    if current_user.is_authenticated:
        mine = identities.links_of(person_id())
        who = {"place": current_user.name, "role": current_user.email}
        nav = [
            {"label": _("Mitt arbete"), "href": url_for("account.home"), "current": False},
            {"label": _("Mina uppgifter"), "href": url_for("own_page.show"), "current": False},
            {"label": _("Kommunens inloggning"), "href": url_for(".choose"), "current": True},
        ]
    return render_template(
        "people/municipal.html",
        where=where,
        onward=onward,
        fault=fault,
        errors=[{"field": "where", "text": fault}] if fault else [],
        mine=mine,
        names={one.issuer: one.name for one in providers.providers().values()},
        who=who,
        nav=nav,
    )
