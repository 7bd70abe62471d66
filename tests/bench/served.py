"""A server in a process of its own: the platform, or a bare application on the same gunicorn."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import time
from http.client import HTTPConnection
from pathlib import Path
from typing import Any

from flask import Flask, request
from flask_sqlalchemy import SQLAlchemy
from pysqlite3 import dbapi2
from sqlalchemy import event, text

from tests.bench.measuring import cpu_of
from tests.support.worlds import settings
from webapp import create_app

SECRET = "BENCH-secret-key-that-is-long-enough"  # noqa: S105 -- of a database that is thrown away
ROOT = Path(__file__).resolve().parent.parent.parent
PATIENCE = 120
UPSERT = text(
    "INSERT INTO answer (question_id, text, version) VALUES (:question, :text, 1) "
    "ON CONFLICT (question_id) DO UPDATE SET text = excluded.text, version = answer.version + 1"
)


class Served:
    """A running server, and how much processor time a request costs it."""

    def __init__(self, kind: str, database: str, folder: Path) -> None:
        with socket.socket() as probe:
            probe.bind(("127.0.0.1", 0))
            self.port: int = probe.getsockname()[1]
        app = f"tests.bench.served:{kind}('{database}')"
        command = [sys.executable, "-m", "gunicorn", "--config", "python:webapp.operation.server", app]
        said = {"BIND": f"127.0.0.1:{self.port}", "WORKERS": "1"}  # one, so that its cost is one process'
        environment = {**os.environ, **{f"KOMPASSROSEN_{name}": value for name, value in said.items()}}
        self.log = (folder / f"{kind}-{self.port}.log").open("wb")
        self.process = subprocess.Popen(  # noqa: S603 -- our own words
            command, cwd=ROOT, env=environment, stdout=self.log, stderr=self.log
        )
        self.connection = HTTPConnection("127.0.0.1", self.port, timeout=30)
        self._wait()

    def _wait(self) -> None:
        """Wait until it answers; a busy machine starts slowly, and one that has ended never answers."""
        until = time.monotonic() + PATIENCE
        while time.monotonic() < until and self.process.poll() is None:
            try:
                self.ask("GET", "/lever")
            except OSError:
                self.connection.close()
                time.sleep(0.1)
            else:
                return
        self.stop()  # or it would go on after the bench, with nobody to end it
        said = Path(self.log.name).read_text(encoding="utf-8", errors="replace")[-300:]
        raise RuntimeError(f"Servern att mäta på startade inte på {PATIENCE} sekunder: {said}")

    def ask(
        self, method: str, path: str, body: str = "", **headers: str
    ) -> tuple[int, dict[str, str], bytes]:
        """Send one request on the kept connection."""
        if body:
            headers["Content-Type"] = "application/x-www-form-urlencoded"
        self.connection.request(method, path, body or None, headers)
        answer = self.connection.getresponse()
        cookies = ", ".join(answer.headers.get_all("Set-Cookie", []))
        return answer.status, {**dict(answer.getheaders()), "Set-Cookie": cookies}, answer.read()

    def cost(self, requests: list[tuple[Any, ...]], expected: int = 200) -> float:
        """Give the processor milliseconds a request, and make sure that every one succeeded."""
        start = cpu_of(self.process.pid)
        for asked in requests:
            status, _, body = self.ask(*asked[:3], **(asked[3] if len(asked) > 3 else {}))
            if status != expected:
                raise RuntimeError(f"{asked[1]} svarade {status}: {body[:300]!r}")
        return (cpu_of(self.process.pid) - start) / len(requests)

    def stop(self) -> None:
        """End the server."""
        self.connection.close()
        self.process.terminate()
        self.process.wait(40)
        self.log.close()


def bare_app(database: str) -> Flask:
    """Make the reference: Flask that says hello, and Flask with Flask-SQLAlchemy that upserts one answer."""
    app = Flask("bare")
    app.config["SQLALCHEMY_DATABASE_URI"] = database
    sqlite = database.startswith("sqlite")
    if sqlite:
        options = {"module": dbapi2, "connect_args": {"check_same_thread": False}}
        app.config["SQLALCHEMY_ENGINE_OPTIONS"] = options
    db = SQLAlchemy(app)
    with app.app_context():
        if sqlite:
            event.listen(db.engine, "connect", _as_ours)
        with db.engine.begin() as connection:
            connection.execute(
                text("CREATE TABLE answer (question_id TEXT PRIMARY KEY, text TEXT, version INTEGER)")
            )
        db.engine.dispose()  # a worker that is made of this process opens connections of its own

    @app.get("/lever")
    def hello() -> str:
        return "Hello"

    @app.post("/answer/<question_id>")
    def save(question_id: str) -> dict[str, str]:
        db.session.execute(UPSERT, {"question": question_id, "text": request.form[f"{question_id}:text"]})
        db.session.commit()
        return {"status": "saved"}

    return app


def _as_ours(connection: Any, _record: object) -> None:
    """Set a connection as the platform does."""
    for pragma in ("journal_mode=WAL", "synchronous=FULL", "busy_timeout=15000", "foreign_keys=ON"):
        connection.execute(f"PRAGMA {pragma}")


def ours(database: str) -> Flask:
    """Make the platform on one database, for the server to run."""
    return create_app({**settings(database, SECRET), "TESTING": False})


def bare(database: str) -> Flask:
    """Make the reference, for the same server to run."""
    return bare_app(database)
