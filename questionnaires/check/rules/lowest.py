"""Whether the lowest level only misses a document that the next level says is not written."""

from __future__ import annotations

import re

_DOCUMENTS = (
    "plan|strategi|policy|program|modell|metod|regler|riktlinjer|rutin|gräns|mått|krav|uppgift|anvisning|mall|"
    "syfte|kartläggning|tid|analys"
)
_MISSING = re.compile(
    rf"(?:ing(?:en|et|a)\b[^,.;]*\w*(?:{_DOCUMENTS})\w*\b[^,.;]*\bfinns\b[^,.;]*"
    rf"|kommunen har ing(?:en|et|a)\b[^,.;]*(?:{_DOCUMENTS})[^,.;]*"
    r"|inget (?:säger|är bestämt|är nedskrivet)\b[^,.;]*"
    r"|ingen (?:tid|gräns) är\b[^,.;]*|ingen har till uppgift\b[^,.;]*)\.?"
)
"""A text of one clause that says no more than that the document is not there.

With a second clause ("…, och var och en gör som den vill") the text says what is not done, so it is let be.
"""
_UNWRITTEN = re.compile(
    r"\b(?:inte|ingen|inget|inga|varken|utan)\b[^.]*\b(?:nedskriv|skriv|beslut|beskriv|bestäm)|i praktiken"
)
_WRITTEN = re.compile(r"(?!.*\b(?:inte|ingen|inget|inga|varken)\b).*\bär (?:ned|be)?skriv")


def both_fit(lowest: str, following: str) -> bool:
    """Tell whether a municipality that acts without the document fits both texts."""
    after = following.casefold()
    if _WRITTEN.match(after.partition(",")[0]):
        return False  # the document is there, and only something else about it is missing
    return bool(_MISSING.fullmatch(lowest.casefold()) and _UNWRITTEN.search(after))
