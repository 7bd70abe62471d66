"""The values of a database's columns as JSON has them, and back; alike for both databases."""

from __future__ import annotations

import json
from base64 import b64decode, b64encode
from collections.abc import Callable
from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Any

from sqlalchemy import JSON, Boolean, Date, DateTime, LargeBinary, Numeric
from sqlalchemy.types import TypeEngine

Value = Any  # whatever a column holds


def written(value: Value) -> Value:
    """Write a value as JSON has it; one that is neither text, number nor nothing as text."""
    if value is None or isinstance(value, str | int | float):
        return value
    if isinstance(value, datetime):
        return (value if value.tzinfo else value.replace(tzinfo=UTC)).astimezone(UTC).isoformat()
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, Decimal):
        return str(value)
    if isinstance(value, bytes | memoryview):
        return b64encode(bytes(value)).decode("ascii")
    raise TypeError(type(value))


def reader(kind: TypeEngine[Any], *, keeps_zone: bool) -> Callable[[Value], Value]:
    """Give what reads the values of a column back; SQLite keeps no zone, and all moments are UTC."""
    if isinstance(kind, DateTime):
        return lambda text: _moment(text, keeps_zone=keeps_zone)
    for type_, read in _READERS.items():
        if isinstance(kind, type_):
            return lambda value: None if value is None else read(value)
    return lambda value: value


def _moment(text: str | None, *, keeps_zone: bool) -> datetime | None:
    if text is None:
        return None
    moment = datetime.fromisoformat(text).astimezone(UTC)
    return moment if keeps_zone else moment.replace(tzinfo=None)


def _json(text: str) -> Value:
    """Read JSON; its null is not nothing."""
    value = json.loads(text)
    return JSON.NULL if value is None else value


_READERS: dict[type[TypeEngine[Any]], Callable[[Any], Any]] = {
    Date: date.fromisoformat,
    Boolean: bool,
    Numeric: Decimal,
    LargeBinary: b64decode,
    JSON: _json,
}
