"""The addresses of meetings: the municipality's own pages, and the telephones' one."""

from __future__ import annotations

from flask import Blueprint

from webapp.assessment.views.blueprint import ID

pages = Blueprint("meeting", __name__, url_prefix=f"/sjalvvardering/{ID}")
telephones = Blueprint("voting", __name__, url_prefix="/mote")
THIS = "/moten/<int(max=2147483647):meeting_id>"
