"""Swedish words as search sees them: plain, without endings, and where in a text they stand."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection
from functools import lru_cache
from typing import Any, NamedTuple

_WORD = re.compile(r"[^\W_]+")
_COMMON = frozenset(
    ("och", "i", "att", "det", "som", "en", "på", "är", "av", "för", "med", "till", "den", "har", "de", "ett")
)
MOST_WORDS, LONGEST = 12, 40
"""So many words of a question are looked for, and so many letters of each."""
HEAD, BEFORE = 4, 3
"""The fewest letters of the last part of a compound, and of what stands before it."""
BACKWARDS = "qqq"
"""Begins a word that is written backwards, so that its end can be looked for; no Swedish word does."""


class Piece(NamedTuple):
    """A piece of a text: whether it was found."""

    text: str
    hit: bool


def stems(text: str) -> tuple[str, ...]:
    """Give the words of a text, each with its stem: some stems are longer than a word that is one itself."""
    return tuple(form for word in _words(text) for form in (stem(word), word))


def asked(query: str) -> dict[str, str]:
    """Give the stems a question looks for, each with its word: without the commonest if others are left."""
    words = _words(query[: MOST_WORDS * LONGEST])
    telling = [word for word in words if word not in _COMMON] or words
    found: dict[str, str] = {}
    for word in telling:
        found.setdefault(stem(word), word)
    return dict(list(found.items())[:MOST_WORDS])


def is_hit(word: str, wanted: str) -> bool:
    """Tell whether a word begins with a stem, or is a compound that ends with it."""
    return any(
        form.startswith(wanted)
        or (len(wanted) >= HEAD and form.endswith(wanted) and len(form) >= len(wanted) + BEFORE)
        for form in (stem(word), word)
    )


def first_part(word: str, known: Collection[str]) -> str:
    """Give the longest word that a compound begins with, of those that are known; "" where there is none."""
    return next((part for part in beginnings(word) if stem(part) in known or part in known), "")


def beginnings(word: str) -> list[str]:
    """List what a compound may begin with, the longest first."""
    return [word[:end] for end in range(len(word) - HEAD, HEAD, -1)]


def marked(text: str, wanted: tuple[str, ...]) -> list[Piece]:
    """Divide a text into what was found and what stands between."""
    composed = unicodedata.normalize("NFC", text)
    if not wanted:
        return [Piece(composed, hit=False)] if composed else []
    pieces, end = [], 0
    for found in _WORD.finditer(composed):
        word = found[0].lower()[:LONGEST]
        if any(is_hit(word, one) for one in wanted):
            pieces += [Piece(composed[end : found.start()], hit=False), Piece(found[0], hit=True)]
            end = found.end()
    return [piece for piece in (*pieces, Piece(composed[end:], hit=False)) if piece.text]


def _words(text: str) -> list[str]:
    return [found[0][:LONGEST] for found in _WORD.finditer(unicodedata.normalize("NFC", text).lower())]


@lru_cache(maxsize=50_000)
def stem(word: str) -> str:
    """Take the ending off a word; a text has few words that are not in the others too."""
    return str(_stemmer().stemWord(word))


@lru_cache(maxsize=1)
def _stemmer() -> Any:  # noqa: ANN401 -- it publishes no types
    import snowballstemmer  # noqa: PLC0415 -- reads fifteen languages, for one

    return snowballstemmer.stemmer("swedish")
