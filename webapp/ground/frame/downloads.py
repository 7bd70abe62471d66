"""Files handed out: pictures and workbooks, with a name and never kept on the way."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryFile
from typing import TYPE_CHECKING, Any

from flask import Response, abort, url_for
from flask.typing import ResponseReturnValue
from werkzeug.wsgi import FileWrapper

from webapp.ground.store import extracts

if TYPE_CHECKING:
    from exports.extract import Extract

_IN_MEMORY = 4_000_000
"""So many bytes are handed out at once."""
TYPES = {
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "png": "image/png",
    "svg": "image/svg+xml",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "csv": "text/csv; charset=utf-8",
    "json": "application/json",
    "zip": "application/zip",
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


def handed_extract(made: Callable[[], Extract], kind: str, *words: object) -> Response:
    """Hand out an extract in one of its forms; it is gathered only where there is such a form."""
    if kind not in extracts.ENDINGS:
        abort(404)
    extract, name = made(), file_name(*words)
    return (
        _streamed(extract, kind, name)
        if extract.large
        else handed(extracts.as_bytes(extract, kind), kind, name)
    )


def _streamed(extract: Extract, kind: str, name: str) -> Response:
    """Hand out what is too large for memory from a file that goes when it has been sent."""
    target = TemporaryFile()  # noqa: SIM115 -- closed below, or when it has been sent
    extracts.write(extract, kind, target)
    size = target.tell()
    target.seek(0)
    if size <= _IN_MEMORY:
        with target:
            return handed(target.read(), kind, name)
    headers = {
        "Content-Disposition": f'attachment; filename="{name}.{kind}"',
        "Content-Length": str(size),
    }
    sent = Response(FileWrapper(target), mimetype=TYPES[kind], headers=headers, direct_passthrough=True)
    sent.call_on_close(target.close)
    return sent


def extract_hrefs(endpoint: str, *more: str, **args: Any) -> dict[str, str]:  # noqa: ANN401 -- of any address
    """Give the addresses of an extract by ending, for the links of a page; `more` are further endings."""
    first, *others = extracts.ENDINGS
    return {kind: url_for(endpoint, kind=kind, **args) for kind in (first, *more, *others)}


def picture(data: bytes | Path | None, kind: str, name: str) -> ResponseReturnValue:
    """Hand out a picture as a file, or say that there is none of that kind."""
    if data is None:
        abort(404)
    return handed(data, kind, name)
