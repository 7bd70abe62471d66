"""The municipalities of a round."""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime
from typing import NamedTuple

from sqlalchemy import select
from sqlalchemy.orm import joinedload

from questionnaires.municipalities.swedish import sorting_key
from webapp.ground.refusals import NotThereError
from webapp.ground.store.database import db
from webapp.ground.who import Municipality
from webapp.rounds.models.rounds import Entrant, Round


class Named(NamedTuple):
    """The municipality of a plain row."""

    name: str


class EntrantRow(NamedTuple):
    """A municipality in a round as a plain row: a list of a country costs a third of what objects do."""

    id: int
    municipality_id: int
    nominated_at: datetime | None
    contact_email: str
    municipality: Named

    @property
    def name(self) -> str:
        """Name the municipality."""
        return self.municipality.name


def entrants(
    round_id: int, *, nominated: bool = False, among: Collection[int] | None = None
) -> list[Entrant]:
    """List the municipalities of a round, or those of them by id, by name as Swedish sorts it."""
    query = select(Entrant).where(Entrant.round_id == round_id).options(joinedload(Entrant.municipality))
    if nominated:
        query = query.where(Entrant.nominated_at.is_not(None))
    if among is not None:
        query = query.where(Entrant.id.in_(among))
    return sorted(db.session.scalars(query), key=lambda entrant: sorting_key(entrant.municipality.name))


def entrant_rows(round_id: int, *, nominated: bool = False) -> list[EntrantRow]:
    """List the same as plain rows, to be read alone."""
    columns = Entrant.id, Entrant.municipality_id, Entrant.nominated_at, Entrant.contact_email
    query = select(*columns, Municipality.name).join(Municipality).where(Entrant.round_id == round_id)
    if nominated:
        query = query.where(Entrant.nominated_at.is_not(None))
    rows = [EntrantRow(*row[:-1], Named(row[-1])) for row in db.session.execute(query)]
    return sorted(rows, key=lambda row: sorting_key(row.name))


def entrant_of(award_round: Round, entrant_id: int) -> Entrant:
    """Find a municipality in a round; one of another round is not there."""
    entrant = db.session.get(Entrant, entrant_id)
    if entrant is None or entrant.round_id != award_round.id:
        raise NotThereError
    return entrant
