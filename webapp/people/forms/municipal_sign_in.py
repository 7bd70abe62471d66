"""Which municipality's sign-in somebody wants, as a browser sends it."""

from __future__ import annotations

from webapp.ground.forms import HouseForm, LineField, RawField


class WhereForm(HouseForm):
    """A municipality or an e-mail address, and where to go on afterwards."""

    where = LineField(limit=254)
    next = RawField()
