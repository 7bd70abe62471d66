"""The guard before every page: finds the route's policy row and fetches its object through the person."""

from __future__ import annotations

from typing import Any, cast

from flask import Flask, Response, abort, current_app, g, redirect, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from flask_security import current_user

from webapp.ground import context
from webapp.ground.rights import Right, row_for

CSP = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; "
    "connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'; object-src 'none'"
)
HEADERS = {
    "Content-Security-Policy": CSP,
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "same-origin",  # the CSRF check over HTTPS reads the referrer
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), microphone=(), geolocation=(), payment=(), usb=()",
    "X-Robots-Tag": "noindex",
}
SLOW_FIRST = {
    "guest.propose",
    "municipal.begin",
    "assessment.add_evidence_file",
    "assessment.answer_request",
    "evidence.add_file",
    "assessment.send_returned",
    "evaluation.send_returned",
    "office.look",
    "security.login",
    "security.verify",
    "security.change_password",
    "security.forgot_password",
    "security.reset_password",
}
"""Posts that begin by comparing a password or reading a file: slow, and everybody else would wait.

They say when they write.
"""
LARGE = {
    "assessment.add_evidence_file",
    "assessment.answer_request",
    "evidence.add_file",
    "guest.propose",
}
"""Posts that bring a file of evidence, which may be larger than anything else that is sent."""
BESIDE_A_FILE = 1_000_000
"""How many bytes the fields beside such a file may take."""
OPEN_TO_ALL = (
    *(Right.RESULT, Right.PUBLIC_EXAMPLE, Right.ANNOUNCED_ROUND, Right.ANNOUNCED_PLACE),
    Right.GUEST,
)
"""Rights that need no account: results and rounds may be public, and a guest holds a link."""
ANNOUNCED = (Right.RESULT, Right.ANNOUNCED_ROUND, Right.ANNOUNCED_PLACE)
REMEMBERED = "remember_token"
"""What the sign-in library calls its cookie unless a setting says another name."""
PUBLIC = {
    *("about.start", "results.listing", "public.table", "public.table_file", "examples.search"),
    *("comparing.choose", "comparing.show", "comparing.chart", "open_data.about", "open_data.harvested"),
}
"""What a visitor may be shown from the copy of the database that is only read, if there is one."""
OPEN_TO_SEARCH = {
    *("about.start", "about.accessibility", "about.counting", "results.listing", "results.show"),
    *("public.award_round", "public.municipality"),
}


def register(app: Flask) -> None:
    """Put the guard in front of every request and the headers on every response."""
    app.before_request_funcs.setdefault(None, []).insert(0, _choose_lock)
    app.before_request(_guard)
    app.after_request(_set_headers)


def person_id() -> int:
    """Tell who is signed in; ask only behind the guard."""
    return cast("int", current_user.id)


def subject() -> Any:  # noqa: ANN401 -- whatever the row's right fetches
    """Give whatever the guard has fetched for this request."""
    return g.subject


def _choose_lock() -> None:
    """Say what the request's transaction is for, first of all: finding out who is signed in begins it.

    And how much it may bring: its form is read before a view is asked.
    """
    reads = request.method in ("GET", "HEAD", "OPTIONS") or request.endpoint in SLOW_FIRST
    (context.only_reading if reads else context.also_writing)()
    context.read_replica(current_app, visitor=reads and _is_public() and not _has_session())
    if request.endpoint in LARGE:
        request.max_content_length = context.evidence_largest() * 1_000_000 + BESIDE_A_FILE


def _is_public() -> bool:
    """Tell whether the page is one of those that show announced results to anybody."""
    row = row_for(request.endpoint, request.method)
    return row is not None and (row.right in ANNOUNCED or request.endpoint in PUBLIC)


def _has_session() -> bool:
    """Tell whether the browser may belong to somebody who is signed in."""
    names = {
        current_app.config["SESSION_COOKIE_NAME"],
        current_app.config.get("REMEMBER_COOKIE_NAME", REMEMBERED),
    }
    return not names.isdisjoint(request.cookies)


def _guard() -> ResponseReturnValue | None:
    if request.endpoint is None:
        return None  # no such address: the 404 page answers
    row = row_for(request.endpoint, request.method)
    if row is None:
        abort(404)
    if row.right is Right.EVERYBODY:
        return None
    if row.right not in OPEN_TO_ALL and not current_user.is_authenticated:
        return _sign_in()
    who = current_user.id if current_user.is_authenticated else None
    g.subject = row.admit(who, request.view_args or {}, g.pop("reached", None))
    return None


def _sign_in() -> ResponseReturnValue:
    """Send a person who is not signed in to the sign-in page, and back afterwards; a script gets 401."""
    if wants_json():
        return {"error": _("Du är inte längre inloggad. Logga in i en ny flik; texten finns kvar här.")}, 401
    back = request.full_path.rstrip("?") if request.method == "GET" else None
    if request.method == "POST":
        abort(401)
    return redirect(url_for("security.login", next=back))


def wants_json() -> bool:
    """Tell whether a script asks, rather than a person's browser."""
    return request.accept_mimetypes.best == "application/json"


def _set_headers(response: Response) -> Response:
    theirs = {name.lower() for name, _value in response.headers}
    response.headers.extend([(name, value) for name, value in HEADERS.items() if name.lower() not in theirs])
    if request.endpoint in OPEN_TO_SEARCH and response.status_code == 200:  # noqa: PLR2004 -- a page that is there
        response.headers.pop("X-Robots-Tag", None)
    if request.is_secure:
        response.headers["Strict-Transport-Security"] = "max-age=63072000; includeSubDomains"
    if request.endpoint != "static":
        response.headers["Cache-Control"] = "no-store"
        response.vary.add("Cookie")
    return response
