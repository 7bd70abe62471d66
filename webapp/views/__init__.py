"""Which page answers which address: a conversation of page, form, deed and where next."""

from __future__ import annotations

from flask import Flask

from webapp.signing_in import limit_posts
from webapp.views import (
    about,
    account,
    assessment,
    evaluation,
    examples,
    guest,
    jury,
    nominating,
    nomination,
    office,
    report,
    results,
)
from webapp.views.frame import errors, guarding
from webapp.views.people import colleagues, invitation, outbox, staff


def register(app: Flask) -> None:
    """Hang up all pages, the guard in front of them and the error pages behind them."""
    guarding.register(app)
    errors.register(app)
    for room in (about, account, assessment, nomination, evaluation, nominating, jury, office, results):
        app.register_blueprint(room.pages)
    for room in (invitation, colleagues, staff, outbox):
        app.register_blueprint(room.pages)
    app.register_blueprint(report.pages)
    app.register_blueprint(examples.pages)
    app.register_blueprint(guest.pages)
    limit_posts(app, "guest.propose", "GUEST_LIMIT")
