"""The guard before every page: finds the route's policy row and fetches its object through the person."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, cast

from flask import Flask, Response, abort, g, redirect, request, url_for
from flask.typing import ResponseReturnValue
from flask_security import current_user

from webapp.policy import Right, row_for
from webapp.roles import JUROR, NOMINATOR
from webapp.services import access, context
from webapp.services.access import OwnAssessment, OwnSeat
from webapp.services.choosing import seats
from webapp.services.figures import answering
from webapp.services.inviting import places
from webapp.services.reports import reaching
from webapp.services.reviewing import access as drafts
from webapp.services.rounds import making
from webapp.services.together import guests

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
OPEN_TO_ALL = (Right.RESULT, Right.GUEST)
"""Rights that need no account: a fixed result may be public, and a guest holds a link."""
OPEN_TO_SEARCH = {"about.start", "about.accessibility", "about.counting", "results.listing", "results.show"}


def register(app: Flask) -> None:
    """Put the guard in front of every request and the headers on every response."""
    app.before_request_funcs.setdefault(None, []).insert(0, _choose_lock)
    app.before_request(_guard)
    app.after_request(_set_headers)


def person_id() -> int:
    """Tell who is signed in; ask only behind the guard."""
    return cast("int", current_user.id)


def own_assessment() -> OwnAssessment:
    """Give the assessment the guard has fetched for this request."""
    return cast("OwnAssessment", g.subject)


def own_seat() -> OwnSeat:
    """Give the evaluator's seat the guard has fetched for this request."""
    return cast("OwnSeat", g.subject)


def subject() -> Any:  # noqa: ANN401 -- whatever the row's right fetches
    """Give whatever the guard has fetched for this request."""
    return g.subject


def _choose_lock() -> None:
    """Say what the request's transaction is for, first of all: finding out who is signed in begins it."""
    reads = request.method in ("GET", "HEAD", "OPTIONS") or request.endpoint in SLOW_FIRST
    (context.only_reading if reads else context.also_writing)()


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
    g.subject = _fetch(row.right, request.view_args or {})
    return None


def _fetch(right: Right, args: dict[str, Any]) -> Any:  # noqa: ANN401 -- depends on the right
    """Fetch the object a right is about; raises NotThereError for what is not yours and what is not there."""
    if right is Right.SIGNED_IN:
        return None
    if right is Right.RESULT:
        return access.published_result(
            current_user.id if current_user.is_authenticated else None, args["result_id"]
        )
    if right is Right.GUEST:
        return guests.guest_link(args["token"])
    return FETCHED_BY[right](person_id(), args)


FETCHED_BY: dict[Right, Callable[[int, dict[str, Any]], Any]] = {
    Right.ASSESSMENT_READ: lambda who, args: access.own_assessment(who, args["assessment_id"]),
    Right.ASSESSMENT_WRITE: lambda who, args: access.own_assessment(who, args["assessment_id"], lock="share"),
    Right.ASSESSMENT_SUBMIT: lambda who, args: access.own_assessment(who, args["assessment_id"]),
    Right.ASSESSMENT_CERTIFY: lambda who, args: access.own_assessment(who, args["assessment_id"]),
    Right.SEAT: lambda who, args: access.own_seat(who, args["evaluation_id"], declared=False),
    Right.EVALUATION_MARK: lambda who, args: access.own_seat(who, args["evaluation_id"]),
    Right.EVALUATION_PUBLISH: lambda who, args: access.evaluation_to_publish(who, args["evaluation_id"]),
    Right.REPORT: lambda who, args: reaching.own_report(who, args["evaluation_id"]),
    Right.JURY: lambda who, args: seats.panel_seat(who, args["round_key"], JUROR),
    Right.JUROR: lambda who, args: seats.panel_seat(who, args["round_key"], JUROR, member=True),
    Right.JURY_SEAT: lambda who, args: seats.panel_seat(
        who, args["round_key"], JUROR, declared=False, member=True
    ),
    Right.NOMINATING: lambda who, args: seats.panel_seat(who, args["round_key"], NOMINATOR),
    Right.NOMINATOR: lambda who, args: seats.panel_seat(who, args["round_key"], NOMINATOR, member=True),
    Right.NOMINATING_SEAT: lambda who, args: seats.panel_seat(
        who, args["round_key"], NOMINATOR, declared=False, member=True
    ),
    Right.REVIEWER: lambda who, args: drafts.reviewer_round(who, args["round_key"]),
    Right.REVIEW: lambda who, args: drafts.review_seat(who, args["evaluation_id"]),
    Right.REVIEW_SEAT: lambda who, args: drafts.review_seat(who, args["evaluation_id"], declared=False),
    Right.DRAFT: lambda who, args: drafts.own_draft(who, args["evaluation_id"]),
    Right.EXAMPLES: lambda who, args: drafts.own_examples(who, args["evaluation_id"]),
    Right.OFFICE: lambda who, args: access.office_round(who, args["round_key"]),
    Right.OFFICER: lambda who, _args: making.rounds_of(who),
    Right.PLACE_READ: lambda who, args: places.own_place(who, args["municipality_id"]),
    Right.PLACE_CHANGE: lambda who, args: places.own_place(who, args["municipality_id"]),
    Right.FIGURES_OWN: lambda who, args: answering.own_invitation(who, args["entrant_id"]),
    Right.OUTBOX: lambda who, _args: places.rounds_of_officer(who),
}
"""How the object of each right is found, always through the person who asks."""


def _sign_in() -> ResponseReturnValue:
    """Send a person who is not signed in to the sign-in page, and back afterwards; a script gets 401."""
    if wants_json():
        return {"error": "Du är inte längre inloggad. Logga in i en ny flik; texten finns kvar här."}, 401
    back = request.full_path.rstrip("?") if request.method == "GET" else None
    if request.method == "POST":
        abort(401)
    return redirect(url_for("security.login", next=back))


def wants_json() -> bool:
    """Tell whether a script asks, rather than a person's browser."""
    return request.accept_mimetypes.best == "application/json"


def _set_headers(response: Response) -> Response:
    for name, value in HEADERS.items():
        response.headers.setdefault(name, value)
    if request.endpoint in OPEN_TO_SEARCH and response.status_code == 200:  # noqa: PLR2004 -- a page that is there
        response.headers.pop("X-Robots-Tag", None)
    if request.is_secure:
        response.headers["Strict-Transport-Security"] = "max-age=63072000; includeSubDomains"
    if request.endpoint != "static":
        response.headers["Cache-Control"] = "no-store"
        response.vary.add("Cookie")
    return response
