"""Addresses as people paste them: wrapped by a mail program, or without their beginning."""

from __future__ import annotations

import re
from urllib.parse import SplitResult, parse_qs, urlsplit

WRAPPINGS = 3
"""How many wrappers around each other are taken off."""
_WEB = ("http://", "https://")
_WRAPPED = re.compile(r"https?://[^\s<>\"”’)\]]+", re.IGNORECASE)
_SIGNS = ("safelinks", "urldefense.com/v3/", "//www.google.")
_BEGUN_WRONG = re.compile(r"(https?)(?::|;|:/|;/|/|//|:\\\\|;//|:///)(?=[^/\\:;])", re.IGNORECASE)
_BARE = re.compile(r"(?:[^\W_](?:[\w\-]*[^\W_])?\.)+([^\W\d_]{2,}|xn--[\w\-]+)(?::\d{2,5})?(?=$|[/?#])")
_DEFENDED = re.compile(r"https://urldefense\.com/v3/__(https?:/{1,2}[^*]+?)__;!!")
_FILE = re.compile(
    r"[^/]+\.(?:csv|docx?|dotx|gif|html?|jpe?g|key|md|msg|numbers|od[pst]|pages|pdf|png|pps|pptx?|rtf|txt|vsd"
    r"|xls[mx]?|xml|zip)",
    re.IGNORECASE,
)


def mended(url: str) -> str:
    """Give an address its beginning, where it cannot be meant for anything else."""
    if url.lower().startswith(_WEB):
        return url
    begun = _BEGUN_WRONG.match(url)
    scheme, rest = (begun[1].lower(), url[begun.end() :]) if begun else ("https", url)
    return f"{scheme}://{rest}" if _is_host(rest) else url


def _is_host(text: str) -> bool:
    """Tell whether a text begins with whose address it is, as in www.kommunen.se/budget."""
    found = _BARE.match(text)
    return found is not None and " " not in text and not is_file_name(text)


def is_file_name(text: str) -> bool:
    """Tell whether a text is the name of a file, which nobody else can open."""
    return _FILE.fullmatch(text) is not None


def unwrapped(url: str) -> str:
    """Give the address that a mail program has wrapped: whom the letter was for is no part of it."""
    for _again in range(WRAPPINGS):
        inner = _inner(url)
        if not inner:
            break
        url = inner
    return url


def unwrap_all(text: str) -> str:
    """Unwrap the addresses in a text."""
    if not any(sign in text for sign in _SIGNS):
        return text
    return _WRAPPED.sub(lambda found: unwrapped(found[0]), text)


def _inner(url: str) -> str:
    """Give the address inside a wrapper; nothing where it is none, or where that is not certain."""
    if not any(sign in url for sign in _SIGNS):
        return ""
    if defended := _DEFENDED.match(url):
        return re.sub(r"^(https?:)/{1,2}", r"\1//", defended[1])
    try:
        parts = urlsplit(url)
        name = _field(parts)
        inner = parse_qs(parts.query).get(name, [""])[0] if name else ""
    except ValueError:
        return ""
    return inner if inner.lower().startswith(_WEB) else ""


def _field(parts: SplitResult) -> str:
    """Name the field in which a wrapper carries the address."""
    host = (parts.hostname or "").lower()
    if host.endswith(".safelinks.protection.outlook.com"):
        return "url"
    if host == "statics.teams.cdn.office.net" and "safelinks" in parts.path:
        return "url"
    if host.startswith("www.google.") and parts.path == "/url":
        return "url" if "url=" in parts.query else "q"
    return ""
