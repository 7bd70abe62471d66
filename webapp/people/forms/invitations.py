"""An invitation's form and an account's first form, read into clean values."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping
from dataclasses import dataclass

from webapp.ground.fields import clean_line
from webapp.ground.fields.addresses import EmailNotValidError, clean_email

NAME_LIMIT = 120
_NO_NAME = re.compile(r"[/\\@<>]|\w{2,}\.\w{2,}")
"""What a letter's reader would take for an address to click on."""


@dataclass(frozen=True, slots=True)
class InvitationForm:
    """Who is invited, as it was typed and cleaned; `faults` says what is wrong, by field."""

    email: str
    name: str
    role: str
    municipality_id: int
    faults: dict[str, str]

    def as_typed(self) -> dict[str, object]:
        """Give the fields back, so that nothing typed is lost."""
        return {
            "email": self.email,
            "name": self.name,
            "role": self.role,
            "municipality": self.municipality_id,
        }


def read_invitation(form: Mapping[str, str], roles: Collection[str]) -> InvitationForm:
    """Read an invitation to one of these roles."""
    email, faults = clean_line(form.get("email", "")), {}
    name = clean_line(form.get("name", ""))
    if fault := name_fault(name):
        faults["name"] = fault
    try:
        email = clean_email(email)
    except EmailNotValidError:
        faults["email"] = "E-postadressen går inte att läsa. Den ser ut som namn@kommun.se."
    role = form.get("role", "")
    if role not in roles:
        faults["role"] = "Välj vad personen ska göra."
    chosen = form.get("municipality", "")
    number = int(chosen) if chosen.isascii() and chosen.isdigit() and len(chosen) < 10 else 0  # noqa: PLR2004
    return InvitationForm(email, name, role, number, faults)


def name_fault(name: str) -> str:
    """Say what is wrong with a person's name, or nothing."""
    if not name:
        return "Skriv personens namn."
    if len(name) > NAME_LIMIT:
        return "Namnet är för långt. Skriv högst 120 tecken."
    if _NO_NAME.search(name):
        return "Skriv bara namnet, utan adresser."
    return ""
