"""The office's pages of its round's people: who does what, who is invited, and who needs a reminder."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from flask import Blueprint, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from flask_babel import lazy_gettext

from questionnaires.municipalities.swedish import spelled
from webapp.award.deeds import steps
from webapp.award.deeds.ranking.disclosure import SHOWING
from webapp.ground.fields import clean_line
from webapp.ground.frame import letter_words
from webapp.ground.frame.guard import person_id, subject
from webapp.ground.layout.sheets import sheet
from webapp.ground.refusals import InvalidError, NotReadyError
from webapp.ground.roles import COORDINATOR, JUROR, NOMINATOR, ROLE_NAMES
from webapp.office.deeds import reminders, staff
from webapp.office.deeds.groups import own_letters
from webapp.office.forms.posts import EndingForm
from webapp.office.views.menu import office_menu
from webapp.people.deeds import invitations
from webapp.people.deeds.invitations import POST_ROLES, Invited
from webapp.people.forms.invitations import InvitationForm
from webapp.rounds.deeds import approval
from webapp.rounds.deeds.approval import COMES_IN, LEAVES

pages = Blueprint("staff", __name__, url_prefix="/kansli")
DEEDS = {
    steps.ANNOUNCE: lazy_gettext("göra resultaten offentliga"),
    reminders.TO_ALL: lazy_gettext("skicka en påminnelse till alla"),
    own_letters.TO_ALL: lazy_gettext("skicka ett brev till alla kommuner"),
    SHOWING[JUROR]: lazy_gettext("visa juryns ordning"),
    SHOWING[NOMINATOR]: lazy_gettext("visa nomineringsgruppens ordning"),
    COMES_IN: lazy_gettext("bjuda in någon till kansliet"),
    LEAVES: lazy_gettext("avsluta någons uppdrag i kansliet"),
}
"""What may wait for a second person, in words."""
LACKS, TABLE = "saknar", "#samordnare"
"""What asks for the municipalities that nobody coordinates, and where on the page they stand."""
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
        **_municipalities(page),
        requests=requests,
        apart={what: approval.apart(person_id(), ask) for what, ask in requests.items()},
        errors=[{"field": field, "text": text} for field, text in faults.items()],
        **office_menu(page.round, "staff.people"),
    )


def _municipalities(page: staff.Staff) -> dict[str, Any]:
    """Give the municipalities that are asked for, in sheets."""
    words, lacks = clean_line(request.args.get("namn", ""))[:100], request.args.get("visa") == LACKS
    wanted = spelled(words)
    lines = [one for one in (page.without if lacks else page.entrants) if wanted in spelled(one.name)]
    shown = sheet(lines, url_for("staff.people", round_key=page.round.key))
    before, after = (to and f"{to}{TABLE}" for to in (shown.before, shown.after))
    return {"sheet": replace(shown, before=before, after=after), "words": words, "lacks": lacks}
