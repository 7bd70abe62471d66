"""Tables of key figures in a test's own words: sent, looked at, and read as values and faults."""

from __future__ import annotations

from tests.support.figures import HEAD
from webapp.award.deeds.figures import figure_tables


def keep(world, award_round, content: bytes) -> int:
    return figure_tables.keep_table(world.person("kansli"), award_round, content, "tabell.csv")


def look(world, award_round, content: bytes | str, **said: str):
    """Look at a table; what is said of its columns is written with underscores."""
    sent = keep(world, award_round, content.encode() if isinstance(content, str) else content)
    return figure_tables.look(
        award_round, sent, {key.replace("_", "-"): value for key, value in said.items()}
    )


def long(*rows: str) -> str:
    return "\n".join([HEAD, *rows])


def values(page) -> list[tuple[str, str, int, str]]:
    return [(one.municipality, one.figure, one.year, one.value) for one in page.draft.values.values()]


def faults(page) -> list[str]:
    return [*page.faults, *map(str, page.draft.faults)]
