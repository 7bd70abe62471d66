"""The worlds in which pages are measured: countries of three sizes, and editions of three lengths."""

from __future__ import annotations

import os
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

from flask_migrate import upgrade

from questionnaires.edition import Area, Edition, Question, Subarea
from tests.bench.growing import compared, everything
from tests.bench.served import SECRET
from tests.support.browsing import PageWorld
from webapp import demo
from webapp.ground.store.database import db

COMPASS = "kommunkompassen/2012"
COUNTRIES, LENGTHS = (29, 145, 290), (50, 200, 400)
SAME, IN_PROPORTION = 1.3, 2.2
"""How many times dearer a page may be with twice as many municipalities, and with twice as many questions."""


def countries(folder: Path) -> Iterator[Any]:
    """Measure every kind of page where few, half and all municipalities take part."""
    sizes = sizes_of("COUNTRIES", COUNTRIES)
    worlds = [everything(country(folder, many)) for many in sizes]
    yield from compared("Kommuner i omgången", sizes, worlds, SAME)


def country(folder: Path, many: int) -> PageWorld:
    """Make a country of so many municipalities, or open the one that a line before this has made."""
    world = _world(folder / f"country-{many}.sqlite")
    with world.app.app_context():
        upgrade()
        demo.load_country(many)  # an empty database alone
        db.session.remove()
    return world


def editions(folder: Path) -> Iterator[Any]:
    """Measure every kind of page where the compass has few, as many and twice as many questions."""
    sizes = sizes_of("LENGTHS", LENGTHS)
    worlds = []
    for many in sizes:
        world = _world(folder / f"edition-{many}.sqlite")
        shelf = world.app.extensions["shelf"]
        made = of_length(shelf.editions[COMPASS], many)
        world.app.extensions["shelf"] = replace(shelf, editions={**shelf.editions, COMPASS: made})
        with world.app.app_context():
            upgrade()
            demo.load_one_round()
            db.session.remove()
        worlds.append(everything(world))
    yield from compared("Frågor i kompassen", sizes, worlds, IN_PROPORTION)


def of_length(edition: Edition, many: int) -> Edition:
    """Make an edition of about so many questions: the first of each subarea, or all and made-up ones."""
    share = many / len(edition.questions)
    return replace(edition, areas=tuple(_area(area, share) for area in edition.areas))


def _area(area: Area, share: float) -> Area:
    return replace(area, subareas=tuple(_subarea(one, share) for one in area.subareas))


def _subarea(subarea: Subarea, share: float) -> Subarea:
    first, wanted = subarea.questions, max(1, round(len(subarea.questions) * share))
    made = [_another(first[nth % len(first)], subarea.number, nth) for nth in range(len(first), wanted)]
    return replace(subarea, questions=(*first[:wanted], *made))


def _another(question: Question, subarea: str, nth: int) -> Question:
    return replace(question, id=f"{question.id}-{nth}", number=f"{subarea}.{nth + 1}")


def _world(path: Path) -> PageWorld:
    return PageWorld(f"sqlite:///{path}", SECRET)


def sizes_of(name: str, usual: tuple[int, ...]) -> tuple[int, ...]:
    """Give the sizes that are measured; the environment may name others, to try it with."""
    return tuple(int(one) for one in os.environ.get(name, "").split()) or usual
