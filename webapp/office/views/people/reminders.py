"""Who lacks something, and the reminder: shown as it will be read before it is sent."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flask import flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from flask_babel import ngettext

from questionnaires.municipalities.swedish import spelled
from webapp.ground.fields import clean_line
from webapp.ground.frame import letter_words
from webapp.ground.frame.filters import deadline
from webapp.ground.frame.guard import person_id, subject
from webapp.ground.layout.sheets import sheet
from webapp.ground.refusals import InvalidError, Refusal
from webapp.office import occasions
from webapp.office.deeds import reminders
from webapp.office.forms.posts import LetterForm
from webapp.office.forms.rounds import AskedForm
from webapp.office.views.groups import group
from webapp.office.views.menu import office_menu
from webapp.office.views.people.staff import pages
from webapp.rounds.deeds import approval

if TYPE_CHECKING:
    from webapp.office.deeds.reminders import Lacking


@pages.get("/<round_key>/paminn")
def lacking(round_key: str) -> ResponseReturnValue:
    """Show what is not handed in; with something chosen also the letter as it will be read."""
    return _lacking({})


@pages.post("/<round_key>/paminn")
def remind(round_key: str) -> ResponseReturnValue:
    """Send the reminders that were previewed."""
    closes = {one.assessment.id: _closes(one) for one in reminders.lacking(subject())}
    letter = _letter()
    try:
        chosen = sorted(letter.chosen.data)
        written = reminders.remind(person_id(), subject().id, chosen, closes, letter.own.data)
    except Refusal as refusal:
        faults = (
            refusal.faults
            if isinstance(refusal, InvalidError)
            else {"chosen": f"{refusal.sentence} {refusal.remedy}".strip()}
        )
        return _lacking(faults), refusal.status
    _tell(written)
    return redirect(url_for(".lacking", round_key=round_key))


@pages.post("/<round_key>/paminn/alla")
def confirm_reminder(round_key: str) -> ResponseReturnValue:
    """Say yes to the letter to all that somebody else has asked for."""
    closes = {one.assessment.id: _closes(one) for one in reminders.lacking(subject())}
    try:
        _tell(reminders.confirm(person_id(), subject().id, AskedForm().asked.data, closes))
    except InvalidError:
        fault = _("Ingen av dem kan påminnas nu. Ta tillbaka begäran, och välj bland dem som står här.")
        return _lacking({"to-all": fault}), 422
    except Refusal as refusal:
        return _lacking({"to-all": f"{refusal.sentence} {refusal.remedy}"}), refusal.status
    return redirect(url_for(".lacking", round_key=round_key))


@pages.post("/<round_key>/paminn/ta-tillbaka")
def take_back_reminder(round_key: str) -> ResponseReturnValue:
    """Take back the request for a letter to all."""
    approval.take_back(person_id(), subject(), reminders.TO_ALL)
    flash(_("Begäran är tillbakatagen."), "ok")
    return redirect(url_for(".lacking", round_key=round_key))


def _tell(written: int | None) -> None:
    """Say what became of a reminder; None is one to all, which waits for a second person."""
    if written is None:
        flash(_("Begäran är sparad. Brevet går till alla, så någon annan i kansliet bekräftar den."), "ok")
    else:
        goes = ngettext("%(num)s påminnelse är på väg.", "%(num)s påminnelser är på väg.", written)
        waits = ngettext("%(num)s påminnelse är skriven.", "%(num)s påminnelser är skrivna.", written)
        flash(letter_words.told(goes, waits), "ok")


def _letter() -> LetterForm:
    """Read to whom the letter goes and what the office adds: from the form, or from a preview's address."""
    return LetterForm() if request.method == "POST" else LetterForm(request.args)


def _named() -> set[int]:
    """Give the questionnaires that are named one by one, or that the participants of a group lack."""
    if request.method == "GET" and group.asked_for():
        return {form.row.id for line in group.lines_of_group() for form in line.forms if form.lacks}
    return set(_letter().chosen.data)


def _lacking(faults: dict[str, str]) -> str:
    award_round, letter = subject(), _letter()
    own = letter.own.data
    if fault := reminders.own_words_fault(own):
        faults = {"own": fault, **faults}
    rows, named = reminders.lacking(award_round), _named()
    chosen = [one for one in rows if one.assessment.id in named and one.may_be_reminded]
    words = clean_line(request.args.get("namn", ""))[:100]
    wanted = spelled(words)
    found = [one for one in rows if wanted in spelled(one.assessment.municipality.name)]
    shown = sheet(found, url_for(".lacking", round_key=award_round.key))
    ahead = [] if "own" in faults else chosen
    return render_template(
        "office/reminders.html",
        round=award_round,
        many=len(rows),
        sheet=shown,
        words=words,
        elsewhere=[one.assessment.id for one in chosen if one not in shown.lines],
        begun=reminders.begun(award_round),
        chosen={one.assessment.id for one in chosen},
        ahead=ahead,
        letters=sum(len(one.people) for one in ahead),
        example=_example(ahead[0]) if ahead else None,
        asked=("valda" in request.args or group.asked_for()) and "own" not in faults,
        own=own,
        to_all=(to_all := approval.asked(award_round.id, reminders.TO_ALL)),
        apart=approval.apart(person_id(), to_all),
        me=person_id(),
        faults=faults,
        errors=[{"field": field, "text": text} for field, text in faults.items()],
        **office_menu(award_round, "staff.lacking"),
    )


def _example(one: Lacking) -> dict[str, str]:
    """Give the first letter as it will be read."""
    person = one.people[0]
    return {
        "to": person.email,
        "subject": reminders.subject(one.assessment),
        "body": occasions.reminder(one.assessment, person, _closes(one), _letter().own.data),
        "link": one.assessment.path,
    }


def _closes(one: Lacking) -> str:
    closes_at = one.assessment.closes_at
    return deadline(closes_at) if closes_at else _("inte bestämd")
