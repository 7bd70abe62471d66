"""The office's page of a round: who takes part, how far they are, and its deeds."""

from __future__ import annotations

from flask import Blueprint, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from webapp.services import arranging
from webapp.services.evaluating import seating
from webapp.services.refusals import InvalidError, Refusal
from webapp.views.frame.guarding import person_id, subject
from webapp.views.people.menu import office_links

pages = Blueprint("office", __name__, url_prefix="/kansli")
ENTRANT = "<int(max=2147483647):entrant_id>"


@pages.get("/<round_key>")
def round_page(round_key: str) -> ResponseReturnValue:
    """Show the round."""
    return _page({}, 0)


@pages.post(f"/<round_key>/nominera/{ENTRANT}")
def nominate(round_key: str, entrant_id: int) -> ResponseReturnValue:
    """Nominate a municipality."""
    try:
        entrant = arranging.nominate(person_id(), subject(), entrant_id)
    except Refusal as refusal:
        return _page({"entrant": refusal.sentence}, entrant_id), refusal.status
    flash(_("%(who)s är nominerad.", who=entrant.municipality.name), "ok")
    return redirect(url_for(".round_page", round_key=round_key))


@pages.post(f"/<round_key>/utvarderare/{ENTRANT}")
def assign(round_key: str, entrant_id: int) -> ResponseReturnValue:
    """Assign two evaluators to a nominee."""
    first, second = chosen_person("first"), chosen_person("second")
    try:
        seating.assign(person_id(), subject(), entrant_id, first, second)
    except InvalidError as error:
        return _page(error.faults, entrant_id), 422
    except Refusal as refusal:
        return _page({"first": f"{refusal.sentence} {refusal.remedy}".strip()}, entrant_id), refusal.status
    flash(_("Utvärderarna är utsedda."), "ok")
    return redirect(url_for(".round_page", round_key=round_key))


@pages.post(f"/<round_key>/ersatt/{ENTRANT}")
def replace(round_key: str, entrant_id: int) -> ResponseReturnValue:
    """Put somebody else in the seat of an evaluator with a conflict of interest."""
    try:
        seating.replace(person_id(), subject(), entrant_id, chosen_person("first"))
    except InvalidError as error:
        return _page(error.faults, entrant_id), 422
    except Refusal as refusal:
        return _page({"first": f"{refusal.sentence} {refusal.remedy}".strip()}, entrant_id), refusal.status
    flash(_("En ny utvärderare är utsedd."), "ok")
    return redirect(url_for(".round_page", round_key=round_key))


def chosen_person(name: str) -> int:
    """Read who was chosen in a list; 0 when nobody was, or nobody there can be."""
    chosen = request.form.get(name, "")
    return int(chosen) if chosen.isascii() and chosen.isdigit() and len(chosen) < 10 else 0  # noqa: PLR2004


@pages.post("/<round_key>/offentliggor")
def announce(round_key: str) -> ResponseReturnValue:
    """Make the results public."""
    try:
        arranging.announce(person_id(), subject())
    except Refusal as refusal:
        return _page({"announce": f"{refusal.sentence} {refusal.remedy}".strip()}, 0), refusal.status
    flash(_("Resultaten är offentliga."), "ok")
    return redirect(url_for(".round_page", round_key=round_key))


def _page(faults: dict[str, str], entrant_id: int) -> str:
    page = arranging.office_page(subject())
    return render_template(
        "office/round.html",
        page=page,
        round=page.round,
        faults=faults,
        faulty=entrant_id,
        errors=[{"field": f"{name}-{entrant_id}", "text": text} for name, text in faults.items()],
        nav=[
            {"label": _("Mitt arbete"), "href": url_for("account.home"), "current": False},
            {
                "label": _("Omgången"),
                "href": url_for(".round_page", round_key=page.round.key),
                "current": True,
            },
            {
                "label": _("Juryns sida"),
                "href": url_for("jury.compare", round_key=page.round.key),
                "current": False,
            },
            *office_links(page.round.key),
        ],
        who={"place": page.round.name, "role": _("Kansli")},
    )
