"""What the office may do with the key figures of a round: deed by deed, who gets it and who does not."""

from __future__ import annotations

from tests.support.rights import Case

READ = [
    Case("figures.overview", "GET", "round", ("kansli",)),
    Case("figures.figures_file", "GET", "round, kind=json", ("kansli",)),
    Case("figures.developing", "GET", "round", ("kansli",)),
    Case("figures.municipality", "GET", "round, code=0182", ("kansli",)),
    Case("figures.bring", "GET", "round", ("kansli",)),
    Case("figures.table", "GET", "round, table_id=1", ("kansli",)),
    Case("figures.invited", "GET", "unfigured", ()),
]
WRITE = [
    Case("figures.nominate", "POST", "round, code=0182", ("kansli",)),
    Case("figures.send", "POST", "round", ("kansli",)),
    Case("figures.undo", "POST", "round, table_id=1", ("kansli",)),
    Case("figures.read_in", "POST", "round, table_id=1", ("kansli",)),
    Case("figures.answer", "POST", "figured", ("samordnare",), ("medarbetare", "lasare")),
]
