"""Codes at sign-in, the beginning of a second factor, and its reset, as a browser sends them."""

from __future__ import annotations

from webapp.ground.forms import EmailField, HouseForm, LineField, RawField, TextField, TickField

REASON_LIMIT, PASSKEY_LIMIT = 500, 60


class CodeForm(HouseForm):
    """A code from the app or a recovery code, and where to go on."""

    code = LineField()
    next = RawField()


class BeginningFactorForm(HouseForm):
    """The first code from an app, with the secret that the page proposed."""

    code = LineField()
    proposal = RawField()


class PasskeyForm(HouseForm):
    """A passkey that the browser's script got from the device, and the challenge that it answers."""

    name = LineField(limit=PASSKEY_LIMIT)
    credential = RawField()
    state = RawField()
    next = RawField()
    remember = TickField()


class ResetForm(HouseForm):
    """Whose second factor is reset, and why."""

    email = EmailField()
    why = TextField(limit=REASON_LIMIT)
