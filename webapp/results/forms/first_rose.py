"""The form of a first rose: a level a question, and the area whose questions are shown next."""

from __future__ import annotations

from questionnaires.edition import Edition
from webapp.ground.forms import HouseForm, KeyField, LineField


class LevelForm(HouseForm):
    """The level of one question: `level-<question>`."""

    level = LineField()


class FirstRoseForm(HouseForm):
    """All levels that are chosen so far, the area that is shown, and the button that was pressed."""

    area = LineField()
    go = LineField()
    request_key = KeyField()

    def chosen(self, edition: Edition) -> dict[str, str]:
        """Read the levels, by question; what is none of a question's levels is no answer."""
        found = {one.id: LevelForm(of=one.id).level.data for one in edition.questions.values()}
        return {
            question_id: level
            for question_id, level in found.items()
            if edition.questions[question_id].kind.parts[0].level(level)
        }
