"""A municipality's register of evidence: what there is, where it is used, and what is taken in and out."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, cast

from flask import Blueprint, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from webapp.evidence.deeds import register_entries
from webapp.evidence.forms.evidence import EvidenceFileForm, EvidenceLinkForm, TitleForm
from webapp.evidence.queries import evidence_register
from webapp.evidence.views.evidence_files import handed_file
from webapp.ground import context
from webapp.ground.forms import WhyForm
from webapp.ground.frame import page
from webapp.ground.frame.guard import subject
from webapp.ground.refusals import InvalidError, NotReadyError, Refusal
from webapp.ground.roles import ROLE_NAMES, WRITERS

if TYPE_CHECKING:
    from webapp.evidence.deeds.incoming_files import Taken
    from webapp.people.queries.own_municipality import OwnMunicipality

pages = Blueprint("evidence", __name__, url_prefix="/kommun/<int(max=2147483647):municipality_id>/underlag")
ONE = "/<int(max=2147483647):evidence_id>"


def _place() -> OwnMunicipality:
    return cast("OwnMunicipality", subject())


@pages.get("")
def register(municipality_id: int) -> ResponseReturnValue:
    """Show the register."""
    return _page({}, {})


@pages.post("/fil")
def add_file(municipality_id: int) -> ResponseReturnValue:
    """Take a file in."""
    form = EvidenceFileForm()
    if form.faults:
        return _page(form.faults, form.typed), 422
    try:
        taken = register_entries.take_file(_place(), form.file.stream, form.file.file_name, form.title.data)
    except (InvalidError, NotReadyError) as error:
        return _page(_beside(error, "file"), form.typed), error.status
    return _taken(municipality_id, taken)


@pages.post("/lank")
def add_link(municipality_id: int) -> ResponseReturnValue:
    """Take a link in."""
    form = EvidenceLinkForm()
    if form.faults:
        return _page(form.faults, form.typed), 422
    taken = register_entries.take_link(_place(), form.url.data, form.link_title.data)
    return _taken(municipality_id, taken)


@pages.post(f"{ONE}/namn")
def rename(municipality_id: int, evidence_id: int) -> ResponseReturnValue:
    """Give evidence another title."""
    form = TitleForm(of=evidence_id)
    try:
        register_entries.rename(_place(), evidence_id, form.title.data)
    except InvalidError as error:
        return _page(error.faults, {f"title-{evidence_id}": form.title.data}), error.status
    flash(_("Underlaget heter nu ”%(title)s”.", title=form.title.data), "ok")
    return _back(municipality_id, evidence_id)


@pages.post(f"{ONE}/ta-bort")
def remove(municipality_id: int, evidence_id: int) -> ResponseReturnValue:
    """Take evidence away that nothing uses."""
    try:
        title = register_entries.remove(_place(), evidence_id)
    except NotReadyError as refusal:
        return _page(_beside(refusal, f"why-{evidence_id}"), {}), refusal.status
    flash(_("”%(title)s” är borttaget.", title=title), "ok")
    return _back(municipality_id)


@pages.post(f"{ONE}/aterkalla")
def withdraw(municipality_id: int, evidence_id: int) -> ResponseReturnValue:
    """Withdraw evidence that is used, with a reason."""
    form = WhyForm(of=evidence_id)
    try:
        title = register_entries.withdraw(_place(), evidence_id, form.why.data)
    except InvalidError as error:
        return _page(error.faults, {f"why-{evidence_id}": form.why.data}), error.status
    flash(_("”%(title)s” är återkallat. Titeln och skälet står kvar där det används.", title=title), "ok")
    return _back(municipality_id, evidence_id)


@pages.get(f"{ONE}/fil")
def file(municipality_id: int, evidence_id: int) -> ResponseReturnValue:
    """Hand out a file."""
    return handed_file(evidence_register.own_evidence(municipality_id, evidence_id))


def _beside(refusal: Refusal, field: str) -> dict[str, str]:
    """Give what a refusal says, by the field that it stands beside."""
    return (
        refusal.faults
        if isinstance(refusal, InvalidError)
        else {field: f"{refusal.sentence} {refusal.remedy}"}
    )


def _taken(municipality_id: int, taken: Taken) -> ResponseReturnValue:
    flash(taken_words(taken), "ok")
    return _back(municipality_id, taken.id)


def taken_words(taken: Taken) -> str:
    """Say what became of a file or a link that was sent."""
    if taken.before:
        return _("Det finns redan bland era underlag, som ”%(title)s”. Det används igen.", title=taken.title)
    if taken.waits:
        return _("”%(title)s” är sparat. Filen lämnas ut när den är granskad.", title=taken.title)
    return _("”%(title)s” är sparat bland era underlag.", title=taken.title)


def _back(municipality_id: int, evidence_id: int | None = None) -> ResponseReturnValue:
    anchor = f"underlag-{evidence_id}" if evidence_id else None
    return redirect(url_for(".register", municipality_id=municipality_id, _anchor=anchor))


def _page(faults: dict[str, str], typed: dict[str, Any]) -> str:
    place = _place()
    words, year = request.args.get("sok", ""), request.args.get("ar", type=int)
    everything = evidence_register.registered(place.id)
    found = evidence_register.registered(place.id, words, year) if words or year else everything
    return render_template(
        "evidence/register.html",
        place=place,
        rows=found,
        many=len(everything),
        years=evidence_register.years_in(everything),
        words=words,
        year=year,
        may_write=place.role in WRITERS,
        **limits(place.id),
        faults=faults,
        typed=typed,
        errors=[{"field": field, "text": text} for field, text in faults.items()],
        nav=[
            page.own_work(),
            page.place(_("Underlag"), url_for(".register", municipality_id=place.id), current=True),
        ],
        who={"place": place.name, "role": ROLE_NAMES[place.role]},
    )


def limits(municipality_id: int) -> dict[str, Any]:
    """Give what a page says before a file is chosen: how large it may be, and how much room there is."""
    return {**guest_limits(), "room": evidence_register.room(municipality_id)}


def guest_limits() -> dict[str, Any]:
    """Give what anybody is told before a file is chosen; how much room there is, only its own people are."""
    return {"largest": context.evidence_largest(), "scanned": bool(context.scanner())}
