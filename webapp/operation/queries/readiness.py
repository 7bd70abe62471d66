"""Whether the service can do its work: its database, its migrations and its banks."""

from __future__ import annotations

from sqlalchemy import select

from webapp.assessment.models.assessments import Assessment
from webapp.ground import context
from webapp.ground.store.database import db

READY = "ok"
DATABASE, MIGRATIONS, BANKS = "databas", "migreringar", "frågebanker"
"""What may be lacking: no database answers; it is not of this version; an edition in use is not there."""


def lacking() -> str:
    """Name the first thing that is lacking, or say that all is there; three short questions at most."""
    standing = context.database_standing()
    if standing == context.SILENT:
        return DATABASE
    if standing != context.CURRENT:
        return MIGRATIONS
    try:
        used = set(db.session.scalars(select(Assessment.edition).distinct()))
    except context.DatabaseFaultError:
        context.forget_changes()
        return DATABASE
    return READY if used <= set(context.shelf().editions) else BANKS
