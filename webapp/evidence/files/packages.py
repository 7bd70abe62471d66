"""Documents that are packages (Office, OpenDocument), known by their parts; never unpacked."""

from __future__ import annotations

import re
import zipfile
from pathlib import Path
from typing import NoReturn

from flask_babel import gettext as _

from webapp.ground.refusals import InvalidError

MOST_PARTS, MOST_UNPACKED, MOST_TIMES, SMALL = 10_000, 1_000_000_000, 100, 20_000_000
"""How much a package may hold: a large one that is packed more than a hundred times is made to hurt."""
MOST_READ = 2_000_000
"""So many bytes of one part are read at most: those that say what the package is are far smaller."""
OPEN = {
    b"application/vnd.oasis.opendocument.text": "odt",
    b"application/vnd.oasis.opendocument.spreadsheet": "ods",
}
OFFICE = {
    b"wordprocessingml.document.main+xml": "docx",
    b"spreadsheetml.sheet.main+xml": "xlsx",
    b"presentationml.presentation.main+xml": "pptx",
}
MACROS = re.compile(r"(?:^|/)(?:vbaProject\.bin|Basic/|Scripts/|macrosheets/|activeX/)", re.IGNORECASE)
ELSEWHERE = re.compile(rb'<Relationship\b[^>]*(?:attachedTemplate|oleObject|/frame)"[^>]*>', re.IGNORECASE)
FAR = re.compile(rb'Target="(?:https?:|ftp:|file:/{2,}(?![A-Za-z]:|/)|\\\\|//)', re.IGNORECASE)


def kind_of_package(path: Path) -> str:
    """Give the ending of what a package is; raises InvalidError with the reason where it is not taken."""
    try:
        with zipfile.ZipFile(path) as packed:
            return _known(packed)
    except (zipfile.BadZipFile, NotImplementedError, RuntimeError, EOFError, OSError, ValueError):
        return _refuse(
            _("Filen är skadad eller har lösenord. Öppna den hos dig och spara den igen utan lösenord.")
        )


def _known(packed: zipfile.ZipFile) -> str:
    parts = packed.infolist()
    _check_parts(parts)
    names = {part.filename for part in parts}
    if parts and parts[0].filename == "mimetype":
        ending = OPEN.get(_read(packed, "mimetype").strip(), "")
    elif "[Content_Types].xml" in names:
        told = _read(packed, "[Content_Types].xml")
        ending = next((one for sign, one in OFFICE.items() if sign in told), "")
        if b"macroEnabled" in told:
            _refuse_macros()
    else:
        ending = ""
    if not ending:
        _refuse(
            _("Filen är ett arkiv eller av ett slag som inte tas emot. Lägg in filerna i det var för sig.")
        )
    if any(MACROS.search(name) for name in names):
        _refuse_macros()
    for name in names:
        if name.endswith(".rels"):
            _check_relations(_read(packed, name))
    return ending


def _check_parts(parts: list[zipfile.ZipInfo]) -> None:
    unpacked, taken = sum(part.file_size for part in parts), sum(part.compress_size for part in parts)
    if (
        len(parts) > MOST_PARTS
        or unpacked > MOST_UNPACKED
        or (unpacked > SMALL and unpacked > MOST_TIMES * max(taken, 1))
    ):
        _refuse(_("Filen blir för stor när den packas upp. Spara den som PDF."))
    names = [part.filename for part in parts]
    strange = len(set(names)) < len(names) or any(
        name.startswith("/") or "\\" in name or ".." in name.split("/") for name in names
    )
    if strange or any(part.flag_bits & 1 for part in parts):
        raise zipfile.BadZipFile


def _read(packed: zipfile.ZipFile, name: str) -> bytes:
    if packed.getinfo(name).file_size > MOST_READ:
        _refuse(_("Filen är gjord på ett sätt som inte går att kontrollera. Spara den som PDF."))
    return packed.read(name)


def _check_relations(told: bytes) -> None:
    """Refuse a document that fetches a part of itself from somewhere else as soon as it is opened."""
    if any(FAR.search(one[0]) for one in ELSEWHERE.finditer(told)):
        _refuse(
            _(
                "Filen hämtar delar av sig själv, som sin mall, från en annan dator när den öppnas. "
                "Spara den som PDF."
            )
        )


def _refuse_macros() -> NoReturn:
    _refuse(_("Filen innehåller makron. Spara den utan makron, eller som PDF."))


def _refuse(why: str) -> NoReturn:
    raise InvalidError({"file": why})
