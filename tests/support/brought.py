"""A table of participants that was read in and brought nobody."""

from __future__ import annotations

from sqlalchemy import select

from tests.support.browsing import PageWorld
from webapp.ground.store.database import db
from webapp.rounds.models.participant_tables import ParticipantTable
from webapp.rounds.models.rounds import Round


def brought(world: PageWorld) -> int:
    """Let a table of participants have been read in that brought nobody; give its id."""
    award_round = db.session.scalars(select(Round).where(Round.key == "2026")).one()
    now, office = award_round.created_at, world.person("kansli")
    row = ParticipantTable(
        round_id=award_round.id,
        file_name="tabell.csv",
        content="",
        sent_at=now,
        sent_by_id=office,
        read_in_at=now,
        brought={"new": [], "changed": []},
    )
    db.session.add(row)
    db.session.commit()
    return row.id
