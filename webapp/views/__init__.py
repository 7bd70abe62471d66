"""Which page answers which address: a conversation of page, form, deed and where next."""

from __future__ import annotations

from flask import Flask

from webapp.signing_in.tries import limit_links, limit_posts
from webapp.views import (
    about,
    account,
    assessment,
    comparing,
    evaluation,
    examples,
    figures,
    guest,
    jury,
    nominating,
    nomination,
    office,
    report,
    results,
    reviewing,
    visiting,
)
from webapp.views.frame import errors, guarding, links
from webapp.views.people import appointment, colleagues, devices, invitation, outbox, ties


def register(app: Flask) -> None:
    """Hang up all pages, the guard in front of them and the error pages behind them."""
    links.register(app)
    guarding.register(app)
    errors.register(app)
    for room in (about, account, assessment, nomination, evaluation, nominating, jury, office, results):
        app.register_blueprint(room.pages)
    for room in (invitation, devices, colleagues, appointment, outbox, ties):
        app.register_blueprint(room.pages)
    for room in (figures, guest, visiting, reviewing, report, examples, comparing):
        app.register_blueprint(room.pages)
    limit_links(app)
    limit_posts(app, "guest.propose", "GUEST_LIMIT")
