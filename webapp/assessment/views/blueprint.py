"""The addresses of a municipality's own pages."""

from __future__ import annotations

from flask import Blueprint

pages = Blueprint("assessment", __name__, url_prefix="/sjalvvardering")
ID = "<int(max=2147483647):assessment_id>"
