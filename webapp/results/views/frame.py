"""The menu and name plate of public pages, which are the same to all."""

from __future__ import annotations

from flask import url_for
from flask_babel import gettext as _
from flask_security import current_user


def frame() -> dict[str, object]:
    """Give whoever is signed in the way back to their work."""
    if not current_user.is_authenticated:
        return {"nav": [], "who": None}
    nav = [{"label": _("Mitt arbete"), "href": url_for("account.home"), "current": False}]
    return {"nav": nav, "who": {"place": current_user.name, "role": current_user.email}}
