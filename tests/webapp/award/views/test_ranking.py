"""A juror ranks and notes in private, and the office closes, without scripts."""

from __future__ import annotations

import pytest

from tests.support.choices import entrant, judge, office, ranks, sit
from tests.support.page_posts import RANKING, fill, form, send
from webapp.award.deeds.ranking import ballots, closure, private_notes


def test_a_juror_saves_hands_in_and_takes_back(small_world):
    sent = {**form(small_world, "jury", RANKING), **fill("Norrvik", "Sjöholm")}

    saved = send(small_world, "jury", RANKING, {**sent, "save": "draft"})
    again = form(small_world, "jury", RANKING)
    handed = send(small_world, "jury", RANKING, {**again, "save": "hand-in"})
    locked = small_world.at("jury").get(RANKING).text
    back = send(small_world, "jury", RANKING, {"csrf_token": again["csrf_token"], "save": "back"})

    assert (saved.status_code, handed.status_code, back.status_code) == (302, 302, 302)
    assert {name: value for name, value in again.items() if value and name.startswith("rank")} == fill(
        "Norrvik", "Sjöholm"
    )
    assert "Ta tillbaka och ändra" in locked


@pytest.mark.parametrize("typed", ["första", "0", "-1", "1,5", "100", "１", "9" * 400, "1e1"])  # noqa: RUF001
def test_a_place_that_cannot_be_read_comes_back_beside_its_field(small_world, typed):
    field = f"rank-{entrant('Norrvik')}"
    sent = {**form(small_world, "jury", RANKING), field: typed, "save": "hand-in"}

    answer = send(small_world, "jury", RANKING, sent)

    assert (answer.status_code, typed[:20] in answer.text) == (422, True)
    assert f'id="{field}:fel"' in answer.text


def test_an_unknown_municipality_in_a_ranking_is_told_and_nothing_is_lost(small_world):
    sent = {**form(small_world, "jury", RANKING), **fill("Norrvik"), "rank-999999": "2"}

    answer = send(small_world, "jury", RANKING, {**sent, "save": "hand-in"})

    assert (answer.status_code, ballots.own_ballot(sit(small_world, "jury")).version) == (422, 0)
    assert "finns inte längre att välja" in answer.text
    assert f'name="rank-{entrant("Norrvik")}" value="1"' in answer.text


def test_an_old_window_is_told_and_keeps_its_numbers(small_world):
    old = {**form(small_world, "jury", RANKING), **fill("Norrvik")}
    ballots.save_ballot(sit(small_world, "jury"), ranks("Sjöholm"), 0, hand_in=False)

    answer = send(small_world, "jury", RANKING, {**old, "save": "draft"})

    assert (answer.status_code, "Det du skrev står kvar i fälten" in answer.text) == (409, True)
    assert f'name="rank-{entrant("Norrvik")}" value="1"' in answer.text


def test_a_ranking_after_the_closing_is_refused_kindly(small_world):
    sent = {**form(small_world, "jury", RANKING), **fill("Norrvik"), "save": "hand-in"}
    closure.close(office(small_world), confirmed=True)

    answer = send(small_world, "jury", RANKING, sent)

    assert (answer.status_code, "Rangordningen är stängd och kan inte ändras" in answer.text) == (409, True)


def test_the_office_confirms_closes_and_a_second_time_hears_who_closed(small_world):
    token = {"csrf_token": form(small_world, "kansli", RANKING, "confirmed")["csrf_token"]}
    to = f"{RANKING}/stang"

    refused = send(small_world, "kansli", to, token)
    closed = send(small_world, "kansli", to, {**token, "confirmed": "1"})
    shown = small_world.at("kansli").get(RANKING).text
    twice = send(small_world, "kansli", to, {**token, "confirmed": "1"})

    assert (refused.status_code, closed.status_code, twice.status_code) == (409, 302, 302)
    assert "Maria Ström saknas" in refused.text
    assert "Ordningen visas inte för någon än" in shown
    assert "Sammanvägd ordning" not in shown
    assert "redan stängd av Per Åberg" in small_world.at("kansli").get(RANKING).text


@pytest.mark.parametrize("role", ["jury", "kansli"])
def test_the_order_is_read_when_it_is_shown_and_not_before(small_world, role):
    before = small_world.at(role).get(RANKING).text
    judge(small_world)

    after = small_world.at(role).get(RANKING).text

    assert ("Sammanvägd ordning" in before, "Sammanvägd ordning" in after) == (False, True)
    assert ("Medelplats" in before, "Hur säker är ordningen" in after) == (False, True)


def test_a_note_is_saved_by_its_button_and_by_the_script(small_world):
    where = entrant("Norrvik")
    page, to = f"/jury/2026/nominerad/{where}", f"/jury/2026/anteckning/{where}"
    sent = form(small_world, "jury", page, f"{where}:text")

    saved = send(small_world, "jury", to, {**sent, f"{where}:text": "Skolan?"})
    told = small_world.at("jury").send(
        "POST",
        to,
        data={**sent, f"{where}:text": "Skolan och vården?", f"{where}:version": "1"},
        headers={"Accept": "application/json"},
    )
    stale = small_world.at("jury").send(
        "POST", to, data={**sent, f"{where}:text": "Nej."}, headers={"Accept": "application/json"}
    )

    assert (saved.status_code, told.json["version"], stale.status_code) == (302, 2, 409)
    assert stale.json["conflict"]["theirs"]["text"] == "Skolan och vården?"
    assert "Skolan och vården?" in small_world.at("jury").get(page).text
    assert "Skolan och vården?" not in small_world.at("kansli").get(page).text


@pytest.mark.parametrize("script", [False, True])
def test_a_note_that_is_too_long_is_told_and_kept_on_screen(small_world, script):
    where = entrant("Norrvik")
    page, to = f"/jury/2026/nominerad/{where}", f"/jury/2026/anteckning/{where}"
    sent = {**form(small_world, "jury", page, f"{where}:text"), f"{where}:text": "lång " * 1_000}

    headers = {"Accept": "application/json"} if script else {}
    answer = small_world.at("jury").send("POST", to, data=sent, headers=headers)

    assert (
        answer.status_code,
        "Korta den till högst 4 000 tecken" in answer.text or "faults" in answer.text,
    ) == (422, True)


def test_a_note_from_an_old_window_shows_both_texts(small_world):
    where = entrant("Norrvik")
    page = f"/jury/2026/nominerad/{where}"
    sent = form(small_world, "jury", page, f"{where}:text")
    private_notes.save_note(sit(small_world, "jury"), where, "Den sparade.", 0)

    answer = send(
        small_world, "jury", page, {**sent, f"{where}:text": "Min."}, f"/jury/2026/anteckning/{where}"
    )

    assert (answer.status_code, "Den sparade." in answer.text, "Min." in answer.text) == (409, True, True)
