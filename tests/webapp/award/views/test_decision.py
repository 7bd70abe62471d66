"""Conflicts are declared first, the jury writes, the office names, and everybody reads afterwards."""

from __future__ import annotations

import pytest

from tests.support.choices import GROUP, begin_anew, entrant, judge, office, place
from tests.support.crawl import crawl
from tests.support.page_posts import DECISION, GROUPS, RANKING, declare, form, send
from tests.support.summaries import make_public
from webapp.award.deeds import honours


@pytest.mark.parametrize(
    ("sent", "said"),
    [
        ({}, "Svara nej eller ja."),
        ({"declaration": "some"}, "Välj vilken kommun det gäller"),
        ({"declaration": "none", "?": "employed"}, "Du har svarat nej men valt en kommun"),
        ({"declaration": "some", "?": "other"}, "Skriv vad det gäller för Norrvik"),
        ({"declaration": "some", "?": "other", "conflict": "x" * 1_001}, "högst 1\u00a0000 tecken"),
        ({"declaration": "some", "?": "mayor"}, "Välj vilken kommun det gäller"),
    ],
)
def test_a_declaration_that_cannot_be_read_says_what_is_missing(small_world, sent, said):
    named = {f"kind-{place('Norrvik')}" if name == "?" else name: value for name, value in sent.items()}

    answer = declare(small_world, "jury", "/jury/2026", **named)

    assert (answer.status_code, said in answer.text) == (422, True)


def token(world) -> str:
    return form(world, GROUP[0], f"{GROUPS}/jav", "conflict")["csrf_token"]


def test_whoever_has_not_declared_is_sent_to_the_question(small_world):
    begin_anew()

    answer = small_world.at(GROUP[0]).get(GROUPS)
    refused = send(small_world, GROUP[0], f"{GROUPS}/rangordning", {"csrf_token": token(small_world)})
    declared = declare(small_world, GROUP[0], GROUPS, declaration="none")

    assert (answer.status_code, answer.location) == (302, f"{GROUPS}/jav")
    assert (refused.status_code, f'href="{GROUPS}/jav"' in refused.text) == (403, True)
    assert (declared.status_code, small_world.at(GROUP[0]).get(GROUPS).status_code) == (302, 200)


def test_a_jurors_conflict_keeps_the_nominee_off_every_page_and_file(small_world):
    where = entrant("Norrvik")
    judge(small_world)
    honours.name_honour(small_world.person("kansli"), office(small_world).round, where, "winner")
    answer = declare(
        small_world, "jury", "/jury/2026", **{"declaration": "some", f"kind-{place('Norrvik')}": "employed"}
    )
    addresses = [f"/jury/2026/{to}/{where}" for to in ("nominerad", "motivering")]

    found = crawl(
        small_world.app, small_world.at("jury"), "jury", ["/hem", "/jury/2026"], each=9, files=False
    )

    assert answer.status_code == 302
    assert {to for to, html in found.html.items() if "Norrvik" in html} == {"/konto/bindningar"}  # every name
    assert {small_world.at("jury").get(to).status_code for to in addresses} == {404}
    assert b"Norrvik" not in small_world.at("jury").get(f"/jury/2026/rosor.svg?visa={where}").data


def test_the_jury_writes_and_the_office_names_and_everybody_reads_after_the_announcement(small_world):
    where, page = entrant("Sjöholm"), f"/jury/2026/motivering/{entrant('Sjöholm')}"
    judge(small_world)
    name = {"csrf_token": form(small_world, "kansli", DECISION, "kind")["csrf_token"], "kind": "winner"}

    early = send(small_world, "kansli", "/jury/2026/utse", {**name, "entrant": str(where)})
    sent = form(small_world, "jury", page)
    written = send(small_world, "jury", page, {**sent, "public": "Bäst i landet.", "inner": "Hemligt."})
    stale = send(small_world, "kansli", page, {**sent, "csrf_token": name["csrf_token"], "public": "Nej."})
    named = send(small_world, "kansli", "/jury/2026/utse", {**name, "entrant": str(where)})
    before = small_world.at().get("/resultat/").text
    make_public()
    after = small_world.at().get("/resultat/").text

    assert (early.status_code, written.status_code, stale.status_code, named.status_code) == (
        409,
        302,
        409,
        302,
    )
    assert ("Bäst i landet." in stale.text, "Nej." in stale.text) == (True, True)
    assert ("Bäst i landet." in before, "Bäst i landet." in after, "Hemligt." in after) == (
        False,
        True,
        False,
    )
    assert "ändras inte mer" in small_world.at("jury").get(page).text


@pytest.mark.parametrize("chosen", ["", "999999", "x", str(10**30)])
def test_a_winner_that_nobody_can_be_is_refused(small_world, chosen):
    judge(small_world)
    token = form(small_world, "kansli", DECISION, "kind")["csrf_token"]

    answer = send(
        small_world, "kansli", "/jury/2026/utse", {"csrf_token": token, "kind": "winner", "entrant": chosen}
    )

    assert (answer.status_code, "Välj bland de nominerade" in answer.text) == (422, True)


def test_a_nominee_that_leaves_is_gone_from_the_jurys_pages(small_world):
    where = entrant("Granhult")
    token = small_world.at("kansli").page(RANKING).form("confirmed")["csrf_token"]
    to = f"/jury/2026/lamnar/{where}"

    without = send(small_world, "kansli", to, {"csrf_token": token})
    left = send(small_world, "kansli", to, {"csrf_token": token, "reason": "Kommunen hinner inte."})

    assert (without.status_code, left.status_code) == (422, 302)
    assert small_world.at("jury").get(f"/jury/2026/nominerad/{where}").status_code == 404
    assert "Granhult" not in small_world.at("jury").get(RANKING).text
