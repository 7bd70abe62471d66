"""The stylesheet: written in parts that a person can read, sent as one file without its spaces."""

from __future__ import annotations

import hashlib
import re
from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path

from flask import Flask, Response, send_file

NAME = "style.css"
PARTS = (
    "colours",
    "foundations",
    "page",
    "menu",
    "columns",
    "deeds",
    "messages",
    "fields",
    "levels",
    "meaning",
    "anchored",
    "questions",
    "rose",
    "figures",
    "tables",
    "talk",
    "narrow",
    "print",
    "visit",
    "consensus",
    "trends",
    "receipt",
    "review",
    "slides",
    "comparison",
    "report",
    "examples",
    "results",
    "first_rose",
    "own_years",
    "read_through",
    "nomination",
    "board",
    "meetings",
    "evidence",
    "at_question",
    "strip",
    "two_answers",
    "plans",
    "commitments",
    "jury",
    "large_text",
)
"""The parts in `static/style/`, in their order: of two rules that weigh the same, the later one counts."""
UNREAD = re.compile(r"/\*.*?\*/|\n\s*", re.DOTALL)


def register(app: Flask) -> None:
    """Let the parts be one file, at an address of its own: a page asks for it once."""
    folder = Path(app.static_folder or "") / "style"
    made = sheet(folder)
    changed = max((folder / f"{part}.css").stat().st_mtime for part in PARTS)

    def static(filename: str) -> Response:
        if filename != NAME:
            return app.send_static_file(filename)
        content = sheet(folder) if app.debug else made
        return send_file(
            BytesIO(content),
            mimetype="text/css",
            etag=hashlib.sha256(content).hexdigest()[:32],
            last_modified=datetime.fromtimestamp(changed, UTC),
            max_age=app.get_send_file_max_age(filename),
        )

    app.view_functions["static"] = static


def sheet(folder: Path) -> bytes:
    """Join the parts, without comments and line breaks."""
    parts = ((folder / f"{part}.css").read_text(encoding="utf-8") for part in PARTS)
    return UNREAD.sub("", "".join(parts)).encode()
