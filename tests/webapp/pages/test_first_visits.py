"""A first visit to a page of the workroom weighs at most 40 kB over the wire, with all that it asks for."""

from __future__ import annotations

import gzip
import re

import pytest

from tests.support.laid import laid
from tests.support.meetings import Room
from tests.support.planned import planned

MOST = 40_000
ASKED = re.compile(r'<(?:link rel="(?:stylesheet|icon)" href|script[^>]* src|img src)="([^"]+)"')
IMPORTED = re.compile(r'from "\./([\w.-]+)"')
PAGES = {
    "the first page": "/hem",
    "the overview": "/sjalvvardering/{own}",
    "a subarea": "/sjalvvardering/{own}/delomrade/2.1",
    "the board": "/sjalvvardering/{own}/vem",
    "the read-through of an area": "/sjalvvardering/{own}/svar?omrade=2",
    "the register": "/kommun/{place}/underlag",
    "the meetings": "/sjalvvardering/{own}/moten",
    "the wall": "/sjalvvardering/{own}/moten/{meeting}",
    "the plan": "/handlingsplan/{plan}",
    "an action": "/handlingsplan/{plan}/atgard/{action}",
    "the years": "/kommun/{place}/varderingar",
    "the start of another": "/egen-sjalvvardering",
}


@pytest.fixture
def there(small_world) -> dict[str, int]:
    """Give a world in which every page has something to show."""
    plan = planned(small_world)
    row = laid(small_world)
    meeting = Room(small_world).id
    return {
        "own": small_world.assessment("Exempelby"),
        "place": row.municipality_id,
        "meeting": meeting,
        "plan": plan["plan_id"],
        "action": plan["action_id"],
    }


def weight(browser, address: str) -> int:
    """Weigh a page and everything that it and its scripts ask for, gzipped."""
    page = browser.get(address)
    assert page.status_code == 200, address
    wanted, bodies = sorted(set(ASKED.findall(page.text))), [page.data]
    for path in wanted:
        asked = browser.get(path)
        bodies.append(asked.data)
        folder = path.partition("?")[0].rpartition("/")[0]
        more = (f"{folder}/{name}" for name in IMPORTED.findall(asked.text if path.find(".js") > 0 else ""))
        wanted += [one for one in more if one not in wanted]
    return sum(len(gzip.compress(body, 6)) for body in bodies)


def test_a_first_visit_weighs_at_most_forty_kilobytes_on_every_page_of_the_workroom(small_world, there):
    browser = small_world.at("samordnare")

    weights = {name: weight(browser, address.format(**there)) for name, address in PAGES.items()}

    assert {name: many for name, many in weights.items() if many > MOST} == {}
