"""The words of these floors: said as they are written, until the service hands in a translator."""

from __future__ import annotations

from html import escape
from typing import Protocol


class Translator(Protocol):
    """Says a sentence in the reader's language; values are put in afterwards, by their names."""

    def gettext(self, string: str, **variables: object) -> str:
        """Say a sentence."""

    def ngettext(self, singular: str, plural: str, num: int, **variables: object) -> str:
        """Say a sentence about so many."""

    def language(self) -> str:
        """Tell which language it speaks now: "sv" or "en"."""


class _AsWritten:
    """Says every sentence as it is written."""

    def language(self) -> str:
        return "sv"

    def gettext(self, string: str, **variables: object) -> str:
        return string % variables if variables else string

    def ngettext(self, singular: str, plural: str, num: int, **variables: object) -> str:
        return (singular if num == 1 else plural) % {"num": num, **variables}


_AS_WRITTEN = _AsWritten()
_spoken: list[Translator] = [_AS_WRITTEN]


def speak_through(translator: Translator | None) -> None:
    """Let another say the sentences from now on; None says them as they are written."""
    _spoken[0] = translator or _AS_WRITTEN


def spoken() -> str:
    """Tell which language is spoken now."""
    return _spoken[0].language()


def gettext(string: str, **variables: object) -> str:
    """Say a sentence now, in the language of whoever reads."""
    return _spoken[0].gettext(string, **variables)


def ngettext(singular: str, plural: str, num: int, **variables: object) -> str:
    """Say a sentence about so many now; `num` is put in where the sentence names it."""
    return _spoken[0].ngettext(singular, plural, num, **variables)


class Sentence(str):
    """A sentence that is written once, where the code is read, and said each time it is shown.

    It is looked up and compared as it is written; `str` and a place in another text say it.
    """

    __slots__ = ()

    def __str__(self) -> str:
        """Say it."""
        return gettext(str.__str__(self))

    def lower(self) -> str:
        """Say it in small letters, in the middle of another."""
        return str(self).lower()

    def __html__(self) -> str:
        """Say it on a page."""
        return escape(str(self))

    def __format__(self, spec: str) -> str:
        """Say it inside another text."""
        return format(str(self), spec)


def lazy_gettext(string: str) -> Sentence:
    """Keep a sentence to be said later: a heading in a table of columns, a label in a list."""
    return Sentence(string)
