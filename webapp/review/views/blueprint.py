"""The addresses of what happens to a draft, and the frames of its pages."""

from __future__ import annotations

from typing import Any

from flask import Blueprint, abort, url_for
from flask_babel import gettext as _

from questionnaires.edition import Area, Edition
from webapp.review.queries.draft.draft import REPORT, area_at, text_name

pages = Blueprint("reviewing", __name__)
pages.add_app_template_filter(text_name)
ID = "<int(max=2147483647):evaluation_id>"
REPLY = "<int(max=2147483647):reply_id>"
EXAMPLE = "<int(max=2147483647):example_id>"
PAIR = f"/utvardering/{ID}"
READER = f"/granskning/utvardering/{ID}"
DRAFT = f"/utkast/{ID}"


def area_of(edition: Edition, number: str) -> Area:
    """Find the area that an address names."""
    return edition.area(number) or abort(404)


def part_of(edition: Edition, number: str) -> Area:
    """Find the part of a draft that an address names: an area, or the texts about the whole evaluation."""
    return area_at(edition, number) or abort(404)


def parts_of(edition: Edition) -> list[tuple[str, str]]:
    """List the parts of a draft, each by its number in an address and what it is called."""
    areas = [(one.number, _("Område %(number)s", number=one.number)) for one in edition.areas]
    return [*areas, (REPORT.number, str(REPORT.name))]


def framed(place: str, role: str, links: list[tuple[str, str, bool]]) -> dict[str, Any]:
    """Give the menu and the name plate of a page; links = (label, address, current)."""
    nav = [{"label": _("Mitt arbete"), "href": url_for("account.home"), "current": False}]
    nav += [{"label": label, "href": href, "current": current} for label, href, current in links]
    return {"nav": nav, "who": {"place": place, "role": role}}


def listed(faults: dict[str, str], prefix: str = "") -> list[dict[str, str]]:
    """List what is wrong, each with the field it is about."""
    return [{"field": f"{prefix}{name}", "text": text} for name, text in faults.items()]
