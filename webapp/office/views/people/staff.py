"""The office's pages of its round's people: who does what, who is invited, and who needs a reminder."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flask import Blueprint, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from flask_babel import lazy_gettext, ngettext

from webapp.award.deeds import steps
from webapp.award.deeds.ranking.disclosure import SHOWING
from webapp.ground.frame import letter_words
from webapp.ground.frame.filters import deadline
from webapp.ground.frame.guard import person_id, subject
from webapp.ground.refusals import InvalidError, NotReadyError, Refusal
from webapp.ground.roles import COORDINATOR, JUROR, NOMINATOR, ROLE_NAMES
from webapp.office import occasions
from webapp.office.deeds import reminders, staff
from webapp.office.forms.posts import EndingForm, LetterForm
from webapp.office.forms.rounds import AskedForm
from webapp.office.views.menu import office_menu
from webapp.people.deeds import invitations
from webapp.people.deeds.invitations import POST_ROLES, Invited
from webapp.people.forms.invitations import InvitationForm
from webapp.rounds.deeds import approval
from webapp.rounds.deeds.approval import COMES_IN, LEAVES

if TYPE_CHECKING:
    from webapp.office.deeds.reminders import Lacking

pages = Blueprint("staff", __name__, url_prefix="/kansli")
DEEDS = {
    steps.ANNOUNCE: lazy_gettext("göra resultaten offentliga"),
    reminders.TO_ALL: lazy_gettext("skicka en påminnelse till alla"),
    SHOWING[JUROR]: lazy_gettext("visa juryns ordning"),
    SHOWING[NOMINATOR]: lazy_gettext("visa nomineringsgruppens ordning"),
    COMES_IN: lazy_gettext("bjuda in någon till kansliet"),
    LEAVES: lazy_gettext("avsluta någons uppdrag i kansliet"),
}
"""What may wait for a second person, in words."""
INVITATION = "inbjudan/<int(max=2147483647):invitation_id>"
POST = "uppdrag/<int(max=2147483647):post_id>"


@pages.get("/<round_key>/personer", endpoint="people")
def people_of_round(round_key: str) -> ResponseReturnValue:
    """Show everybody who has something to do in the round."""
    return people_page({}, {})


@pages.post("/<round_key>/personer")
def invite(round_key: str) -> ResponseReturnValue:
    """Invite somebody to the round, or a coordinator of one of its municipalities."""
    form = InvitationForm((COORDINATOR, *POST_ROLES))
    if form.faults:
        return people_page(form.faults, form.data), 422
    who = Invited(form.email.data, form.name.data, form.role.data)
    try:
        written = invitations.invite_by_office(person_id(), subject().id, who, form.municipality.data)
    except InvalidError as error:
        return people_page(error.faults, form.data), 422
    except NotReadyError as refusal:
        return people_page({"role": f"{refusal.sentence} {refusal.remedy}"}, form.data), refusal.status
    if not written:
        flash(
            _(
                "Begäran är sparad. Inbjudan till %(who)s går när någon annan i kansliet bekräftar.",
                who=who.name,
            ),
            "ok",
        )
        return redirect(url_for(".people", round_key=round_key))
    flash(letter_words.invited(who.name, who.email), "ok")
    return redirect(url_for(".people", round_key=round_key))


@pages.post(f"/<round_key>/personer/{INVITATION}/skicka-igen")
def send_again(round_key: str, invitation_id: int) -> ResponseReturnValue:
    """Send an invitation again."""
    row = invitations.send_again(person_id(), invitation_id, round_id=subject().id)
    flash(letter_words.invited_again(row.name), "ok")
    return redirect(url_for(".people", round_key=round_key))


@pages.post(f"/<round_key>/personer/{INVITATION}/aterkalla")
def withdraw(round_key: str, invitation_id: int) -> ResponseReturnValue:
    """Withdraw an invitation."""
    row = invitations.withdraw(person_id(), invitation_id, round_id=subject().id)
    flash(_("Inbjudan till %(who)s är återkallad.", who=row.name), "ok")
    return redirect(url_for(".people", round_key=round_key))


@pages.get(f"/<round_key>/personer/{POST}/avsluta")
def ask_to_end(round_key: str, post_id: int) -> ResponseReturnValue:
    """Show what somebody has open by a post, and what becomes of it, before it ends."""
    held = staff.ending(subject(), post_id)
    return render_template(
        "office/ending.html",
        held=held,
        way=staff.way_out(person_id(), subject(), held.post),
        names=ROLE_NAMES,
        requests=[DEEDS.get(one.deed, one.deed) for one in held.requests],
        me=person_id(),
        **office_menu(subject(), "staff.people"),
        round=subject(),
    )


@pages.post(f"/<round_key>/personer/{POST}/avsluta")
def end_post(round_key: str, post_id: int) -> ResponseReturnValue:
    """End somebody's post."""
    try:
        ended = staff.end_post(person_id(), subject().id, post_id, seen=EndingForm().seen.data)
    except NotReadyError as refusal:
        return people_page({f"post-{post_id}": f"{refusal.sentence} {refusal.remedy}"}, {}), refusal.status
    if not ended.done:
        flash(_("Begäran är sparad. Uppdraget avslutas när någon annan i kansliet har bekräftat det."), "ok")
        return redirect(url_for(".people", round_key=round_key))
    flash(_("Uppdraget för %(who)s är avslutat.", who=ended.name), "ok")
    left = ended.of == person_id()
    return redirect(url_for("account.home") if left else url_for(".people", round_key=round_key))


def people_page(faults: dict[str, str], typed: dict[str, object]) -> str:
    """Show the people, with what was refused beside it."""
    page = staff.staff(subject())
    requests = {what: approval.asked(page.round.id, what) for what in (COMES_IN, LEAVES)}
    return render_template(
        "office/staff.html",
        page=page,
        round=page.round,
        roles={role: ROLE_NAMES[role] for role in (COORDINATOR, *POST_ROLES)},
        names=ROLE_NAMES,
        faults=faults,
        typed=typed,
        me=person_id(),
        requests=requests,
        apart={what: approval.apart(person_id(), ask) for what, ask in requests.items()},
        errors=[{"field": field, "text": text} for field, text in faults.items()],
        **office_menu(page.round, "staff.people"),
    )


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


def _lacking(faults: dict[str, str]) -> str:
    award_round, letter = subject(), _letter()
    own = letter.own.data
    if fault := reminders.own_words_fault(own):
        faults = {"own": fault, **faults}
    chosen = reminders.chosen(award_round, sorted(letter.chosen.data))
    ahead = [] if "own" in faults else chosen
    return render_template(
        "office/reminders.html",
        round=award_round,
        rows=reminders.lacking(award_round),
        begun=reminders.begun(award_round),
        chosen={one.assessment.id for one in chosen},
        ahead=ahead,
        letters=sum(len(one.people) for one in ahead),
        example=_example(ahead[0]) if ahead else None,
        asked="valda" in request.args and "own" not in faults,
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
