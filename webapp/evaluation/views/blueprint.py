"""The addresses of the evaluators' pages."""

from __future__ import annotations

from flask import Blueprint

pages = Blueprint("evaluation", __name__, url_prefix="/utvardering")
ID = "<int(max=2147483647):evaluation_id>"
