"""What a municipality sends when it says how its evaluation was."""

from __future__ import annotations

from webapp.ground.forms import ChoiceField, HouseForm, TextField, VersionField
from webapp.review.queries.opinions.own_opinion import LEVELS, QUESTIONS

_LEVELS = tuple(str(level) for level in LEVELS)


class OpinionForm(HouseForm):
    """How far a municipality agrees on each question, and its own words."""

    preparation = ChoiceField(_LEVELS)
    conduct = ChoiceField(_LEVELS)
    questions = ChoiceField(_LEVELS)
    report = ChoiceField(_LEVELS)
    use = ChoiceField(_LEVELS)
    words = TextField()
    version = VersionField()

    @property
    def marks(self) -> dict[str, int]:
        """Give the levels that are chosen; one that is not among them is left out."""
        chosen = {key: self[key].data for key in QUESTIONS}
        return {key: int(one) for key, one in chosen.items() if one in _LEVELS}
