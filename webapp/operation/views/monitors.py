"""The answers to monitors: that the process lives, that the service is ready, and its figures."""

from __future__ import annotations

from flask import Blueprint, Response, abort, request
from flask.typing import ResponseReturnValue

from webapp.operation import counters
from webapp.operation.queries import gauges, readiness

pages = Blueprint("operation", __name__)
FORM = "text/plain; version=0.0.4; charset=utf-8"
"""The form in which Prometheus reads figures."""


@pages.get("/lever")
def alive() -> ResponseReturnValue:
    """Say that the process answers; nothing else is asked, so a silent database kills no process."""
    return {"status": "ok"}


@pages.get("/redo")
def ready() -> ResponseReturnValue:
    """Say whether the service can do its work, or with a word what is lacking."""
    status = readiness.lacking()
    return {"status": status}, 200 if status == readiness.READY else 503


@pages.get("/metrics")
def figures() -> ResponseReturnValue:
    """Give the figures to whoever knows the word for them; to all others there is no such page."""
    if not counters.may_read(request.headers.get("Authorization", "")):
        abort(404)
    return Response(counters.written(gauges.gauges()), content_type=FORM)
