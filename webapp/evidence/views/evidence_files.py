"""Files of evidence handed out: as a download and nothing else, never shown as a page of ours."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flask import Response

from webapp.evidence.queries.beside_answers import file_of
from webapp.ground import context
from webapp.ground.fields.file_names import file_name
from webapp.ground.frame.downloads import handed

if TYPE_CHECKING:
    from webapp.evidence.models.evidence import Evidence

SANDBOX = "sandbox; default-src 'none'; frame-ancestors 'none'"


def handed_file(one: Evidence) -> Response:
    """Hand out the file of a piece of evidence, piece by piece; ask when the right is sure."""
    path, ending, name = file_of(one), one.ending, file_name(one.title)
    context.let_go()
    sent = handed(path, ending, name)
    sent.headers["Content-Security-Policy"] = SANDBOX
    return sent
