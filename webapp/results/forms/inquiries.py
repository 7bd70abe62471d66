"""What is asked about a good example, what is answered, and what was taken home."""

from __future__ import annotations

from webapp.ground.forms import HouseForm, LineField, NumberField, RawField, TextField

WORDS, LESSON = 2000, 200


class InquiryForm(HouseForm):
    """An inquiry: for which municipality, contact or a visit, and why."""

    place = NumberField()
    kind = RawField()
    text = TextField(limit=WORDS)


class InquiryAnswerForm(HouseForm):
    """Yes or no, and words."""

    answer = RawField()
    words = TextField(limit=WORDS)


class LessonForm(HouseForm):
    """What was taken home, in a line."""

    lesson = LineField(limit=LESSON)


class HideForm(HouseForm):
    """Whether a line is hidden."""

    hide = RawField(carried=True)
