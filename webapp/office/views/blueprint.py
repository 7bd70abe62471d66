"""The addresses of the office's pages, and the menu they share."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from flask import Blueprint, url_for
from flask_babel import gettext as _
from flask_babel import ngettext

from webapp.ground import context

if TYPE_CHECKING:
    from webapp.rounds.models.rounds import Round

pages = Blueprint("office", __name__, url_prefix="/kansli")
ENTRANT = "<int(max=2147483647):entrant_id>"

MOST_COUNTED = 1_000
"""Above so many things in a table the number says nothing more, and may not be all of them."""


def frame(award_round: Round, current: str) -> dict[str, Any]:
    """Give the menu and the name plate of a round's pages."""
    links = [
        ("round", _("Omgången"), "office.round_page"),
        ("participants", _("Deltagare"), "office.participants"),
        ("steps", _("Steg"), "office.steps"),
        ("dates", _("Datum"), "office.dates"),
    ]
    links.append(("staff.people", _("Personer"), "staff.people"))
    links.append(("staff.lacking", _("Påminn"), "staff.lacking"))
    if context.edition(award_round.nomination_edition).figures:
        links.insert(1, ("figures", _("Nyckeltal"), "figures.overview"))
    links.append(("settings", _("Inställningar"), "office.settings"))
    if award_round.compass_edition or context.edition(award_round.nomination_edition).figures:
        links.append(("jury", _("Juryns sida"), "jury.compare"))
    nav = [{"label": _("Mitt arbete"), "href": url_for("account.home"), "current": False}]
    nav += [
        {
            "label": label,
            "href": url_for(endpoint, round_key=award_round.key),
            "current": key == current,
        }
        for key, label, endpoint in links
    ]
    nav.append(
        {"label": _("Utkorg"), "href": url_for("outbox.letters"), "current": current == "outbox.letters"}
    )
    return {"round": award_round, "nav": nav, "who": {"place": award_round.name, "role": _("Kansli")}}


def errors_of(faults: dict[str, str]) -> list[dict[str, str]]:
    """List faults for the box at the top of a page."""
    return [{"field": field, "text": text} for field, text in faults.items()]


def many_wrong(many: int) -> str:
    """Say above a table that was not read in how many things are wrong in it."""
    if many > MOST_COUNTED:
        return _("Många saker behöver rättas")
    return ngettext("En sak behöver rättas", "%(num)s saker behöver rättas", many)
