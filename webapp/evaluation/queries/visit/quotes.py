"""Quotes in a note: a line between quotation marks, and after them whose words they are."""

from __future__ import annotations

import re
from dataclasses import dataclass

_QUOTE = re.compile(r"""^\s*[”"“«»](?P<words>[^”"“«»\n]+)[”"“«»][\s,–—-]*(?P<who>[^\n]*)$""", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Quote:
    """Words that somebody said, and in which role, where the note tells."""

    words: str
    who: str

    @property
    def written(self) -> str:
        """Write it as it goes into a text."""
        return f"”{self.words}” ({self.who})" if self.who else f"”{self.words}”"


def quotes_in(text: str) -> list[Quote]:
    """Find the quotes of a note, in order."""
    return [Quote(found["words"].strip(), found["who"].strip(" .")) for found in _QUOTE.finditer(text)]


def without_quotes(text: str) -> str:
    """Give the note without its quotes."""
    return re.sub(r"\n{3,}", "\n\n", _QUOTE.sub("", text)).strip()
