"""The real server under test, as the README starts it, in a process group of its own that can be killed."""

from __future__ import annotations

import os
import re
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Mapping
from http.client import HTTPConnection, HTTPException
from pathlib import Path
from urllib.parse import urlencode

from webapp.demo import PASSWORD

ROOT = Path(__file__).resolve().parent.parent.parent
Answered = tuple[int, bytes]
DEMO = {"DEMO": "1", "LOGIN_LIMIT": "1000 per minute"}


class Server:
    """Gunicorn on one database; `kill` is as sudden as a power cut for its processes."""

    def __init__(
        self, database_url: str, secret: str, log: Path, app: str = "wsgi:app", **settings: str
    ) -> None:
        with socket.socket() as probe:
            probe.bind(("127.0.0.1", 0))
            self.port: int = probe.getsockname()[1]
        self.log = log
        self.environment = {
            **os.environ,
            "KOMPASSROSEN_SECRET_KEY": secret,
            "KOMPASSROSEN_DATABASE_URL": database_url,
            "KOMPASSROSEN_BIND": f"127.0.0.1:{self.port}",
            **{f"KOMPASSROSEN_{name}": value for name, value in (settings or DEMO).items()},
        }
        self.app = app
        self.start()

    def start(self) -> None:
        """Start it and wait until it answers."""
        command = [sys.executable, "-m", "gunicorn", "--config", "python:webapp.operation.server", self.app]
        with self.log.open("ab") as log:
            self.process = subprocess.Popen(  # noqa: S603 -- our own words
                command, cwd=ROOT, env=self.environment, stdout=log, stderr=log, start_new_session=True
            )
        until = time.monotonic() + 60
        while not self._answers():
            if time.monotonic() > until or self.process.poll() is not None:
                raise RuntimeError(f"gunicorn did not start: {self.log.read_text(errors='replace')[-2000:]}")
            time.sleep(0.02)

    def _answers(self) -> bool:
        visitor = Visitor(self.port)
        try:
            return visitor.ask("GET", "/lever")[0] == 200
        except (OSError, HTTPException):
            return False
        finally:
            visitor.connection.close()

    def kill(self) -> None:
        """Kill every process of it at once."""
        os.killpg(self.process.pid, signal.SIGKILL)
        self.process.wait(20)

    def stop(self) -> None:
        """End it in good order."""
        self.process.terminate()
        self.process.wait(30)


class Visitor:
    """One person's browser on a kept connection; a broken connection is opened anew by the next request."""

    def __init__(self, port: int, key: str = "") -> None:
        self.connection = HTTPConnection("127.0.0.1", port, timeout=20)
        self.cookies: dict[str, str] = {}
        self.headers = {"Referer": f"https://127.0.0.1:{port}/"}  # as over the safe line of a proxy
        self.token = ""
        self.told: Mapping[str, str] = {}
        """The headers of the last answer."""
        if key:
            assert self.sign_in(f"{key}@demo.example") == 302
            self._read_token(self.ask("GET", "/hem")[1])

    def sign_in(self, email: str, password: str = PASSWORD) -> int:
        """Fill in the form of the sign-in; give the status of the answer."""
        return self.send("/logga-in", {"email": email, "password": password})[0]

    def send(self, path: str, fields: dict[str, object]) -> Answered:
        """Open a page and send its form."""
        self._read_token(self.ask("GET", path)[1])
        return self.ask("POST", path, {"csrf_token": self.token, **fields})

    def beside(self) -> Visitor:
        """Open one more tab for the same person, on a connection of its own."""
        tab = Visitor(self.connection.port)
        tab.cookies, tab.token = dict(self.cookies), self.token
        return tab

    def ask(
        self, method: str, path: str, fields: dict[str, object] | None = None, *, json: bool = False
    ) -> Answered:
        """Send a request and read all of the answer."""
        kept = "; ".join(f"{name}={value}" for name, value in self.cookies.items())
        headers = {**self.headers, "Cookie": kept, "Accept": "application/json" if json else "text/html"}
        if fields:
            headers["Content-Type"] = "application/x-www-form-urlencoded"
        try:
            self.connection.request(method, path, urlencode(fields) if fields else None, headers)
            answer = self.connection.getresponse()
            body = answer.read()
            self.told = answer.headers
        except (OSError, HTTPException):
            self.connection.close()
            raise
        for cookie in answer.headers.get_all("Set-Cookie", []):
            name, _equals, value = cookie.partition(";")[0].partition("=")
            self.cookies[name] = value
        return answer.status, body

    def _read_token(self, page: bytes) -> None:
        found = re.search(r'name="csrf_token" value="([^"]+)"', page.decode())
        assert found, page
        self.token = found[1]
