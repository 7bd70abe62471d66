"""The server as the README starts it: workers share no connection and count together, and log in lines."""

from __future__ import annotations

import json
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from http.client import HTTPConnection
from pathlib import Path

import pytest

from tests.conftest import SECRET
from tests.faults.serving import DEMO, Server, Visitor

TOKEN = "ett-ord-som-bara-monitorn-vet"  # noqa: S105 -- of a test
ASKED = 60

pytestmark = [pytest.mark.both, pytest.mark.long]


@pytest.fixture
def server(database_url: str, tmp_path: Path) -> Iterator[Server]:
    said = {**DEMO, "METRICS_TOKEN": TOKEN, "WORKERS": "3"}
    server = Server(database_url, SECRET, tmp_path / "log", "tests.faults.opened:app", **said)
    yield server
    if server.process.poll() is None:
        server.stop()


def lines(server: Server) -> list[dict[str, object]]:
    return [json.loads(line) for line in server.log.read_text(encoding="utf-8").splitlines()]


def figures(server: Server) -> dict[str, float]:
    connection = HTTPConnection("127.0.0.1", server.port, timeout=20)
    connection.request("GET", "/metrics", headers={"Authorization": f"Bearer {TOKEN}"})
    told = connection.getresponse().read().decode()
    connection.close()
    return {
        name: float(value)
        for name, value in (line.rsplit(" ", 1) for line in told.splitlines() if not line.startswith("#"))
    }


def ready(server: Server) -> int:
    visitor = Visitor(server.port)
    status, _body = visitor.ask("GET", "/redo")
    visitor.connection.close()
    return status


def test_workers_share_no_connection_and_count_together(server: Server) -> None:
    with ThreadPoolExecutor(12) as pool:
        statuses = list(pool.map(lambda _n: ready(server), range(ASKED)))

    found = figures(server)
    server.stop()
    told = lines(server)
    answered = [one for one in told if one.get("endpoint") == "operation.ready"]
    assert statuses == [200] * ASKED
    assert found['kompassrosen_requests_total{endpoint="operation.ready",method="GET",status="200"}'] == ASKED
    assert len({one["request"] for one in answered}) == ASKED
    assert [one for one in told if one["level"] not in ("INFO", "WARNING")] == []
