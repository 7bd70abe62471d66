"""A reverse proxy in a process of its own, as small as one can be: it says whom each request came from.

The last link of what it passes on is told by itself, so that nobody in front of it can choose it; whom a test
lets a request come from stands in a header of the test's own.
"""

from __future__ import annotations

import http.client
import socket
import subprocess
import sys
import time
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent.parent
COMES_FROM = "X-Test-Comes-From"
HOP = {"connection", "keep-alive", "transfer-encoding", COMES_FROM.lower(), "x-forwarded-for"}


class Handler(BaseHTTPRequestHandler):
    """Passes every request on to the service behind."""

    protocol_version = "HTTP/1.1"
    behind = 0

    def pass_on(self) -> None:
        body = self.rfile.read(int(self.headers.get("Content-Length", 0)))
        headers = {name: value for name, value in self.headers.items() if name.lower() not in HOP}
        before = self.headers.get("X-Forwarded-For")
        here = self.headers.get(COMES_FROM, self.client_address[0])
        headers["X-Forwarded-For"] = f"{before}, {here}" if before else here
        headers["X-Forwarded-Proto"] = "https"
        connection = http.client.HTTPConnection("127.0.0.1", self.behind, timeout=60)
        connection.request(self.command, self.path, body or None, headers)
        answer = connection.getresponse()
        said = answer.read()
        self.send_response_only(answer.status, answer.reason)
        for name, value in answer.getheaders():
            if name.lower() not in HOP | {"content-length"}:
                self.send_header(name, value)
        self.send_header("Content-Length", str(len(said)))
        self.end_headers()
        self.wfile.write(said)
        connection.close()

    do_GET = do_POST = pass_on  # noqa: N815 -- the library's names

    def log_message(self, *_args: object) -> None:
        """Say nothing."""


class Proxy:
    """The proxy in front of a port."""

    def __init__(self, behind: int) -> None:
        with socket.socket() as probe:
            probe.bind(("127.0.0.1", 0))
            self.port: int = probe.getsockname()[1]
        command = [sys.executable, "-m", "tests.faults.proxying", str(self.port), str(behind)]
        self.process = subprocess.Popen(command, cwd=ROOT)  # noqa: S603 -- our own words
        until = time.monotonic() + 20
        while time.monotonic() < until:
            with socket.socket() as probe:
                if probe.connect_ex(("127.0.0.1", self.port)) == 0:
                    return
            time.sleep(0.02)
        raise RuntimeError("the proxy did not start")

    def stop(self) -> None:
        """End it."""
        self.process.terminate()
        self.process.wait(20)


def main(port: str, behind: str) -> None:
    """Pass on until stopped."""
    Handler.behind = int(behind)
    ThreadingHTTPServer.request_queue_size = 128
    ThreadingHTTPServer(("127.0.0.1", int(port)), Handler).serve_forever()


if __name__ == "__main__":
    main(*sys.argv[1:])
