"""For every column that names a person somebody has decided whether it holds something open."""

from __future__ import annotations

from webapp import subjects  # noqa: F401 -- every table is known when all subjects are
from webapp.ground.store.database import db
from webapp.office.queries.holding_rules import BECOMES, HOLDINGS, RECORDS


def columns() -> set[str]:
    """Name every column that leads to a person."""
    return {
        f"{table.name}.{column.name}"
        for table in db.metadata.sorted_tables
        for column in table.columns
        if any(key.column.table.name == "person" for key in column.foreign_keys)
    }


def test_every_column_that_names_a_person_is_decided():
    assert columns() - set(HOLDINGS) - RECORDS == set()


def test_nothing_is_decided_twice_or_of_a_column_that_is_not_there():
    assert (set(HOLDINGS) & RECORDS, (set(HOLDINGS) | RECORDS) - columns()) == (set(), set())


def test_what_becomes_of_each_kind_is_said():
    assert set(BECOMES) == set(HOLDINGS.values())
    assert [kind for kind, words in BECOMES.items() if len(words) < 10] == []
