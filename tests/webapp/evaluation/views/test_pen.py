"""Round the table on pages: a refused mark stays, a follower sees what is saved, minutes are kept."""

from __future__ import annotations

import pytest

from tests.support.browsing import PageWorld
from tests.support.judges import MOTIVATION, kept, other_levels, question_of, reveal, sit
from tests.support.pages import Page
from webapp.evaluation.deeds import marks
from webapp.evaluation.deeds.consensus import agreement, minutes
from webapp.ground.roles import AGREED
from webapp.ground.store.database import db

JSON = {"Accept": "application/json"}


def address(world: PageWorld, rest: str = "") -> str:
    return f"/utvardering/{world.evaluation('Lillhärad')}{rest}"


def form_of(seat, question, text=MOTIVATION, version="0"):
    levels = zip(question.kind.parts, other_levels(seat, question), strict=True)
    start = f"{question.id}:"
    chosen = {f"{start}level:{part.id}": level for part, level in levels if level}
    return {**chosen, f"{start}version": version, f"{start}motivation": text}


def at_the_table(world: PageWorld):
    """Let both be done, apart on 2.1.1, and A hold the pen; give A's seat and the question."""
    a, _b = reveal(world, "2.1.1")
    question = question_of(a)
    agreement.agree_on(a, question, other_levels(a, question), "Första bud.", 0, taking=False)
    db.session.commit()
    return a, question


def test_who_does_not_hold_the_pen_is_told_and_keeps_what_was_typed(world):
    a, question = at_the_table(world)
    browser, page = world.at("utvarderare.b"), address(world, f"/samsyn/{question.id}")
    sent = form_of(a, question, "B skriver ändå.", "1")

    answer = browser.post(page, sent)

    assert answer.status_code == 409
    assert answer.text.count("Anna Berg skriver nu. Följ med, eller ta över pennan och spara igen.") == 2
    assert answer.text.count("B skriver ändå.") == 1
    assert kept(a, question, AGREED)[1] == "Första bud."

    browser.post(page, {**sent, "take": "1"})

    assert kept(a, question, AGREED)[1] == "B skriver ändå."


def test_a_follower_sees_the_mark_without_fields_to_change(small_world):
    _a, question = at_the_table(small_world)

    page = small_world.at("utvarderare.b").page(address(small_world, f"/samsyn/{question.id}"))

    assert [one["action"] for one in page.all("form")] == [
        "/konto/sprak",
        "/logga-ut",
        address(small_world, "/penna"),
        address(small_world, f"/protokoll/{question.id}"),
    ]


def test_taking_over_the_pen_leads_back_to_the_question(small_world):
    _a, question = at_the_table(small_world)
    browser = small_world.at("utvarderare.b")
    page = address(small_world, f"/samsyn/{question.id}")

    answer = browser.post(address(small_world, "/penna"), {"question": question.id}, page=page)

    assert (answer.status_code, answer.location) == (302, page)
    assert browser.post(address(small_world, "/penna"), {}, page=page).location == address(
        small_world, "/samsyn"
    )


def test_a_script_is_told_what_is_saved_and_what_is_not(world):
    a, question = at_the_table(world)
    page = address(world, f"/samsyn/{question.id}")
    sent = form_of(a, question, "Andra bud.", "1")

    saved = world.at("utvarderare.a").post(page, sent, headers=JSON)
    again = world.at("utvarderare.a").post(
        page, {**sent, f"{question.id}:motivation": "Tredje."}, headers=JSON
    )
    held = world.at("utvarderare.b").post(page, sent, page="/hem", headers=JSON)

    assert (saved.status_code, saved.json["version"]) == (200, 2)
    assert (again.status_code, again.json["version"]) == (409, 2)
    assert again.json["conflict"]["theirs"]["text"] == "Andra bud."
    assert again.json["conflict"]["who"] == "Anna Berg"
    assert (held.status_code, held.json) == (
        409,
        {
            "error": "Inte sparat än. Anna Berg skriver nu. Följ med, eller ta över pennan och spara igen. "
            "Det du skrev står kvar."
        },
    )


@pytest.mark.parametrize(
    ("change", "status", "fault"),
    [
        ({"points": "1.000"}, 422, "points"),
        ({"points": "99"}, 422, "points"),
        ({"level:system": "finns-inte"}, 422, "level:system"),
        ({"version": ""}, 422, "version"),
    ],
)
def test_a_script_is_told_which_field_is_wrong(small_world, change, status, fault):
    a, question = at_the_table(small_world)
    sent = form_of(a, question, version="1") | {f"{question.id}:{k}": v for k, v in change.items()}

    answer = small_world.at("utvarderare.a").post(
        address(small_world, f"/samsyn/{question.id}"), sent, headers=JSON
    )

    assert (answer.status_code, list(answer.json["faults"])) == (status, [f"{question.id}:{fault}"])
    assert kept(a, question, AGREED)[1:] == ("Första bud.", 1)


def test_a_script_is_told_that_a_motivation_is_missing(small_world):
    a, question = at_the_table(small_world)

    answer = small_world.at("utvarderare.a").post(
        address(small_world, f"/samsyn/{question.id}"), form_of(a, question, "", "1"), headers=JSON
    )

    assert answer.json["error"].startswith("Inte sparat än. Skriv en motivering till fråga 2.1.1.")


