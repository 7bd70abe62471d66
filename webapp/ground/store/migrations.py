"""Which migrations there are, and whether the database has taken the newest."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from sqlalchemy.exc import DatabaseError

from webapp.ground.configuration.settings import ROOT
from webapp.ground.store.database import db

CURRENT, BEHIND, SILENT = "current", "behind", "silent"
"""How a database stands to the newest migration; a silent one does not answer at all."""


def database_standing() -> str:
    """Tell whether the database answers, and has taken the newest migration."""
    from alembic.migration import MigrationContext  # noqa: PLC0415 -- slow, and only monitors and commands ask

    try:
        with db.engine.connect() as connection:
            taken = MigrationContext.configure(connection).get_current_heads()
    except DatabaseError:
        path = db.engine.url.database or ""
        return BEHIND if db.engine.dialect.name == "sqlite" and not Path(path).exists() else SILENT
    return CURRENT if set(taken) == newest_migrations() else BEHIND


@cache
def known_migrations() -> dict[str, bool]:
    """Give every migration of this version, and whether it is the newest; all files are read for it."""
    from alembic.script import ScriptDirectory  # noqa: PLC0415 -- as above

    folder = ScriptDirectory(str(ROOT / "migrations"))
    newest = folder.get_heads()
    return {step.revision: step.revision in newest for step in folder.walk_revisions()}


def newest_migrations() -> set[str]:
    """Give the newest migrations of this version, which is one."""
    return {name for name, newest in known_migrations().items() if newest}
