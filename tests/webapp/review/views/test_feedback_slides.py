"""The first feedback as slides: all on one page, and nothing tells or draws points until they are wanted."""

from __future__ import annotations

from tests.support.pages import assert_house_rules
from tests.support.reviewing import revealed
from webapp.review.deeds import texts
from webapp.review.deeds.texts import Sent


def test_the_slides_hold_every_area_and_draw_nothing_that_tells_hidden_points(small_world):
    seat = revealed(small_world)
    area = seat.edition.areas[0]
    texts.save_texts(seat, area, [Sent(f"strengths-{area.number}", "**Tydliga** mål\nÖppet", 0)])
    address = f"/utvardering/{seat.evaluation.id}/aterkoppling/bilder"

    hidden, shown = (
        assert_house_rules(small_world.at("utvarderare.a").get(to).text, own_words=False)
        for to in (address, f"{address}?poang=1")
    )

    titles = [one.text for one in hidden.all("h2")]
    assert titles == ["Det här såg vi, område för område", *(str(one.name) for one in seat.edition.areas)]
    assert [one.text for item in hidden.all("li") for one in item.all("b")] == ["Tydliga"]
    roses = [[one for one in page.all("svg") if one["role"] == "img"] for page in (hidden, shown)]
    assert [len(one) for one in roses] == [0, 1]
    points = [[one for one in page.all("p") if one["class"] == "slide-points"] for page in (hidden, shown)]
    assert [len(one) for one in points] == [0, 1 + len(seat.edition.areas)]
