"""Which language whoever reads has chosen: a person's own, or what a visitor's browser remembers.

The cookie follows the person's choice, so that a page which asks nobody who reads it is in the same language.
It is asked for by address too (`?lang=en`), so that a link can be given in a language.
"""

from __future__ import annotations

from typing import Any
from urllib.parse import urlencode

from flask import Flask, Response, current_app, g, request, url_for
from flask_login import user_logged_in
from werkzeug.exceptions import HTTPException

from webapp.ground.words.languages import SWEDISH, known, language, offered, speak

COOKIE, ASKED = "language", "lang"
KEPT_FOR = 366 * 24 * 3600


def register(app: Flask) -> None:
    """Find out the language first of all, and once more when the guard knows who reads."""
    app.before_request_funcs.setdefault(None, []).insert(0, _by_browser)
    app.before_request(by_person)
    app.after_request(_remembered)
    user_logged_in.connect(_signed_in, app)
    app.jinja_env.globals.update(other_language=other_language, here=here)


def by_person() -> None:
    """Speak a person's own language, once it is known who reads; nobody is asked for it."""
    if chosen := known(getattr(g.get("_login_user"), "language", "")):
        speak(chosen)


def remember(wanted: str) -> None:
    """Let the browser remember a language."""
    g.remembered_language = wanted


def other_language() -> str:
    """Give the language that a page can be read in instead; nothing where there is none."""
    return next((one for one in offered() if one != language()), "")


def here(**more: str) -> str:
    """Give the address of this page, to read it in another language; of a refused form that of its page."""
    asked = request.args.to_dict() if request.method in ("GET", "HEAD") else {}
    words = urlencode({**asked, **more} if more else {k: v for k, v in asked.items() if k != ASKED})
    path = request.path if _is_read() else url_for("about.start")
    return f"{path}?{words}" if words else path


def _is_read() -> bool:
    """Tell whether there is a page at this address, whatever it was sent."""
    if request.method in ("GET", "HEAD"):
        return True
    try:
        current_app.create_url_adapter(request).match(request.path, "GET")  # type: ignore[union-attr]
    except HTTPException:
        return False
    return True


def _by_browser() -> None:
    asked = known(request.args.get(ASKED))
    if asked:
        remember(asked)
    speak(asked or known(request.cookies.get(COOKIE)) or SWEDISH)


def _signed_in(_app: Flask, user: Any, **_more: Any) -> None:  # noqa: ANN401 -- a signal's words
    if chosen := known(user.language):
        remember(chosen)


def _remembered(response: Response) -> Response:
    if chosen := g.pop("remembered_language", None):
        response.set_cookie(
            COOKIE,
            chosen,
            max_age=KEPT_FOR,
            secure=current_app.config["SESSION_COOKIE_SECURE"],
            httponly=True,
            samesite="Lax",
        )
    if request.endpoint != "static":
        response.headers["Content-Language"] = language()
    return response
