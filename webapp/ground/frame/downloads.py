"""Files handed out: pictures and workbooks, with a name, to those who may have them."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from flask import Response, abort, url_for
from flask.typing import ResponseReturnValue
from werkzeug.wsgi import FileWrapper

from webapp.ground.jobs.kinds import Job, file_of
from webapp.ground.store import extracts

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
    """Hand out a file that has just been made, or one that is kept; a large one goes piece by piece."""
    headers = {"Content-Disposition": f'attachment; filename="{name}.{kind}"'}
    if isinstance(content, Path) and (size := content.stat().st_size) > _IN_MEMORY:
        headers["Content-Length"] = str(size)
        opened = content.open("rb")
        sent = Response(FileWrapper(opened), mimetype=TYPES[kind], headers=headers, direct_passthrough=True)
        sent.call_on_close(opened.close)
        return sent
    data = content.read_bytes() if isinstance(content, Path) else content
    return Response(data, mimetype=TYPES[kind], headers=headers)


def handed_job(job: Job, *words: object) -> Response:
    """Hand out the file of a job; ask when the right is sure, at every fetch."""
    return handed(file_of(job), job.ending, file_name(*words))


def known_ending(ending: str, known: Sequence[str] = extracts.ENDINGS) -> str:
    """Give an ending back that there is a form for; there is no page for any other."""
    if ending not in known:
        abort(404)
    return ending


def extract_hrefs(endpoint: str, *more: str, **args: Any) -> dict[str, str]:  # noqa: ANN401 -- of any address
    """Give the addresses of an extract by ending, for the links of a page; `more` are further endings."""
    first, *others = extracts.ENDINGS
    return {kind: url_for(endpoint, kind=kind, **args) for kind in (first, *more, *others)}


def picture(data: bytes | Path | None, kind: str, name: str) -> ResponseReturnValue:
    """Hand out a picture as a file, or say that there is none of that kind."""
    if data is None:
        abort(404)
    return handed(data, kind, name)
