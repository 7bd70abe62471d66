"""What a telephone sends: a meeting's code, and a vote."""

from __future__ import annotations

from questionnaires.edition import Question
from webapp.ground.forms import HouseForm, LineField, NumberField
from webapp.meetings.forms.meetings import chosen_levels


class CodeForm(HouseForm):
    """The code of a meeting, as it was typed."""

    code = LineField()


class VoteForm(HouseForm):
    """A vote, with the turn of the question that the page showed."""

    turn = NumberField()

    def levels(self, question: Question) -> dict[str, str]:
        """Give what is chosen for each part: a level, or that one does not know."""
        return chosen_levels(question)
