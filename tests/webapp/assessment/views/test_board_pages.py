"""The board's page: it says what a press will do before it is done, with and without a script."""

from __future__ import annotations

from tests.support.asked import queries
from tests.support.colleagues import Q, hand, hand_in, own
from tests.support.pages import Page, assert_house_rules
from webapp.assessment.content import Said
from webapp.assessment.deeds import answers
from webapp.assessment.deeds.answers import Sent
from webapp.assessment.queries.teamwork.board import board
from webapp.ground.mail.models import Letter
from webapp.ground.store.database import db


def at(world):
    return f"/sjalvvardering/{own(world).id}/vem"


def sent(page):
    """Give what a browser would send of the board's form, with what is chosen in its lists."""
    chosen = {
        field["name"]: next((one["value"] for one in field.all("option") if "selected" in one.attrs), "")
        for field in page.all("select")
        if field["name"].endswith(":person")
    }
    return page.form("area:1:seen") | chosen


def filled(world, page, **rows):
    """Fill the board's form in: area_2="medarbetare" or ("medarbetare", "24 december")."""
    form = sent(page)
    for name, wanted in rows.items():
        who, day = wanted if isinstance(wanted, tuple) else (wanted, "")
        key = name.replace("_", ":", 1)
        form[f"{key}:person"] = str(world.person(who)) if who else ""
        form[f"{key}:due"] = day
    return form


def told(page) -> str:
    return page.one("main").text


def test_the_page_says_what_changes_and_who_gets_a_letter_before_anything_is_sent(small_world):
    browser, to = small_world.at("samordnare"), at(small_world)
    form = filled(small_world, browser.page(to), area_2="medarbetare", area_3=("samordnare", "24 december"))

    looked = browser.post(f"{to}/andringar", form, page=to)

    page = assert_house_rules(looked.text, own_words=False)
    text = told(page)
    assert text.count("Ändrat, inte fördelat") == 2
    assert ("2 ändringar är inte fördelade." in text, "Ett brev går till Johan Lind." in text) == (True, True)
    assert "Fördela och skicka ett brev" in [one.text.strip() for one in page.all("button")]
    assert (holders(small_world), db.session.query(Letter).filter_by(occasion="parts-handed").count()) == (
        {},
        0,
    )


def holders(world):
    rows = board(own(world)).every_row
    return {one.place.value: [held.holder for held in one.held] for one in rows if one.held}


def test_the_press_does_what_the_page_said(small_world):
    browser, to = small_world.at("samordnare"), at(small_world)
    form = filled(small_world, browser.page(to), area_2=("medarbetare", "24 december"))
    looked = Page(browser.post(f"{to}/andringar", form, page=to).text)

    done = browser.post(f"{to}/fordela", sent(looked), page=to)

    page = browser.page(to)
    assert (done.status_code, holders(small_world)) == (302, {"area:2": ["Johan Lind"]})
    assert page.value("area:2:due") == "24 december"
    assert "Fördelat: 1 ändring." in told(page)


def test_a_press_that_the_page_has_not_told_of_is_told_first(small_world):
    browser, to = small_world.at("samordnare"), at(small_world)
    form = filled(small_world, browser.page(to), area_2="medarbetare")

    early = browser.post(f"{to}/fordela", form, page=to)
    again = browser.post(f"{to}/fordela", sent(Page(early.text)), page=to)

    assert (early.status_code, "Inget är skickat än." in early.text) == (409, True)
    assert (again.status_code, holders(small_world)) == (302, {"area:2": ["Johan Lind"]})


def test_who_was_second_is_told_by_whom_and_keeps_what_was_chosen(small_world):
    browser, to = small_world.at("samordnare"), at(small_world)
    form = filled(small_world, browser.page(to), area_2="samordnare", area_3="samordnare")
    looked = sent(Page(browser.post(f"{to}/andringar", form, page=to).text))
    hand(small_world, "area:2")

    second = browser.post(f"{to}/fordela", looked, page=to)
    before = holders(small_world)
    again = browser.post(f"{to}/fordela", sent(Page(second.text)), page=to)

    page = assert_house_rules(second.text, own_words=False)
    assert (second.status_code, before) == (409, {"area:2": ["Johan Lind"]})
    assert "Karin Ek har under tiden fördelat det till Johan Lind. Ditt val står kvar." in told(page)
    assert again.status_code == 302
    assert holders(small_world) == {"area:2": ["Karin Ek"], "area:3": ["Karin Ek"]}


