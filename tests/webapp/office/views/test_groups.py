"""The page of how the round stands, and the pages that do something with many at once."""

from __future__ import annotations

import pytest

from questionnaires.municipalities.register import municipalities
from tests.support.contacts import invitation_letters, press
from tests.support.inbox import letters_to, token
from tests.support.pages import assert_house_rules
from tests.support.rounds import PLACES, begun, entrants, table
from webapp.ground.store.database import db
from webapp.office.deeds import participant_import
from webapp.people.queries.invitations import invitation_texts
from webapp.rounds.models.rounds import Round

STATE, INVITE = "/kansli/2027/deltagare", "/kansli/2027/deltagare/bjud-in"


@pytest.fixture
def made(small_world) -> Round:
    return begun(small_world)


def tally(page) -> list[str]:
    (found,) = [one for one in page.root.all("ul") if one["class"] == "tally"]
    return [one.text for one in found.all("b")]


def names(page) -> list[str]:
    return [row.all("a")[0].text for row in page.one("table").all("tr")[1:]]


@pytest.mark.usefixtures("made")
def test_everybody_is_in_one_state_and_what_waits_has_its_deed(small_world):
    page = small_world.at("kansli").page(STATE)

    assert tally(page) == ["5", "0", "0", "0", "0", "0", "0"]
    assert "5 kommuner är inte inbjudna." in page.one("main").text
    assert f"{INVITE}?visa=ej-inbjudna&alla=1" in page.addresses()


@pytest.mark.usefixtures("made")
def test_the_table_comes_in_pages_of_forty_that_hold_together(small_world):
    whole = [one.name for one in municipalities() if not one.part_of]
    award_round = db.session.query(Round).filter_by(key="2027").one()
    participant_import.bring(small_world.person("kansli"), award_round, table(*whole))
    office = small_world.at("kansli")

    pages = [names(office.page(f"{STATE}?sida={number}")) for number in range(1, 10)]

    assert [len(one) for one in pages] == [40, 40, 40, 40, 40, 40, 40, 10, 10]
    assert len({name for one in pages for name in one}) == 290
    assert len(office.get(STATE).data) < 55_000


@pytest.mark.usefixtures("made")
def test_the_contacts_are_invited_from_the_page_that_shows_the_letter(small_world):
    office = small_world.at("kansli")
    page = office.page(INVITE)
    assert "Hej Kontakt i Botkyrka." in page.one("main").text

    chosen = [one["value"] for one in page.all("input") if one["name"] == "chosen"]
    answer = office.post(INVITE, {"chosen": chosen, "version": "0"})

    assert (answer.status_code, answer.location) == (302, STATE)
    assert len(invitation_letters()) == len(PLACES)
    assert tally(office.page(STATE))[:2] == ["0", "5"]
    assert "Det finns ingen att bjuda in nu" in office.get(INVITE).text


@pytest.mark.usefixtures("made")
def test_the_words_are_kept_and_shown_in_a_letter_and_a_fault_keeps_them_on_the_page(small_world):
    office = small_world.at("kansli")

    kept = office.post(f"{INVITE}/text", {"text": "Hej {namn}, {kommun}!", "version": 0}, page=INVITE)
    wrong = office.post(f"{INVITE}/text", {"text": "Hej {förnamn}", "version": 1}, page=INVITE)
    late = office.post(f"{INVITE}/text", {"text": "Hej igen {namn}", "version": 0}, page=INVITE)

    assert (kept.status_code, wrong.status_code, late.status_code) == (302, 422, 409)
    assert "Hej Kontakt i Botkyrka, Botkyrka!" in office.get(INVITE).text
    assert assert_house_rules(wrong.text, own_words=False).value("text").strip() == "Hej {förnamn}"
    page = assert_house_rules(late.text, own_words=False)
    assert (page.value("text").strip(), "Hej {namn}, {kommun}!" in page.one("main").text) == (
        "Hej igen {namn}",
        True,
    )


