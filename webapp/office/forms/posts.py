"""What the office says of those who have posts in its round, and writes to its municipalities."""

from __future__ import annotations

from webapp.evaluation.forms.ties import TieForm
from webapp.ground.forms import (
    HouseForm,
    LineField,
    MomentField,
    NumberField,
    NumbersField,
    TextField,
    TickField,
    VersionField,
)


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


class GroupForm(HouseForm):
    """Some of a round's participants: those that are ticked, or everybody whom a search lets through."""

    kommun = NumbersField()
    alla = TickField()
    namn = LineField()
    visa = LineField()


class ContactsForm(HouseForm):
    """Whose contacts are invited, and which version of the words was seen."""

    chosen = NumbersField()
    version = VersionField()


class InvitationTextForm(HouseForm):
    """The office's own words in an invitation."""

    text = TextField()
    version = VersionField()


class GroupTimeForm(HouseForm):
    """Until when several have more time, for which questionnaire, and why."""

    chosen = NumbersField()
    form = LineField()
    day = MomentField()
    why = TextField()

    @property
    def typed(self) -> dict[str, str]:
        """Give the fields back as they were typed."""
        return {**self.day.typed, "why": self.why.data, "form": self.form.data}


class OwnLetterForm(HouseForm):
    """A letter of own words, to whom, and whether it is only to be shown."""

    chosen = NumbersField()
    subject = LineField()
    text = TextField()
    look = TickField()
