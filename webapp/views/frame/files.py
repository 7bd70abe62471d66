"""Files handed out: pictures and workbooks, with a name and never kept on the way."""

from __future__ import annotations

import re
import unicodedata

from flask import Response, abort
from flask.typing import ResponseReturnValue


def file_name(*words: object) -> str:
    """Name a file so that every system takes it: plain small letters, figures and hyphens."""
    plain = unicodedata.normalize("NFKD", " ".join(str(word) for word in words)).encode("ascii", "ignore")
    return re.sub("[^a-z0-9]+", "-", plain.decode().lower()).strip("-")[:80] or "rapport"


def picture(data: bytes | None, kind: str, name: str) -> ResponseReturnValue:
    """Hand out a picture as a file, or say that there is none of that kind."""
    if data is None:
        abort(404)
    types = {"svg": "image/svg+xml", "png": "image/png"}
    headers = {"Content-Disposition": f'attachment; filename="{name}.{kind}"'}
    return Response(data, mimetype=types[kind], headers=headers)
