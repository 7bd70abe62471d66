"""The parts of the compose file as processes, where there are no containers: from nothing to a restore."""

from __future__ import annotations

import json
import os
import re
import shutil
import socket
import ssl
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import ExitStack
from http.client import HTTPConnection, HTTPSConnection
from pathlib import Path
from urllib.parse import urlencode

import pytest
import trustme
import yaml

from tests.conftest import create_database, database_address, drop_database
from tests.support.hosting import HOSTING, proxy_settings
from tests.support.mail import MailServer, serving
from webapp.ground.configuration.settings import ROOT

pytestmark = [
    pytest.mark.long,
    pytest.mark.skipif(not shutil.which("nginx"), reason="nginx is not installed"),
]

HOST, PASSWORD = "kompassrosen.example", "fyra ord utan sammanhang"
KEY = "TEST-secret-key-that-is-long-enough-for-a-test"
DATABASE = f"hosting_{os.getpid()}"


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


class Parts:
    """What the compose file starts, on ports of this machine and with its own commands and settings."""

    def __init__(self, folder: Path, address: str, mail: MailServer) -> None:
        self.folder, self.mail = folder, mail
        self.compose = yaml.safe_load((HOSTING / "compose.yaml").read_text(encoding="utf-8"))
        self.web, self.http, self.https = free_port(), free_port(), free_port()
        (folder / "secret_key").write_text(f"{KEY}\n", encoding="utf-8")
        self.point(address)
        authority = trustme.CA()
        authority.issue_cert(HOST, "localhost").private_key_and_cert_chain_pem.write_to_path(folder / "tls")
        self.trust = ssl.create_default_context()
        authority.configure_trust(self.trust)

    def point(self, address: str) -> None:
        """Point out the database, in the file that holds its address."""
        (self.folder / "database_url").write_text(f"{address}\n", encoding="utf-8")

    def environment(self, part: str, **more: str) -> dict[str, str]:
        """Give a part's settings with the files of this folder in place of those of containers."""
        told = self.compose["services"][part]["environment"]
        ours = {name: text for name, text in os.environ.items() if not name.startswith("KOMPASSROSEN_")}
        filled = {
            name: re.sub(r"\$\{KOMPASSROSEN_HOST[^}]*\}", HOST, text).replace(
                "/run/secrets", str(self.folder)
            )
            for name, text in told.items()
        }
        filled |= {
            "KOMPASSROSEN_MAIL_SERVER": "127.0.0.1",
            "KOMPASSROSEN_MAIL_PORT": str(self.mail.server_address[1]),
            "KOMPASSROSEN_MAIL_TLS": "none",
            "KOMPASSROSEN_MAIL_FROM": f"brev@{HOST}",
            "KOMPASSROSEN_INSTANCE": str(self.folder / "instance"),
            "KOMPASSROSEN_BIND": f"127.0.0.1:{self.web}",
        }
        path = f"{Path(sys.executable).parent}{os.pathsep}{ours['PATH']}"
        return {**ours, **filled, **more, "PATH": path}

    def run(self, *words: str, **more: str) -> str:
        """Run a command to its end, as a part of the service; give what it said."""
        done = subprocess.run(  # noqa: S603 -- our own words
            words, cwd=ROOT, env=self.environment("web", **more), capture_output=True, text=True, check=False
        )
        assert done.returncode == 0, done.stdout + done.stderr
        return done.stdout

    def flask(self, *words: str, **more: str) -> str:
        return self.run("flask", "--app", "wsgi", *words, **more)

    def start(self, stack: ExitStack) -> None:
        """Make the database, then start the service and the proxy in front of it."""
        self.run(*self.compose["services"]["migrate"]["command"])
        log = stack.enter_context((self.folder / "log").open("ab"))
        web, worker = (self.compose["services"][name]["command"] for name in ("web", "worker"))
        nginx = [str(shutil.which("nginx")), "-p", str(self.folder), "-g", "daemon off;", "-c"]
        settings = proxy_settings(self.folder, http=self.http, https=self.https, web=self.web)
        for command in (web, worker, [*nginx, str(settings)]):
            process = subprocess.Popen(  # noqa: S603 -- as above
                command, cwd=ROOT, env=self.environment("web"), stdout=log, stderr=log
            )
            stack.callback(process.wait, 40)
            stack.callback(process.terminate)
        until = time.monotonic() + 60
        while not self.answers():
            assert time.monotonic() < until, (self.folder / "log").read_text(errors="replace")[-2000:]
            time.sleep(0.05)

    def wait_for_letter(self) -> None:
        """Wait until the worker has handed a letter over."""
        until = time.monotonic() + 90
        while not self.mail.taken:
            assert time.monotonic() < until, (self.folder / "log").read_text(errors="replace")[-2000:]
            time.sleep(0.05)

    def answers(self) -> bool:
        try:
            return self.ask("GET", "/redo")[0] == 200
        except OSError:
            return False

    def ask(
        self,
        method: str,
        path: str,
        fields: dict[str, str] | None = None,
        cookies: dict[str, str] | None = None,
    ) -> tuple[int, str, str]:
        """Ask the proxy over TLS; give the status, where it leads, and the page, and keep its cookies."""
        kept = cookies if cookies is not None else {}
        connection = HTTPSConnection("localhost", self.https, context=self.trust, timeout=30)
        headers = {
            "Host": HOST,
            "Referer": f"https://{HOST}/",
            "Content-Type": "application/x-www-form-urlencoded",
        }
        headers["Cookie"] = "; ".join(f"{name}={value}" for name, value in kept.items())
        connection.request(method, path, urlencode(fields) if fields else None, headers)
        answer = connection.getresponse()
        page = answer.read().decode()
        for cookie in answer.headers.get_all("Set-Cookie", []):
            name, _equals, value = cookie.partition(";")[0].partition("=")
            kept[name] = value
        connection.close()
        return answer.status, answer.headers.get("Location", ""), page

    def post(self, path: str, fields: dict[str, str], cookies: dict[str, str]) -> tuple[int, str, str]:
        token = re.search(r'name="csrf_token" value="([^"]+)"', self.ask("GET", path, cookies=cookies)[2])
        assert token
        return self.ask("POST", path, {"csrf_token": token[1], **fields}, cookies)


