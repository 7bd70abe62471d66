"""Several pairs of evaluators appointed at once, as they were proposed or as the office chose instead."""

from __future__ import annotations

from collections.abc import Mapping

from webapp.evaluation.deeds.seats.seats import put_pair
from webapp.ground.refusals import InvalidError
from webapp.ground.store.database import deed
from webapp.rounds.models.rounds import Round


@deed
def assign_pairs(person_id: int, award_round: Round, chosen: Mapping[int, tuple[int, int]]) -> int:
    """Assign pairs to several municipalities, by entrant id: all of them or none; tell how many."""
    for entrant_id, two in sorted(chosen.items()):
        try:
            put_pair(person_id, award_round, entrant_id, two)
        except InvalidError as error:
            said = " ".join(dict.fromkeys(error.faults.values()))
            raise InvalidError({f"first:{entrant_id}": said}) from error
    return len(chosen)
