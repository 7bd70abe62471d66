"""What a colleague who saves waits while three of the office bring tables of all municipalities."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from http.client import HTTPConnection
from statistics import quantiles
from threading import Event
from time import perf_counter

from tests.bench.measuring import Measure
from tests.bench.requests import SignedIn, field_of, signed_in
from tests.bench.served import SECRET, Served
from tests.support.figures import table
from tests.support.rounds import begun
from tests.support.worlds import World

OFFICERS, KEY = ("kansli", "kansli", "kansli"), "2028"
TO = f"/kansli/{KEY}/nyckeltal/las-in"
SAVES, MOST = 300, 400
BOUNDARY = "bench-of-a-table"


def prepared(url: str) -> bytes:
    """Begin a round that is decided by key figures; give a table of four years of all municipalities."""
    world = World(url, SECRET)
    with world.app.app_context():
        begun(world, "2025", (), key=KEY)
        content = table()
        world.close()
    return content


def bringing(ours: SignedIn, content: bytes) -> Measure:
    """Tell how long all but the slowest twentieth of the saves take while three bring tables."""
    done, waits = Event(), []
    signed = [signed_in(ours.server, f"{who}@demo.example") for who in OFFICERS]
    with ThreadPoolExecutor(len(OFFICERS)) as officers:
        pressed = [officers.submit(_bring, ours.server, cookie, content, done) for cookie, _token in signed]
        try:
            for method, path, body, headers in ours.saves(SAVES):
                start = perf_counter()
                ours.server.cost([(method, path, body, headers)])
                waits.append((perf_counter() - start) * 1000)
        finally:
            done.set()  # or they would bring for ever after a save that failed
        if sum(one.result() for one in pressed) < len(OFFICERS):
            raise RuntimeError("Kansliets tabeller togs inte emot.")
    return Measure("Spara medan tre lämnar tabeller, p95", "ms", quantiles(waits, n=20)[-1], 1, MOST)


def _bring(server: Served, cookie: str, content: bytes, done: Event) -> int:
    """Bring the table again and again, and look at what it would bring; tell how many were taken."""
    many = 0
    while not done.is_set():
        connection = HTTPConnection("127.0.0.1", server.port, timeout=60)
        token = field_of(_ask(connection, "GET", TO, cookie)[1], "csrf_token")
        status, _page, to = _ask(connection, "POST", TO, cookie, _form(token, content))
        if status == 302:
            many += _ask(connection, "GET", to, cookie)[0] == 200
        connection.close()
        done.wait(1.5)
    return many


def _ask(
    connection: HTTPConnection, method: str, path: str, cookie: str, body: bytes | None = None
) -> tuple[int, str, str]:
    headers = {"Cookie": cookie}
    if body is not None:
        headers["Content-Type"] = f"multipart/form-data; boundary={BOUNDARY}"
    connection.request(method, path, body, headers)
    answer = connection.getresponse()
    return answer.status, answer.read().decode(), answer.headers.get("Location", "")


def _form(token: str, content: bytes) -> bytes:
    """Write a form with a file, as a browser does."""
    said = b'Content-Disposition: form-data; name="'
    file = said + b'file"; filename="nyckeltal.csv"\r\nContent-Type: text/csv'
    parts = [said + b'csrf_token"\r\n\r\n' + token.encode(), file + b"\r\n\r\n" + content]
    edge = f"--{BOUNDARY}".encode()
    return b"".join(edge + b"\r\n" + part + b"\r\n" for part in parts) + edge + b"--\r\n"
