"""To whom an own assessment is shown."""

from __future__ import annotations

from webapp.ground.forms import HouseForm, LineField, NumberField


class ShareForm(HouseForm):
    """The evaluators of a visit, or an address."""

    visit = NumberField()
    email = LineField()
