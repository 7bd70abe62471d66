"""What an evaluator's mark costs beside a municipality's answer: both saved while they are written."""

from __future__ import annotations

import re
from urllib.parse import urlencode

from tests.bench.measuring import RUNS, Measure, compared
from tests.bench.requests import Asked, SignedIn, field_of, signed_in
from tests.bench.served import Served

MARKS = 200
MOTIVATION = "I intervjuerna kände bara hälften till det. "


class Evaluator:
    """An evaluator's browser on our server, before one question of an evaluation."""

    def __init__(self, server: Served, evaluation_id: int) -> None:
        self.place = f"/utvardering/{evaluation_id}"
        self.cookie, token = signed_in(server, "utvarderare.a@demo.example")
        declared = urlencode({"csrf_token": token, "declaration": "none"})
        server.ask("POST", f"{self.place}/jav", declared, Cookie=self.cookie)
        listed = server.ask("GET", self.place, Cookie=self.cookie)[2].decode()
        self.question = re.findall(rf"{self.place}/fraga/([\w-]+)", listed)[0]
        page = server.ask("GET", f"{self.place}/fraga/{self.question}", Cookie=self.cookie)[2].decode()
        self.token = field_of(page, "csrf_token")
        self.version = int(field_of(page, f"{self.question}:version"))
        self.levels = dict(re.findall(rf'name="({self.question}:level:[\w-]+)" value="([\w-]+)"', page))

    def marks(self, count: int) -> list[Asked]:
        """Write so many autosaves of the mark, each with the version that the one before it will give."""
        return [self._mark() for _ in range(count)]

    def _mark(self) -> Asked:
        fields = {
            "csrf_token": self.token,
            f"{self.question}:version": self.version,
            f"{self.question}:shows": "levels not_applicable",
            f"{self.question}:motivation": f"{MOTIVATION}{self.version}",
            **self.levels,
        }
        self.version += 1
        headers = {"Cookie": self.cookie, "Accept": "application/json"}
        return "POST", f"{self.place}/fraga/{self.question}", urlencode(fields), headers


def marking(ours: SignedIn, evaluator: Evaluator) -> Measure:
    """Compare a mark with an answer on the same server, each saved while it is written."""
    batches = iter([evaluator.marks(MARKS) for _ in range(RUNS)])
    return compared(
        "Spara en bedömning mot ett svar, processortid",
        1.5,
        lambda: ours.server.cost(next(batches)),
        lambda: ours.server.cost(ours.saves(MARKS)),
    )