def test_a_day_that_cannot_be_read_is_told_on_its_row_and_nothing_typed_is_lost(small_world):
    browser, to = small_world.at("samordnare"), at(small_world)
    form = filled(small_world, browser.page(to), area_2=("medarbetare", "snart"), area_3="medarbetare")

    answers = [browser.post(f"{to}/{way}", form, page=to) for way in ("andringar", "fordela")]

    for answer in answers:
        page = assert_house_rules(answer.text, own_words=False)
        assert (page.value("area:2:due"), len(page.faults())) == ("snart", 1)
        assert "Rätta det som är markerat" in told(page)
    assert ([one.status_code for one in answers], holders(small_world)) == ([200, 422], {})


def test_one_day_is_filled_in_for_all_that_somebody_is_to_have(small_world):
    hand(small_world, "area:2")
    browser, to = small_world.at("samordnare"), at(small_world)
    form = sent(browser.page(to)) | {"all_due": "24 december", "fill": "1"}

    page = Page(browser.post(f"{to}/andringar", form, page=to).text)

    assert [page.value(f"area:{n}:due") for n in (1, 2)] == ["", "24 december"]


def test_others_read_the_board_and_a_locked_one_is_only_read(small_world):
    hand(small_world, "area:2")
    page = small_world.at("medarbetare").page(at(small_world))
    hand_in(small_world)
    locked = small_world.at("samordnare").page(at(small_world))

    chosen = [one["name"] for shown in (page, locked) for one in shown.all("select")]
    assert [one for one in chosen if ":" in one] == []
    assert ["Johan Lind" in told(one) for one in (page, locked)] == [True, True]


def test_a_place_in_the_address_leads_to_where_one_question_is_handed_out(small_world):
    browser, to = small_world.at("samordnare"), at(small_world)

    answer = browser.get(f"{to}?plats=question:{Q}")

    assert answer.status_code == 302
    chosen = browser.page(answer.headers["Location"]).field("place").all("option")
    assert [one["value"] for one in chosen if "selected" in one.attrs] == [f"question:{Q}"]


def test_a_colleague_is_asked_again_from_the_page(small_world):
    hand(small_world, "area:2")
    browser, to = small_world.at("samordnare"), at(small_world)
    who = small_world.person("medarbetare")

    answers = [browser.post(f"{to}/kollega/{who}/fraga-igen", {}, page=to).status_code for _time in range(2)]

    text = told(browser.page(to))
    assert (answers, "frågad i dag" in text, "Fråga igen" in text) == ([302, 409], True, False)


def test_the_board_asks_no_more_when_more_is_handed_out(small_world):
    hand(small_world, "area:1")
    hand(small_world, "subarea:2.1", to="samordnare")
    before = queries(small_world, "samordnare", at(small_world))

    for number in range(3, 9):
        hand(small_world, f"area:{number}")
        hand(small_world, f"subarea:{number}.1", to="samordnare")

    assert queries(small_world, "samordnare", at(small_world)) == before


def test_what_nobody_knows_yet_is_a_figure_and_a_list_that_leads_to_each_question(small_world):
    subject = own(small_world)
    here = f"/sjalvvardering/{subject.id}"
    before = small_world.at("samordnare").page(f"{here}/vem").one("main").text
    answers.save_answers(subject, [Sent(Q, Said(unknown=True), 0, "")])

    page = small_world.at("samordnare").page(f"{here}/vem")

    (fold,) = [one for one in page.all("details") if one.all("summary")[0].text == "Vi vet inte än: 1"]
    assert [one["href"] for one in fold.all("a")] == [
        f"{here}/delomrade/1.1?fraga={Q}#{Q}",
        f"{here}/svar?visa=vet-inte",
    ]
    assert "Vi vet inte än" not in before
