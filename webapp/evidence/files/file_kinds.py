"""What a file is, by what is in it: eight kinds that are taken, and a sentence for each that is not.

The name and the browser's word count for nothing. Nothing is unpacked, drawn or run here.
"""

from __future__ import annotations

import zipfile
from pathlib import Path

from flask_babel import gettext as _

from webapp.evidence.files.packages import kind_of_package
from webapp.ground.refusals import InvalidError

PDF, JPEG, JPEG_ENDS, PACKED = b"%PDF-", b"\xff\xd8\xff", b"\xff\xd9", b"PK\x03\x04"
PNG, PNG_ENDS = b"\x89PNG\r\n\x1a\n", b"\x00\x00\x00\x00IEND\xaeB`\x82"
LAST = 2048
"""In so many bytes at its end a PDF says that it is whole."""


KINDS = ("pdf", "docx", "xlsx", "pptx", "odt", "ods", "png", "jpg")
"""Every kind that is taken, by its ending."""


def known_kind(path: Path) -> str:
    """Give the ending of what a file is; raises InvalidError with the reason where it is not taken."""
    with path.open("rb") as file:
        first = file.read(16)
        file.seek(max(path.stat().st_size - LAST, 0))
        last = file.read()
    if not first:
        raise refused(_("Filen är tom. Öppna den hos dig och spara den igen."))
    if first.startswith(PACKED):
        return kind_of_package(path)
    kind = _plain_kind(first, last)
    if not kind:
        raise refused(_not_taken(first))
    if zipfile.is_zipfile(path):
        raise refused(_("Filen är två filer i en. Spara den på nytt från programmet som den är gjord i."))
    return kind


def _plain_kind(first: bytes, last: bytes) -> str:
    """Know a file that is no package by how it begins and ends; one that is cut off is refused."""
    if first.startswith(PDF):
        return _whole("pdf", whole=b"%%EOF" in last)
    if first.startswith(PNG):
        return _whole("png", whole=last.endswith(PNG_ENDS))
    if first.startswith(JPEG):
        return _whole("jpg", whole=JPEG_ENDS in last)
    return ""


def _whole(kind: str, *, whole: bool) -> str:
    if not whole:
        raise refused(_("Filen är inte hel. Öppna den hos dig, spara den igen och försök på nytt."))
    return kind


def _not_taken(first: bytes) -> str:
    """Say why a file is not taken, as closely as its beginning tells."""
    taken = _("Spara den som PDF, Word, Excel, PowerPoint, OpenDocument eller bild (PNG, JPEG).")
    if first.startswith(b"\xd0\xcf\x11\xe0"):
        why = _("Filen är i ett äldre Officeformat, eller har lösenord.")
    elif first.lstrip().startswith(b"<"):
        why = _("Filen är en webbsida. Lägg in adressen som en länk i stället.")
    elif first.startswith((b"MZ", b"\x7fELF", b"#!")):
        why = _("Filen är ett program.")
    else:
        why = _("Innehållet i filen är inget som tas emot, vad den än heter.")
    return f"{why} {taken}"


def refused(why: str) -> InvalidError:
    """Say beside the field what is wrong with a file."""
    return InvalidError({"file": why})
