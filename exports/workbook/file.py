"""The last step of every workbook: saved, given its language, opened again, then handed out."""

from __future__ import annotations

import re
from io import BytesIO
from posixpath import join, normpath
from shutil import copyfileobj
from tempfile import TemporaryFile
from typing import IO, TYPE_CHECKING
from xml.etree.ElementTree import Element, ParseError, fromstring
from xml.parsers.expat import ExpatError, ParserCreate
from zipfile import BadZipFile, ZipFile

from exports.workbook import package
from questionnaires.language import gettext as _

if TYPE_CHECKING:
    from exports.workbook.book import Book

LANGUAGE = "sv-SE"
_CORE = "docProps/core.xml"
_PIECE = 1 << 18
_DATES = re.compile(r"<dcterms:(created|modified)[^>]*>[^<]*</dcterms:\1>")


class BrokenWorkbookError(RuntimeError):
    """A workbook that could not be opened again after it was written."""


def as_bytes(book: Book) -> bytes:
    """Save a workbook: the same contents give the same bytes, whenever they are saved."""
    saved = BytesIO()
    save(book, saved)
    return saved.getvalue()


def save(book: Book, target: IO[bytes]) -> None:
    """Save a workbook to an open file; it is opened again before it is handed out."""
    book.file.close()
    with ZipFile(book.saved) as archive:
        core = archive.read(_CORE).decode()
    told = _DATES.sub("", core).replace("</cp:core", f"<dc:language>{LANGUAGE}</dc:language></cp:core")
    with TemporaryFile() if book.large else BytesIO() as finished:
        package.put_part(book.saved, finished, _CORE, told.encode())
        book.saved.close()
        _ensure_opens(finished, book.titles)
        finished.seek(0)
        copyfileobj(finished, target)


def ensure_opens(content: bytes, titles: list[str]) -> None:
    """Open a finished workbook again and read every part of it, so that nobody is handed a broken file."""
    _ensure_opens(BytesIO(content), titles)


def _ensure_opens(content: IO[bytes], titles: list[str]) -> None:
    try:
        found = _titles(content)
    except (BadZipFile, ExpatError, ParseError, KeyError, ValueError) as fault:
        raise BrokenWorkbookError(
            _(
                "Arbetsboken gick inte att öppna igen (%(fault)s). Försök en gång till. Hjälper det "
                "inte, meddela förvaltaren.",
                fault=fault,
            )
        ) from fault
    if found != titles:
        raise BrokenWorkbookError(
            _(
                "Arbetsboken fick bladen %(found)s, men ska ha %(titles)s. Meddela förvaltaren.",
                found=found,
                titles=titles,
            )
        )


def _titles(content: IO[bytes]) -> list[str]:
    """Read every part, and give the names of the sheets that there is a part for."""
    with ZipFile(content) as archive:
        names = set(archive.namelist())
        for name in names:
            with archive.open(name) as part:
                _ensure_reads(part)
        book = fromstring(archive.read("xl/workbook.xml"))  # noqa: S314 -- our own file
        relations = fromstring(archive.read("xl/_rels/workbook.xml.rels"))  # noqa: S314 -- our own file
    targets = {one.get("Id"): normpath(join("xl", one.get("Target", ""))) for one in relations}
    sheets = [one for one in book.iter() if one.tag.endswith("}sheet")]
    return [one.get("name", "") for one in sheets if targets.get(_relation(one)) in names]


def _ensure_reads(part: IO[bytes]) -> None:
    """Read a part as XML to its end; in large pieces, because small ones cost as much as reading them."""
    parser = ParserCreate()
    while piece := part.read(_PIECE):
        parser.Parse(piece)
    parser.Parse(b"", True)  # noqa: FBT003 -- it takes no keywords


def _relation(sheet: Element) -> str | None:
    return next((value for key, value in sheet.attrib.items() if key.endswith("}id")), None)
