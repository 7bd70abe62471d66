"""Files handed out: pictures and workbooks, with a name, to those who may have them."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

from flask import Response, abort, render_template, request, url_for
from flask.typing import ResponseReturnValue
from werkzeug.wsgi import FileWrapper

from webapp.ground.fields.file_names import file_name
from webapp.ground.jobs import line
from webapp.ground.jobs.kinds import Job, file_of
from webapp.ground.jobs.line import Waiting
from webapp.ground.store import extracts
from webapp.ground.store.files import kept_already

NUMBER, SECONDS = "jobb", 3
"""What in an address says which job is waited for, and after how long it is asked for again."""
_IN_MEMORY = 4_000_000
"""So many bytes are handed out at once."""
TYPES = {
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "jpg": "image/jpeg",
    "ods": "application/vnd.oasis.opendocument.spreadsheet",
    "odt": "application/vnd.oasis.opendocument.text",
    "pdf": "application/pdf",
    "png": "image/png",
    "pptx": "application/vnd.openxmlformats-officedocument.presentationml.presentation",
    "svg": "image/svg+xml",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "csv": "text/csv; charset=utf-8",
    "json": "application/json",
    "txt": "text/plain",
    "zip": "application/zip",
}


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


def handed_job(job: Job, *words: object) -> ResponseReturnValue:
    """Hand out the file of a job, or show how far it has come; ask when the right is sure, at every fetch.

    Where no worker is beside the server, or the job is refused, it is made here and now.
    """
    number = request.args.get(NUMBER, type=int)
    waiting, digest = line.asked(job, number) if number else (None, "")
    if waiting is None:
        path = kept_already(digest or job.digest, job.ending)
        waiting = None if path else line.ask(job)
        if waiting is None:
            return handed(path or file_of(job), job.ending, file_name(*words))
    return _waiting(waiting)


def _waiting(waiting: Waiting) -> ResponseReturnValue:
    """Show how a file fares that somebody waits for, at an address that asks for the same file again."""
    asked = [(key, value) for key, value in request.args.items(multi=True) if key != NUMBER]
    if not waiting.failed:
        asked.append((NUMBER, str(waiting.id)))
    page = render_template(
        "ground/waiting.html",
        waiting=waiting,
        again=f"{request.path}?{urlencode(asked)}" if asked else request.path,
        nav=[],
        who=None,
    )
    return page, 503 if waiting.failed else 202, {"Cache-Control": "no-store", "Retry-After": str(SECONDS)}


def known_ending(ending: str, known: Sequence[str] = extracts.ENDINGS) -> str:
    """Give an ending back that there is a form for; there is no page for any other."""
    if ending not in known:
        abort(404)
    return ending


def extract_hrefs(endpoint: str, *more: str, **args: Any) -> dict[str, str]:  # noqa: ANN401 -- of any address
    """Give the addresses of an extract by ending, for the links of a page; `more` are further endings."""
    first, *others = extracts.ENDINGS
    return {kind: url_for(endpoint, kind=kind, **args) for kind in (first, *more, *others)}


def handed_picture(job: Job | None, name: str) -> ResponseReturnValue:
    """Hand out a picture as a file, or say that there is none of that kind."""
    if job is None:
        abort(404)
    return handed_job(job, name)
