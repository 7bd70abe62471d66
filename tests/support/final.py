"""Letting a test change what the database keeps for ever, in a copy that is thrown away."""

from __future__ import annotations

from sqlalchemy import text

from webapp.ground.store.database import db

TABLES = ("published_result", "evaluator_mark")
TRIGGERS = (
    "result_no_replace",
    "result_no_update",
    "result_no_delete",
    "mark_no_insert",
    "mark_no_update",
    "mark_no_delete",
)


def let_go() -> None:
    """Take the guards of fixed results and their marks away."""
    if db.engine.dialect.name == "sqlite":
        statements = [f"DROP TRIGGER {name}" for name in TRIGGERS]
    else:
        statements = [f"ALTER TABLE {name} DISABLE TRIGGER USER" for name in TABLES]
    for statement in statements:
        db.session.execute(text(statement))
    db.session.commit()
