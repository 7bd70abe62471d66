"""A municipality that comes in when the first one begins for it: made once, and held."""

from __future__ import annotations

from sqlalchemy import select

from webapp.ground.store.database import db
from webapp.ground.store.insertion import insertion
from webapp.ground.who import Municipality


def held(name: str) -> Municipality:
    """Give the municipality, made if it was not there, and hold it: of two at once one sees the other."""
    insert = insertion(Municipality.__table__).values(name=name)
    db.session.execute(insert.on_conflict_do_nothing(index_elements=["name"]))
    query = select(Municipality).where(Municipality.name == name).with_for_update()
    return db.session.scalars(query.execution_options(populate_existing=True)).one()
