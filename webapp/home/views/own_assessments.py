"""Starting an own assessment: the page that asks what it is to be, and the press that makes it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from flask import flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from questionnaires.compass import count
from questionnaires.compass.chosen_areas import SIGN
from questionnaires.edition import Edition
from webapp.assessment.deeds import starts
from webapp.assessment.queries import own_years
from webapp.assessment.queries.progress import MINUTES_A_QUESTION
from webapp.ground import charts
from webapp.ground.calendar import clock
from webapp.ground.fields.numbers import read_number
from webapp.ground.frame import letter_words
from webapp.ground.frame.guard import person_id
from webapp.ground.refusals import InvalidError, NotReadyError, NotThereError
from webapp.ground.roles import MEMBER_ROLES, ROLE_NAMES
from webapp.home.forms.own_assessments import SOME, StartForm
from webapp.home.queries import commitments
from webapp.home.views import plan_rows
from webapp.home.views.account import pages
from webapp.home.views.colleagues import MAY
from webapp.home.views.extent import extents
from webapp.people.deeds import invitations
from webapp.people.deeds.invitations import Invited
from webapp.people.forms.invitations import InvitationForm
from webapp.people.queries.invitations.open_invitations import redeemable
from webapp.people.queries.own_municipality import own_municipality
from webapp.people.queries.people import people_of

if TYPE_CHECKING:
    from webapp.assessment.models.assessments import Assessment
    from webapp.ground.who import Municipality

COLLEAGUE = "kollega"
"""What tells the fields of whoever is invited from those of the assessment."""


@pages.get("/egen-sjalvvardering")
def new_assessment() -> ResponseReturnValue:
    """Ask what the new own assessment is to be."""
    return _page(_place(request.args.get("kommun", "")), StartForm(), {})


@pages.post("/egen-sjalvvardering")
def start_assessment() -> ResponseReturnValue:
    """Start an own assessment for a municipality one coordinates."""
    form, who = StartForm(), InvitationForm(MEMBER_ROLES, of=COLLEAGUE)
    place = _place(str(form.municipality.data))
    if faults := form.faults | _unsent(who):
        return _page(place, form, faults, typed=who.data), 422
    try:
        made = starts.start(person_id(), place.id, form.edition.data, form.wanted)
    except InvalidError as error:
        return _page(place, form, error.faults), 422
    flash(_("Värderingen är startad. Nu kan ni svara, eller fördela frågorna."), "ok")
    return redirect(url_for("assessment.overview", assessment_id=made))


@pages.post("/egen-sjalvvardering/bjud-in")
def invite_meanwhile() -> ResponseReturnValue:
    """Invite a colleague, and show the new own assessment again as it is typed so far."""
    form, who = StartForm(), InvitationForm(MEMBER_ROLES, of=COLLEAGUE)
    place = _place(str(form.municipality.data))
    if who.faults:
        return _page(place, form, who.faults, typed=who.data), 422
    try:
        wanted = Invited(who.email.data, who.name.data, who.role.data)
        invitations.invite_colleague(person_id(), place.id, wanted)
    except (InvalidError, NotReadyError) as refusal:
        return _page(place, form, _colleague_faults(refusal), typed=who.data), refusal.status
    return _page(place, form, {}, invited=letter_words.invited(who.name.data, who.email.data))


def _unsent(who: InvitationForm) -> dict[str, str]:
    """Ask about an invitation that is written and not sent, so that it is not lost."""
    if not who.name.data and not who.email.data:
        return {}
    return {f"email-{COLLEAGUE}": _("Inbjudan är inte skickad. Skicka den, eller töm fälten.")}


def _colleague_faults(refusal: InvalidError | NotReadyError) -> dict[str, str]:
    """Give what is wrong with an invitation by its fields on this page."""
    told = refusal.faults if isinstance(refusal, InvalidError) else {}
    told = told or {"email": f"{refusal.sentence} {refusal.remedy}"}
    return {f"{field}-{COLLEAGUE}": words for field, words in told.items()}


def _place(asked: str) -> Municipality:
    """Give the municipality one coordinates: the one asked for, else the first."""
    mine = commitments.coordinated(person_id())
    wanted = (read_number(asked) or 0) if asked else None
    found = next((one for one in mine if wanted in (None, one.id)), None)
    if found is None:
        raise NotThereError
    return found


def _page(place: Municipality, form: StartForm, faults: dict[str, str], **colleague: Any) -> str:  # noqa: ANN401 -- what is shown of one who is invited
    editions = own_years.offered()
    own = own_years.own_ones(place.id)
    writers = starts.writers_in(place.id)
    last_part = _last_part(editions, own)
    return render_template(
        "home/own_assessments/start.html",
        place=place,
        others=[one for one in commitments.coordinated(person_id()) if one.id != place.id],
        editions=[{"edition": one, "used": _used(one, own), "asks": extents(one)} for one in editions],
        minutes=MINUTES_A_QUESTION,
        retired=_retired(editions, own),
        plan=plan_rows.plan_notice(person_id(), place.id, editions),
        people=[one for one in people_of(place.id) if one.id in writers],
        waiting=[one.name for one in redeemable(place.id, None)],
        roles={role: ROLE_NAMES[role] for role in reversed(MEMBER_ROLES)},
        may=MAY,
        colleague=colleague,
        form=form,
        name=form.name.data if form.is_submitted() else starts.free_name(place.id),
        chosen=form.edition.data if form.is_submitted() else _usual(editions, form.edition.data),
        some=form.scope.data == SOME if form.is_submitted() else bool(last_part),
        areas=form.areas.data if form.is_submitted() else last_part,
        last_part=bool(last_part),
        again=own_years.has_earlier(place.id, clock.now()),
        faults=faults,
        errors=[{"field": _anchor(field), "text": text} for field, text in faults.items()],
        rays=charts.rose_rays(count(editions[0], {})),
        rose_label=_("Kompassrosen, där de områden ni väljer är öppna."),
        nav=[
            {"label": _("Mitt arbete"), "href": url_for("account.home"), "current": False},
            {"label": _("Starta en egen värdering"), "href": url_for(".new_assessment"), "current": True},
        ],
        who={"place": place.name, "role": ROLE_NAMES[own_municipality(person_id(), place.id).role]},
    )


def _anchor(field: str) -> str:
    """Name the first box of what is chosen among several."""
    return {"areas": "scope-some", "people": "svarande", "edition": "utgava"}.get(field, field)


def _used(edition: Edition, own: list[Assessment]) -> str:
    """Tell in which years the municipality has used an edition before."""
    years = sorted({one.created_at.year for one in own if one.edition == edition.id})
    return ", ".join(str(year) for year in years)


def _usual(editions: list[Edition], wanted: str) -> str:
    """Propose the edition that new ones are made of; where it cannot be chosen, the newest."""
    return wanted if wanted in {one.id for one in editions} else editions[0].id


def _last_part(editions: list[Edition], own: list[Assessment]) -> list[str]:
    """Give the areas of the latest one, as fields write them, where it was only some of an edition."""
    if not own or not own[0].areas or own[0].edition not in {one.id for one in editions}:
        return []
    kept = own[0].areas.split(SIGN)
    return [f"{edition.id}:{number}" for edition in editions for number in kept]


def _retired(editions: list[Edition], own: list[Assessment]) -> str:
    """Name the edition that was used last, where it can be chosen no longer."""
    last = own[0].edition if own else ""
    return "" if not last or last in {one.id for one in editions} else last
