"""Addresses of people and of pages: one rule wherever they are typed, read in from a table or sent."""

from __future__ import annotations

import re
from unicodedata import name
from urllib.parse import urlsplit

from email_validator import EmailNotValidError, validate_email
from flask_babel import gettext as _

from webapp.ground.fields.links import is_file_name

__all__ = ["EmailNotValidError", "check_url", "clean_email", "kept_email"]

EMAIL_LIMIT = 254
_SCHEME = re.compile(r"[a-z][a-z0-9+.\-]*:", re.IGNORECASE)


def clean_email(text: str) -> str:
    """Write an address as it is kept and looked for; raises EmailNotValidError."""
    if len(text) > EMAIL_LIMIT:
        raise EmailNotValidError
    found = validate_email(text, check_deliverability=False, allow_smtputf8=False)
    if any(map(_is_disguised, found.domain.split("."))):
        raise EmailNotValidError
    return found.normalized.lower()


def _is_disguised(label: str) -> bool:
    """Tell whether a part of a domain mixes alphabets, so that it looks like another one."""
    return len({name(one, one).split()[0] for one in label if one.isalpha()}) > 1


def kept_email(text: str) -> str:
    """Write an address as it is kept; nothing for one that no letter could go to."""
    try:
        return clean_email(text)
    except EmailNotValidError:
        return ""


def check_url(url: str) -> str:
    """Give the sentence that says what is wrong with an address, or nothing."""
    if not url.lower().startswith(("http://", "https://")):
        if _SCHEME.match(url):
            return _("Länken ska börja med https:// eller http://. Skriv hela adressen.")
        if is_file_name(url):
            return _("Det ser ut som ett filnamn. Lägg filen på en webbsida och skriv sidans adress här.")
        return _("Länken saknar början. Skriv hela adressen, till exempel https://www.kommunen.se/budget.")
    if " " in url or not _host(url):
        return _("Länken går inte att läsa. Kopiera hela adressen från webbläsaren.")
    return ""


def _host(url: str) -> str:
    """Find whose address it is; nothing where that cannot be read."""
    try:
        return urlsplit(url).hostname or ""
    except ValueError:
        return ""
