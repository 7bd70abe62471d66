"""The service with a connection opened before its workers are made, as a start that asks something does."""

from __future__ import annotations

from sqlalchemy import text

from tests.faults.cheap import app
from webapp.ground.store.database import db

with app.app_context():
    db.session.execute(text("SELECT 1"))
    db.session.rollback()

__all__ = ["app"]
