"""The menu of the office's pages."""

from __future__ import annotations

from typing import Any

from flask import url_for
from flask_babel import gettext as _


def office_links(round_key: str, current: str = "") -> list[dict[str, Any]]:
    """Give the links to the pages about a round's people and letters."""
    return [
        {
            "label": _("Personer"),
            "href": url_for("staff.people", round_key=round_key),
            "current": current == "staff.people",
        },
        {
            "label": _("Påminn"),
            "href": url_for("staff.lacking", round_key=round_key),
            "current": current == "staff.lacking",
        },
        {"label": _("Utkorg"), "href": url_for("outbox.letters"), "current": current == "outbox.letters"},
    ]


def office_menu(award_round: Any, current: str) -> dict[str, Any]:  # noqa: ANN401 -- a round, which pages do not name
    """Give the menu and the name plate of a round's office."""
    home = [
        {"label": _("Mitt arbete"), "href": url_for("account.home"), "current": False},
        {
            "label": _("Omgången"),
            "href": url_for("office.round_page", round_key=award_round.key),
            "current": False,
        },
    ]
    return {
        "nav": home + office_links(award_round.key, current),
        "who": {"place": award_round.name, "role": _("Kansli")},
    }
