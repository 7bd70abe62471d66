"""What is sent about a plan as a whole: what it is made from, its areas, its follow-up and words about it."""

from __future__ import annotations

from collections.abc import Iterable

from webapp.ground.forms import DayField, HouseForm, KeyField, LineField, NumberField, TextField, VersionField

WORDS_LIMIT = 4_000


class SourceForm(HouseForm):
    """The assessment that a plan is made from."""

    source = NumberField()


class LeftForm(HouseForm):
    """Why nothing is done about an improvement area."""

    why = TextField(limit=1000)
    version = VersionField()


class ImprovementForm(HouseForm):
    """An improvement area in own words."""

    place = LineField()
    text = LineField(limit=500)
    request_key = KeyField()


class TakenOverForm(HouseForm):
    """Which action of the plan before is taken over: one, or all."""

    action = LineField(carried=True)


class ReviewDayForm(HouseForm):
    """The day of the next follow-up."""

    day = DayField(passed=False)


class GaveForm(HouseForm):
    """What one action gave, when the plan is followed up."""

    outcome = LineField()
    gave = TextField(limit=1000)


class FollowUpForm(HouseForm):
    """A follow-up: each action, what is learnt as a whole, and when the next one is."""

    words = TextField(limit=WORDS_LIMIT)
    day = DayField(passed=False)
    request_key = KeyField()

    def told(self, actions: Iterable[int]) -> dict[int, tuple[str, str]]:
        """Read what is said of each action."""
        forms = {one: GaveForm(of=one) for one in actions}
        return {one: (form.outcome.data, form.gave.data) for one, form in forms.items()}


class ReaderForm(HouseForm):
    """The evaluator who is asked to read."""

    person = NumberField()


class WordForm(HouseForm):
    """Words about a plan."""

    text = TextField(limit=WORDS_LIMIT)
    request_key = KeyField()
