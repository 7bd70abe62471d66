"""How a nomination introduces its criteria."""

import pytest

from tests.support.browsing import PageWorld
from tests.support.pages import Page, assert_house_rules
from webapp.ground import context


def introductions(page: Page) -> list[str]:
    return [one.text for one in page.all("p") if one.attrs.get("class") == "guide"]


@pytest.mark.parametrize("number", ["1", "2", "3", "4"])
def test_a_criterion_of_2021_is_introduced_once_above_its_statements(small_world: PageWorld, number: str):
    nomination = small_world.begin_round("kvalitetskommun/2021")
    area = context.edition("kvalitetskommun/2021").area(number)

    html = small_world.at("samordnare").get(f"/nominering/{nomination}/kriterium/{number}").text

    assert_house_rules(html)
    assert introductions(Page(html)) == [area.intro.sv]
    assert Page(html).one("h1").text == area.name.sv


def test_a_criterion_without_an_introduction_has_none(small_world: PageWorld):
    nomination = small_world.assessment("Exempelby", "kvalitetskommun/2003")

    page = small_world.at("samordnare").page(f"/nominering/{nomination}/kriterium/1")

    assert introductions(page) == []
