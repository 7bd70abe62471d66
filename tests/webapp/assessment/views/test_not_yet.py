"""Until the receipt every page of an assessment says that nothing is handed in."""

from __future__ import annotations

import pytest

from tests.support.pages import assert_house_rules

NOT_YET, HANDED_IN = "Inget är inlämnat än.", 'class="state lock"'
PAGES = {
    "nominering": ("", "/beskrivning", "/kriterium/1"),
    "sjalvvardering": (
        "",
        "/omrade/1",
        "/delomrade/1.1",
        "/granska",
        "/vem",
        "/svar",
        "/excel",
        "/handelser",
    ),
}


def own(world, room: str, place: str = "Exempelby") -> int:
    return (
        world.assessment(place, "kvalitetskommun/2003") if room == "nominering" else world.assessment(place)
    )


@pytest.mark.parametrize(("room", "to"), [(room, to) for room, pages in PAGES.items() for to in pages])
def test_every_page_says_that_nothing_is_handed_in_until_it_is(small_world, room, to):
    before = small_world.at("samordnare").get(f"/{room}/{own(small_world, room)}{to}")
    theirs = small_world.at("samordnare@norrvik.example")
    after = theirs.get(f"/{room}/{own(small_world, room, 'Norrvik')}{to}", follow_redirects=True)

    assert_house_rules(before.text)
    assert (NOT_YET in before.text, NOT_YET in after.text) == (True, False)


def test_what_is_answered_has_another_sign_than_what_is_handed_in(small_world):
    html = small_world.at("kansli").get("/kansli/2026/deltagare").text
    overview = small_world.at("samordnare").get(f"/sjalvvardering/{own(small_world, 'sjalvvardering')}").text

    assert (HANDED_IN in html, HANDED_IN in overview) == (True, False)


def test_a_checklist_says_from_the_first_day_what_is_missing(small_world):
    for room in PAGES:
        page = small_world.at("samordnare").get(f"/sjalvvardering/{own(small_world, room)}/granska").text

        assert "Det här är klart, och det här saknas" in page
