"""What is measured over a real server: saving an answer, showing a page, and the weight of a first visit."""

from __future__ import annotations

import gzip
import re
from typing import Any
from urllib.parse import urlencode

from tests.bench.measuring import RUNS, Measure, compared
from tests.bench.served import Served
from webapp.demo import PASSWORD

SAVES, PAGES = 300, 60
TEXT = "Arbetssättet beslutades av fullmäktige och gäller alla nämnder. Det följs upp i delårsrapporten. " * 3
ASSET = re.compile(r'<(?:link rel="(?:stylesheet|icon)" href|script[^>]* src|img src)="([^"]+)"')
Asked = tuple[str, str, str, dict[str, str]]


class SignedIn:
    """A coordinator's browser on our server."""

    def __init__(self, server: Served, assessment_id: int) -> None:
        self.server, self.place = server, f"/sjalvvardering/{assessment_id}"
        self.cookie, self.token = signed_in(server, "samordnare@demo.example")
        page = self.page("/delomrade/2.1")
        self.questions = re.findall(r'data-question="([^"]+)"', page)
        self.versions = {q: int(field_of(page, f"{q}:version")) for q in self.questions}
        self.token = field_of(page, "csrf_token")
        self.sent = 0

    def page(self, path: str) -> str:
        status, headers, body = self.server.ask("GET", self.place + path, Cookie=self.cookie)
        if status != 200:
            raise RuntimeError(f"{path} svarade {status}.")
        self._keep(headers)
        return body.decode()

    def saves(self, count: int) -> list[Asked]:
        """Write so many autosaves, each with the version that the one before it will give."""
        return [self._save() for _ in range(count)]

    def _save(self) -> Asked:
        self.sent += 1
        question = self.questions[self.sent % len(self.questions)]
        version = self.versions[question]
        self.versions[question] += 1
        fields = {
            "csrf_token": self.token,
            "request_key": f"bench-{self.sent}",
            "page": "subarea",
            f"{question}:version": version,
            f"{question}:text": f"{TEXT}{self.sent}",
        }
        headers = {"Cookie": self.cookie, "Accept": "application/json"}
        return "POST", f"{self.place}/fraga/{question}", urlencode(fields), headers

    def _keep(self, headers: dict[str, str]) -> None:
        self.cookie = _cookie(headers) or self.cookie


def signed_in(server: Served, email: str) -> tuple[str, str]:
    """Sign in one of the demo's people; give the cookie and the token of the form."""
    _, headers, body = server.ask("GET", "/logga-in")
    token, cookie = field_of(body.decode(), "csrf_token"), _cookie(headers)
    sent = urlencode({"csrf_token": token, "email": email, "password": PASSWORD})
    status, headers, _ = server.ask("POST", "/logga-in", sent, Cookie=cookie)
    if status != 302:
        raise RuntimeError(f"Inloggningen svarade {status}.")
    return _cookie(headers) or cookie, token


def _cookie(headers: dict[str, str]) -> str:
    """Find the session among the cookies of an answer; nothing where it sets none."""
    cookies = headers.get("Set-Cookie", "").split(", ")
    return next((cookie.partition(";")[0] for cookie in cookies if cookie.startswith("session=")), "")


def field_of(page: str, name: str) -> str:
    """Read a hidden field of a page."""
    found = re.search(rf'name="{re.escape(name)}" value="([^"]*)"', page)
    if not found:
        raise RuntimeError(f"Sidan saknar fältet {name}.")
    return found[1]


def saving(ours: SignedIn, bare: Served, database: str) -> Measure:
    """Compare an autosave with the bare upsert of the same body."""
    bodies = ours.saves(SAVES)
    plain = [("POST", f"/answer/{_question(path)}", body, {}) for _, path, body, _ in bodies]
    batches = iter([bodies] + [ours.saves(SAVES) for _ in range(RUNS - 1)])
    name = f"Spara ett svar, processortid, {database}"
    return compared(name, 1.8, lambda: ours.server.cost(next(batches)), lambda: bare.cost(plain))


def _question(path: str) -> str:
    return path.rpartition("/")[2]


def showing(ours: SignedIn, bare: Served) -> Measure:
    """Compare a page of 25 questions with a bare hello."""
    page: list[Any] = [("GET", f"{ours.place}/omrade/2", "", {"Cookie": ours.cookie})] * PAGES
    hello: list[Any] = [("GET", "/lever", "")] * (PAGES * 10)
    ours.server.cost(page[:5])
    return compared(
        "Visa en sida med 25 frågor, processortid",
        18,
        lambda: ours.server.cost(page),
        lambda: bare.cost(hello),
    )


def overviewing(ours: SignedIn, bare: Served) -> Measure:
    """Compare the overview of a self-assessment with a bare hello."""
    page: list[Any] = [("GET", ours.place, "", {"Cookie": ours.cookie})] * PAGES
    hello: list[Any] = [("GET", "/lever", "")] * (PAGES * 10)
    ours.server.cost(page[:5])
    return compared(
        "Visa översikten, processortid", 22, lambda: ours.server.cost(page), lambda: bare.cost(hello)
    )


def weighing(ours: SignedIn) -> list[Measure]:
    """Weigh first visits over the wire: the page and everything it asks for, gzipped, in kilobytes."""
    start = ours.server.ask("GET", "/")[2].decode()
    visits = {"startsidan": start, "en delområdessida": ours.page("/delomrade/2.1")}
    return [
        Measure(f"Första besöket på {name}, gzippat", "kB", _weight(ours.server, page), 1, 40)
        for name, page in visits.items()
    ]


def _weight(server: Served, page: str) -> float:
    bodies = [page.encode(), *(server.ask("GET", path)[2] for path in sorted(set(ASSET.findall(page))))]
    return sum(len(gzip.compress(body, 6)) for body in bodies) / 1000
