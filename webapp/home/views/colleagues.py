"""A municipality's page of its people: who does what, who is invited, and who leaves."""

from __future__ import annotations

from flask import Blueprint, flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from flask_babel import lazy_gettext, ngettext

from webapp.ground import context
from webapp.ground.frame import letter_words
from webapp.ground.frame.guard import person_id, subject
from webapp.ground.mail import lost_letters
from webapp.ground.refusals import InvalidError, Refusal
from webapp.ground.roles import COORDINATOR, MEMBER_ROLES, ROLE_NAMES
from webapp.home.deeds import colleagues as colleague_deeds
from webapp.home.forms.colleagues import LeavingForm, RoleForm
from webapp.people.deeds import invitations
from webapp.people.deeds.invitations import Invited
from webapp.people.deeds.registrations import decisions
from webapp.people.forms.invitations import InvitationForm
from webapp.people.forms.registrations import AnswerForm
from webapp.people.queries.own_municipality import OwnMunicipality

pages = Blueprint("people", __name__, url_prefix="/kommun")
PLACE = "<int(max=2147483647):municipality_id>/medarbetare"
WHO = "<int(max=2147483647):member_id>"
INVITATION = "inbjudan/<int(max=2147483647):invitation_id>"
REGISTRATION = "anmalan/<int(max=2147483647):registration_id>"

MAY = {
    "coordinator": lazy_gettext("svarar, bjuder in och lämnar in"),
    "contributor": lazy_gettext("svarar på frågor"),
    "certifier": lazy_gettext("läser och intygar svaren"),
    "reader": lazy_gettext("läser svaren"),
}


@pages.get(f"/{PLACE}")
def colleagues(municipality_id: int) -> ResponseReturnValue:
    """Show who takes part."""
    return _page({}, {})


@pages.post(f"/{PLACE}")
def invite(municipality_id: int) -> ResponseReturnValue:
    """Invite a colleague."""
    form = InvitationForm(MEMBER_ROLES)
    if form.faults:
        return _page(form.faults, form.data), 422
    who = Invited(form.email.data, form.name.data, form.role.data)
    try:
        invitations.invite_colleague(person_id(), municipality_id, who)
    except InvalidError as error:
        return _page(error.faults, form.data), 422
    flash(letter_words.invited(who.name, who.email), "ok")
    return _back(municipality_id)


@pages.post(f"/{PLACE}/{INVITATION}/skicka-igen")
def send_again(municipality_id: int, invitation_id: int) -> ResponseReturnValue:
    """Send an invitation again."""
    row = invitations.send_again(person_id(), invitation_id, municipality_id=municipality_id)
    flash(letter_words.invited_again(row.name), "ok")
    return _back(municipality_id)


@pages.post(f"/{PLACE}/{INVITATION}/aterkalla")
def withdraw(municipality_id: int, invitation_id: int) -> ResponseReturnValue:
    """Withdraw an invitation."""
    row = invitations.withdraw(person_id(), invitation_id, municipality_id=municipality_id)
    flash(_("Inbjudan till %(who)s är återkallad.", who=row.name), "ok")
    return _back(municipality_id)


@pages.post(f"/{PLACE}/brev/<int(max=2147483647):letter_id>/skicka-igen")
def send_letter_again(municipality_id: int, letter_id: int) -> ResponseReturnValue:
    """Send a letter that did not arrive once more."""
    letter = lost_letters.send_again_at(municipality_id, letter_id)
    flash(letter_words.letter_again(letter.recipient), "ok")
    return _back(municipality_id)


@pages.post(f"/{PLACE}/{REGISTRATION}/ja")
def let_in(municipality_id: int, registration_id: int) -> ResponseReturnValue:
    """Say yes to somebody whom nobody has invited."""
    try:
        row = decisions.approve_at_home(person_id(), municipality_id, registration_id)
    except InvalidError as error:
        return _page({f"why-{registration_id}": error.faults["email"]}, {}), error.status
    flash(letter_words.invited(row.name, row.email), "ok")
    return _back(municipality_id)


@pages.post(f"/{PLACE}/{REGISTRATION}/nej")
def turn_down(municipality_id: int, registration_id: int) -> ResponseReturnValue:
    """Say no, with a reason."""
    form = AnswerForm()
    try:
        row = decisions.decline_at_home(person_id(), municipality_id, registration_id, form.why.data)
    except InvalidError as error:
        return _page(error.faults, {f"why-{registration_id}": form.why.data}), error.status
    flash(_("%(who)s får ett brev om att begäran inte godkändes.", who=row.name), "ok")
    return _back(municipality_id)


