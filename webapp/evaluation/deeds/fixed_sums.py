"""The points of fixed results by area: written when a result is fixed, and anew when somebody asks."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import delete, select

from webapp.evaluation.models.evaluations import PublishedResult
from webapp.evaluation.models.sums import FixedSums
from webapp.evaluation.queries.consensus.fixed_sums import counted_sums
from webapp.ground.store.database import db, deed

AT_A_TIME = 20
"""So many results are counted at a time: each holds some hundred kilobytes."""


def write_sums(results: Sequence[PublishedResult]) -> None:
    """Write the sums of some fixed results anew, in the transaction that is open."""
    ids = [result.id for result in results]
    db.session.execute(delete(FixedSums).where(FixedSums.result_id.in_(ids)))
    for result_id, data in counted_sums(results).items():
        db.session.add(FixedSums(result_id=result_id, **data))
    db.session.flush()


@deed
def rebuild_sums() -> int:
    """Write the sums of all fixed results anew; tell how many there are."""
    ids = db.session.scalars(select(PublishedResult.id).order_by(PublishedResult.id)).all()
    for first in range(0, len(ids), AT_A_TIME):
        query = select(PublishedResult).where(PublishedResult.id.in_(ids[first : first + AT_A_TIME]))
        write_sums(db.session.scalars(query).all())
        db.session.expire_all()
    return len(ids)
