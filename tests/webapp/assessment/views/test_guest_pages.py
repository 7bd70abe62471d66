"""The pages of a guest who is asked several questions, and the guests as the coordinator sees them."""

from __future__ import annotations

from tests.support.colleagues import GUEST, PLACE, Q, own
from tests.support.pages import Page, assert_house_rules
from webapp.assessment.deeds.teamwork import guests
from webapp.assessment.deeds.teamwork.tasks import Handing, hand_out

OTHER = "kommunikation-policy"


def ask(world, *numbers) -> str:
    return f"/svar/{hand_out(own(world), Handing(PLACE, None, GUEST, '', numbers)).token}"


def places(page: Page) -> list[tuple[str, str]]:
    return [
        (one["href"], one["aria-current"])
        for one in page.all("a")
        if one.inside("nav") and "/svar/" in one["href"]
    ]


def test_a_guest_is_led_through_the_questions_and_sees_what_is_sent(small_world):
    to, guest = ask(small_world, "1.1.2"), small_world.browser()

    first = assert_house_rules(guest.get(to).text)
    form = {f"{Q}:text": "Mitt.", f"{Q}:link:0:url": "https://www.exempelby.example", "name": "Lena"}
    sent = guest.post(f"{to}/{Q}", form)
    thanked = assert_house_rules(guest.get(sent.location.partition("#")[0]).text)

    assert places(first) == [(f"{to}/{Q}", "page"), (f"{to}/{OTHER}", "")]
    assert sent.location == f"{to}/{Q}#skickat"
    assert [one["href"] for one in thanked.all("a") if one.text == "Nästa fråga"] == [f"{to}/{OTHER}"]
    (made,) = guests.proposals(own(small_world).id, Q)
    assert [link.url for link in made.said.evidence] == ["https://www.exempelby.example"]


def test_a_wrong_link_comes_back_beside_its_field_and_nothing_is_sent(small_world):
    to, guest = ask(small_world), small_world.browser()
    form = {f"{Q}:text": "Mitt.", f"{Q}:link:0:url": "budget.pdf", "name": "Lena"}

    refused = guest.post(to, form)

    page = Page(refused.text)
    assert (refused.status_code, page.value(f"{Q}:link:0:url"), page.value(f"{Q}:text")) == (
        422,
        "budget.pdf",
        "Mitt.",
    )
    assert guests.waiting(own(small_world).id) == 0


def test_the_coordinator_sees_one_row_a_guest_and_takes_all_back_with_one_press(small_world):
    to = ask(small_world, "1.1.2")
    here = f"/sjalvvardering/{own(small_world).id}/vem"
    coordinator = small_world.at("samordnare")

    page = assert_house_rules(coordinator.get(here).text)
    buttons = [one.text for one in page.all("button") if one.text.startswith("Ta tillbaka")]
    form = next(one for one in page.all("form") if "Ta tillbaka alla" in one.text)
    gone = coordinator.post(form["action"], {"every": "1"}, page=here)

    assert [one.text for one in page.all("b") if one.text == GUEST] == [GUEST]
    assert [one.split(" ", 2)[2][:5] for one in buttons] == ["1.1.1", "1.1.2", "alla "]
    assert (gone.status_code, small_world.browser().get(to).status_code) == (302, 410)


def test_several_numbers_are_read_with_commas_or_spaces_and_a_wrong_one_stays_in_its_field(small_world):
    here = f"/sjalvvardering/{own(small_world).id}/vem"
    coordinator = small_world.at("samordnare")
    form = {"place": PLACE, "email": GUEST, "more": "1.1.2, 9.9.9 2.1.1", "note": "", "person": ""}

    refused = coordinator.post(here, form, page=f"{here}/enskild")
    sent = coordinator.post(here, {**form, "more": "1.1.2 2.1.1,"}, page=f"{here}/enskild")

    page = Page(refused.text)
    assert (refused.status_code, page.value("more")) == (422, "1.1.2, 9.9.9 2.1.1")
    assert "Det finns ingen fråga 9.9.9." in page.one("main").text
    assert sent.status_code == 302