@pytest.fixture
def parts(postgresql: str, tmp_path: Path) -> Iterator[Parts]:
    for name in (DATABASE, f"{DATABASE}_new"):
        create_database(postgresql, name)
    with ExitStack() as stack:
        mail = stack.enter_context(serving())
        found = Parts(tmp_path, database_address(postgresql, DATABASE), mail)
        found.start(stack)
        yield found
        stack.callback(mail.shutdown)
    for name in (DATABASE, f"{DATABASE}_new"):
        drop_database(postgresql, name)


def test_from_nothing_to_an_officer_a_letter_a_backup_and_a_restore(parts: Parts, postgresql: str) -> None:
    told = parts.flask("office", "first", "anna@award.example", "Anna Alm")
    parts.wait_for_letter()
    plain = parts.mail.taken[0].get_body(("plain",))
    assert plain is not None
    link = re.findall(r"https://kompassrosen\.example(/inbjudan/\S+)", plain.get_content())[0]
    cookies: dict[str, str] = {}

    joined = parts.post(link, {"password": PASSWORD, "password_again": PASSWORD, "name": "Anna Alm"}, cookies)
    made = parts.flask("backup", str(parts.folder / "copy.zip"))
    parts.point(database_address(postgresql, f"{DATABASE}_new"))
    elsewhere = {"KOMPASSROSEN_INSTANCE": str(parts.folder / "new")}
    restored = parts.flask("restore", str(parts.folder / "copy.zip"), **elsewhere)

    assert link in told
    assert parts.mail.receivers == ["anna@award.example"]
    assert joined[:2] == (302, "/hem")
    assert made.partition(": ")[2].split(", ")[:2] == restored.partition(": ")[2].split(", ")[:2]
    assert parts.flask("check", **elsewhere).endswith(" regler gäller.\n")
    assert parts.run(sys.executable, "-m", "webapp.operation.probe") == "ok\n"


def test_the_proxy_leads_to_the_safe_line_keeps_figures_inside_and_tells_who_asks(parts: Parts) -> None:
    connection = HTTPConnection("127.0.0.1", parts.http, timeout=20)
    connection.request("GET", "/hem", headers={"Host": HOST})
    led = connection.getresponse()
    where = (led.status, led.headers["Location"])
    connection.close()
    parts.post("/logga-in", {"email": "ingen@award.example", "password": "fel lösenord här"}, {})

    figures = parts.ask("GET", "/metrics")[0]
    lines = [one for one in (parts.folder / "log").read_text(encoding="utf-8").splitlines() if one[:1] == "{"]
    (failed,) = [one for one in map(json.loads, lines) if one["message"].startswith("Failed")]
    assert where == (301, f"https://{HOST}/hem")
    assert figures == 404
    assert failed["message"].endswith("from 127.0.0.1")
    assert re.fullmatch("[0-9a-f]{32}", failed["request"])
