"""The addresses of the office's pages, and the menu they share."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from flask import Blueprint, url_for
from flask_babel import gettext as _
from flask_babel import ngettext

from webapp.ground import context
from webapp.ground.frame import page

if TYPE_CHECKING:
    from collections.abc import Callable

    from webapp.rounds.models.rounds import Round

pages = Blueprint("office", __name__, url_prefix="/kansli")
ENTRANT = "<int(max=2147483647):entrant_id>"

MOST_COUNTED = 1_000
"""Above so many things in a table the number says nothing more, and may not be all of them."""


def frame(award_round: Round, current: str) -> dict[str, Any]:
    """Give the menu and the name plate of a round's pages."""
    figures = bool(context.edition(award_round.nomination_edition).figures)

    def to(key: str, label: str, endpoint: str, hint: str = "") -> dict[str, Any]:
        return page.place(
            label, url_for(endpoint, round_key=award_round.key), current=key == current, hint=hint
        )

    nav = [page.own_work(), to("round", _("Läget"), "office.round_page")]
    nav += page.group(_("Deltagare"), _participants(to))
    nav += page.group(_("Brev"), _letters(to, current))
    nav += page.group(
        _("Tidplan"),
        [
            to("steps", _("Steg"), "office.steps", _("vad som pågår, och vad som kommer")),
            to("dates", _("Datum"), "office.dates", _("när varje steg börjar och slutar")),
            to("settings", _("Inställningar"), "office.settings", _("omgångens namn, regler och arkiv")),
        ],
    )
    jury = []
    if figures:
        jury.append(to("figures", _("Nyckeltal"), "figures.overview", _("hur kommunerna nomineras")))
    if award_round.compass_edition or figures:
        jury.append(to("jury", _("Juryns sida"), "jury.room", _("nominerade, rangordning och beslut")))
    nav += page.group(_("Jury"), jury)
    who = {"place": award_round.name, "role": _("Kansli")}
    who["change"] = {"label": _("Byt omgång"), "href": url_for("office.rounds")}
    return {"round": award_round, "nav": nav, "who": who}


def _participants(to: Callable[..., dict[str, Any]]) -> list[dict[str, Any]]:
    return [
        to("participants", _("Alla deltagare"), "office.participants", _("kommunerna i omgången")),
        to("bring", _("Läs in deltagare"), "office.bring", _("ur Excel eller CSV")),
        to("staff.people", _("Personer"), "staff.people", _("kansli, utvärderare och jury")),
        to("ties", _("Bindningar"), "office.ties", _("jäv och undantag")),
        to("pairs", _("Par"), "office.pairs", _("förslag till utvärderare")),
    ]


def _letters(to: Callable[..., dict[str, Any]], current: str) -> list[dict[str, Any]]:
    return [
        to("staff.lacking", _("Påminn"), "staff.lacking", _("de som inte är klara")),
        page.place(
            _("Utkorg"),
            url_for("outbox.letters"),
            current=current == "outbox.letters",
            hint=_("skickade, väntande och stoppade"),
        ),
    ]


def errors_of(faults: dict[str, str]) -> list[dict[str, str]]:
    """List faults for the box at the top of a page."""
    return [{"field": field, "text": text} for field, text in faults.items()]


def many_wrong(many: int) -> str:
    """Say above a table that was not read in how many things are wrong in it."""
    if many > MOST_COUNTED:
        return _("Många saker behöver rättas")
    return ngettext("En sak behöver rättas", "%(num)s saker behöver rättas", many)
