"""The report as a page and as a document say the same figures, and everybody finds what is shared."""

from __future__ import annotations

from collections import Counter
from io import BytesIO

import docx
import pytest

from questionnaires.rounding import as_points
from tests.support.asked import queries
from tests.support.examples import add_example, begin_anew
from tests.support.judges import finish, sit
from tests.support.pages import Page, assert_house_rules
from tests.support.summaries import make_public
from webapp.evaluation.models.evaluations import PublishedResult
from webapp.evaluation.queries import results
from webapp.ground.store.database import db
from webapp.review.deeds import results as result_deeds

A, NORRVIK = "utvarderare.a", "samordnare@norrvik.example"
ASKED = "?med=%C3%96rebro+2012&edition=kommunkompassen/2010"


def address(world, municipality="Norrvik", rest=""):
    return f"/utvardering/{world.evaluation(municipality)}/rapport{rest}"


def document(world, to, who=A):
    answer = world.at(who).get(to)
    assert answer.status_code == 200
    return answer, docx.Document(BytesIO(answer.data))


def tables_of(page: Page):
    """Read the tables of a page as rows of cells."""
    return [
        [
            [" ".join(one.text for one in cell.all("li")) or cell.text for cell in row.all("th", "td")]
            for row in table.all("tr")
        ]
        for table in page.all("table")
    ]


def both_done(world):
    for which in ("a", "b"):
        finish(sit(world, which))


def test_the_page_the_document_and_the_result_say_the_same_figures(small_world):
    page = assert_house_rules(small_world.at(A).get(address(small_world, rest=ASKED)).text, own_words=False)
    _answer, written = document(small_world, address(small_world, rest=f".docx{ASKED}"))

    told = [
        [[" ".join(cell.text.split()) for cell in row.cells] for row in table.rows]
        for table in written.tables
    ]
    agreed = results.compasses_of(result_deeds.result_of(small_world.evaluation("Norrvik")))[1]
    assert tables_of(page) == told
    areas = next(table for table in told if table[0][1] == "Enade poäng")
    assert [row[1] for row in areas[1:]] == [
        as_points(score.secured) for score in (*agreed.areas.values(), agreed.total)
    ]
    whole = next(table for table in told if table[0][0] == "Område och delområde")
    numbered = [(row[0].split(" ")[0], row[1]) for row in whole[1:]]
    subareas = {number: points for number, points in numbered if number in agreed.subareas}
    assert subareas == {number: as_points(score.secured, 1) for number, score in agreed.subareas.items()}


def test_no_two_landmarks_of_the_page_have_the_same_name(small_world):
    page = small_world.at(A).page(address(small_world, rest=ASKED))

    titles = {one["id"]: one.text for one in page.all("h2", "h3", "h4", "caption") if one["id"]}
    regions = [one for one in page.all("section", "div") if one.tag == "section" or one["role"] == "region"]
    names = [titles[one["aria-labelledby"]] for one in regions if one["aria-labelledby"]]
    assert [name for name, many in Counter(names).items() if many > 1] == []
    assert {titles[f"k{n}"] for n in (1, 2, 3)} <= set(names)


def test_the_document_is_named_so_that_every_system_takes_it(small_world):
    answer, _written = document(small_world, address(small_world, rest=".docx"))

    year = result_deeds.result_of(small_world.evaluation("Norrvik")).published_at.year
    assert (
        answer.headers["Content-Disposition"] == f'attachment; filename="kommunkompassen-norrvik-{year}.docx"'
    )


def test_a_report_that_has_not_begun_says_so(small_world):
    answer = small_world.at("kansli").get(address(small_world, "Lillhärad"))
    handed = small_world.at("kansli").get(address(small_world, "Lillhärad", ".docx"))

    assert (answer.status_code, "Rapporten har inte börjat än." in answer.text) == (200, True)
    assert handed.status_code == 409


def test_the_pair_writes_and_the_draft_shows_it(small_world):
    both_done(small_world)
    to = address(small_world, "Lillhärad", "/texter")
    sent = {"brief": "En kommun vid kusten.", "brief-version": "0", "visit": "", "visit-version": "0"}

    answer = small_world.at(A).post(to, sent)
    page = small_world.at(A).page(address(small_world, "Lillhärad"))

    assert (answer.status_code, answer.location) == (302, to)
    assert [one.text for one in page.all("p") if one.text == "En kommun vid kusten."] == [
        "En kommun vid kusten."
    ]
    assert [one.text for one in page.all("b") if one.text == "Utkast."] == ["Utkast."]


def test_what_was_typed_stays_when_the_other_was_first_or_the_text_is_too_long(small_world):
    both_done(small_world)
    to = address(small_world, "Lillhärad", "/texter")
    small_world.at("utvarderare.b").post(to, {"brief": "Björns text.", "brief-version": "0"})

    stale = small_world.at(A).post(to, {"brief": "Annas text.", "brief-version": "0"})
    long = small_world.at(A).post(to, {"visit": "x" * 8_001, "visit-version": "0"})
    again = small_world.at(A).post(to, Page(stale.text).form("brief"))

    assert (stale.status_code, Page(stale.text).value("brief"), "Björns text." in stale.text) == (
        409,
        "Annas text.",
        True,
    )
    assert (long.status_code, Page(long.text).value("visit")) == (422, "x" * 8_001)
    assert again.status_code == 302


@pytest.mark.parametrize(
    "rest", ["?med=%00&edition=%00", "?med=" + "x" * 3_000, "?edition=../../x&med=' OR 1=1"]
)
def test_a_hostile_question_to_the_report_changes_nothing(small_world, rest):
    plain = small_world.at(A).page(address(small_world))
    found = small_world.at(A).page(address(small_world, rest=rest))

    assert tables_of(found) == tables_of(plain)


def test_everybody_reads_the_report_and_finds_the_examples_once_the_round_is_announced(small_world):
    begin_anew(announced=False)
    add_example(small_world, "Medborgardialoger med återkoppling.")
    result = (
        db.session.query(PublishedResult).filter_by(evaluation_id=small_world.evaluation("Norrvik")).one().id
    )
    to, search = f"/resultat/{result}/rapport", "/goda-exempel/?q=medborgardialogen"
    before = small_world.at().get(to).status_code, "Medborgardialoger" in small_world.at().get(search).text
    make_public()

    page = assert_house_rules(small_world.at().get(search).text, own_words=False)

    assert before == (404, False)
    assert "Medborgardialoger" in small_world.at().get(to).text
    assert document(small_world, f"{to}.docx", who="")[0].mimetype.endswith("wordprocessingml.document")
    assert [one.text for one in page.all("mark")] == ["Medborgardialoger"]
    assert page.value("q") == "medborgardialogen"


@pytest.mark.parametrize("query", ["%22", "%00", "*", "NEAR(a%20b)", "x" * 10_000, "%F0%9F%92%A9", "%FF"])
def test_no_search_is_a_fault(small_world, query):
    begin_anew()
    add_example(small_world, "Medborgardialoger med återkoppling.")

    assert small_world.at().get(f"/goda-exempel/?q={query}&omrade={query}").status_code == 200


def test_more_examples_ask_the_database_no_more_often(small_world):
    begin_anew()
    add_example(small_world, "Medborgardialoger med återkoppling.")
    few = queries(small_world, "", "/goda-exempel/")
    for n in range(20):
        add_example(small_world, f"Medborgardialog nummer {n}.", "Sjöholm")

    assert queries(small_world, "", "/goda-exempel/") == few
