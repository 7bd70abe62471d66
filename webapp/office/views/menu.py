"""The menu of the office's pages about people and letters: the same as on its other pages."""

from __future__ import annotations

from typing import Any

from webapp.office.views.blueprint import frame


def office_menu(award_round: Any, current: str) -> dict[str, Any]:  # noqa: ANN401 -- a round, which pages do not name
    """Give the menu and the name plate of a round's office."""
    shared = frame(award_round, current)
    return {"nav": shared["nav"], "who": shared["who"]}
