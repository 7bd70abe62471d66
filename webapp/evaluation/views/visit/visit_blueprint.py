"""The addresses of the pages before and during a visit."""

from __future__ import annotations

from flask import Blueprint

pages = Blueprint("visiting", __name__, url_prefix="/utvardering")
ID = "<int(max=2147483647):evaluation_id>"
SOURCE = "<int(max=2147483647):source_id>"
