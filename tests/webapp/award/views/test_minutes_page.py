"""The page of the minutes: what is wrong stands at its field, and what was typed stays for its writer."""

from __future__ import annotations

from tests.support.choices import JURORS, office, written
from tests.support.minutes import DAY, decide, fix, take_notes
from tests.support.pages import Page
from webapp.award.queries.minutes.noted_minutes import noted

PAGE = "/jury/2026/protokoll"
TYPED = {"place": "Rådhuset", "others": "Kansliet.", "settled": "Juryn var enig.", "more": "Möte i mars."}


def sent(world, **other):
    """Give what the office's page would send, with all of it typed."""
    form = world.at("kansli").page(PAGE).form("place")
    del form["csrf_token"]
    there = {f"present-{world.person(key)}": "there" for key in JURORS}
    return {**form, **there, "met_on": str(DAY), **TYPED, **other}


def shown(answer):
    """Give what the page's form would send, but for its token."""
    page = Page(answer.text)
    form = page.form("place")
    del form["csrf_token"]
    chosen = {one["name"]: one.all("option") for one in page.all("select")}
    return form | {
        name: row["value"] for name, rows in chosen.items() for row in rows if "selected" in row.attrs
    }


def test_a_day_that_is_none_is_said_at_its_field_and_all_that_was_typed_stays(small_world):
    data = sent(small_world, met_on="i tisdags")

    answer = small_world.at("kansli").post(PAGE, data)

    assert (answer.status_code, answer.text.count('id="met_on:fel"')) == (422, 1)
    assert shown(answer) == data
    assert (noted(office(small_world)).version, written("panel_minutes.noted")) == (0, 0)


def test_a_presence_that_is_none_is_said_at_its_field_and_all_that_was_typed_stays(small_world):
    name = f"present-{small_world.person('jury.b')}"
    data = sent(small_world, **{name: "kanske"})

    answer = small_world.at("kansli").post(PAGE, data)

    assert (answer.status_code, answer.text.count(f'id="{name}:fel"')) == (422, 1)
    assert {key: shown(answer)[key] for key in TYPED} == TYPED
    assert written("panel_minutes.noted") == 0


def test_when_another_has_saved_both_stand_on_the_page_and_the_next_save_keeps_ones_own(small_world):
    data = sent(small_world)
    take_notes(small_world, others="Lena Vik ledde.")

    answer = small_world.at("kansli").post(PAGE, data)
    again = shown(answer)
    second = small_world.at("kansli").post(PAGE, again)

    assert (answer.status_code, answer.text.count("Lena Vik ledde.")) == (409, 1)
    assert {key: again[key] for key in TYPED} == TYPED
    assert (second.status_code, noted(office(small_world)).others) == (302, "Kansliet.")


def test_a_new_version_needs_its_reason_at_the_field_and_minutes_that_changed_are_read_again(small_world):
    decide(small_world)
    take_notes(small_world)
    fix(small_world)
    take_notes(small_world, more="Ett tillägg.")
    to = f"{PAGE}/faststall"
    form = {"seen": small_world.at("kansli").page(PAGE).value("seen")}

    without = small_world.at("kansli").post(to, form, page=PAGE)
    take_notes(small_world, more="Ett annat tillägg.")
    stale = small_world.at("kansli").post(to, {**form, "why": "Ett tillägg kom."}, page=PAGE)

    assert (without.status_code, without.text.count('id="why:fel"')) == (422, 1)
    assert (stale.status_code, stale.text.count('id="fix:fel"')) == (409, 1)
    assert Page(stale.text).value("why") == "Ett tillägg kom."
    assert written("panel_minutes.fixed") == 1


def test_the_minutes_are_not_there_for_those_who_do_not_sit_there_or_may_not_see_all(small_world):
    decide(small_world)
    take_notes(small_world)
    fix(small_world)
    data = sent(small_world)

    read = {key: small_world.at(key).get(PAGE).status_code for key in ("jury", "samordnare", "utvarderare.a")}
    files = {key: small_world.at(key).get(f"{PAGE}/1.txt").status_code for key in ("jury", "jury.c")}
    saved = [
        small_world.at(key).post(f"{PAGE}{to}", data, page="/hem").status_code
        for key in ("jury", "samordnare")
        for to in ("", "/faststall")
    ]

    assert read == {"jury": 200, "samordnare": 404, "utvarderare.a": 404}
    assert (files, saved) == ({"jury": 200, "jury.c": 404}, [404] * 4)
