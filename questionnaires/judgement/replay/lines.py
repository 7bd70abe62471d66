"""A replay as lines of a table, in Swedish, and whether its promises were kept."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from questionnaires.judgement.replay.plans import in_plans
from questionnaires.judgement.replay.promises import doubt, in_world, kept
from questionnaires.judgement.replay.samples import in_samples
from questionnaires.judgement.replay.worlds import KEPT, WORLDS

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from questionnaires.edition import Edition
    from questionnaires.judgement.replay.plans import Planned
    from questionnaires.judgement.replay.promises import Kept, Tried

LEAST, MOST = 0.77, 0.87
"""Spans that say eight of ten are to hold so often, in worlds where the new are like the past."""
CHANCE = 2
"""How many standard errors a share may lie outside before a promise is called broken."""
HEAD = "värld       n  vad         spann  höll  bredd  fel  fel utan"
STOPPED = 45.0
"""Whoever stops when it suits stops at a span so narrow."""
_WORDS = {True: "total", False: "område"}


class Line(NamedTuple):
    """One row: where, from how many, of totals or areas, and what became of the spans."""

    world: str
    n: int
    whole: bool
    kept: Kept | None
    lot: str = ""
    """What of a lot it is; nothing where nothing was looked at."""

    @property
    def outside(self) -> bool:
        """Tell whether spans of the total held too seldom or too often, where a promise can be kept."""
        if not self.whole or self.world not in KEPT or self.kept is None:
            return False
        return not LEAST <= self.kept.held <= MOST

    @property
    def broken(self) -> bool:
        """Tell whether they did so by more than chance gives from so few: then the promise is broken."""
        if self.kept is None or not self.outside:
            return False
        reach = CHANCE * doubt(self.kept)
        return not LEAST - reach <= self.kept.held <= MOST + reach

    def __str__(self) -> str:
        """Write the row under its head."""
        row = f"{self.world:<10} {self.n:>3}  {self.lot or _WORDS[self.whole]:<11}"
        if self.kept is None:
            return f"{row} inget spann visas"
        off = "–" if self.kept.off is None else f"{self.kept.off:.1f}".replace(".", ",")
        own = f"{self.kept.own_off:.1f}".replace(".", ",")
        held = f"{100 * self.kept.held:.0f} %"
        return f"{row} {self.kept.many:>5}  {held:>4}  {self.kept.width:>5.0f}  {off:>4}  {own:>4}"


def world_lines(
    edition: Edition, worlds: Collection[str], numbers: Collection[int], tests: int, seed: int
) -> Iterator[Line]:
    """Replay invented countries, a row for totals and one for areas."""
    for name in worlds:
        for n in numbers:
            yield from table_lines(name, n, in_world(edition, WORLDS[name], n, tests, seed))


def table_lines(name: str, n: int, tried: dict[bool, list[Tried]]) -> Iterator[Line]:
    """Sum up trials, a row for totals and one for areas."""
    for whole in (True, False):
        yield Line(name, n, whole, kept(tried[whole]))


def sample_lines(
    edition: Edition, worlds: Collection[str], numbers: Collection[int], tests: int, seed: int
) -> Iterator[Line]:
    """Replay totals told from a lot: of as many as it begins with, and of those who stop as it suits."""
    for name in worlds:
        for n in (0, *numbers):
            for lot, until in (("lott", None), ("lott, stopp", STOPPED)):
                tried = in_samples(edition, WORLDS[name], n, tests, until=until, seed=seed)
                yield Line(name, n, whole=True, kept=kept(tried), lot=lot)


PLAN_HEAD = "värld        n  antal  hittat  lott  orakel  av orakel  fel  planen  planen+lott  lott"
"""Shares of what was moved, in per cent, and the error of the total in points."""


def plan_lines(
    edition: Edition, worlds: Collection[str], numbers: Collection[int], tests: int, seed: int
) -> Iterator[str]:
    """Replay the verification plan, a row for each country and number of evaluations."""
    for name in worlds:
        for n in numbers:
            yield plan_line(name, n, in_plans(edition, WORLDS[name], n, tests, seed))


def plan_line(world: str, n: int, one: Planned) -> str:
    """Write a row under its head."""
    found, lot, oracle = (f"{100 * share:.0f} %" for share in (one.found, one.by_lot, one.oracle))
    ratio = f"{one.beside_oracle:.2f}".replace(".", ",")
    offs = [
        "–" if off is None else f"{off:.0f}" for off in (one.off, one.off_plan, one.off_both, one.off_lot)
    ]
    return (
        f"{world:<10} {n:>3}  {one.many:>5}  {found:>6}  {lot:>4}  {oracle:>6}  {ratio:>9}"
        f"  {offs[0]:>3}  {offs[1]:>6}  {offs[2]:>11}  {offs[3]:>4}"
    )
