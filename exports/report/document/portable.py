"""Makes a tagged PDF of a document, where LibreOffice is on the machine; Word alone where it is not."""

from __future__ import annotations

import json
import shutil
import subprocess
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

SECONDS = 180
"""So long a document may take; an ordinary one takes a few seconds."""

_TAGGED = {
    name: {"type": "boolean", "value": "true"}
    for name in ("UseTaggedPDF", "PDFUACompliance", "ExportBookmarks", "ExportBookmarksToPDFDestination")
}
_FILTER = f"pdf:writer_pdf_Export:{json.dumps(_TAGGED)}"


class NoPortableError(RuntimeError):
    """LibreOffice made no file of a document."""


@cache
def maker() -> str:
    """Give the path of LibreOffice, or nothing where it is not installed."""
    return shutil.which("soffice") or ""


def portable(document: bytes) -> bytes:
    """Make the same document a PDF with its headings, tables, alternative texts and language as tags.

    Each has a profile of its own, so that two can be made at once and none remembers another.
    """
    with TemporaryDirectory(prefix="kompassrosen-pdf-") as folder:
        source = Path(folder, "rapport.docx")
        source.write_bytes(document)
        command = [
            maker(),
            f"-env:UserInstallation={Path(folder, 'profil').as_uri()}",
            *("--headless", "--norestore", "--convert-to", _FILTER, "--outdir", folder, str(source)),
        ]
        subprocess.run(command, check=True, capture_output=True, timeout=SECONDS)  # noqa: S603 -- all our own words
        made = source.with_suffix(".pdf")
        if not made.exists():
            raise NoPortableError
        return made.read_bytes()
