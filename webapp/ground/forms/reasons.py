"""Forms that ask for one thing: a reason, a why, a yes, or which of many."""

from __future__ import annotations

from webapp.ground.forms.house_form import HouseForm
from webapp.ground.forms.text_fields import TextField, TickField


class ReasonForm(HouseForm):
    """A reason, in a field of that name."""

    reason = TextField()


class WhyForm(HouseForm):
    """Why something is done."""

    why = TextField()


class ConfirmedForm(HouseForm):
    """A yes, ticked or pressed."""

    confirmed = TickField()
