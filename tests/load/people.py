"""People who are signed in, and what each of them asks for next: an answer to save, or a page to read."""

from __future__ import annotations

import random
import re
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from urllib.parse import urlencode

from tests.faults.serving import Visitor

AT_ONCE = 4
"""So many sign in at a time: a password costs the server a while to compare."""
SUBAREAS = 3
"""So many subareas each of them writes in."""
SENTENCE = "Arbetssättet är beslutat, gäller alla nämnder och följs upp i delårsrapporten varje år. "
LONGEST = 8
"""A text has at most so many of the sentence."""


@dataclass(slots=True)
class Save:
    """A save that is on its way, or was acknowledged with a version."""

    assessment: int
    question: str
    key: str
    text: str
    seen: int
    version: int = 0


@dataclass(slots=True)
class Someone:
    """A signed in coordinator: what they write at, each with its version, and the pages they read."""

    email: str
    assessment: int
    port: int
    cookie: str
    token: str
    versions: dict[str, int]
    pages: list[str]
    free: list[str] = field(default_factory=list)
    sent: int = 0

    def __post_init__(self) -> None:
        self.free = list(self.versions)

    def save(self, run: str, chance: random.Random) -> tuple[Save, bytes] | None:
        """Write one more save of a question that nothing is on its way for; none where all are."""
        if not self.free:
            return None
        question = self.free.pop(0)
        self.sent += 1
        key = f"{run}-{self.assessment}-{self.sent}"
        text = f"{SENTENCE * chance.randint(1, LONGEST)}{key}"
        save = Save(self.assessment, question, key, text, self.versions[question])
        fields = {
            "csrf_token": self.token,
            "request_key": key,
            "page": "subarea",
            f"{question}:version": save.seen,
            f"{question}:text": text,
        }
        path = f"/sjalvvardering/{self.assessment}/fraga/{question}"
        return save, self._request("POST", path, urlencode(fields).encode(), "application/json")

    def kept(self, save: Save) -> None:
        """Take the version that was acknowledged."""
        self.versions[save.question] = save.version
        self.free.append(save.question)

    def page(self, chance: random.Random) -> bytes:
        """Ask for one of the pages."""
        return self._request("GET", chance.choice(self.pages), b"", "text/html")

    def _request(self, method: str, path: str, body: bytes, accept: str) -> bytes:
        head = [
            f"{method} {path} HTTP/1.1",
            f"Host: 127.0.0.1:{self.port}",
            f"Referer: https://127.0.0.1:{self.port}/",
            f"Cookie: {self.cookie}",
            f"Accept: {accept}",
        ]
        if body:
            head += ["Content-Type: application/x-www-form-urlencoded", f"Content-Length: {len(body)}"]
        return "\r\n".join([*head, "", ""]).encode("latin-1") + body


def signed_in(port: int, people: list[tuple[str, int]]) -> list[Someone]:
    """Sign everybody in, and let each open the subareas they are to write in."""
    with ThreadPoolExecutor(AT_ONCE) as pool:
        return list(pool.map(lambda one: _signed_in(port, *one), people))


def _signed_in(port: int, email: str, assessment: int) -> Someone:
    visitor = Visitor(port)
    if visitor.sign_in(email) != 302:
        raise RuntimeError(f"{email} kunde inte logga in. Är servern en demo (KOMPASSROSEN_DEMO=1)?")
    place = f"/sjalvvardering/{assessment}"
    overview = _page(visitor, place)
    subareas = sorted(set(re.findall(rf'"({place}/delomrade/[\d.]+)[^"]*"', overview)))
    wanted = random.Random(assessment).sample(subareas, min(SUBAREAS, len(subareas)))  # noqa: S311 -- no secret
    pages = {one: _page(visitor, one) for one in wanted}
    versions = {
        question: int(version)
        for page in pages.values()
        for question, version in re.findall(r'name="([\w-]+):version" value="(\d+)"', page)
    }
    token = re.search(r'name="csrf_token" value="([^"]+)"', next(iter(pages.values())))
    if not (token and versions):
        raise RuntimeError(f"{email} har inget att svara på i självvärdering {assessment}.")
    visitor.connection.close()
    cookie = "; ".join(f"{name}={value}" for name, value in visitor.cookies.items())
    reads = ["/hem", place, *wanted, f"{place}/omrade/{wanted[0].rpartition('/')[2].partition('.')[0]}"]
    return Someone(email, assessment, port, cookie, token[1], versions, reads)


def _page(visitor: Visitor, path: str) -> str:
    status, body = visitor.ask("GET", path)
    if status != 200:
        raise RuntimeError(f"{path} svarade {status}.")
    return body.decode()
