"""How the votes on a question lie, and when they lie so far apart that the practice is called uneven.

Plain reckoning over counted votes: nobody's vote is here, only how many chose each level.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from questionnaires.edition import Level, Part, Question

UNKNOWN = "?"
"""What is voted by somebody who does not know."""
FEWEST = 4
"""So many must have chosen a level before anything is said about how far apart they lie."""
QUARTER = 4

Counts = Mapping[str, Mapping[str, int]]
"""How many chose each level of each part, and UNKNOWN."""


@dataclass(frozen=True, slots=True)
class PartSpread:
    """The votes on one part: a figure a level, and how many did not know."""

    part: Part
    levels: tuple[tuple[Level, int], ...]
    unknown: int

    @property
    def chose(self) -> int:
        """Tell how many chose a level."""
        return sum(many for _level, many in self.levels)

    @property
    def most(self) -> int:
        """Tell how many are behind the longest bar."""
        return max(self.unknown, *(many for _level, many in self.levels))

    @property
    def steps(self) -> int:
        """Tell how many steps apart the middle half lies: without the lowest quarter and the highest."""
        chosen = [place for place, (_level, many) in enumerate(self.levels) for _one in range(many)]
        if not chosen:
            return 0
        left_out = len(chosen) // QUARTER
        middle = chosen[left_out : len(chosen) - left_out]
        return middle[-1] - middle[0]

    @property
    def uneven(self) -> bool:
        """Tell whether enough have chosen, and the middle half spans at least half of the scale."""
        return self.chose >= FEWEST and self.steps > 0 and 2 * self.steps >= len(self.levels) - 1


def counted(question: Question, votes: Iterable[Mapping[str, str]]) -> dict[str, dict[str, int]]:
    """Count votes: how many chose each level of each part, and how many did not know."""
    found = {
        part.id: dict.fromkeys((*(one.id for one in part.levels), UNKNOWN), 0) for part in question.kind.parts
    }
    for vote in votes:
        for part, level in vote.items():
            if level in found.get(part, {}):
                found[part][level] += 1
    return found


def spread_of(question: Question, counts: Counts) -> list[PartSpread]:
    """Set the counted votes beside the parts and levels of their question."""
    return [
        PartSpread(
            part,
            tuple((level, counts[part.id].get(level.id, 0)) for level in part.levels),
            counts[part.id].get(UNKNOWN, 0),
        )
        for part in question.kind.parts
        if part.id in counts
    ]
