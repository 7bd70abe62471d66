"""The address that ends the day's letter: its page, and the press of a button here or in a mail program."""

from __future__ import annotations

from flask import Blueprint, render_template
from flask.typing import ResponseReturnValue

from webapp.ground.mail import wishes

pages = Blueprint("letters", __name__, url_prefix="/brev")
LINK = "<string(maxlength=100):token>"


@pages.get(f"/{LINK}")
def ask_to_end(token: str) -> ResponseReturnValue:
    """Show what the address ends; nothing happens before its button is pressed."""
    wishes.check_ending(token)
    return render_template("people/letters_end.html", token=token, done=False)


@pages.post(f"/{LINK}")
def end(token: str) -> ResponseReturnValue:
    """End the day's letter; a mail program sends this by itself when its reader presses (RFC 8058)."""
    wishes.end_daily(token)
    return render_template("people/letters_end.html", token=token, done=True)
