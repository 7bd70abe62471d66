"""E-mail addresses: one rule for whoever is invited by hand, read in from a table or sent a question."""

from __future__ import annotations

from email_validator import EmailNotValidError, validate_email

__all__ = ["EmailNotValidError", "clean_email", "kept_email"]

EMAIL_LIMIT = 254


def clean_email(text: str) -> str:
    """Write an address as it is kept and looked for; raises EmailNotValidError."""
    if len(text) > EMAIL_LIMIT:
        raise EmailNotValidError
    found = validate_email(text, check_deliverability=False, allow_smtputf8=False)
    return found.normalized.lower()


def kept_email(text: str) -> str:
    """Write an address as it is kept; nothing for one that no letter could go to."""
    try:
        return clean_email(text)
    except EmailNotValidError:
        return ""
