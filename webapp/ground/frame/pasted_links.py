"""Links from letters as people paste them: with the full stop or the bracket that stood after them."""

from __future__ import annotations

from flask import Flask, redirect, request, url_for
from flask.typing import ResponseReturnValue

BY_LETTER = {"invitation.show", "guest.question", "security.reset_password", "own_page.ask_to_confirm"}
"""Pages that a letter leads to by a token."""
AROUND = " \t\r\n\u00a0\u200b.,:;!?()[]{}<>«»\"'”’“|*"
"""What no token begins or ends with, but a sentence around a link does."""


def register(app: Flask) -> None:
    """Let links work that have been copied with a little too much."""
    app.before_request(_mended)


def _mended() -> ResponseReturnValue | None:
    """Lead to the address that was meant; a letter's own link is never touched."""
    if request.endpoint not in BY_LETTER or request.method != "GET":
        return None
    token = str((request.view_args or {}).get("token", ""))
    meant = token.strip(AROUND)
    return redirect(url_for(request.endpoint, token=meant)) if meant and meant != token else None
