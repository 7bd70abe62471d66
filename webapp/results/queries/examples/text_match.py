"""Which texts have all the words: asked of the database's own text search, SQLite's or PostgreSQL's.

The index is built when somebody searches, of nothing but what everybody may read just then. So consent that
is withdrawn is withdrawn at once, no index is ever behind, and what is not public cannot be found or counted.
It costs a few milliseconds for each thousand texts.
"""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import Connection, text

from webapp.ground.store.database import db

_TABLE = "CREATE VIRTUAL TABLE temp.looked USING fts5(stems, tokenize = 'unicode61 remove_diacritics 0')"
_FILL = "INSERT INTO temp.looked (rowid, stems) VALUES (:place, :stems)"
_LOOK = "SELECT rowid FROM temp.looked WHERE looked MATCH :query"
_EMPTY = "DROP TABLE IF EXISTS temp.looked"
_POSTGRES = text(
    "SELECT place FROM unnest(CAST(:places AS integer[]), CAST(:stems AS text[])) AS looked (place, stems)"
    " WHERE array_to_tsvector(string_to_array(stems, ' ')) @@ CAST(:query AS tsquery)"
)


def matching(texts: Sequence[tuple[str, ...]], wanted: tuple[str, ...]) -> set[int]:
    """Give the places of the texts that have, for each wanted stem, a word that begins with it."""
    filled = {place: " ".join(stems) for place, stems in enumerate(texts) if stems}
    if not filled or not wanted:
        return set()
    connection = db.session.connection()
    if connection.dialect.name == "sqlite":
        return _by_fts5(connection, filled, wanted)
    query = " & ".join(f"'{stem}':*" for stem in wanted)
    told = {"places": list(filled), "stems": list(filled.values()), "query": query}
    return set(connection.execute(_POSTGRES, told).scalars())


def _by_fts5(connection: Connection, filled: dict[int, str], wanted: tuple[str, ...]) -> set[int]:
    """Ask SQLite: in a table of its own that only this connection sees, and that is gone afterwards."""
    connection.execute(text(_EMPTY))
    connection.execute(text(_TABLE))
    try:
        rows = [{"place": place, "stems": stems} for place, stems in filled.items()]
        connection.execute(text(_FILL), rows)
        query = " AND ".join(f'"{stem}"*' for stem in wanted)
        return set(connection.execute(text(_LOOK), {"query": query}).scalars())
    finally:
        connection.execute(text(_EMPTY))
