"""Whether somebody has read what they ticked: the highest step everywhere, also where it means a lack."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from questionnaires.compass import Compass
    from questionnaires.edition import Question

THROUGHOUT = Fraction(9, 10)
"""So large a share of the ordinary statements at the highest step is nearly all of them."""


class Consistency(NamedTuple):
    """How many statements are answered with the scale's highest step, of the ordinary and the turned ones."""

    word: str
    """What the step is called: the same word everywhere."""
    highest: int
    answered: int
    against: tuple[Question, ...]
    """The turned statements answered with that step, where it means that everything is lacking."""
    turned: int

    @property
    def calls(self) -> bool:
        """Tell whether the answers should be read beside their evidence; it never moves a point."""
        throughout = bool(self.answered) and Fraction(self.highest, self.answered) >= THROUGHOUT
        return throughout and (bool(self.against) or self.highest == self.answered)


def consistency(compass: Compass) -> Consistency | None:
    """Look at the answers of an edition that has turned statements; None where it has none."""
    usual = compass.edition.usual_kind
    if usual is None:
        return None
    top = usual.parts[0].levels[-1]
    turned = [q for q in compass.edition.questions.values() if _is_turned(q, top.id)]
    if not turned:
        return None
    chosen = {
        one.question.id: one.parts[0].level.id
        for one in compass.questions.values()
        if one.parts and one.parts[0].level
    }
    ordinary = [level for own_id, level in chosen.items() if own_id not in {q.id for q in turned}]
    against = tuple(q for q in turned if chosen.get(q.id) == top.id)
    return Consistency(str(top.name), ordinary.count(top.id), len(ordinary), against, len(turned))


def _is_turned(question: Question, top: str) -> bool:
    """Tell whether the step that elsewhere gives everything gives nothing here."""
    level = question.kind.parts[0].level(top)
    return level is not None and level.share == 0
