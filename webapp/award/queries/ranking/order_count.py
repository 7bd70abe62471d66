"""Private rankings become one order: pure arithmetic, without a database.

Each ballot gives a candidate the share of the others it stands before, equals as a half; those left out stand
equal after the rest. The combined order goes by the mean share over the ballots that could see the candidate.
"""

from __future__ import annotations

from collections.abc import Collection, Hashable, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import TypeVar

from questionnaires.difference import placed

Who = TypeVar("Who", bound=Hashable)
HALF = Fraction(1, 2)
ENOUGH_TO_LEAVE_ONE = 4
"""From so many ballots on, three are left in every trial without one."""


@dataclass(frozen=True, slots=True)
class Ranked:
    """One member's order: a number a candidate, lower is better; `seen` are those they may judge."""

    places: Mapping[Hashable, int]
    seen: frozenset[Hashable]

    def before(self, one: Hashable, other: Hashable) -> Fraction:
        """Tell whether one candidate stands before another: 1 yes, 0 no, a half where they are equal."""
        mine, theirs = self.places.get(one), self.places.get(other)
        if mine == theirs:
            return HALF
        return Fraction(mine is not None and (theirs is None or mine < theirs))

    def share(self, one: Hashable) -> Fraction | None:
        """Give the share of the others that a candidate stands before; None where there is nobody else."""
        others = [other for other in self.seen if other != one]
        if one not in self.seen or not others:
            return None
        return sum((self.before(one, other) for other in others), Fraction(0)) / len(others)


@dataclass(frozen=True, slots=True)
class Standing:
    """A candidate in the combined order; `mean` is the mean place, None where nobody could judge."""

    who: Hashable
    place: int
    shared: bool
    share: Fraction | None
    mean: Fraction | None
    wins: int | None
    ballots: int


def combined(candidates: Sequence[Hashable], ballots: Sequence[Ranked]) -> list[Standing]:
    """Combine ballots by mean rank; exact equals share a place, and stay in the order they came."""
    shares = {one: mean_share(one, ballots) for one in candidates}
    last = Fraction(-1)  # whom nobody could judge stands after all others
    rows = placed((one, last if shares[one] is None else shares[one]) for one in candidates)  # type: ignore[misc]
    return [
        Standing(
            row.who,
            row.place,
            row.shared,
            share := shares[row.who],
            None if share is None else 1 + (len(candidates) - 1) * (1 - share),
            _wins(row.who, candidates, ballots),
            sum(row.who in ballot.seen for ballot in ballots),
        )
        for row in rows
    ]


def split(standings: Sequence[Standing], picked: Collection[Hashable]) -> list[list[Standing]]:
    """List those on a shared place of whom some are picked and some are not: the order does not tell them."""
    places: dict[int, list[Standing]] = {}
    for row in standings:
        places.setdefault(row.place, []).append(row)
    return [rows for rows in places.values() if 0 < sum(row.who in picked for row in rows) < len(rows)]


def last_tie(standings: Sequence[Standing], most: int) -> tuple[list[Standing], int]:
    """Give those who share the place of the last nomination, and how many of them there is room for."""
    tied = split(standings, [row.who for row in standings[:most]])
    if not tied:
        return [], 0
    return tied[0], most - sum(row.place < tied[0][0].place for row in standings)


def mean_share(one: Hashable, ballots: Sequence[Ranked]) -> Fraction | None:
    """Give the mean of a candidate's shares over the ballots that could see it."""
    shares = [share for ballot in ballots if (share := ballot.share(one)) is not None]
    return sum(shares, Fraction(0)) / len(shares) if shares else None


def _wins(one: Hashable, candidates: Sequence[Hashable], ballots: Sequence[Ranked]) -> int:
    """Count the other candidates whom more ballots set after this one than before it."""
    return sum(_duel(one, other, ballots) > 0 for other in candidates if other != one)


def _duel(one: Hashable, other: Hashable, ballots: Sequence[Ranked]) -> Fraction:
    """Weigh one candidate against another over the ballots that could see both: above 0 it wins."""
    both = [ballot for ballot in ballots if one in ballot.seen and other in ballot.seen]
    return sum((ballot.before(one, other) - HALF for ballot in both), Fraction(0))


@dataclass(frozen=True, slots=True)
class Held:
    """What holds whichever ballot is left out: who stands first, and the whole order. Never which ballot."""

    first: bool
    order: bool


def without_one(candidates: Sequence[Hashable], ballots: Sequence[Ranked]) -> Held | None:
    """Count once more without each ballot; tell only whether all of it came out the same.

    Below four ballots on anybody there is nothing to tell: each trial would leave so few that whoever knows
    their own ballot could work out the others.
    """
    seen = [sum(who in ballot.seen for ballot in ballots) for who in candidates]
    if len(candidates) < 2 or min(seen) < ENOUGH_TO_LEAVE_ONE:  # noqa: PLR2004 -- one alone has no order
        return None
    whole = _placing(candidates, ballots)
    trials = [_placing(candidates, [*ballots[:left], *ballots[left + 1 :]]) for left in range(len(ballots))]
    first = all(_first(trial) == _first(whole) for trial in trials)
    return Held(first=first, order=all(trial == whole for trial in trials))


def _placing(candidates: Sequence[Hashable], ballots: Sequence[Ranked]) -> dict[Hashable, int]:
    return {row.who: row.place for row in combined(candidates, ballots)}


def _first(placing: Mapping[Hashable, int]) -> set[Hashable]:
    return {who for who, place in placing.items() if place == 1}


ENOUGH = 3
"""From so many ballots on, nobody's own ranking can be read out of the order."""
