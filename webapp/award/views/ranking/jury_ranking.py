"""A juror declares, notes and ranks; the office closes."""

from __future__ import annotations

from flask import url_for
from flask.typing import ResponseReturnValue

from webapp.roles import JUROR
from webapp.services.choosing.noting import seen_entrant
from webapp.views.choosing import declaring, noting
from webapp.views.choosing import ranking as shared
from webapp.views.choosing.frame import own_panel
from webapp.views.jury.blueprint import ENTRANT, pages
from webapp.views.jury.comparing import nominee_page


@pages.get("/<round_key>/jav")
def declare(round_key: str) -> ResponseReturnValue:
    """Ask for conflicts of interest."""
    return declaring.show()


@pages.post("/<round_key>/jav")
def save_declaration(round_key: str) -> ResponseReturnValue:
    """Take the declaration."""
    return declaring.take()


@pages.post(f"/<round_key>/anteckning/{ENTRANT}")
def save_note(round_key: str, entrant_id: int) -> ResponseReturnValue:
    """Save one's own note on a nominee."""
    seat = own_panel()
    seen_entrant(seat, entrant_id)
    back = url_for(".nominee", round_key=round_key, entrant_id=entrant_id, _anchor="anteckning")
    return noting.take(seat, str(entrant_id), entrant_id, lambda row: nominee_page(entrant_id, row), back)


@pages.get("/<round_key>/rangordning")
def ranking(round_key: str) -> ResponseReturnValue:
    """Show one's own ranking, or the combined one."""
    return shared.show(own_panel())


@pages.post("/<round_key>/rangordning")
def save_ranking(round_key: str) -> ResponseReturnValue:
    """Save one's own ranking."""
    return shared.take()


@pages.post("/<round_key>/rangordning/stang")
def close_ranking(round_key: str) -> ResponseReturnValue:
    """Close the jury's ranking."""
    return shared.close(JUROR)


@pages.post("/<round_key>/rangordning/medgivande")
def agree(round_key: str) -> ResponseReturnValue:
    """Agree to be seen where few rank, or not."""
    return shared.agree()


@pages.post("/<round_key>/rangordning/visa")
def show_order(round_key: str) -> ResponseReturnValue:
    """Show the jury's order, together with another officer."""
    return shared.disclose(JUROR)


@pages.post("/<round_key>/rangordning/visa/ta-tillbaka")
def take_back_showing(round_key: str) -> ResponseReturnValue:
    """Take back the request to show the jury's order."""
    return shared.take_back_request(JUROR)


@pages.post("/<round_key>/rangordning/oppna")
def reopen_ranking(round_key: str) -> ResponseReturnValue:
    """Open the jury's ranking again."""
    return shared.reopen(JUROR)
