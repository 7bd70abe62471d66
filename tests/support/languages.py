"""Another language for tests: it says each piece of a sentence as we do, in brackets."""

from __future__ import annotations

import re
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

from babel.messages.pofile import read_po

from tests.support.sentences import PLACEHOLDER

CATALOGUE = Path(__file__).resolve().parents[2] / "webapp" / "translations" / "messages.pot"
_TEXT = re.compile(r"<(?:\w+:)?t(?: [^>]*)?>([^<]*)</(?:\w+:)?t>|<(?:\w+:)?(?:v|title)>([^<]*)</")


def in_brackets(text: str) -> str:
    pieces = re.split(r"(%\(\w+\)[sd])", text)
    return "".join(one if PLACEHOLDER.fullmatch(one) else one and f"⟦{one}⟧" for one in pieces)


class Brackets:
    """Says every sentence in brackets."""

    def language(self) -> str:
        return "sv"

    def gettext(self, string: str, **variables: object) -> str:
        words = in_brackets(string)
        return words % variables if variables else words

    def ngettext(self, singular: str, plural: str, num: int, **variables: object) -> str:
        return in_brackets(singular if num == 1 else plural) % {"num": num, **variables}


def sentences() -> set[str]:
    """Give every sentence of the catalogue that only the floors below the service say, as it is written."""
    with CATALOGUE.open("rb") as file:
        told = [(message.id, {path for path, _line in message.locations}) for message in read_po(file)]
    found = [text for text, places in told if text and not any(one.startswith("webapp/") for one in places)]
    return {text for one in found for text in (one if isinstance(one, tuple) else (one,))}


def texts_in(content: bytes) -> set[str]:
    """Give every text of a workbook or a document, whichever part of the file it stands in."""
    found: set[str] = set()
    with ZipFile(BytesIO(content)) as archive:
        for name in archive.namelist():
            if name.endswith(".xml"):
                for pair in _TEXT.findall(archive.read(name).decode("utf-8")):
                    found |= {text.strip() for text in pair if text.strip()}
    return found


def said_as_written(texts: set[str], *, known: set[str] = frozenset()) -> set[str]:
    """Give the sentences of ours that were not said in the other language.

    A word of ours that is `known` to stand in the banks too is let be.
    """
    return (texts & sentences()) - known
