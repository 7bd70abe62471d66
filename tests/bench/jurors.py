"""What a colleague who saves waits while three jurors fetch workbooks, with a worker beside the server."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from http.client import HTTPConnection
from pathlib import Path
from statistics import quantiles
from threading import Event
from time import perf_counter

from tests.bench.measuring import Measure
from tests.bench.requests import SignedIn, signed_in
from tests.bench.served import ROOT, Served

JURORS = ("jury", "jury.b", "jury.c")
BOOK = "/jury/2026/arbetsbok"
SAVES, MOST = 300, 400
WORKING = """
import sys
from tests.bench.served import ours
with ours(sys.argv[1]).app_context():
    from webapp.ground.jobs.worker import Worker
    one = Worker()
    print("ready", flush=True)
    one.run()
"""


@contextmanager
def working(database: Path) -> Iterator[None]:
    """Let a worker run beside the server."""
    command = [sys.executable, "-c", WORKING, f"sqlite:///{database}"]
    process = subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True)  # noqa: S603 -- our own words
    try:
        if process.stdout is None or process.stdout.readline() != "ready\n":
            raise RuntimeError("Arbetaren att mäta med startade inte.")
        yield
    finally:
        process.terminate()
        process.communicate(timeout=30)


def fetching(ours: SignedIn, database: Path) -> Measure:
    """Tell how long all but the slowest twentieth of the saves take while three fetch workbooks."""
    done, cookies = Event(), [signed_in(ours.server, f"{who}@demo.example")[0] for who in JURORS]
    waits = []
    with working(database), ThreadPoolExecutor(len(JURORS)) as jurors:
        pressed = [jurors.submit(_press, ours.server, cookie, done) for cookie in cookies]
        try:
            for method, path, body, headers in ours.saves(SAVES):
                start = perf_counter()
                ours.server.cost([(method, path, body, headers)])
                waits.append((perf_counter() - start) * 1000)
        finally:
            done.set()  # or they would press for ever after a save that failed
        if sum(one.result() for one in pressed) < len(JURORS):
            raise RuntimeError("Ledamöterna fick inga arbetsböcker.")
    return Measure("Spara medan tre hämtar arbetsböcker, p95", "ms", quantiles(waits, n=20)[-1], 1, MOST)


def _press(server: Served, cookie: str, done: Event) -> int:
    """Fetch the workbook again and again, as whoever waits for it does; tell how many answers came."""
    many = 0
    while not done.is_set():
        connection = HTTPConnection("127.0.0.1", server.port, timeout=60)
        connection.request("GET", BOOK, headers={"Cookie": cookie})
        answer = connection.getresponse()
        answer.read()
        connection.close()
        many += answer.status in (200, 202)
        done.wait(1.5)
    return many
