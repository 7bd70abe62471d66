"""How every kind of page fares when there is more of everything: what it asks, and how long it takes."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from statistics import median
from typing import Any

from tests.bench.measuring import RUNS, cpu
from tests.support.asked import counted
from tests.support.browsing import PageWorld
from tests.support.crawl import crawl

ROLES = {
    "samordnare": ["/hem"],
    "kansli": ["/hem"],
    "nomineringsgrupp": ["/hem"],
    "jury": ["/hem"],
    "utvarderare.a": ["/hem"],
    "": ["/", "/resultat/", "/goda-exempel/", "/jamfor/"],
}
"""Whose pages are measured, and from where they are walked to; "" is nobody's."""
ROW = "{:<44} {:>14} {:>23}  {}"
LITTLE = 4.0
"""Milliseconds that may come and go on a machine with other work."""


@dataclass(frozen=True, slots=True)
class Seen:
    """One kind of page at one size: the questions it asks, and the milliseconds of processor it takes."""

    queries: int
    time: float


@dataclass(frozen=True, slots=True)
class Growth:
    """One kind of page at all sizes, and how many times dearer the largest may be than the one before it."""

    name: str
    sizes: tuple[int, ...]
    seen: tuple[Seen, ...]
    most: float

    @property
    def above(self) -> bool:
        """Tell whether it asks more, or takes longer than it may, when there is more."""
        queries = [one.queries for one in self.seen]
        before, last = self.seen[-2].time, self.seen[-1].time
        return queries[-1] > max(queries[:-1]) or last > before * self.most + LITTLE

    def line(self) -> str:
        """Write it as a line of the table."""
        asked = " ".join(f"{one.queries:>4}" for one in self.seen)
        took = " ".join(f"{one.time:>7.1f}" for one in self.seen).replace(".", ",")
        return ROW.format(self.name[:44], asked, took, "växer" if self.above else "ok")

    def data(self) -> dict[str, object]:
        """Give it for bench.json."""
        seen = [
            {"size": size, "queries": one.queries, "ms": one.time}
            for size, one in zip(self.sizes, self.seen, strict=True)
        ]
        return {"name": self.name, "seen": seen, "verdict": "växer" if self.above else "ok"}


@dataclass(frozen=True, slots=True)
class Heading:
    """The head of a table of pages."""

    what: str
    sizes: tuple[int, ...]

    def line(self) -> str:
        """Write it."""
        sizes = ", ".join(str(size) for size in self.sizes)
        return f"\n{self.what}: {sizes}\n{ROW.format('Sida', 'frågor', 'ms', '')}"


def pages(world: PageWorld) -> dict[tuple[str, str], str]:
    """Walk as every role, and give one address of every kind of page."""
    found: dict[tuple[str, str], str] = {}
    adapter = world.app.url_map.bind("localhost")
    for role, starts in ROLES.items():
        walked = crawl(world.app, world.at(role), role, starts, each=1, files=False)
        for address in walked.html:
            found.setdefault((role, adapter.match(address.partition("?")[0])[0]), address)
    return found


def seen(world: PageWorld, role: str, address: str) -> Seen:
    """Count what a page asks, and take the median of its times, when what is made once is made."""
    browser = world.at(role)
    browser.get(address)
    with counted() as sent:
        browser.get(address)
    times = [cpu(lambda: browser.get(address)) for _ in range(RUNS)]
    return Seen(len([one for one in sent if one.startswith("SELECT")]), median(times))


def compared(
    what: str, sizes: Sequence[int], worlds: Sequence[Mapping[tuple[str, str], Seen]], most: float
) -> Iterator[Any]:
    """Give the table of the kinds of page that there are at every size."""
    yield Heading(what, tuple(sizes))
    everywhere = [kind for kind in worlds[0] if all(kind in one for one in worlds)]
    for role, endpoint in everywhere:
        both = tuple(one[role, endpoint] for one in worlds)
        yield Growth(f"{role or 'alla'}: {endpoint}", tuple(sizes), both, most)


def everything(world: PageWorld) -> dict[tuple[str, str], Seen]:
    """Measure one page of every kind."""
    with world.app.app_context():
        found = {kind: seen(world, kind[0], address) for kind, address in pages(world).items()}
        world.close()
    return found
