"""What is said before anything is marked: a conflict of interest, one's own answers; and who takes a seat."""

from __future__ import annotations

from webapp.ground.forms import HouseForm, NumberField, RawField, TextField, TickField, WordsField

CONFLICT_LIMIT = 1_000


class DeclarationForm(HouseForm):
    """Whether there is a conflict of interest, and which."""

    declaration = RawField()
    conflict = TextField(limit=CONFLICT_LIMIT)

    @property
    def none(self) -> bool:
        """Tell whether there is none."""
        return bool(self.declaration.data == "none")


class OwnAnswersForm(HouseForm):
    """Which questions an evaluator at home has answered for; the page says that it asked."""

    question = WordsField()
    asked = TickField()


class PairForm(HouseForm):
    """The two people who evaluate."""

    first = NumberField()
    second = NumberField()


class ReplacementForm(HouseForm):
    """Who takes an evaluator's place."""

    replace = NumberField()
