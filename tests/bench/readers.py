"""What it costs everybody else when many read a finished report at once."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from http.client import HTTPConnection
from statistics import median, quantiles
from time import perf_counter

from tests.bench.measuring import RUNS, Measure, compared
from tests.bench.requests import SignedIn, signed_in
from tests.bench.served import Served

READERS, READ = 16, 16
HANDED = 5
SAVES, TIMES = 100, 10
READER = "samordnare@norrvik.example"


def reading(ours: SignedIn, evaluation_id: int) -> list[Measure]:
    """Compare saving while sixteen read a report with saving alone, and handing it out with making it."""
    report = f"/utvardering/{evaluation_id}/rapport.docx"
    cookie = signed_in(ours.server, READER)[0]
    asked = [("GET", report, "", {"Cookie": cookie})] * READ
    ours.server.cost(asked[:1])
    return [
        compared(
            "Lämna ut en färdig rapport mot att visa den som sida",
            1.5,
            lambda: ours.server.cost(asked),
            lambda: ours.server.cost([("GET", report.removesuffix(".docx"), *one[2:]) for one in asked]),
        ),
        _waiting(ours, report, cookie),
    ]


def again(ours: SignedIn, evaluation_id: int) -> list[Measure]:
    """Tell what it takes to hand out a report and a rose that are made already."""
    reader = signed_in(ours.server, READER)[0]
    files = {
        "rapporten som .docx": (f"/utvardering/{evaluation_id}/rapport.docx", reader),
        "rosen som .png": (f"{ours.place}/ros.png", ours.cookie),
    }
    found = []
    for name, (path, cookie) in files.items():
        asked = [("GET", path, "", {"Cookie": cookie})] * READ
        ours.server.cost(asked[:1])
        cost = median(ours.server.cost(asked) for _ in range(RUNS))
        found.append(Measure(f"Lämna ut {name} igen, processortid", "ms", cost, 1, HANDED))
    return found


def _waiting(ours: SignedIn, report: str, cookie: str) -> Measure:
    """Compare how long all but the slowest twentieth of a thousand saves take, with readers and without.

    Ten times sixteen people press at the same moment while a hundred saves go on, beside ten times a hundred
    saves alone: of two hundred, the slowest twentieth was ten, and their limit a matter of luck.
    """
    alone, together = [], []
    for _ in range(TIMES):
        alone += _waits(ours)
        with ThreadPoolExecutor(READERS) as readers:
            done = [readers.submit(_read, ours.server, report, cookie) for _ in range(READERS)]
            together += _waits(ours)
            if {one.result() for one in done} != {200}:
                raise RuntimeError("Rapporten kunde inte läsas av alla.")
    return Measure(f"Spara medan {READERS} läser en rapport, p95", "ms", _p95(together), _p95(alone), 4)


def _waits(ours: SignedIn) -> list[float]:
    waits = []
    for method, path, body, headers in ours.saves(SAVES):
        start = perf_counter()
        ours.server.cost([(method, path, body, headers)])
        waits.append((perf_counter() - start) * 1000)
    return waits


def _read(server: Served, report: str, cookie: str) -> int:
    connection = HTTPConnection("127.0.0.1", server.port, timeout=60)
    connection.request("GET", report, headers={"Cookie": cookie})
    answer = connection.getresponse()
    answer.read()
    connection.close()
    return answer.status


def _p95(waits: list[float]) -> float:
    return quantiles(waits, n=20)[-1]
