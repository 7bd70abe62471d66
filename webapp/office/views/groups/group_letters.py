"""A letter in the office's own words to some participants: written, shown, and then sent."""

from __future__ import annotations

from flask import flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from flask_babel import ngettext
from flask_security import current_user

from webapp.ground.frame import letter_words
from webapp.ground.frame.guard import person_id, subject
from webapp.ground.layout.sheets import sheet
from webapp.ground.refusals import InvalidError, Refusal
from webapp.office.deeds.groups import own_letters
from webapp.office.deeds.groups.own_letters import OwnLetter, Recipients
from webapp.office.forms.posts import OwnLetterForm
from webapp.office.forms.rounds import AskedForm
from webapp.office.views.blueprint import errors_of, frame, pages
from webapp.office.views.groups import group
from webapp.people.queries.invitations import invitation_texts
from webapp.rounds.deeds import approval

PAGE = "/<round_key>/deltagare/brev"


@pages.get(PAGE)
def group_letter(round_key: str) -> ResponseReturnValue:
    """Show whom a letter would go to, and where it is written."""
    return _page({})


@pages.post(PAGE)
def send_group_letter(round_key: str) -> ResponseReturnValue:
    """Show the letter as it will be read, or send it."""
    form = OwnLetterForm()
    letter = OwnLetter(form.subject.data, form.text.data)
    if form.look.data:
        return _page(letter.faults, form, shown=not letter.faults), 422 if letter.faults else 200
    try:
        many = own_letters.send(person_id(), subject().id, letter, form.chosen.data)
    except InvalidError as error:
        return _page(error.faults, form), 422
    except Refusal as refusal:
        return _page({"press": f"{refusal.sentence} {refusal.remedy}"}, form), refusal.status
    _tell(many)
    return redirect(url_for(".participants" if many else ".group_letter", round_key=round_key))


@pages.post(f"{PAGE}/alla")
def confirm_group_letter(round_key: str) -> ResponseReturnValue:
    """Say yes to the letter to all that somebody else has asked for."""
    try:
        _tell(own_letters.confirm(person_id(), subject().id, AskedForm().asked.data))
    except Refusal as refusal:
        return _page({"letter": f"{refusal.sentence} {refusal.remedy}"}), refusal.status
    return redirect(url_for(".participants", round_key=round_key))


@pages.post(f"{PAGE}/ta-tillbaka")
def take_back_group_letter(round_key: str) -> ResponseReturnValue:
    """Take back the request for a letter to all."""
    approval.take_back(person_id(), subject(), own_letters.TO_ALL)
    flash(_("Begäran är tillbakatagen."), "ok")
    return redirect(url_for(".group_letter", round_key=round_key))


def _tell(many: int | None) -> None:
    if many is None:
        flash(_("Begäran är sparad. Brevet går till alla, så någon annan i kansliet bekräftar den."), "ok")
        return
    goes = ngettext("%(num)s brev är på väg.", "%(num)s brev är på väg.", many)
    waits = ngettext("%(num)s brev är skrivet.", "%(num)s brev är skrivna.", many)
    flash(letter_words.told(goes, waits), "ok")


def _page(faults: dict[str, str], form: OwnLetterForm | None = None, *, shown: bool = False) -> str:
    chosen = form.chosen.data if form else {line.entrant.id for line in group.lines_of_group()}
    found = own_letters.recipients(subject(), chosen)
    asked = approval.asked(subject().id, own_letters.TO_ALL)
    return render_template(
        "office/group_letter.html",
        **frame(subject(), "participants"),
        found=found,
        sheet=sheet(found.people, url_for(".group_letter", round_key=subject().key)),
        chosen=sorted(chosen),
        typed={"subject": form.subject.data, "text": form.text.data} if form else {},
        shown=_example(found, form) if shown and form and found.people else "",
        placeholders=invitation_texts.PLACEHOLDERS,
        limit=invitation_texts.LIMIT,
        asked=asked,
        apart=approval.apart(person_id(), asked),
        me=person_id(),
        faults=faults,
        errors=errors_of(faults),
    )


def _example(found: Recipients, form: OwnLetterForm) -> str:
    letter = OwnLetter(form.subject.data, form.text.data)
    return own_letters.body(subject(), letter, found.people[0], current_user.name)