@pages.post(f"/{PLACE}/{WHO}/roll")
def change_role(municipality_id: int, member_id: int) -> ResponseReturnValue:
    """Give a colleague another role."""
    form = RoleForm(of=member_id)
    try:
        changed = colleague_deeds.change_role(person_id(), municipality_id, member_id, form.role.data)
    except InvalidError as error:
        return _page({f"role-{member_id}": error.faults["role"]}, {}), 422
    except Refusal as refusal:
        return _refused(refusal, member_id)
    told = _("%(who)s är nu %(role)s.", who=changed.name, role=ROLE_NAMES[changed.role].lower())
    flash(" ".join(filter(None, (told, _parts_handed_on(changed.handed_on)))), "ok")
    return _back(municipality_id)


@pages.get(f"/{PLACE}/{WHO}/ta-bort")
def ask_to_remove(municipality_id: int, member_id: int) -> ResponseReturnValue:
    """Show what a colleague has open, and to whom it goes, before they leave."""
    return _removal(member_id, {}, {})


@pages.post(f"/{PLACE}/{WHO}/ta-bort")
def remove(municipality_id: int, member_id: int) -> ResponseReturnValue:
    """Let a colleague leave, and hand on what they hold."""
    form = LeavingForm()
    try:
        left = colleague_deeds.remove(person_id(), municipality_id, member_id, form.successor.data)
    except InvalidError as error:
        return _removal(member_id, error.faults, form.typed), 422
    except Refusal as refusal:
        return _refused(refusal, member_id)
    told = _("%(who)s deltar inte längre och kan inte läsa svaren.", who=left.name)
    flash(" ".join(filter(None, (told, _parts_handed_on(left.handed_on)))), "ok")
    if member_id == person_id():
        return redirect(url_for("account.home"))
    return _back(municipality_id)


def _back(municipality_id: int) -> ResponseReturnValue:
    return redirect(url_for(".colleagues", municipality_id=municipality_id))


def _refused(refusal: Refusal, member_id: int) -> ResponseReturnValue:
    if refusal.status != 409:  # noqa: PLR2004 -- not the deed's state but the person's right
        raise refusal
    return _page({f"role-{member_id}": f"{refusal.sentence} {refusal.remedy}"}, {}), refusal.status


def _parts_handed_on(many: int) -> str:
    return ngettext("%(num)s del gick vidare.", "%(num)s delar gick vidare.", many) if many else ""


def _removal(member_id: int, faults: dict[str, str], typed: dict[str, str]) -> str:
    place = subject()
    member, held = colleague_deeds.leaving(place, member_id)
    return render_template(
        "home/removal.html",
        place=place,
        member=member,
        held=held,
        last=colleague_deeds.is_last(member),
        questions={
            row.id: context.edition(row.edition, row.areas).questions for row, _question in held.talks
        },
        me=person_id(),
        names=ROLE_NAMES,
        faults=faults,
        typed=typed,
        errors=[{"field": field, "text": text} for field, text in faults.items()],
        **_frame(place),
    )


def _page(faults: dict[str, str], typed: dict[str, object]) -> str:
    page = colleague_deeds.colleagues(subject())
    return render_template(
        "home/colleagues.html",
        place=page.place,
        members=page.members,
        invitations=page.invitations,
        **_lost(page.place, {member.person_id for member in page.members}),
        registrations=page.registrations,
        provisional_until=page.provisional_until,
        roles={role: ROLE_NAMES[role] for role in reversed(MEMBER_ROLES)},
        may=MAY,
        names=ROLE_NAMES,
        coordinator=COORDINATOR,
        faults=faults,
        typed=typed,
        errors=[{"field": field, "text": text} for field, text in faults.items()],
        **_frame(page.place),
    )


def _lost(place: OwnMunicipality, members: set[int]) -> dict[str, object]:
    """Give the letters that did not arrive: those to each member by person, and those to others."""
    found = lost_letters.of_municipality(place.id) if place.may_change else []
    return {
        "lost": {who: [one for one in found if one.person_id == who] for who in members},
        "lost_to_others": [
            one for one in found if one.person_id not in members and one.occasion != "invitation"
        ],
    }


def _frame(place: OwnMunicipality) -> dict[str, object]:
    """Give the menu and the name plate of a municipality's pages about its people."""
    people_page = url_for(".colleagues", municipality_id=place.id)
    return {
        "nav": [
            {"label": _("Mitt arbete"), "href": url_for("account.home"), "current": False},
            {"label": _("Medarbetare"), "href": people_page, "current": True},
        ],
        "who": {"place": place.name, "role": ROLE_NAMES[place.role]},
    }
