"""Whoever has a conflict of interest finds neither name nor points of the municipality anywhere."""

from __future__ import annotations

import io
import re
import zipfile

import pytest

from tests.support.choices import hand_in, show
from tests.support.crawl import crawl
from tests.support.final import let_go
from tests.support.judges import sit
from tests.support.secrets import result_of, without_tokens
from webapp.evaluation.deeds.fixed_sums import rebuild_sums
from webapp.evaluation.deeds.seats import ties
from webapp.evaluation.deeds.seats.ties import Stated
from webapp.evaluation.models.evaluations import PublishedResult
from webapp.ground.store.database import db

WITH = "Norrvik"
DOORS = {
    "utvarderare.a": ["/hem", "/jury/2026", "/kansli/2026", "/nomineringsgrupp/2026"],
    "jury": ["/jury/2026", "/jury/2026/jav", "/jury/2026/rangordning", "/jury/2026/beslut"],
    "nomineringsgrupp": ["/nomineringsgrupp/2026", "/nomineringsgrupp/2026/nominera"],
}


def every_page(world, role, *starts):
    """Open all that a person reaches, and all that others know of the municipality."""
    evaluation = f"/utvardering/{world.evaluation(WITH)}"
    known = [f"{evaluation}{to}" for to in ("", "/jav", "/fraga/demokrati-strategi", "/samsyn", "/faststall")]
    starts = ["/", "/hem", "/resultat/", result_of(WITH), f"{result_of(WITH)}/ros.svg", *known, *starts]
    return crawl(world.app, world.at(role), role, starts, each=4, files=False)


def told(html: str) -> str:
    """Give a page without what one has stated oneself, and the list of all municipalities."""
    return re.sub(r"(?s)<datalist.*?</datalist>", "", html)


@pytest.mark.parametrize("role", list(DOORS))
def test_a_conflicted_person_meets_the_municipality_nowhere(small_world, role):
    sit(small_world, "a", WITH)
    own = {"/konto/bindningar", f"/utvardering/{small_world.evaluation(WITH)}"}
    before = every_page(small_world, role, *DOORS[role]).html

    ties.state(small_world.person(role), Stated(WITH, "former_employer", None, 2025))
    after = every_page(small_world, role, *DOORS[role]).html

    with_name = {to for to, html in after.items() if WITH in told(html)}
    assert {to for to in before if WITH in told(before[to])} - own != set()
    assert {to for to in with_name if not any(to.startswith(one) for one in own)} == set()


def test_what_an_evaluator_is_told_of_a_conflict_is_the_own_tie_and_no_points(small_world):
    sit(small_world, "a", WITH)
    start = f"/utvardering/{small_world.evaluation(WITH)}"
    ties.state(small_world.person("utvarderare.a"), Stated("Sjöholm", "employer"))

    answers = [
        small_world.at("utvarderare.a").get(f"{start}{to}")
        for to in ("", "/jav", "/fraga/demokrati-strategi", "/samsyn", "/samsyn/demokrati-strategi")
    ]

    assert {answer.status_code for answer in answers} == {404}
    assert len({answer.text for answer in answers}) == 1
    text = answers[0].text
    assert (WITH in text, "Du är jävig här" in text, "poäng" in text) == (False, True, False)
    assert "anställd i Sjöholm, som deltar i samma omgång" in text
    assert "Kansliet ser det och utser någon annan." in text


def test_the_jurys_files_are_made_without_the_municipality(small_world):
    ties.state(small_world.person("jury"), Stated(WITH, "employer"))
    jury = small_world.at("jury")

    book = zipfile.ZipFile(io.BytesIO(jury.get("/jury/2026/arbetsbok").data))
    words = "".join(book.read(name).decode("utf-8", "replace") for name in book.namelist())
    chart = jury.get("/jury/2026/rosor.svg").text

    assert ("Sjöholm" in words, WITH in words) == (True, False)
    assert ("Sjöholm" in chart, WITH in chart) == (True, False)


def test_what_a_juror_sees_is_the_same_bytes_whatever_points_the_hidden_one_has(small_world):
    ties.state(small_world.person("jury"), Stated(WITH, "employer"))
    jury = small_world.at("jury")
    hand_in(small_world, "jury", "Sjöholm", "Granhult")
    show(small_world)
    addresses = ["/jury/2026", "/jury/2026/rangordning", "/jury/2026/beslut", "/jury/2026/rosor.svg", "/hem"]
    before = [without_tokens(jury.get(to).text) for to in addresses]
    row = db.session.get_one(PublishedResult, int(result_of(WITH).rpartition("/")[2]))
    others = small_world.at("kansli").get("/jury/2026").text

    let_go()
    row.marks = {**row.marks, "agreed": dict(list(row.marks["agreed"].items())[:20])}
    db.session.commit()
    rebuild_sums()

    assert without_tokens(small_world.at("kansli").get("/jury/2026").text) != without_tokens(others)
    assert [without_tokens(jury.get(to).text) for to in addresses] == before
