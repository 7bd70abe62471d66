"""The pages before and during a visit: nothing typed is lost, and only the pair comes in."""

from __future__ import annotations

import pytest

from tests.support.asked import queries
from tests.support.browsing import PageBrowser, PageWorld
from tests.support.judges import question_of, sit
from tests.support.visits import MEETING, PAPER, kept
from webapp.evaluation.deeds.visit import grounds, interviews, sources
from webapp.evaluation.deeds.visit import verification_plan as plan_deeds
from webapp.ground.store.database import db

JSON = {"Accept": "application/json"}


def address(world: PageWorld, rest: str = "") -> str:
    return f"/utvardering/{world.evaluation('Lillhärad')}{rest}"


def seated(world: PageWorld, which: str = "a") -> PageBrowser:
    sit(world, which)
    db.session.commit()
    return world.at(f"utvarderare.{which}")


def titles(world: PageWorld) -> list[str]:
    return [one.title for one in sources.sources_of(world.evaluation("Lillhärad"))]


def test_a_document_is_registered_and_shown_in_the_register(small_world):
    browser = seated(small_world)
    sent = {"kind": "document", "title": "Mål och budget", "address": "mal.pdf", "dated": "2026-10-01"}

    answer = browser.post(address(small_world, "/kallor"), sent)

    assert (answer.status_code, answer.location) == (302, address(small_world, "/kallor"))
    assert titles(small_world) == ["Mål och budget"]
    assert browser.get(address(small_world, "/kallor")).text.count(">Mål och budget</a>") == 1


@pytest.mark.parametrize(
    ("sent", "fault"),
    [
        ({"title": "Budget"}, "Välj dokument, webb, intranät eller intervju."),
        ({"kind": "interview", "title": "Budget"}, "Välj dokument, webb, intranät eller intervju."),
        ({"kind": "document", "title": ""}, "Skriv vad källan heter."),
        ({"kind": "document", "title": "Budget", "dated": "i våras"}, "Vi kunde inte läsa dagen."),
    ],
)
def test_a_refused_source_comes_back_with_its_fault_and_what_was_typed(small_world, sent, fault):
    browser = seated(small_world)

    answer = browser.post(address(small_world, "/kallor"), {**sent, "address": "filen.pdf"})

    assert answer.status_code == 422
    assert answer.text.count(fault) == 2
    assert answer.text.count('value="filen.pdf"') == 1
    assert titles(small_world) == []


def test_an_interview_with_what_looks_like_a_name_is_kept_with_a_kind_word(small_world):
    browser = seated(small_world)

    browser.post(address(small_world, "/intervjuer"), {"title": "Enhetschef Karin Ekström"})

    assert titles(small_world) == ["Enhetschef Karin Ekström"]
    page = browser.get(address(small_world, "/intervjuer")).text
    assert page.count("källor namnges aldrig med person") == 1


def test_an_interview_keeps_its_time_in_sweden(small_world):
    browser = seated(small_world)
    sent = {"title": "Ekonomichef", "day": "2026-12-01", "time": "9:30", "place": "Kommunhuset"}

    browser.post(address(small_world, "/intervjuer"), sent)

    page = browser.get(address(small_world, "/intervjuer")).text
    assert page.count("tisdag 1 december kl. 09.30, Kommunhuset") == 1


def test_a_stale_change_of_a_source_shows_both_and_saves_nothing(small_world):
    browser = seated(small_world)
    source = kept(sit(small_world))
    db.session.commit()
    page = address(small_world, f"/kallor/{source.id}")
    browser.post(page, {"title": "Mål och budget 2027", "version": "1"})

    answer = browser.post(page, {"title": "Budgeten", "version": "1"})

    assert answer.status_code == 409
    assert answer.text.count('value="Budgeten"') == 1
    assert titles(small_world) == ["Mål och budget 2027"]


def test_a_source_that_is_used_is_not_removed_and_the_page_says_why(small_world):
    browser, seat = seated(small_world), sit(small_world)
    source = kept(seat)
    grounds.rest_on(seat, question_of(seat), {source.id}, ())
    page = address(small_world, f"/kallor/{source.id}")

    answer = browser.post(f"{page}/bort", {}, page=page)

    assert answer.location == address(small_world, "/kallor")
    assert browser.get(answer.location).text.count("så den står kvar") == 1
    assert titles(small_world) == [PAPER.title]


def test_the_marking_page_takes_what_a_mark_rests_on_and_warns_of_a_single_kind(small_world):
    browser, seat = seated(small_world), sit(small_world)
    source, question = kept(seat), question_of(seat)
    page = address(small_world, f"/fraga/{question.id}")

    answer = browser.post(f"{page}/kallor", {"source": [str(source.id)]}, page=page)

    assert answer.location == f"{page}#kallor"
    assert browser.get(page).text.count("Vilar bara på dokument") == 1
    assert seated(small_world, "b").get(page).text.count("Vilar bara på dokument") == 0


def test_ticking_a_question_leads_back_to_the_same_list(small_world):
    browser, seat = seated(small_world), sit(small_world)
    question = question_of(seat)
    plan = address(small_world, "/plan")

    answer = browser.post(f"{plan}/{question.id}?visa=kvar&omrade=2", {"done": "1"}, page=plan)

    assert answer.location == f"{plan}?visa=kvar&omrade=2"
    assert plan_deeds.plan(sit(small_world)).ticked == 1
    assert browser.get(f"{plan}?visa=avbockade").text.count('class="checkhead"') == 1


