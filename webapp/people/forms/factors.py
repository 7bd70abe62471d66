"""Codes at sign-in, the beginning of a second factor, and its reset, as a browser sends them."""

from __future__ import annotations

from webapp.ground.forms import EmailField, HouseForm, LineField, RawField, TextField

REASON_LIMIT = 500


class CodeForm(HouseForm):
    """A code from the app or a recovery code, and where to go on."""

    code = LineField()
    next = RawField()


class BeginningFactorForm(HouseForm):
    """The first code from an app, with the secret that the page proposed."""

    code = LineField()
    proposal = RawField()


class ResetForm(HouseForm):
    """Whose second factor is reset, and why."""

    email = EmailField()
    why = TextField(limit=REASON_LIMIT)