def test_only_the_ticked_are_invited(small_world, made):
    chosen = entrants(made)["Kalix"].id
    office = small_world.at("kansli")
    page = office.page(f"{INVITE}?kommun={chosen}&visa=alla")

    assert page.value("chosen") == str(chosen)
    assert "Ett brev att skicka" in page.one("main").text


def test_an_open_invitation_tells_it_once_and_only_when_a_script_says_so(small_world, made):
    press(small_world, made, "Nacka")
    link = f"/inbjudan/{token('info@kommun0.example')}"
    visitor = small_world.at("")

    visitor.get(link)
    unseen = tally(small_world.at("kansli").page(STATE))
    answer = visitor.post(f"{link}/oppnad", {}, page=link)

    assert (answer.status_code, answer.data) == (204, b"")
    seen = tally(small_world.at("kansli").page(STATE))
    assert (unseen[1:3], seen[1:3]) == (["1", "0"], ["0", "1"])


def test_more_time_is_given_to_those_that_the_search_shows(small_world, made):
    office = small_world.at("kansli")
    page = f"{STATE}/mer-tid?alla=1&visa=alla&namn=ka"
    shown = office.page(page)
    assert "Ge 3 kommuner mer tid" in shown.one("main").text

    sent = {
        "chosen": [entrants(made)["Kalix"].id, entrants(made)["Nacka"].id],
        "form": made.nomination_edition,
        "day": "2099-03-15",
        "time": "16:00",
        "why": "",
    }
    wrong = office.post(f"{STATE}/mer-tid", sent, page=page)
    right = office.post(f"{STATE}/mer-tid", sent | {"why": "Snö."}, page=page)

    assert assert_house_rules(wrong.text).faults() == ["Skriv ett skäl. Kommunen kan läsa det."]
    assert (wrong.status_code, right.status_code) == (422, 302)
    assert "2 kommuner har fått mer tid." in office.get(STATE).text


def test_a_letter_is_shown_before_it_is_sent(small_world, made):
    office = small_world.at("kansli")
    page = f"{STATE}/brev?kommun={entrants(made)['Kalix'].id}"
    sent = {"chosen": entrants(made)["Kalix"].id, "subject": "Träff", "text": "Vi ses, {kommun}."}

    shown = office.post(f"{STATE}/brev", sent | {"look": "1"}, page=page)
    before = letters_to("info@kommun1.example")
    done = office.post(f"{STATE}/brev", sent, page=page)

    assert (shown.status_code, "Vi ses, Kalix." in shown.text, before) == (200, True, [])
    assert (done.status_code, [one.subject for one in letters_to("info@kommun1.example")]) == (302, ["Träff"])


@pytest.mark.usefixtures("made")
@pytest.mark.parametrize(
    ("page", "says"),
    [
        (f"{STATE}/mer-tid?visa=alla", "Kryssa för dem i tabellen"),
        (f"{STATE}/brev?visa=alla", "Kryssa för dem i tabellen"),
        (f"{INVITE}?visa=klara", "Det finns ingen att bjuda in nu"),
    ],
)
def test_an_empty_group_says_what_to_do(small_world, page, says):
    assert says in small_world.at("kansli").page(page).one("main").text


def test_the_reminder_takes_a_group_too(small_world):
    page = small_world.at("kansli").page("/kansli/2026/paminn?alla=1&visa=saknar")

    assert "Så här ser brevet ut" in page.one("main").text
    ticked = [one["value"] for one in page.all("input") if one["name"] == "chosen" and "checked" in one.attrs]
    assert ticked == [str(small_world.assessment("Exempelby", "kvalitetskommun/2003"))]


def test_the_words_say_what_may_stand_between_braces(small_world, made):
    text = small_world.at("kansli").page(INVITE).one("main").text

    assert [one for one in invitation_texts.PLACEHOLDERS if f"{{{one}}}" not in text] == []
    assert made.award in text
