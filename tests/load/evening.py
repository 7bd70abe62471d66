"""The evening itself, in a process of its own: requests come by the clock, whatever has been answered.

It reads its plan as JSON from standard input and writes a line of JSON for each rate that it has played.
What a request waited is counted from the moment it should have been sent, so that a server that keeps
everybody waiting cannot make the evening calmer by it.
"""

from __future__ import annotations

import asyncio
import gc
import json
import random
import sys
from collections import Counter
from collections.abc import Generator
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import IO, Any

from tests.load.figures import Played
from tests.load.jurors import Fetched, fetching
from tests.load.lines import Lines
from tests.load.people import Save, Someone, signed_in

SAVES = 0.8
SEED = 2026
TOO_MANY = 2000
"""More on their way than this, and a rate is over: the server has been left behind."""
OK, CONFLICT, REFUSED, BUSY = 200, 409, 422, 503


@dataclass(slots=True)
class Evening:
    """What has been sent and answered at one rate."""

    run: str
    people: list[Someone]
    lines: Lines
    journal: IO[str]
    chance: random.Random
    waits: dict[str, list[float]] = field(default_factory=lambda: {"save": [], "page": []})
    errors: Counter[str] = field(default_factory=Counter)
    idle: int = 0

    async def play(self, rate: float, seconds: float) -> Played:
        """Send so many a second for so long; end when all is answered."""
        loop, under_way = asyncio.get_running_loop(), set[asyncio.Task[None]]()
        at = begun = loop.time()
        while (at := at + self.chance.expovariate(rate)) < begun + seconds and len(under_way) < TOO_MANY:
            if (rest := at - loop.time()) > 0:
                await asyncio.sleep(rest)
            task = asyncio.create_task(self._one(at))
            under_way.add(task)
            task.add_done_callback(under_way.discard)
        sent_in = loop.time() - begun
        left_behind = len(under_way) >= TOO_MANY
        await asyncio.gather(*under_way)
        return Played(
            rate,
            sent_in,
            loop.time() - begun,
            self.waits["save"],
            self.waits["page"],
            dict(self.errors),
            left_behind,
        )

    async def _one(self, at: float) -> None:
        someone = self.people[self.chance.randrange(len(self.people))]
        found = self._writer(someone).save(self.run, self.chance) if self.chance.random() < SAVES else None
        kind, request = ("save", found[1]) if found else ("page", someone.page(self.chance))
        try:
            status, _headers, body = await self.lines.ask(request)
        except (OSError, EOFError, TimeoutError) as error:
            self.errors[type(error).__name__] += 1
            return
        self.waits[kind].append((asyncio.get_running_loop().time() - at) * 1000)
        if found:
            self._answered(found[0], status, body)
        elif status != OK:
            self.errors[f"sida {status}"] += 1

    def _writer(self, someone: Someone) -> Someone:
        """Give this one, or somebody who has a question that nothing is on its way for."""
        if someone.free:
            return someone
        return next((one for one in self.people if one.free), someone)

    def _answered(self, save: Save, status: int, body: bytes) -> None:
        """Write down what was acknowledged; what was refused as busy was not saved, and is tried again."""
        someone = next(one for one in self.people if one.assessment == save.assessment)
        told: dict[str, Any] = json.loads(body) if status in (OK, CONFLICT) else {}
        if status == OK and told["status"] == "saved":
            save.version = told["version"]
            line = [save.assessment, save.question, save.key, save.version, save.text]
            self.journal.write(json.dumps(line, ensure_ascii=False) + "\n")
        else:
            self.errors[f"sparning {status} {told.get('status', '')}".strip()] += 1
            save.version = told.get("version", save.seen)
        someone.kept(save)


def climb(first: float, bar: float) -> Generator[float, float]:
    """Give one rate after the other until it is known between which two the bar is."""
    below, above, rate = 0.0, 0.0, first
    while not above or above / max(below, 1) > 1.07:
        p95 = yield rate
        if p95 > bar:
            above = rate
        else:
            below = rate
        if not below and rate < first / 8:
            return
        rate = rate * 1.25 if not above else (below + above) / 2 if below else rate / 2


async def play(plan: dict[str, Any], people: list[Someone], journal: IO[str], fetched: Fetched) -> None:
    """Play one rate, or climb; tell the figures of each."""
    chance, lines = random.Random(SEED), Lines(plan["port"])  # noqa: S311 -- no secret
    climbing = climb(plan["rate"], plan["bar"])
    rate = next(climbing)
    while rate:
        evening = Evening(plan["run"], people, lines, journal, chance)
        played = await evening.play(rate, plan["seconds"])
        print(json.dumps(played.told() | {"workbooks": fetched()}), flush=True)  # noqa: T201 -- to its parent
        rate = 0
        if plan["bar"]:
            with suppress(StopIteration):
                rate = climbing.send(played.p95)
    await lines.close()


def main(plan: dict[str, Any]) -> None:
    """Sign everybody in and let the evening begin."""
    people = signed_in(plan["port"], [(email, number) for email, number in plan["people"]])
    gc.freeze()
    with Path(plan["journal"]).open("w", encoding="utf-8") as journal, fetching(plan) as fetched:
        asyncio.run(play(plan, people, journal, fetched))


if __name__ == "__main__":
    main(json.load(sys.stdin))
