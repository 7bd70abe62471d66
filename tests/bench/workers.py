"""What a worker of the server takes to be there: how long it starts, and how much memory it holds."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from statistics import median

from tests.bench.jurors import BOOK, working
from tests.bench.measuring import RUNS, Measure
from tests.bench.requests import SignedIn, signed_in
from tests.bench.served import ROOT, SECRET
from tests.support.worlds import settings

START, MEMORY = 0.6, 80
ROUNDS = 20
_STARTING = "import json, sys; from webapp import create_app; create_app(json.loads(sys.argv[1]))"


def holding(ours: SignedIn, database: Path) -> list[Measure]:
    """Measure a cold start, and the memory of a worker whose files are made elsewhere."""
    with working(database):
        ours.server.connection.close()  # the worker may have taken longer to start than a line is kept open
        for _ in range(ROUNDS):
            for path in ("", "/omrade/2", "/delomrade/2.1"):
                ours.page(path)
        for email, path in (("jury@demo.example", BOOK), ("kansli@demo.example", "/kansli/2026")):
            status = ours.server.ask("GET", path, Cookie=signed_in(ours.server, email)[0])[0]
            if status not in (200, 202):
                raise RuntimeError(f"{path} svarade {status}.")
    held = _memory(ours.server.process.pid)
    started = median(_start(database) for _ in range(RUNS))
    return [
        Measure("Kallstart, processortid", "s", started, 1, START),
        Measure("Minne hos en webbprocess som visat sidor", "MB", held, 1, MEMORY),
    ]


def _start(database: Path) -> float:
    """Give the seconds of processor time that putting the application together takes in a new process."""
    told = json.dumps({**settings(f"sqlite:///{database}", SECRET), "TESTING": False})
    before = os.times()
    subprocess.run([sys.executable, "-c", _STARTING, told], check=True, cwd=ROOT)  # noqa: S603 -- our own words
    after = os.times()
    return after.children_user + after.children_system - before.children_user - before.children_system


def _memory(pid: int) -> float:
    """Give the megabytes that the largest worker of a server holds."""
    workers = Path(f"/proc/{pid}/task/{pid}/children").read_text(encoding="ascii").split()
    return max(_resident(int(worker)) for worker in workers)


def _resident(pid: int) -> float:
    status = Path(f"/proc/{pid}/status").read_text(encoding="utf-8")
    (line,) = [one for one in status.splitlines() if one.startswith("VmRSS:")]
    return int(line.split()[1]) / 1000
