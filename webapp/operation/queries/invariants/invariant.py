"""What an invariant is."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Invariant:
    """A promise in a sentence, the table whose rows could break it, and the question that finds them."""

    key: str
    promise: str
    table: str
    sql: str


def rule(key: str, promise: str, table: str, breaks: str, *, joined: str = "") -> Invariant:
    """Make an invariant of the condition that a row of a table breaks it by."""
    return Invariant(key, promise, table, f"SELECT {table}.id FROM {table} {joined} WHERE {breaks}")  # noqa: S608 -- our own words


def both_or_neither(key: str, promise: str, table: str, *columns: str) -> Invariant:
    """Make an invariant of columns that are all there or all absent."""
    first, *rest = (f"({table}.{column} IS NULL)" for column in columns)
    return rule(key, promise, table, " OR ".join(f"{first} <> {other}" for other in rest))
