"""Files handed out: pictures and workbooks, with a name and never kept on the way."""

from __future__ import annotations

from flask import Response, abort
from flask.typing import ResponseReturnValue


def picture(data: bytes | None, kind: str, name: str) -> ResponseReturnValue:
    """Hand out a picture as a file, or say that there is none of that kind."""
    if data is None:
        abort(404)
    types = {"svg": "image/svg+xml", "png": "image/png"}
    headers = {"Content-Disposition": f'attachment; filename="{name}.{kind}"'}
    return Response(data, mimetype=types[kind], headers=headers)
