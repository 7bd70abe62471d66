"""The office's page of municipalities that begin by themselves, and of whose an e-mail domain is."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from flask import flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from flask_security import current_user

from questionnaires.municipalities.register import found
from webapp.ground.frame import letter_words
from webapp.ground.frame.guard import person_id
from webapp.ground.refusals import InvalidError, NotReadyError
from webapp.office.queries import registration_story
from webapp.office.views.blueprint import errors_of, pages
from webapp.people.deeds.registrations import decisions, domain_corrections
from webapp.people.deeds.registrations.domain_corrections import Correction
from webapp.people.forms.registrations import AnswerForm, DomainForm, names
from webapp.people.queries import municipal_domains, registrations
from webapp.people.queries.registrations import State

LISTING, DOMAINS = "/anmalningar", "/anmalningar/domaner"
ONE = f"{LISTING}/<int(max=2147483647):registration_id>"


@pages.get(LISTING)
def registered() -> ResponseReturnValue:
    """Show who has registered, what waits for an answer, and what has happened."""
    return _page({}, {})


@pages.post(f"{ONE}/godkann")
def approve_registration(registration_id: int) -> ResponseReturnValue:
    """Invite whoever registered."""
    try:
        row = decisions.approve_by_office(person_id(), registration_id)
    except InvalidError as error:
        return _page({f"why-{registration_id}": error.faults["email"]}, {}), error.status
    except NotReadyError as refusal:
        return _page({f"why-{registration_id}": f"{refusal.sentence} {refusal.remedy}"}, {}), refusal.status
    flash(letter_words.invited(row.name, row.email), "ok")
    return redirect(url_for(".registered"))


@pages.post(f"{ONE}/avsla")
def decline_registration(registration_id: int) -> ResponseReturnValue:
    """Say no."""
    told = _("%(who)s får ett brev om att begäran inte godkändes.")
    return _refuse(decisions.decline_by_office, registration_id, told)


@pages.post(f"{ONE}/invand")
def undo_registration(registration_id: int) -> ResponseReturnValue:
    """Object to somebody who has begun."""
    told = _("%(who)s är inte längre med, och får ett brev om varför.")
    return _refuse(decisions.undo, registration_id, told)


@pages.post(f"{ONE}/bekrafta")
def settle_registration(registration_id: int) -> ResponseReturnValue:
    """Say that nothing is provisional any more."""
    row = decisions.settle(person_id(), registration_id)
    flash(_("%(place)s är med på riktigt.", place=row.municipality), "ok")
    return redirect(url_for(".registered"))


@pages.post(f"{ONE}/ta-tillbaka")
def withdraw_registration(registration_id: int) -> ResponseReturnValue:
    """Take back a yes that nobody has used."""
    row = decisions.withdraw(person_id(), registration_id)
    flash(_("Godkännandet av %(who)s är taget tillbaka.", who=row.name), "ok")
    return redirect(url_for(".registered"))


@pages.get(DOMAINS)
def domains() -> ResponseReturnValue:
    """Show whose an e-mail domain is, and on what that rests."""
    return _domain_page({}, {})


@pages.post(DOMAINS)
def correct_domain() -> ResponseReturnValue:
    """Say whose an e-mail domain is."""
    form = DomainForm()
    said = Correction(form.domain.data.lower().removeprefix("@"), form.municipality.data, form.trusted.data)
    try:
        changed = domain_corrections.correct(person_id(), said)
    except InvalidError as error:
        return _domain_page(form.data, error.faults), error.status
    same = _("Så var det redan.")
    lets_in = _("En adress på %(domain)s släpper nu in den första i %(place)s.")
    asks = _("En adress på %(domain)s släpper inte längre in någon i %(place)s av sig själv.")
    told = (lets_in if said.trusted else asks) % {"domain": said.domain, "place": said.municipality}
    flash(told if changed else same, "ok")
    return redirect(url_for(".domains", kommun=said.municipality))


def _refuse(deed: Callable[[int, int, str], Any], registration_id: int, told: str) -> ResponseReturnValue:
    form = AnswerForm()
    faults = {f"why-{registration_id}": text for text in form.faults.values()}
    typed = {f"why-{registration_id}": form.why.data}
    if faults:
        return _page(typed=typed, faults=faults), 422
    try:
        row = deed(person_id(), registration_id, form.why.data)
    except InvalidError as error:
        return _page(typed=typed, faults=error.faults), error.status
    flash(told % {"who": row.name}, "ok")
    return redirect(url_for(".registered"))


def _page(faults: dict[str, str], typed: dict[str, Any]) -> str:
    rows = registrations.for_office()
    groups: dict[str, list[registrations.Seen]] = {}
    for one in rows:
        groups.setdefault(_group(one), []).append(one)
    return render_template(
        "office/registrations.html",
        groups=groups,
        can_be_withdrawn=decisions.can_be_withdrawn,
        story=registration_story.latest(),
        faults=faults,
        typed=typed,
        **_frame("registered", faults),
    )


def _group(one: registrations.Seen) -> str:
    """Tell under which heading a registration stands."""
    if one.state is State.WAITING:
        return "office" if one.at_office else "contact"
    return "begun" if one.state is State.PROVISIONAL else "done"


def _domain_page(typed: dict[str, Any], faults: dict[str, str]) -> str:
    sought = request.args.get("kommun", "")[:80]
    places = {one.name for one in found(sought)}
    lines = [
        one
        for one in municipal_domains.lines()
        if (one.municipality in places if sought else not one.trusted or one.said)
    ]
    return render_template(
        "office/domains.html",
        lines=lines,
        sought=sought,
        names=names(),
        typed=typed,
        faults=faults,
        **_frame("domains", faults),
    )


def _frame(current: str, faults: dict[str, str]) -> dict[str, Any]:
    links = (
        ("account.home", _("Mitt arbete"), ""),
        ("office.rounds", _("Omgångar"), ""),
        ("office.registered", _("Anmälningar"), "registered"),
        ("office.domains", _("Domäner"), "domains"),
    )
    nav = [{"label": label, "href": url_for(page), "current": key == current} for page, label, key in links]
    who = {"place": current_user.name, "role": _("Kansli")}
    return {"nav": nav, "who": who, "errors": errors_of(faults)}
