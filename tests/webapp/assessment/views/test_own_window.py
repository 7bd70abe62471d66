"""A newer text that one saved oneself in another window is called one's own, not somebody else's."""

from __future__ import annotations

from tests.support.choices import entrant, judge
from tests.support.pages import Page
from tests.support.posts import form_of
from tests.support.reviewing import Q, revealed
from webapp.ground.store.database import db
from webapp.ground.who import Person


def notes(answer) -> list[str]:
    return [one.text for one in Page(answer.text).all("b") if "nyare" in one.text]


def test_ones_own_newer_report_text_is_called_ones_own(small_world):
    here = f"/utvardering/{revealed(small_world).evaluation.id}/rapport/texter"
    small_world.at("utvarderare.a").post(here, {"brief": "Först.", "brief-version": "0"})

    stale = [
        notes(small_world.at(who).post(here, {"brief": "Sedan.", "brief-version": "0"}))
        for who in ("utvarderare.a", "utvarderare.b")
    ]

    anna = db.session.get_one(Person, small_world.person("utvarderare.a")).name
    assert stale == [
        ["Du har sparat en nyare text under Kommunen i korthet, i ett annat fönster."],
        [f"{anna} har sparat en nyare text under Kommunen i korthet."],
    ]


def test_ones_own_newer_area_text_is_called_ones_own_on_the_page_and_to_the_script(small_world):
    here = f"/utvardering/{revealed(small_world).evaluation.id}/omrade/3"
    form = {"strengths-3:text": "Först", "strengths-3:version": "0", "strengths-3:seen": ""}
    small_world.at("utvarderare.a").post(here, form)
    later, json = {**form, "strengths-3:text": "Sedan"}, {"Accept": "application/json"}
    pair = [small_world.at("utvarderare.a"), small_world.at("utvarderare.b")]

    shown = [notes(one.post(here, later)) for one in pair]
    told = [one.post(f"{here}/spara/strengths-3", later, page=here, headers=json).json for one in pair]

    anna = db.session.get_one(Person, small_world.person("utvarderare.a")).name
    assert shown == [
        ["Du har sparat en nyare text i ett annat fönster."],
        [f"{anna} har sparat en nyare text."],
    ]
    assert [one["conflict"]["own"] for one in told] == [True, False]


def test_ones_own_newer_motivation_is_called_ones_own(small_world):
    judge(small_world)
    here = f"/jury/2026/motivering/{entrant('Sjöholm')}"
    form = {"public": "Först.", "inner": "", "version": "0"}
    small_world.at("jury").post(here, form)

    stale = [
        notes(small_world.at(who).post(here, {**form, "public": "Sedan."})) for who in ("jury", "kansli")
    ]

    juror = db.session.get_one(Person, small_world.person("jury")).name
    assert stale == [
        ["Du har sparat en nyare version i ett annat fönster."],
        [f"{juror} har sparat en nyare version."],
    ]


def test_ones_own_newer_mark_is_called_ones_own_on_the_page_and_to_the_script(small_world):
    seat = revealed(small_world)
    db.session.commit()
    here = f"/utvardering/{seat.evaluation.id}/samsyn/{Q}"
    browser = small_world.at("utvarderare.a")
    form = form_of(browser, here, f"{Q}:motivation")
    browser.send("POST", here, data={**form, f"{Q}:motivation": "Först."})
    later = {**form, f"{Q}:motivation": "Sedan."}

    shown = Page(browser.send("POST", here, data=later).text)
    told = browser.send("POST", here, data=later, headers={"Accept": "application/json"}).json

    saved = [one.text for one in shown.all("p") if one.text.startswith("Sparat ")]
    assert [text.endswith("av dig, i ett annat fönster.") for text in saved] == [True]
    assert told["conflict"]["own"] is True