def test_what_is_followed_is_sent_anew_only_when_something_has_happened(world):
    a, question = at_the_table(world)
    browser, to = world.at("utvarderare.b"), address(world, f"/folj?fraga={question.id}")

    first = browser.get(to)
    unchanged = browser.get(to, headers={"If-None-Match": first.headers["ETag"]})
    agreement.agree_on(a, question, other_levels(a, question), "Andra bud.", 1, taking=False)
    db.session.commit()
    changed = browser.get(to, headers={"If-None-Match": first.headers["ETag"]})

    names = ["penna", "figurer", "bredvid", "enad", "protokoll"]
    assert (first.status_code, unchanged.status_code, changed.status_code) == (200, 304, 200)
    assert (unchanged.text, first.text.count("Första bud."), changed.text.count("Andra bud.")) == ("", 1, 1)
    found = [one["data-live"] for one in Page(changed.text).all("div") if one["data-live"]]
    assert [name for name in found if ":" not in name] == names


def live(html: str) -> dict[str, str]:
    """Give the live pieces of a page by name, in words."""
    found = Page(html).all("div", "p")
    return {one["data-live"]: " ".join(one.text.split()) for one in found if one["data-live"]}


def test_the_pen_and_the_follower_see_the_same_headline_and_what_is_left(small_world):
    a, question = at_the_table(small_world)
    pen, follower = small_world.at("utvarderare.a"), small_world.at("utvarderare.b")

    written = live(pen.get(address(small_world, f"/samsyn/{question.id}")).text)
    followed = live(follower.get(address(small_world, f"/folj?fraga={question.id}")).text)
    agenda = live(pen.get(address(small_world, "/samsyn")).text)
    of_agenda = live(follower.get(address(small_world, "/folj")).text)

    assert (followed["kvar"], followed["figurer"]) == (written["kvar"], written["figurer"])
    assert followed["kvar"] == f"{len(a.edition.questions) - 1} frågor återstår"
    assert (of_agenda["nasta"], of_agenda["dagordning"]) == (agenda["nasta"], agenda["dagordning"])


def test_the_agenda_is_followed_too_and_only_when_both_are_done(small_world):
    sit(small_world, "a")
    db.session.commit()
    early = small_world.at("utvarderare.a").get(address(small_world, "/folj"))

    at_the_table(small_world)
    answer = small_world.at("utvarderare.a").get(address(small_world, "/folj"))

    assert early.status_code == 409
    assert (answer.status_code, answer.text.count("Du skriver nu.")) == (200, 1)


def test_minutes_are_kept_beside_the_question_and_shown_with_all_others(small_world):
    a, question = at_the_table(small_world)
    browser = small_world.at("utvarderare.a")
    page, own = address(small_world, f"/samsyn/{question.id}"), address(small_world, "/protokoll")

    first = browser.post(f"{own}/{question.id}", {"text": "Intervjun avgjorde.", "version": "0"}, page=page)
    second = browser.post(own, {"text": "Möte på rådhuset.", "version": "0"})

    assert (first.location, second.location) == (page, own)
    html = browser.get(own).text
    assert (html.count("Intervjun avgjorde."), html.count("Möte på rådhuset.")) == (1, 1)
    assert {one.text for one in minutes.minutes_of(a).values()} == {
        "Intervjun avgjorde.",
        "Möte på rådhuset.",
    }


@pytest.mark.parametrize("of", ["question", "meeting"])
def test_minutes_that_somebody_has_passed_come_back_with_both_texts(small_world, of):
    a, question = at_the_table(small_world)
    place = question.id if of == "question" else ""
    minutes.write(a, place, "Anna har skrivit.", 0)
    db.session.commit()
    own = address(small_world, "/protokoll")
    to, page = (f"{own}/{place}", address(small_world, f"/samsyn/{place}")) if place else (own, own)

    answer = small_world.at("utvarderare.b").post(to, {"text": "Björn skrev.", "version": "0"}, page=page)

    assert answer.status_code == 409
    assert (answer.text.count("Anna har skrivit."), answer.text.count("Björn skrev.")) == (1, 1)
    assert minutes.minutes_of(a)[place].text == "Anna har skrivit."


@pytest.mark.parametrize(
    ("form", "said"),
    [
        ({"text": "a" * 8001, "version": "0"}, "Texten är 1 tecken för lång."),
        ({"text": "Hej", "version": "x"}, "Vi kan inte se vilken version du ändrar."),
    ],
)
def test_minutes_that_cannot_be_kept_stay_on_the_page(small_world, form, said):
    a, _question = at_the_table(small_world)

    answer = small_world.at("utvarderare.a").post(address(small_world, "/protokoll"), form)

    assert (answer.status_code, answer.text.count(form["text"])) == (422, 1)
    assert answer.text.count(said) == 2
    assert minutes.minutes_of(a) == {}


def test_all_that_is_alike_is_agreed_by_one_button(small_world):
    a, _question = at_the_table(small_world)
    page = address(small_world, "/samsyn")

    answer = small_world.at("utvarderare.a").post(page, {})

    assert (answer.status_code, answer.location) == (302, page)
    assert len(marks.marking(a, AGREED).kept) == len(a.edition.questions)
    assert small_world.at("utvarderare.a").get(page).text.count("Ni är eniga om alla frågor.") == 1
