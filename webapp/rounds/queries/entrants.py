"""The municipalities of a round."""

from __future__ import annotations

from sqlalchemy import select
from sqlalchemy.orm import joinedload

from questionnaires.municipalities.swedish import sorting_key
from webapp.ground.refusals import NotThereError
from webapp.ground.store.database import db
from webapp.rounds.models.rounds import Entrant, Round


def entrants(round_id: int, *, nominated: bool = False) -> list[Entrant]:
    """List the municipalities of a round, by name as Swedish sorts it."""
    query = select(Entrant).where(Entrant.round_id == round_id).options(joinedload(Entrant.municipality))
    if nominated:
        query = query.where(Entrant.nominated_at.is_not(None))
    return sorted(db.session.scalars(query), key=lambda entrant: sorting_key(entrant.municipality.name))


def entrant_of(award_round: Round, entrant_id: int) -> Entrant:
    """Find a municipality in a round; one of another round is not there."""
    entrant = db.session.get(Entrant, entrant_id)
    if entrant is None or entrant.round_id != award_round.id:
        raise NotThereError
    return entrant
