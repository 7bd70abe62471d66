"""A juror declares, notes and ranks; the office closes."""

from __future__ import annotations

from flask import url_for
from flask.typing import ResponseReturnValue

from webapp.award.deeds.ranking.private_notes import seen_entrant
from webapp.award.views import declarations
from webapp.award.views.blueprint import ENTRANT, pages
from webapp.award.views.frame import own_panel
from webapp.award.views.nominees import nominee_page
from webapp.award.views.ranking import private_notes
from webapp.award.views.ranking import ranking as ranking_views
from webapp.ground.roles import JUROR


@pages.get("/<round_key>/jav")
def declare(round_key: str) -> ResponseReturnValue:
    """Ask for conflicts of interest."""
    return declarations.show()


@pages.post("/<round_key>/jav")
def save_declaration(round_key: str) -> ResponseReturnValue:
    """Take the declaration."""
    return declarations.take()


@pages.post(f"/<round_key>/anteckning/{ENTRANT}")
def save_note(round_key: str, entrant_id: int) -> ResponseReturnValue:
    """Save one's own note on a nominee."""
    seat = own_panel()
    seen_entrant(seat, entrant_id)
    back = url_for(".nominee", round_key=round_key, entrant_id=entrant_id, _anchor="anteckning")
    return private_notes.take(
        seat, str(entrant_id), entrant_id, lambda row: nominee_page(entrant_id, row), back
    )


@pages.get("/<round_key>/rangordning")
def ranking(round_key: str) -> ResponseReturnValue:
    """Show one's own ranking, or the combined one."""
    return ranking_views.show(own_panel())


@pages.post("/<round_key>/rangordning")
def save_ranking(round_key: str) -> ResponseReturnValue:
    """Save one's own ranking."""
    return ranking_views.take()


@pages.post("/<round_key>/rangordning/stang")
def close_ranking(round_key: str) -> ResponseReturnValue:
    """Close the jury's ranking."""
    return ranking_views.close(JUROR)


@pages.post("/<round_key>/rangordning/medgivande")
def agree(round_key: str) -> ResponseReturnValue:
    """Agree to be seen where few rank, or not."""
    return ranking_views.agree()


@pages.post("/<round_key>/rangordning/visa")
def show_order(round_key: str) -> ResponseReturnValue:
    """Show the jury's order, together with another officer."""
    return ranking_views.disclose(JUROR)


@pages.post("/<round_key>/rangordning/visa/ta-tillbaka")
def take_back_showing(round_key: str) -> ResponseReturnValue:
    """Take back the request to show the jury's order."""
    return ranking_views.take_back_request(JUROR)


@pages.post("/<round_key>/rangordning/oppna")
def reopen_ranking(round_key: str) -> ResponseReturnValue:
    """Open the jury's ranking again."""
    return ranking_views.reopen(JUROR)
