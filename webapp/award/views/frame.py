"""The menu and name plate of the jury's and the nomination group's pages."""

from __future__ import annotations

from typing import Any, cast

from flask import url_for
from flask_babel import gettext as _

from webapp.award.queries.panel_seats import PanelSeat
from webapp.ground.frame import guard


def own_panel() -> PanelSeat:
    """Give the place in the jury or nomination group that the guard has fetched for this request."""
    return cast("PanelSeat", guard.subject())


def frame(seat: PanelSeat, current: str = "") -> dict[str, Any]:
    """Give the menu and the name plate."""
    links = (
        [
            ("room", _("Juryrummet")),
            ("compare", _("Jämför")),
            ("ranking", _("Rangordning")),
            ("decision", _("Beslut")),
            ("minutes", _("Protokoll")),
        ]
        if seat.jury
        else [
            ("overview", _("Nomineringar")),
            ("ranking", _("Rangordning")),
            ("naming", _("Nominera")),
            ("minutes", _("Protokoll")),
        ]
    )
    key = seat.round.key
    nav = [{"label": _("Mitt arbete"), "href": url_for("account.home"), "current": False}]
    if seat.office:
        nav.append(
            {
                "label": _("Omgången"),
                "href": url_for("office.round_page", round_key=key),
                "current": False,
            }
        )
    nav += [
        {"label": label, "href": url_for(f".{page}", round_key=key), "current": page == current}
        for page, label in links
    ]
    whose = _("Juryn") if seat.jury else _("Nomineringsgruppen")
    return {
        "round": seat.round,
        "seat": seat,
        "nav": nav,
        "who": {"place": seat.round.name, "role": whose},
        "whose": whose,
    }


def errors_of(faults: dict[str, str]) -> list[dict[str, str]]:
    """List what is wrong for the top of a page, each with its field."""
    return [{"field": name, "text": text} for name, text in faults.items()]
