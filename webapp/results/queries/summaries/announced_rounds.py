"""Rounds that are announced: found by their address, listed, and by whom each was won."""

from __future__ import annotations

import re
from datetime import datetime
from typing import Any, NamedTuple

from sqlalchemy import Select, func, select

from webapp.award.models.choice import WINNER, Panel
from webapp.ground.calendar import clock
from webapp.ground.refusals import NotThereError
from webapp.ground.roles import JUROR
from webapp.ground.store.database import db
from webapp.results.models.summaries import Summary
from webapp.rounds.models.rounds import Entrant, Round

YEAR = re.compile(r"(?:19|20)\d\d(?!\d)")


class AnnouncedRound(NamedTuple):
    """A round that everybody may read about."""

    id: int
    key: str
    award: str
    name: str
    announced_at: datetime

    @property
    def year(self) -> int:
        """Give the year that people call the round by."""
        return year_of(self.key, self.announced_at)


class RoundLine(NamedTuple):
    """An announced round in a list: who won it, and how many fixed results it has."""

    round: AnnouncedRound
    winner: str
    results: int


class RoundFacts(NamedTuple):
    """What is told of how a round went: how many took part, and how many in the jury ranked."""

    participants: int
    rankings: int


def year_of(key: str, announced_at: datetime) -> int:
    """Give the year that people call a round by: the one in its address, else when it was announced."""
    said = YEAR.match(key)
    return int(said[0]) if said else clock.in_sweden(announced_at).year


def announced(award_round: Any = Round) -> tuple[Any, ...]:  # noqa: ANN401 -- columns of a table or an alias
    """Give the columns that an announced round is made of."""
    return award_round.id, award_round.key, award_round.award, award_round.name, award_round.announced_at


def announced_round(round_key: str) -> AnnouncedRound:
    """Find a round by its address; one that is not announced is not there."""
    row = db.session.execute(_rounds().where(Round.key == round_key)).first()
    if row is None:
        raise NotThereError
    return AnnouncedRound(*row)


def newest_round() -> AnnouncedRound | None:
    """Find the round that was announced last."""
    row = db.session.execute(_rounds().limit(1)).first()
    return AnnouncedRound(*row) if row else None


def round_lines(most: int, without: int = 0) -> list[RoundLine]:
    """List the rounds announced last, but for one of them."""
    query = _rounds().where(Round.id != without).limit(most)
    rounds = [AnnouncedRound(*row) for row in db.session.execute(query)]
    of_these = Summary.round_id.in_([one.id for one in rounds])
    counted = select(Summary.round_id, func.count(Summary.result_id)).where(of_these)
    many = dict(db.session.execute(counted.group_by(Summary.round_id)).all())
    named = select(Summary.round_id, Summary.municipality).where(of_these, Summary.honour == WINNER)
    winners = dict(db.session.execute(named).all())
    return [RoundLine(one, winners.get(one.id, ""), many.get(one.id, 0)) for one in rounds]


def results_in(award_round: AnnouncedRound) -> int:
    """Tell how many fixed results an announced round has."""
    counted = select(func.count(Summary.result_id)).where(Summary.round_id == award_round.id)
    return db.session.scalar(counted) or 0


def round_facts(award_round: AnnouncedRound) -> RoundFacts:
    """Tell how an announced round went, in figures that say nothing of those who were not evaluated."""
    joined = select(func.count(Entrant.id)).where(Entrant.round_id == award_round.id)
    counted = select(Panel.counted).where(Panel.round_id == award_round.id, Panel.role == JUROR)
    ballots = db.session.scalars(counted).first()
    return RoundFacts(db.session.scalar(joined) or 0, len(ballots or ()))


def _rounds() -> Select[Any]:
    return (
        select(*announced())
        .where(Round.announced_at.is_not(None))
        .order_by(Round.announced_at.desc(), Round.id.desc())
    )
