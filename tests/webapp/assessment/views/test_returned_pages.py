"""The pages where questions are taken home and brought back, used without scripts."""

from __future__ import annotations

from io import BytesIO

import pytest

from tests.support.colleagues import Q, hand, hand_in, own
from tests.support.pages import assert_house_rules
from tests.support.twins import filled
from webapp.assessment.content import Said
from webapp.assessment.deeds import answers
from webapp.assessment.deeds.answers import Sent
from webapp.assessment.queries.answers import current


@pytest.fixture
def home(small_world):
    """Give the address of the page, and the workbook of the first area, fetched from it."""
    address = f"/sjalvvardering/{own(small_world).id}/excel"
    answer = small_world.at("samordnare").get(f"{address}/fragor.xlsx?del=area:1")
    assert answer.headers["Content-Disposition"] == (
        'attachment; filename="fragor-exempelby-sjalvvardering-2026-area-1.xlsx"'
    )
    return address, answer.data


def send(world, address: str, content: bytes, who: str = "samordnare"):
    file = {"file": (BytesIO(content), "svar.xlsx")}
    return world.at(who).post(address, file, content_type="multipart/form-data", follow_redirects=True)


def say(world, text: str) -> None:
    subject = own(world, "medarbetare")
    answers.save_answers(subject, [Sent(Q, Said({}, text), current(subject.id, Q).version, "")])


def text_of(world) -> str:
    return current(own(world).id, Q).said.text


def test_what_can_be_taken_home_is_chosen_on_the_page(small_world, home):
    hand(small_world, "subarea:1.2")
    page = small_world.at("medarbetare").get(home[0]).text

    assert_house_rules(page)
    for scope in ("alla", "mina", "area:3", "subarea:3.2"):
        assert f'value="{scope}"' in page


def test_a_part_that_is_not_there_is_not_there(small_world, home):
    assert small_world.at("samordnare").get(f"{home[0]}/fragor.xlsx?del=area:99").status_code == 404


def test_a_file_is_shown_first_and_read_in_by_a_button_of_its_own(small_world, home):
    address, content = home
    before = text_of(small_world)
    shown = send(small_world, address, filled(content, {(Q, "Svar"): "Ifyllt hemma."}))
    waiting = shown.request.path

    assert (shown.status_code, text_of(small_world)) == (200, before)
    assert "Ifyllt hemma." in shown.text
    assert "svar.xlsx" in small_world.at("samordnare").get(address).text
    done = small_world.at("samordnare").post(waiting, {}, follow_redirects=True)
    assert (done.request.path, text_of(small_world)) == (address, "Ifyllt hemma.")
    assert "Ett svar är inläst." in done.text


def test_a_conflict_is_asked_about_and_comes_to_what_is_chosen(small_world, home):
    address, content = home
    say(small_world, "Kollegans text.")
    waiting = send(small_world, address, filled(content, {(Q, "Svar"): "Filens text."})).request.path
    version = current(own(small_world).id, Q).version
    asked = small_world.at("samordnare").post(waiting, {})

    assert (asked.status_code, text_of(small_world)) == (409, "Kollegans text.")
    assert "Välj vad som ska gälla på ett ställe" in asked.text
    choice = {f"val:{Q}:text": "ihop", f"version:{Q}": version}
    small_world.at("samordnare").post(waiting, choice)
    assert text_of(small_world) == "Kollegans text.\n\nFilens text."


def test_one_choice_can_hold_for_all_conflicts(small_world, home):
    address, content = home
    say(small_world, "Kollegans text.")
    waiting = send(small_world, address, filled(content, {(Q, "Svar"): "Filens text."})).request.path
    version = current(own(small_world).id, Q).version
    small_world.at("samordnare").post(waiting, {"rest": "filen", f"version:{Q}": version})

    assert text_of(small_world) == "Filens text."


def test_what_is_wrong_in_the_file_stands_on_top_with_its_cell(small_world, home):
    address, content = home
    shown = send(small_world, address, filled(content, {(Q, "System"): "<script>", (Q, "Svar"): "=1+1"}))

    assert "Bladet ”Svar”, rad 6, cell C6: ”&lt;script&gt;” går inte att välja." in shown.text
    assert "Läs in filen" not in shown.text


def test_a_file_that_is_no_workbook_is_refused_beside_the_field(small_world, home):
    for content, words in ((b"%PDF-1.7", "Det är en PDF."), (b"", "Filen är tom.")):
        shown = send(small_world, home[0], content)
        assert (shown.status_code, words in shown.text) == (422, True)


def test_after_the_hand_in_the_file_is_shown_and_cannot_be_read_in(small_world, home):
    address, content = home
    hand_in(small_world)
    shown = send(small_world, address, filled(content, {(Q, "Svar"): "För sent."}))

    assert (shown.status_code, "För sent." in shown.text) == (200, True)
    assert "Läs in filen" not in shown.text
    assert small_world.at("samordnare").post(shown.request.path, {}, page=address).status_code == 409
    assert text_of(small_world) != "För sent."


def test_a_reader_sees_what_a_file_says_and_has_no_button(small_world, home):
    shown = send(small_world, home[0], filled(home[1], {(Q, "Svar"): "Läsarens."}), "lasare")

    assert (shown.status_code, "Läsarens." in shown.text) == (200, True)
    assert "Läs in filen" not in shown.text


def test_it_is_found_from_the_overview_and_beside_own_answers(small_world, home):
    address, start = home[0], home[0].removesuffix("/excel")

    assert f'href="{address}"' in small_world.at("samordnare").get(start).text
    assert f'href="{address}?del=area:3"' in small_world.at("samordnare").get(f"{start}/svar?omrade=3").text
