"""The rounds whose office a person is in, fetched through that person."""

from __future__ import annotations

from sqlalchemy import select

from webapp.ground.refusals import NotThereError
from webapp.ground.roles import OFFICER
from webapp.ground.store.database import db
from webapp.ground.who import Post
from webapp.rounds.models.rounds import Round
from webapp.rounds.queries.archived import check_not_archived


def round_to_change(person_id: int, round_id: int) -> Round:
    """Fetch a round whose people are about to change, for its office, and hold it meanwhile."""
    award_round = db.session.get(Round, round_id, with_for_update=True)
    query = select(Post.id).where(
        Post.person_id == person_id, Post.round_id == round_id, Post.role == OFFICER
    )
    if award_round is None or db.session.scalar(query) is None:
        raise NotThereError
    check_not_archived(award_round)
    return award_round


def rounds_of_officer(person_id: int) -> list[int]:
    """Fetch the rounds a person is officer of, by id; whoever has none has no outbox to read."""
    query = select(Post.round_id).where(Post.person_id == person_id, Post.role == OFFICER)
    found = list(db.session.scalars(query))
    if not found:
        raise NotThereError
    return found