def test_a_list_for_an_area_that_is_not_there_is_not_there(small_world):
    browser = seated(small_world)

    assert browser.get(address(small_world, "/plan?omrade=99")).status_code == 404
    assert browser.get(address(small_world, "/tackning?omrade=99")).status_code == 404


def noting(world: PageWorld) -> tuple[PageBrowser, str, str]:
    """Plan an interview with one question; give its browser, its notes' address and the question."""
    browser, seat = seated(world), sit(world)
    meeting, question = kept(seat, MEETING), question_of(seat)
    interviews.choose(seat, meeting.id, {question.id}, ())
    return browser, address(world, f"/intervjuer/{meeting.id}/anteckning"), question.id


def test_a_note_is_saved_by_the_script_and_by_the_button(small_world):
    browser, notes, q = noting(small_world)

    first = browser.post(
        f"{notes}/{q}", {f"{q}:text": "Ett", f"{q}:version": "0"}, f"{notes}ar", headers=JSON
    )
    second = browser.post(f"{notes}ar", {f"{q}:text": "Två", f"{q}:version": "1", f"{q}:seen": ""})

    assert (first.json["status"], first.json["version"]) == ("saved", 1)
    assert second.status_code == 302
    assert browser.get(f"{notes}ar").text.count("\nTvå</textarea>") == 1


def test_a_stale_note_gives_the_script_the_others_text_and_the_button_both(small_world):
    browser, notes, q = noting(small_world)
    other = seated(small_world, "b")
    other.post(f"{notes}ar", {f"{q}:text": "B skrev.", f"{q}:version": "0", f"{q}:seen": ""})
    sent = {f"{q}:text": "A skrev.", f"{q}:version": "0", f"{q}:seen": ""}

    scripted = browser.post(f"{notes}/{q}", sent, f"{notes}ar", headers=JSON)
    pressed = browser.post(f"{notes}ar", sent)

    assert (scripted.status_code, scripted.json["conflict"]["theirs"]["text"]) == (409, "B skrev.")
    assert (pressed.status_code, pressed.text.count("\nA skrev.</textarea>")) == (409, 1)
    assert pressed.text.count('<p class="quote">B skrev.</p>') == 1


def test_a_note_that_is_too_long_stays_in_its_field(small_world):
    browser, notes, q = noting(small_world)
    sent = {f"{q}:text": "lång " * 900, f"{q}:version": "0", f"{q}:seen": ""}

    scripted = browser.post(f"{notes}/{q}", sent, f"{notes}ar", headers=JSON)
    pressed = browser.post(f"{notes}ar", sent)

    assert (scripted.status_code, list(scripted.json["faults"])) == (422, [f"{q}:text"])
    assert (pressed.status_code, pressed.text.count("\nlång lång")) == (422, 1)


def test_a_note_that_nobody_touched_is_not_saved_over_the_others(small_world):
    browser, notes, q = noting(small_world)
    seen = browser.get(f"{notes}ar").text.partition(f'name="{q}:seen" value="')[2].partition('"')[0]
    seated(small_world, "b").post(
        f"{notes}ar", {f"{q}:text": "B skrev.", f"{q}:version": "0", f"{q}:seen": ""}
    )

    answer = browser.post(f"{notes}ar", {f"{q}:text": "", f"{q}:version": "0", f"{q}:seen": seen})

    assert answer.status_code == 302
    assert browser.get(f"{notes}ar").text.count("\nB skrev.</textarea>") == 1


@pytest.mark.parametrize("rest", ["/plan", "/tackning", "/kallor", "/intervjuer"])
def test_a_page_asks_no_more_when_more_is_gathered(small_world, rest):
    seat = sit(small_world)
    kept(seat)
    meeting = kept(seat, MEETING)
    interviews.choose(seat, meeting.id, {question_of(seat).id}, ())
    db.session.commit()
    before = queries(small_world, "utvarderare.a", address(small_world, rest))

    for number in ("1.1.1", "3.2.1", "4.1.1"):
        question = question_of(seat, number)
        grounds.rest_on(seat, question, {kept(seat).id}, ())
        interviews.save_note(seat, kept(seat, MEETING).id, question, "Känner till det.", 0)
    db.session.commit()

    assert queries(small_world, "utvarderare.a", address(small_world, rest)) == before


def test_an_interview_whose_title_says_nothing_lets_the_pair_choose_a_role(small_world):
    browser = seated(small_world)
    answer = browser.post(address(small_world, "/intervjuer"), {"title": "Ordförande"})
    meeting = sources.sources_of(small_world.evaluation("Lillhärad"))[-1]
    one = address(small_world, f"/intervjuer/{meeting.id}")
    listed = browser.get(answer.location).text
    assert (
        listed.count("Intervjun är sparad. Välj roll på intervjuns sida, så föreslås frågor ur planen.") == 1
    )
    before = browser.page(one)
    said = "Titeln kan betyda Ledande politiker, Nämndordförande eller Facklig företrädare."
    assert [p.text.startswith(said) for p in before.all("p")].count(True) == 1
    assert next(d.attrs for d in before.all("details") if "Välj roll" in d.text).keys() == {"class", "open"}

    browser.post(one + "/roller", {"role": "Nämndordförande"}, page=one)

    after = browser.page(one)
    ticked = [i["value"] for i in after.all("input") if "checked" in i.attrs and i["name"] == "role"]
    assert ticked == ["Nämndordförande"]
    assert [p.text for p in after.all("p")].count("Ni har valt: Nämndordförande.") == 1
    assert [i["name"] for i in after.all("input") if "checked" in i.attrs].count("question") == 10
