"""An invitation's form, the choices made about colleagues, and an account's first form."""

from __future__ import annotations

import re
from collections.abc import Collection
from typing import Any

from flask_babel import gettext as _
from flask_babel import lazy_gettext
from wtforms.validators import ValidationError

from webapp.ground.forms import ChoiceField, EmailField, HouseForm, LineField, NumberField, RawField

NAME_LIMIT = 120
_NO_NAME = re.compile(r"[/\\@<>]|\w{2,}\.\w{2,}")
"""What a letter's reader would take for an address to click on."""


class InvitationForm(HouseForm):
    """Who is invited to one of some roles, and for which municipality."""

    name = LineField()
    email = EmailField()
    role = ChoiceField(told=lazy_gettext("Välj vad personen ska göra."))
    municipality = NumberField()

    def __init__(self, roles: Collection[str], *sent: Any, of: str = "") -> None:  # noqa: ANN401 -- a browser's form
        super().__init__(*sent, of=of)
        self.role.known = roles

    def validate_name(self, field: LineField) -> None:
        """Hold the name to what a name is."""
        if fault := name_fault(field.data):
            raise ValidationError(fault)


class AccountForm(HouseForm):
    """The name and the password of a new account; the password is typed twice."""

    name = LineField()
    password = RawField()
    password_again = RawField()

    def validate_name(self, field: LineField) -> None:
        """Hold the name to what a name is."""
        if fault := name_fault(field.data):
            raise ValidationError(fault)


def looks_like_address(words: str) -> bool:
    """Tell whether a letter's reader would take the words for something to click on."""
    return _NO_NAME.search(words) is not None


def name_fault(name: str) -> str:
    """Say what is wrong with a person's name, or nothing."""
    if not name:
        return _("Skriv personens namn.")
    if len(name) > NAME_LIMIT:
        return _("Namnet är för långt. Skriv högst 120 tecken.")
    if looks_like_address(name):
        return _("Skriv bara namnet, utan adresser.")
    return ""
