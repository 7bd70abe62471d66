"""Measures what things cost and prints a table; ends with 0 unless something could not be measured at all."""

from __future__ import annotations

import json
import tempfile
from collections.abc import Iterator
from pathlib import Path

from sqlalchemy import create_engine, text

from questionnaires.library import read_shelf
from tests.bench import figures, jurors, marks, officers, readers, requests, twins
from tests.bench.measuring import Measure, head
from tests.bench.served import ROOT, SECRET, Served
from tests.support.worlds import build_world

EDITION = "kommunkompassen/2012"


def measures(folder: Path) -> Iterator[Measure]:
    """Make every measure, one after the other."""
    database = folder / "world.sqlite"
    build_world(f"sqlite:///{database}", SECRET)
    content = officers.prepared(f"sqlite:///{database}")
    ours, bare = Served("ours", database), Served("bare", folder / "bare.sqlite")
    try:
        signed_in = requests.SignedIn(ours, _assessment(database))
        yield requests.saving(signed_in, bare)
        yield marks.marking(signed_in, marks.Evaluator(ours, _open_evaluation(database)))
        yield requests.showing(signed_in, bare)
        yield from requests.weighing(signed_in)
        yield from readers.reading(signed_in, _evaluation(database))
        yield jurors.fetching(signed_in, database)
        yield officers.bringing(signed_in, content)
    finally:
        ours.stop()
        bare.stop()
    yield from figures.counting(read_shelf(ROOT / "questionnaires").editions[EDITION])
    yield figures.workbook()
    yield figures.national()
    yield twins.returning(f"sqlite:///{database}", _assessment(database))


def _assessment(database: Path) -> int:
    """Find the demo's open assessment in the award round."""
    query = text(
        "SELECT a.id FROM assessment a JOIN municipality m ON m.id = a.municipality_id "
        "WHERE m.name = 'Exempelby' AND a.edition = :edition AND a.round_id IS NOT NULL"
    )
    with create_engine(f"sqlite:///{database}").connect() as connection:
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


def main() -> None:
    """Print the table line by line, and write bench.json beside the Makefile."""
    print("Medianer av fem körningar. Kvoten är mot en bar jämförelse i samma körning.\n")  # noqa: T201 -- told to whoever runs it
    print(head(), flush=True)  # noqa: T201 -- told to whoever runs it
    found = []
    with tempfile.TemporaryDirectory(prefix="kompassrosen-bench-") as folder:
        for measure in measures(Path(folder)):
            found.append(measure)
            print(measure.line(), flush=True)  # noqa: T201 -- told to whoever runs it
    data = json.dumps([measure.data() for measure in found], ensure_ascii=False, indent=2)
    (ROOT / "bench.json").write_text(f"{data}\n", encoding="utf-8")
    above = sum(measure.above for measure in found)
    print(f"\n{above} av {len(found)} mått är över ribban. Siffrorna står också i bench.json.")  # noqa: T201 -- told to whoever runs it


if __name__ == "__main__":
    main()
