"""A page is told from others by its title alone: in a list of tabs, in the history, read aloud."""

from __future__ import annotations

import pytest

from tests.support.crawl import crawl
from tests.support.page_posts import DECISION, GROUPS, RANKING
from tests.support.pages import Page


def title(world, role, to):
    return Page(world.at(role).get(to).text).one("title").raw.strip()


@pytest.mark.parametrize(
    ("role", "to", "told"),
    [
        ("jury", RANKING, "Rangordning, Juryn, Demoomgång 2026 – Kompassrosen"),
        ("jury", DECISION, "Juryns beslut, Juryn, Demoomgång 2026 – Kompassrosen"),
        (
            "nomineringsgrupp",
            f"{GROUPS}/rangordning",
            "Rangordning, Nomineringsgruppen, Demoomgång 2026 – Kompassrosen",
        ),
        (
            "nomineringsgrupp",
            f"{GROUPS}/nominera",
            "Nominera, Nomineringsgruppen, Demoomgång 2026 – Kompassrosen",
        ),
        (
            "nomineringsgrupp",
            f"{GROUPS}/jav",
            "Är du jävig?, Nomineringsgruppen, Demoomgång 2026 – Kompassrosen",
        ),
        ("kansli", "/kansli/2026/steg", "Steg, Demoomgång 2026 – Kompassrosen"),
    ],
)
def test_a_title_names_whose_round_it_is(resting_world, role, to, told):
    assert title(resting_world, role, to) == told


@pytest.mark.parametrize("role", ["jury", "kansli", "nomineringsgrupp"])
def test_no_two_pages_of_different_rooms_have_one_title(resting_world, role):
    found = crawl(
        resting_world.app, resting_world.at(role), role, ["/hem", "/jury/2026", GROUPS], each=1, files=False
    )
    rooms = {to: to.split("?")[0].split("#")[0] for to in found.html}
    titles = {}
    for to, html in found.html.items():
        titles.setdefault(Page(html).one("title").raw, set()).add(rooms[to])

    assert {name: where for name, where in titles.items() if len(where) > 1} == {}
