"""The addresses of an evaluator's own pages, and their frame."""

from __future__ import annotations

from typing import Any

from flask import Blueprint, url_for
from flask_babel import gettext as _
from flask_security import current_user

from webapp.ground.frame import page

pages = Blueprint("evaluators", __name__, url_prefix="/utvarderare")


def frame(current: str) -> dict[str, Any]:
    """Give the menu and the name plate."""

    def to(key: str, label: str, endpoint: str) -> dict[str, Any]:
        return page.place(label, url_for(endpoint), current=key == current)

    return {
        "nav": [
            page.own_work(),
            to("severity", _("Din stränghet"), "evaluators.severity"),
            to("training", _("Öva på att bedöma"), "evaluators.training"),
        ],
        "who": {"place": current_user.name, "role": current_user.email},
    }
