"""An extract as JSON, for programs: columns described, figures exact as text; schema.json says how."""

from __future__ import annotations

import json
from itertools import chain
from pathlib import Path
from typing import IO, TYPE_CHECKING, Any

from exports.extract.values import exact

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from exports.extract.table import Extract, Table

SCHEMA = Path(__file__).with_name("schema.json")
"""What every such file keeps (JSON Schema, 2020-12)."""


def write_json(extract: Extract, target: IO[bytes]) -> None:
    """Write an extract row by row, so that no more than a row is held."""
    for piece in _pieces(extract):
        target.write(piece.encode("utf-8"))


def _pieces(extract: Extract) -> Iterator[str]:
    about = dict(extract.about)
    yield f'{{"kind": {_told(extract.kind)},\n "title": {_told(extract.title)},\n "about": {_told(about)},\n'
    yield ' "tables": {'
    yield from chain.from_iterable(_apart((_table(one) for one in extract.tables), ",\n"))
    yield "}}\n"


def _table(table: Table) -> Iterator[str]:
    columns = [
        {
            "key": one.key,
            "heading": str(one.heading),
            "note": str(one.note),
            "kind": str(one.kind),
            **({"unit": str(one.unit)} if one.unit else {}),
        }
        for one in table.columns
    ]
    keys = [column.key for column in table.columns]
    yield f'{_told(table.key)}: {{"heading": {_told(table.heading)},\n  "columns": {_told(columns)},\n'
    yield '  "rows": ['
    rows = (_told(dict(zip(keys, map(exact, row), strict=True))) for row in table.rows())
    yield from chain.from_iterable(_apart(([row] for row in rows), ",\n   "))
    yield "]}"


def _apart(parts: Iterable[Iterable[str]], between: str) -> Iterator[Iterable[str]]:
    """Put something between parts, and nothing before the first."""
    for place, part in enumerate(parts):
        if place:
            yield [between]
        yield part


def _told(value: Any) -> str:  # noqa: ANN401 -- whatever JSON can hold
    return json.dumps(value, ensure_ascii=False)
