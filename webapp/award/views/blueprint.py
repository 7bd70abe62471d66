"""The addresses of the jury's pages."""

from __future__ import annotations

from flask import Blueprint

pages = Blueprint("jury", __name__, url_prefix="/jury")
ENTRANT = "<int(max=2147483647):entrant_id>"
