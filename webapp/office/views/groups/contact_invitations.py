"""The contacts of a round are invited in one press: the letter, to whom it goes, and who is left out."""

from __future__ import annotations

from typing import Any

from flask import flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from flask_babel import ngettext
from flask_security import current_user

from webapp.ground.fields.numbers import read_number
from webapp.ground.frame import letter_words
from webapp.ground.frame.guard import person_id, subject
from webapp.ground.layout.sheets import sheet
from webapp.ground.refusals import InvalidError, Refusal
from webapp.ground.words.languages import speaking
from webapp.office.deeds.groups import contact_invitations
from webapp.office.forms.posts import ContactsForm, InvitationTextForm
from webapp.office.queries.contacts import addressees
from webapp.office.queries.contacts.addressees import Addressees
from webapp.office.views.blueprint import errors_of, frame, pages
from webapp.office.views.groups import group
from webapp.people.queries.invitations import invitation_texts
from webapp.people.queries.invitations.invitation_texts import Words
from webapp.people.queries.people import language_of

PAGE = "/<round_key>/deltagare/bjud-in"


@pages.get(PAGE)
def contacts(round_key: str) -> ResponseReturnValue:
    """Show the letter as it will be read, to whom it goes, and why others are left out."""
    return _page({})


@pages.post(PAGE)
def invite_contacts(round_key: str) -> ResponseReturnValue:
    """Invite everybody whom the page named."""
    form = ContactsForm()
    try:
        many = contact_invitations.invite(person_id(), subject().id, form.chosen.data, form.version.data)
    except Refusal as refusal:
        fault = {"press": f"{refusal.sentence} {refusal.remedy}"}
        return _page(fault, chosen=form.chosen.data), refusal.status
    goes = ngettext("%(num)s inbjudan är på väg.", "%(num)s inbjudningar är på väg.", many)
    waits = ngettext("%(num)s inbjudan är skriven.", "%(num)s inbjudningar är skrivna.", many)
    flash(letter_words.told(goes, waits), "ok")
    return redirect(url_for(".participants", round_key=round_key))


@pages.post(f"{PAGE}/text")
def save_invitation_text(round_key: str) -> ResponseReturnValue:
    """Keep the office's own words, and show the letter that comes of them."""
    form = InvitationTextForm()
    try:
        contact_invitations.save_text(person_id(), subject().id, form.version.data, form.text.data)
    except InvalidError as error:
        return _page(error.faults, typed=form.text.data), 422
    except contact_invitations.StaleTextError as error:
        return _page({"text": f"{error.sentence} {error.remedy}"}, typed=form.text.data, beside=True), 409
    flash(_("Texten är sparad. Så här ser brevet ut nu."), "ok")
    return redirect(url_for(".contacts", round_key=round_key))


def _page(
    faults: dict[str, str], typed: str | None = None, chosen: set[int] | None = None, *, beside: bool = False
) -> str:
    if chosen is None and group.asked_for():
        chosen = {line.entrant.id for line in group.lines_of_group()}
    found = addressees.addressees(subject(), chosen)
    words = invitation_texts.words_of(subject().id)
    return render_template(
        "office/contacts.html",
        **frame(subject(), "participants"),
        found=found,
        **_sheets(found),
        kinds=invitation_texts,
        words=words,
        typed=words.text if typed is None else typed,
        beside=words.text if beside else "",
        placeholders=invitation_texts.PLACEHOLDERS,
        limit=invitation_texts.LIMIT,
        letter=_example(found, words),
        some=chosen is not None,
        faults=faults,
        errors=errors_of(faults),
    )


def _sheets(found: Addressees) -> dict[str, Any]:
    """Give one sheet of those who get a letter, and one of those who do not, each with its own address."""
    here = url_for(".contacts", round_key=subject().key)
    return {
        "to": sheet(found.invited, here),
        "without": sheet(found.left_out, here, "utan"),
        "leafed": "sida" in request.args,
    }


def _example(found: Addressees, words: Words) -> dict[str, Any]:
    """Give one of the letters as it will be read: the one that is asked for, else the first."""
    wanted = read_number(request.args.get("brev", ""))
    one = next((one for one in found.invited if one.entrant.id == wanted), next(iter(found.invited), None))
    if one is None:
        return {}
    contact = one.entrant
    to = invitation_texts.Addressee(contact.contact_name, one.place, current_user.name, one.kind)
    read_in = language_of(contact.contact_email)
    with speaking(read_in):
        text = words.text if words.version else invitation_texts.usual()
        told = (
            invitation_texts.subject(subject(), one.place),
            invitation_texts.letter_text(text, subject(), to),
        )
    letter = {"to": contact.contact_email, "place": one.place, "subject": told[0], "body": told[1]}
    return {**letter, "language": read_in}
