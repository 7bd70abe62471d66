"""One's own page: who one is, how one signs in, and what is stored about one."""

from __future__ import annotations

import json
from typing import Any

from flask import Blueprint, Response, flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from flask_security import current_user

from webapp.ground.fields.file_names import file_name
from webapp.ground.frame import downloads, letter_words
from webapp.ground.frame.guard import person_id
from webapp.ground.mail import wishes
from webapp.ground.refusals import InvalidError
from webapp.ground.words import chosen_language
from webapp.people.deeds import address_changes, own_details
from webapp.people.deeds.factors import second_factors
from webapp.people.deeds.own_details import Details
from webapp.people.forms.own_page import AddressForm, DetailsForm, LanguageForm, WishForm
from webapp.people.queries import personal_data
from webapp.people.sign_in import limits
from webapp.people.sign_in.factors import second_step

pages = Blueprint("own_page", __name__, url_prefix="/konto")
LINK = "<string(maxlength=100):token>"


@pages.get("")
def show() -> ResponseReturnValue:
    """Show who one is, and the ways to change it."""
    return _page({}, {})


@pages.post("/uppgifter")
def save_details() -> ResponseReturnValue:
    """Save one's name and title."""
    kept = own_details.details_of(person_id())
    form = DetailsForm(name=kept.name, title=kept.title)
    if form.faults:
        return _page(form.typed, form.faults), 422
    if own_details.change(person_id(), Details(form.name.data, form.title.data)):
        flash(_("Sparat."), "ok")
    return redirect(url_for(".show"))


@pages.post("/brev")
def save_letters() -> ResponseReturnValue:
    """Save which letters one wants."""
    form = WishForm()
    if form.faults:
        return _page(form.typed, form.faults), 422
    wishes.wish(person_id(), form.wish.data)
    flash(_("Sparat."), "ok")
    return redirect(url_for(".show") + "#brev")


@pages.post("/sprak")
def save_language() -> ResponseReturnValue:
    """Keep the language one reads in, and go on where one was."""
    form = LanguageForm()
    if form.faults:
        return _page(form.typed, form.faults), 422
    own_details.speak(person_id(), form.language.data)
    chosen_language.remember(form.language.data)
    where = form.where.data or ""
    inside = where.startswith("/") and not where.startswith(("//", "/\\")) and where.isprintable()
    return redirect(where if inside else url_for(".show"))


@pages.post("/kalender")
def make_calendar() -> ResponseReturnValue:
    """Give one's calendar of last days an address, or another one."""
    wishes.make_calendar(person_id())
    flash(_("Kalendern har fått en ny adress."), "ok")
    return redirect(url_for(".show") + "#kalender")


@pages.post("/kalender/avsluta")
def end_calendar() -> ResponseReturnValue:
    """Take the address of one's calendar away."""
    wishes.end_calendar(person_id())
    flash(_("Kalenderns adress gäller inte längre."), "ok")
    return redirect(url_for(".show") + "#kalender")


@pages.post("/epost")
def ask_for_address() -> ResponseReturnValue:
    """Ask for another address; the password must have been typed lately."""
    if not second_step.is_fresh():
        return redirect(url_for("security.verify", next=url_for(".show")))
    form = AddressForm()
    if form.faults:
        return _page(form.typed, form.faults), 422
    limits.count_letter(form.email.data)
    try:
        address_changes.ask(person_id(), form.email.data, second_step.device())
    except InvalidError as error:
        return _page(form.typed, error.faults), error.status
    goes = _("Två brev är på väg: ett till din nya adress och ett till den gamla. Öppna länken i båda.")
    flash(letter_words.told(goes, _("Två brev är skrivna: till din nya adress och till den gamla.")), "ok")
    return redirect(url_for(".show"))


@pages.post("/epost/ta-tillbaka")
def take_back_address() -> ResponseReturnValue:
    """Let the address be as it is."""
    address_changes.take_back(person_id())
    flash(_("Adressen är som förut. Länkarna i breven gäller inte längre."), "ok")
    return redirect(url_for(".show"))


@pages.get(f"/epost/{LINK}")
def ask_to_confirm(token: str) -> ResponseReturnValue:
    """Show what a letter's link confirms; nothing happens before its button is pressed."""
    return render_template("people/address_link.html", found=address_changes.shown(token), token=token)


@pages.post(f"/epost/{LINK}")
def confirm(token: str) -> ResponseReturnValue:
    """Say yes to the change from one of the two addresses."""
    done = address_changes.confirm(token)
    waits = _("Tack. Bytet sker när länken i det andra brevet också är öppnad.")
    flash(_("Klart. Nu loggar du in med den nya adressen.") if done else waits, "ok")
    return redirect(url_for(".show") if current_user.is_authenticated else url_for("security.login"))


@pages.get("/lagrat")
def stored() -> ResponseReturnValue:
    """Show what is stored about one."""
    return render_template(
        "people/stored.html",
        kinds=personal_data.overview(person_id()),
        details=own_details.details_of(person_id()),
        since=own_details.since(person_id()),
        **_frame({}),
    )


@pages.get("/lagrat/fil")
def stored_file() -> Response:
    """Hand out all that is stored about one."""
    whole = json.dumps(personal_data.everything(person_id()), ensure_ascii=False, indent=2)
    return downloads.handed(whole.encode(), "json", file_name("kompassrosen", current_user.name))


def _page(typed: dict[str, Any], faults: dict[str, str]) -> str:
    kept = own_details.details_of(person_id())
    return render_template(
        "people/own_page.html",
        typed={"name": kept.name, "title": kept.title, "email": "", **typed},
        wish=wishes.wish_of(person_id()),
        calendar=_calendar_address(),
        waiting=address_changes.waiting_for(person_id()),
        factor=second_factors.standing(person_id()),
        **_frame(faults),
    )


def _calendar_address() -> str:
    """Give the address of one's calendar; nothing where it has none."""
    token = wishes.calendar_token(person_id())
    return url_for("calendars.show", token=token, _external=True) if token else ""


def _frame(faults: dict[str, str]) -> dict[str, Any]:
    return {
        "faults": faults,
        "errors": [{"field": field, "text": text} for field, text in faults.items()],
        "who": {"place": current_user.name, "role": current_user.email},
        "nav": [
            {"label": _("Mitt arbete"), "href": url_for("account.home"), "current": False},
            {"label": _("Mina uppgifter"), "href": url_for(".show"), "current": True},
        ],
    }
