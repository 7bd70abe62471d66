"""Which texts have all the words: asked of the database's own text search, SQLite's or PostgreSQL's.

The index is built when somebody searches, of nothing but what everybody may read just then. So consent that
is withdrawn is withdrawn at once, no index is ever behind, and what is not public cannot be found or counted.
It costs a few milliseconds for each thousand texts.
"""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import Connection, text

from webapp.ground.store.database import db
from webapp.ground.words.stems import BACKWARDS, BEFORE, HEAD, is_hit

_TABLE = "CREATE VIRTUAL TABLE temp.looked USING fts5(stems, tokenize = 'unicode61 remove_diacritics 0')"
_FILL = "INSERT INTO temp.looked (rowid, stems) VALUES (:place, :stems)"
_LOOK = "SELECT rowid FROM temp.looked WHERE looked MATCH :query"
_EMPTY = "DROP TABLE IF EXISTS temp.looked"
_POSTGRES = text(
    "SELECT place FROM unnest(CAST(:places AS integer[]), CAST(:stems AS text[])) AS looked (place, stems)"
    " WHERE array_to_tsvector(string_to_array(stems, ' ')) @@ CAST(:query AS tsquery)"
)


def matching(texts: Sequence[tuple[str, ...]], wanted: tuple[str, ...]) -> set[int]:
    """Give the places of the texts that have, for each wanted stem, a word that begins or ends with it.

    The databases look for the beginnings of words; a word's end is the beginning of it backwards. What stands
    before that end is theirs to find and ours to judge: "anledning" is no sort of "ledning".
    """
    filled = {place: " ".join((*stems, *_backwards(stems))) for place, stems in enumerate(texts) if stems}
    if not filled or not wanted:
        return set()
    connection = db.session.connection()
    if connection.dialect.name == "sqlite":
        found = _by_fts5(connection, filled, wanted)
    else:
        query = " & ".join("(" + " | ".join(f"'{one}':*" for one in _sought(stem)) + ")" for stem in wanted)
        told = {"places": list(filled), "stems": list(filled.values()), "query": query}
        found = set(connection.execute(_POSTGRES, told).scalars())
    return {place for place in found if all(_has(texts[place], stem) for stem in wanted)}


def _has(stems: tuple[str, ...], wanted: str) -> bool:
    return any(is_hit(word, wanted) for word in stems)


def _backwards(stems: Sequence[str]) -> list[str]:
    return [f"{BACKWARDS}{one[::-1]}" for one in stems if len(one) >= HEAD + BEFORE]


def _sought(stem: str) -> list[str]:
    """List what a stem is looked for as: itself, and its letters backwards where it is long enough."""
    return [stem, f"{BACKWARDS}{stem[::-1]}"] if len(stem) >= HEAD else [stem]


def _by_fts5(connection: Connection, filled: dict[int, str], wanted: tuple[str, ...]) -> set[int]:
    """Ask SQLite: in a table of its own that only this connection sees, and that is gone afterwards."""
    connection.execute(text(_EMPTY))
    connection.execute(text(_TABLE))
    try:
        rows = [{"place": place, "stems": stems} for place, stems in filled.items()]
        connection.execute(text(_FILL), rows)
        query = " AND ".join("(" + " OR ".join(f'"{one}"*' for one in _sought(stem)) + ")" for stem in wanted)
        return set(connection.execute(text(_LOOK), {"query": query}).scalars())
    finally:
        connection.execute(text(_EMPTY))
