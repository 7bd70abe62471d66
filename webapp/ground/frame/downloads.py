"""Files handed out: pictures and workbooks, with a name and never kept on the way."""

from __future__ import annotations

import re
import unicodedata
from pathlib import Path

from flask import Response, abort
from flask.typing import ResponseReturnValue

TYPES = {
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "png": "image/png",
    "svg": "image/svg+xml",
}


def file_name(*words: object) -> str:
    """Name a file so that every system takes it: plain small letters, figures and hyphens."""
    plain = unicodedata.normalize("NFKD", " ".join(str(word) for word in words)).encode("ascii", "ignore")
    return re.sub("[^a-z0-9]+", "-", plain.decode().lower()).strip("-")[:80] or "rapport"


def handed(content: bytes | Path, kind: str, name: str) -> Response:
    """Hand out a file that has just been made, or one that is kept."""
    data = content.read_bytes() if isinstance(content, Path) else content
    headers = {"Content-Disposition": f'attachment; filename="{name}.{kind}"'}
    return Response(data, mimetype=TYPES[kind], headers=headers)


def picture(data: bytes | Path | None, kind: str, name: str) -> ResponseReturnValue:
    """Hand out a picture as a file, or say that there is none of that kind."""
    if data is None:
        abort(404)
    return handed(data, kind, name)
