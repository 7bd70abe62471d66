"""Both answers on the page, without scripts: chosen by a button, and nothing that was typed is lost."""

from __future__ import annotations

import pytest

from tests.support.colleagues import Q, own
from tests.support.pages import Page, assert_house_rules
from webapp.assessment.queries.answers import current
from webapp.home.deeds import colleagues


@pytest.fixture
def address(small_world):
    return f"/sjalvvardering/{own(small_world).id}/delomrade/1.1"


@pytest.fixture
def refused(small_world, address):
    """Let two write in one answer; gives the browser of the one who was second, and what it was shown."""
    first, second = small_world.at("samordnare"), small_world.at("medarbetare")
    seen = first.page(address).form("request_key")
    theirs = second.page(address).form("request_key")
    second.send("POST", address, data=theirs | {f"{Q}:text": "Planen är antagen av fullmäktige."})
    answer = first.send("POST", address, data=seen | {f"{Q}:text": "Planen är antagen i mars."})
    assert answer.status_code == 409
    page = Page(answer.text)
    page.html = answer.text
    return first, page


def kept(world):
    return current(own(world).id, Q).said.text


def test_both_stand_there_with_what_differs_and_the_page_keeps_the_rules(small_world, refused):
    _browser, page = refused

    assert_house_rules(page.html)
    told = [one.text for one in page.all("ins")]
    assert told[:2] == ["bara i ditt: i mars.", "bara i det sparade: av fullmäktige."]
    assert page.value(f"merged.{Q}") == "Planen är antagen i mars. av fullmäktige."
    assert kept(small_world) == "Planen är antagen av fullmäktige."


@pytest.mark.parametrize(
    ("way", "text", "told"),
    [
        ("mine", "Planen är antagen i mars.", "Ditt svar gäller nu. Det andra finns kvar i historiken."),
        (
            "theirs",
            "Planen är antagen av fullmäktige.",
            "Det sparade svaret gäller. Ditt finns kvar i historiken.",
        ),
        (
            "merged",
            "Antagen av fullmäktige i mars.",
            "Svaren är ihopslagna. Båda finns kvar i historiken.",
        ),
    ],
)
def test_a_button_chooses(small_world, address, refused, way, text, told):  # noqa: PLR0913, PLR0917 -- cases
    browser, page = refused
    form = page.form("request_key") | {
        f"merged.{Q}": "Antagen av fullmäktige i mars.",
        "choose": f"{way}:{Q}",
    }

    answer = browser.send("POST", address, data=form)

    assert (answer.status_code, answer.headers["Location"]) == (302, f"{address}?fraga={Q}")
    assert kept(small_world) == text
    assert told in browser.get(answer.headers["Location"]).text


def test_a_text_that_is_too_long_together_stays_in_its_field_with_both_answers(small_world, address, refused):
    browser, page = refused
    form = page.form("request_key") | {f"merged.{Q}": "x" * 4001, "choose": f"merged:{Q}"}

    answer = browser.send("POST", address, data=form)

    shown = Page(answer.text)
    assert (answer.status_code, kept(small_world)) == (409, "Planen är antagen av fullmäktige.")
    assert shown.value(f"merged.{Q}") == "x" * 4001
    assert shown.faults() == ["Texten är 1 tecken för lång. Korta den till högst 4 000 tecken."]
    assert f"#{Q}:merged" in [link["href"] for link in shown.all("a")]


def test_a_choice_between_answers_that_are_no_longer_the_two_shows_the_new_two_and_keeps_what_was_written(
    small_world, address, refused
):
    browser, page = refused
    second = small_world.at("medarbetare")
    again = second.page(address).form("request_key") | {f"{Q}:text": "Planen är uppskjuten."}
    second.send("POST", address, data=again)
    form = page.form("request_key") | {f"merged.{Q}": "Vad vi skrev ihop.", "choose": f"merged:{Q}"}

    answer = browser.send("POST", address, data=form)

    shown = Page(answer.text)
    assert (answer.status_code, kept(small_world)) == (409, "Planen är uppskjuten.")
    assert shown.value(f"merged.{Q}") == "Vad vi skrev ihop."
    assert shown.value(f"{Q}:text") == "Planen är antagen i mars."


def test_a_colleague_who_was_removed_while_writing_reads_that_and_gets_the_words_back(small_world, address):
    browser = small_world.at("medarbetare")
    form = browser.page(address).form("request_key") | {f"{Q}:text": "Skrivet av den som har slutat."}
    subject = own(small_world, "medarbetare")
    colleagues.remove(small_world.person("samordnare"), subject.municipality_id, subject.person_id)

    answer = browser.send("POST", address, data=form)

    assert answer.status_code == 404
    assert "Skrivet av den som har slutat." in answer.text


@pytest.mark.parametrize(
    ("mine", "theirs", "told"),
    [
        ("fullt-ut", "delvis", ["Fullt ut i ditt, +1,4 p", "Delvis i det sparade, −1,4 p"]),
        ("delvis", "", ["Delvis i ditt, +1,4 p", "Ingen nivå vald i det sparade, −1,4 p"]),
        ("saknas", "", ["Saknas i ditt", "Ingen nivå vald i det sparade"]),
    ],
)
def test_each_level_says_what_it_gives_in_points_beside_the_other(small_world, address, mine, theirs, told):
    first, second = small_world.at("samordnare"), small_world.at("medarbetare")
    seen, beside = (one.page(address).form("request_key") for one in (first, second))
    level = f"{Q}:level:system"
    second.send("POST", address, data=beside | {f"{Q}:text": "Nu.", **({level: theirs} if theirs else {})})

    page = Page(first.send("POST", address, data=seen | {level: mine}).text)

    sides = [
        one for one in page.all("label") for tick in one.all("input") if tick["name"] == f"take.{Q}.system"
    ]
    assert [one.text for one in sides] == told
