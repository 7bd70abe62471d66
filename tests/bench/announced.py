"""What everybody's pages cost where many results are announced, beside the same with five."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from pathlib import Path

from tests.bench.measuring import Measure, compared, cpu
from tests.bench.served import SECRET
from tests.support.asked import many_more
from tests.support.browsing import PageWorld
from tests.support.summaries import kept, make_public
from tests.support.worlds import build_world

PAGES = "/", "/resultat/", "/goda-exempel/"
FEW, MANY = 5, 139
IN_A_ROW = 10
NO_MORE, MOST_TIME = 1.2, 20


def reading(folder: Path) -> Iterator[Measure]:
    """Compare each page with itself where five results are announced, and tell what it takes."""
    many = int(os.environ.get("RESULTS", MANY))
    few, all_of_them = (_world(folder, one) for one in (FEW, many))
    for page in PAGES:
        found = compared(
            f"{page} med {many} resultat mot {FEW}", NO_MORE, _cost(all_of_them, page), _cost(few, page)
        )
        yield found
        yield Measure(f"{page} med {many} resultat, processortid", "ms", found.ours, 1, MOST_TIME)
    for world in (few, all_of_them):
        with world.app.app_context():
            world.close()


def _world(folder: Path, many: int) -> PageWorld:
    """Make the demo round with so many municipalities like Norrvik, all of them announced."""
    url = f"sqlite:///{folder / f'announced-{many}.sqlite'}"
    build_world(url, SECRET)
    world = PageWorld(url, SECRET)
    with world.app.app_context():
        make_public()
        many_more(world, many - len(kept()))
        make_public()
        if len(kept()) != many:
            raise RuntimeError(f"Det blev {len(kept())} resultat i stället för {many}.")
    return world


def _cost(world: PageWorld, page: str) -> Callable[[], float]:
    def once() -> None:
        with world.app.app_context():
            if world.at().get(page).status_code != 200:
                raise RuntimeError(f"{page} svarade inte.")

    def several() -> None:
        for _ in range(IN_A_ROW):
            once()

    once()
    return lambda: cpu(several) / IN_A_ROW
