"""The last step of every workbook: saved, given its language, opened again, then handed out."""

from __future__ import annotations

import re
from io import BytesIO
from posixpath import join, normpath
from typing import TYPE_CHECKING
from xml.etree.ElementTree import Element, ParseError, fromstring
from xml.parsers.expat import ExpatError, ParserCreate
from zipfile import BadZipFile, ZipFile

from exports.workbook import package

if TYPE_CHECKING:
    from exports.workbook.book import Book

LANGUAGE = "sv-SE"
_CORE = "docProps/core.xml"
_DATES = re.compile(r"<dcterms:(created|modified)[^>]*>[^<]*</dcterms:\1>")


class BrokenWorkbookError(RuntimeError):
    """A workbook that could not be opened again after it was written."""


def as_bytes(book: Book) -> bytes:
    """Save a workbook: the same contents give the same bytes, whenever they are saved."""
    book.file.close()
    saved = book.saved.getvalue()
    with ZipFile(BytesIO(saved)) as archive:
        core = archive.read(_CORE).decode()
    told = _DATES.sub("", core).replace("</cp:core", f"<dc:language>{LANGUAGE}</dc:language></cp:core")
    finished = package.with_part(saved, _CORE, told.encode())
    ensure_opens(finished, book.titles)
    return finished


def ensure_opens(content: bytes, titles: list[str]) -> None:
    """Open a finished workbook again and read every part of it, so that nobody is handed a broken file."""
    try:
        found = _titles(content)
    except (BadZipFile, ExpatError, ParseError, KeyError, ValueError) as fault:
        raise BrokenWorkbookError(
            f"Arbetsboken gick inte att öppna igen ({fault}). "
            "Försök en gång till. Hjälper det inte, meddela förvaltaren."
        ) from fault
    if found != titles:
        raise BrokenWorkbookError(
            f"Arbetsboken fick bladen {found}, men ska ha {titles}. Meddela förvaltaren."
        )


def _titles(content: bytes) -> list[str]:
    """Read every part, and give the names of the sheets that there is a part for."""
    with ZipFile(BytesIO(content)) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    for part in parts.values():
        ParserCreate().Parse(part, True)  # noqa: FBT003 -- it takes no keywords
    book = fromstring(parts["xl/workbook.xml"])  # noqa: S314 -- our own file
    relations = fromstring(parts["xl/_rels/workbook.xml.rels"])  # noqa: S314 -- our own file
    targets = {one.get("Id"): normpath(join("xl", one.get("Target", ""))) for one in relations}
    sheets = [one for one in book.iter() if one.tag.endswith("}sheet")]
    return [one.get("name", "") for one in sheets if targets.get(_relation(one)) in parts]


def _relation(sheet: Element) -> str | None:
    return next((value for key, value in sheet.attrib.items() if key.endswith("}id")), None)
