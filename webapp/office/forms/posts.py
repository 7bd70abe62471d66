"""What the office says of those who have posts in its round, and writes to its municipalities."""

from __future__ import annotations

from webapp.evaluation.forms.ties import TieForm
from webapp.ground.forms import HouseForm, NumberField, NumbersField, TextField, TickField


class PostedTieForm(TieForm):
    """A tie, and whose it is."""

    person = NumberField()


class EndingForm(HouseForm):
    """That what a post leaves behind has been seen."""

    seen = TickField()


class LetterForm(HouseForm):
    """To whom a reminder goes, and what the office adds to it."""

    chosen = NumbersField()
    own = TextField()
