"""The log: a line of JSON for each thing that happens, with its request and nothing of its content.

What people write is in no line: an address is named by its route, since it may hold a secret link, and of an
error its kind and place are kept but not its words, save the database's own, which hold no rows.
"""

from __future__ import annotations

import logging
import re
import secrets
from time import perf_counter
from traceback import format_tb
from types import TracebackType
from typing import Any

from flask import Flask, Response, g, has_request_context, request
from pythonjsonlogger.json import JsonEncoder, JsonFormatter
from sqlalchemy.exc import DBAPIError

log = logging.getLogger(__name__)

GIVEN = "X-Request-ID"
FORM = re.compile(r"[A-Za-z0-9-]{8,64}")
Told = tuple[type[BaseException], BaseException, TracebackType | None] | tuple[None, None, None]


_ENCODER = JsonEncoder(ensure_ascii=False)
"""Made once: every request has a line."""


def _written(said: dict[str, Any], **_asked: object) -> str:
    return _ENCODER.encode(said)


class Lines(JsonFormatter):
    """Writes a line: when, how grave, who says it, what, and in which request."""

    def __init__(self) -> None:
        super().__init__(
            "{asctime}{levelname}{name}{message}",
            style="{",
            rename_fields={"asctime": "time", "levelname": "level", "name": "logger"},
            datefmt="%Y-%m-%dT%H:%M:%S%z",
            json_serializer=_written,
        )

    def add_fields(
        self, log_data: dict[str, Any], record: logging.LogRecord, message_dict: dict[str, Any]
    ) -> None:
        """Add the request that a line was written in."""
        super().add_fields(log_data, record, message_dict)
        if has_request_context() and "request_id" in g:
            log_data["request"] = g.request_id

    def formatException(self, ei: Told) -> str:  # noqa: N802 -- the library's name
        """Write where an error was and of what kind, with those it came of."""
        error: BaseException | None = ei[1]
        told = []
        while error is not None:
            told.append("".join([*format_tb(error.__traceback__), _named(error)]))
            error = error.__cause__ or (None if error.__suppress_context__ else error.__context__)
        return "\n\n".join(reversed(told))


def _named(error: BaseException) -> str:
    kind = f"{type(error).__module__}.{type(error).__qualname__}"
    return f"{kind}: {error.orig}" if isinstance(error, DBAPIError) else kind


def as_dict(form: str) -> dict[str, Any]:
    """Give how the log is set up: every line to standard error, as JSON or as text."""
    to = {"class": "logging.StreamHandler", "formatter": form}
    plain = "%(asctime)s %(levelname)s %(name)s: %(message)s"
    return {
        "version": 1,
        "disable_existing_loggers": False,
        "formatters": {"json": {"()": Lines}, "text": {"format": plain}},
        "handlers": {"here": to},
        "root": {"level": "INFO", "handlers": ["here"]},
        "loggers": {
            "gunicorn.error": {"level": "INFO", "handlers": [], "propagate": True},
            "gunicorn.access": {"level": "CRITICAL", "handlers": [], "propagate": False},
            "alembic": {"level": "WARNING"},  # it greets at each start, and each time readiness is asked
        },
    }


def register(app: Flask) -> None:
    """Give every request a name, and write a line when it is answered or fails."""
    app.before_request_funcs.setdefault(None, []).insert(0, _begin)
    app.after_request(_answered)
    app.log_exception = _failed  # type: ignore[method-assign]  # Flask's own line holds the address


def _begin() -> None:
    """Name the request as a proxy that is trusted has named it, or anew."""
    given = request.headers.get(GIVEN, "")
    trusted = "werkzeug.proxy_fix.orig" in request.environ and FORM.fullmatch(given)
    g.request_id = given if trusted else secrets.token_hex(8)
    g.begun_at = perf_counter()


def _answered(response: Response) -> Response:
    if log.isEnabledFor(logging.INFO):
        about = {
            "method": request.method,
            "endpoint": request.endpoint,
            "status": response.status_code,
            "ms": round((perf_counter() - g.begun_at) * 1000, 1),
        }
        log.info("answered", extra=about)
    return response


def _failed(exc_info: Told) -> None:
    log.error("failed", exc_info=exc_info, extra={"method": request.method, "endpoint": request.endpoint})
