"""One participant: its contact, its questionnaires, more time and the hand-in back."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from flask import flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from webapp.award.queries.panel_seats import blocked
from webapp.award.queries.same_step import same_step
from webapp.ground.frame import page as page_frame
from webapp.ground.frame.guard import person_id, subject
from webapp.ground.mail import lost_letters
from webapp.ground.refusals import InvalidError, Refusal
from webapp.ground.roles import ROLE_NAMES
from webapp.office.deeds import participants, removal, staff
from webapp.office.deeds.participants import Leave
from webapp.office.forms.rounds import LeaveForm, RemovalForm
from webapp.office.queries import round_story
from webapp.office.queries.contacts import addressees
from webapp.office.views.blueprint import ENTRANT, frame, pages

if TYPE_CHECKING:
    from webapp.assessment.models.assessments import Assessment
    from webapp.rounds.models.rounds import Round

FORM = "<int(max=2147483647):assessment_id>"


@pages.get(f"/<round_key>/deltagare/{ENTRANT}")
def entrant(round_key: str, entrant_id: int) -> ResponseReturnValue:
    """Show one participant."""
    return _page(entrant_id, 0, {})


@pages.post(f"/<round_key>/deltagare/{ENTRANT}/tid/{FORM}")
def extend(round_key: str, entrant_id: int, assessment_id: int) -> ResponseReturnValue:
    """Give more time for one questionnaire."""
    return _grant(participants.extend, entrant_id, assessment_id, _("Kommunen har fått mer tid."))


@pages.post(f"/<round_key>/deltagare/{ENTRANT}/oppna/{FORM}")
def reopen(round_key: str, entrant_id: int, assessment_id: int) -> ResponseReturnValue:
    """Give a hand-in back."""
    return _grant(participants.reopen, entrant_id, assessment_id, _("Kommunen kan ändra och lämna in igen."))


@pages.post(f"/<round_key>/deltagare/{ENTRANT}/ta-bort")
def remove_entrant(round_key: str, entrant_id: int) -> ResponseReturnValue:
    """Remove a participant that was read in by mistake."""
    why = RemovalForm().remove.data
    try:
        name = removal.remove(person_id(), subject(), entrant_id, why)
    except InvalidError as error:
        return _page(entrant_id, 0, error.faults, why), 422
    except Refusal as refusal:
        return _page(entrant_id, 0, {"remove": f"{refusal.sentence} {refusal.remedy}"}, why), refusal.status
    flash(_("%(who)s är borttagen ur omgången.", who=name), "ok")
    return redirect(url_for(".participants", round_key=round_key))


def _grant(
    do: Callable[[int, Round, Leave], Assessment], entrant_id: int, assessment_id: int, done: str
) -> ResponseReturnValue:
    form = LeaveForm()
    if form.faults:
        return _page(entrant_id, assessment_id, {"closes": form.faults["day"]}), 422
    leave = Leave(entrant_id, assessment_id, form.why.data, form.day.data)
    try:
        do(person_id(), subject(), leave)
    except InvalidError as error:
        return _page(entrant_id, assessment_id, error.faults), 422
    except Refusal as refusal:
        told = {"why": f"{refusal.sentence} {refusal.remedy}".strip()}
        return _page(entrant_id, assessment_id, told), refusal.status
    flash(done, "ok")
    return redirect(url_for(".entrant", round_key=subject().key, entrant_id=entrant_id))


def _page(entrant_id: int, faulty: int, faults: dict[str, str], why: str = "") -> str:
    page = participants.entrant_page(subject(), entrant_id)
    fields = {"closes": f"day-{faulty}", "why": f"why-{faulty}", "remove": "remove"}
    place = page.entrant.municipality.name
    return render_template(
        "office/entrant.html",
        **frame(subject(), "participants"),
        page=page,
        asked=same_step(subject(), blocked(person_id(), subject().id), {page.entrant.municipality_id}),
        lost=lost_letters.by_municipality(subject().id).get(page.entrant.municipality_id, []),
        events=page_frame.told(
            round_story.story_of_entrant(subject(), place, [row.id for row in page.forms])
        ),
        names=ROLE_NAMES,
        faulty=faulty,
        faults=faults,
        typed=LeaveForm().typed if faulty else {},
        contact=addressees.addressees(subject(), {entrant_id}),
        waiting=staff.waiting_of(subject(), page.entrant.municipality_id),
        rests=removal.what_rests(subject(), page.entrant),
        removing=why,
        errors=[{"field": fields[name], "text": text} for name, text in faults.items()],
    )
