"""What the office's lists cost where a whole country takes part: processor time, and the weight of a page."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from pathlib import Path
from statistics import median

from tests.bench.measuring import RUNS, Measure, cpu
from tests.bench.sizes import COUNTRIES, country, sizes_of
from tests.support.browsing import PageWorld
from webapp.demo.country.finished_rounds import BEGAN

PAGES = {
    "Läget": "/kansli/{key}",
    "Par": "/kansli/{key}/par",
    "Deltagare": "/kansli/{key}/deltagare",
    "Deltagare som saknar något": "/kansli/{key}/deltagare?visa=saknar",
    "Bjud in": "/kansli/{key}/deltagare/bjud-in?visa=ej-inbjudna&alla=1",
    "Personer": "/kansli/{key}/personer",
    "Bindningar": "/kansli/{key}/bindningar",
    "Påminn": "/kansli/{key}/paminn",
    "Steg": "/kansli/{key}/steg",
    "Inställningar": "/kansli/{key}/installningar",
    "Anmälningar": "/kansli/anmalningar",
}
MOST_TIME, MOST_WEIGHT = 25, 60


def listing(folder: Path) -> Iterator[Measure]:
    """Measure each list in a round that has been judged, of as many municipalities as there are."""
    many = sizes_of("COUNTRIES", COUNTRIES)[-1]
    world = country(folder, many)
    with world.app.app_context():
        world.at("kansli").get("/hem")
        gc.collect()
        gc.freeze()  # as the server does when it is ready
        for name, address in PAGES.items():
            time, weight = _seen(world, address.format(key=max(BEGAN)))
            yield Measure(f"{name}, {many} kommuner, processortid", "ms", time, 1, MOST_TIME)
            yield Measure(f"{name}, {many} kommuner", "kB", weight, 1, MOST_WEIGHT)
        gc.unfreeze()
        world.close()


def _seen(world: PageWorld, address: str) -> tuple[float, float]:
    """Give the median of a page's times when what is made once is made, and its weight."""
    office = world.at("kansli")
    office.get(address)
    page = office.get(address)
    if page.status_code != 200:
        raise RuntimeError(f"{address} svarade {page.status_code}.")
    return median(cpu(lambda: office.get(address)) for _ in range(RUNS)), len(page.data) / 1000
