"""What is sent when evaluators ask for something, and when the municipality gives it."""

from __future__ import annotations

from webapp.evidence.word_limits import TITLE_LIMIT
from webapp.ground.forms import (
    DayField,
    FileField,
    HouseForm,
    KeyField,
    LineField,
    NumberField,
    RawField,
    TextField,
)


class RequestForm(HouseForm):
    """What is asked for, for which question, and by when."""

    text = TextField()
    question = RawField()
    last_on = DayField(passed=False)
    request_key = KeyField()


class MaybeFileField(FileField):
    """A file that may be left out."""

    def fault(self) -> str:
        """Ask for nothing."""
        return ""


class AnswerForm(HouseForm):
    """An answer in words, something out of the register, or a new file."""

    text = TextField()
    evidence = NumberField()
    file = MaybeFileField()
    title = LineField(limit=TITLE_LIMIT)
