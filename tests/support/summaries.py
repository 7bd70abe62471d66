"""What is public as tests make it and read it: rounds announced at once, and summaries compared."""

from __future__ import annotations

from typing import Any

from sqlalchemy import select, update

from webapp.ground.calendar import clock
from webapp.ground.store.database import db
from webapp.results.deeds.summaries import rebuild_summaries
from webapp.results.models.summaries import Summary
from webapp.results.queries.summaries import announced_rounds, summaries
from webapp.results.queries.summaries.summaries import PublicResult
from webapp.rounds.models.rounds import Round


def make_public() -> None:
    """Let every round be announced, whatever it lacks, and have its summaries."""
    db.session.execute(update(Round).values(announced_at=clock.now()))
    db.session.commit()
    rebuild_summaries()


def kept() -> list[dict[str, Any]]:
    """Give every summary as it stands, all of its columns."""
    query = select(*Summary.__table__.columns).order_by(Summary.round_id, Summary.municipality_id)
    return [dict(row._mapping) for row in db.session.execute(query)]


def honoured() -> list[PublicResult]:
    """List whom announced rounds have named, newest round first, the winner before the mention."""
    rounds = [line.round for line in announced_rounds.round_lines(100)]
    return [one for award_round in rounds for one in summaries.of_round(award_round) if one.honour]
