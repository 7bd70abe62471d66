"""The addresses of the pages of key figures."""

from __future__ import annotations

from flask import Blueprint

pages = Blueprint("figures", __name__)
OFFICE = "/kansli/<round_key>/nyckeltal"
TABLE = "<int(max=2147483647):table_id>"
ENTRANT = "<int(max=2147483647):entrant_id>"
