"""A third reader's first steps on the pages, and what the pair sees of them on its first page."""

from __future__ import annotations

from tests.support.pages import assert_house_rules
from tests.support.reviewing import impartial, join, revealed
from webapp.review.deeds import reviews
from webapp.review.models.reviews import RETURNED
from webapp.review.queries.draft.draft import content_of, digest_of


def test_an_evaluators_first_page_says_where_each_draft_is(small_world):
    def words() -> str:
        main = small_world.at("utvarderare.a").page("/hem").one("main")
        rows = [row.text for row in main.all("li", "tr") if "Lillhärad" in row.text]
        return rows[0]

    one = revealed(small_world)
    told = ["Samsyn" in words()]
    who = join("granskare.a")
    reviews.send(one)
    told.append("Till granskning" in words())
    reader = impartial(who, one.evaluation.id)
    reviews.decide(reader, RETURNED, "Läs om 3.1.", digest_of(content_of(one.evaluation.id)))
    told.append("Tillbaka från granskning" in words())

    assert told == [True, True, True]


def test_the_reader_says_whether_there_is_a_conflict_and_then_reads(small_world):
    join("granskare.b")
    one = revealed(small_world)
    reviews.send(one)
    here = f"/granskning/utvardering/{one.evaluation.id}"
    reader = small_world.at("granskare.b")

    refused = reader.get(here)
    listed = reader.page("/granskning/2026").one("main").all("a")[0]
    empty = reader.post(f"{here}/jav", {"declaration": "some", "conflict": ""})
    said = reader.post(f"{here}/jav", {"declaration": "none"})

    assert (refused.status_code, refused.location) == (302, f"{here}/jav")
    assert (listed.text, listed["href"]) == ("Lillhärad", f"{here}/jav")
    faults = assert_house_rules(empty.text, own_words=False).faults()
    assert faults == ["Skriv vilken jävssituation det gäller, eller intyga att ingen finns."]
    assert (empty.status_code, said.location, reader.get(here).status_code) == (422, here, 200)
    reader.post(f"{here}/jav", {"declaration": "some", "conflict": "Min syster är chef där."})
    assert [reader.get(address).status_code for address in (here, f"{here}/omrade/3")] == [404, 404]
    assert "Lillhärad" not in reader.get("/granskning/2026").text
