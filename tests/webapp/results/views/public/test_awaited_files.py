"""Files of public results wait in the line of all files, and anybody may wait for one."""

from __future__ import annotations

import json

import pytest
from sqlalchemy import func, select, update

from tests.support.pages import assert_house_rules
from tests.support.rounds import crown
from tests.support.summaries import make_public
from tests.support.working import make_next
from webapp.ground.calendar import clock
from webapp.ground.jobs import line
from webapp.ground.jobs.models import JobRow
from webapp.ground.store.database import db
from webapp.rounds.models.rounds import Round

ROUND, TABLE = "/resultat/omgang/2026", "/resultat/tabell"
BROWSER = {"Accept": "text/html"}


@pytest.fixture
def public(small_world):
    """Give a world whose one round is announced, and won by Norrvik."""
    crown(db.session.scalars(select(Round)).one(), "Norrvik")
    make_public()
    return small_world


@pytest.fixture
def beside(public):
    """Give the same with a worker beside the server."""
    line.begin()
    return public


def fetched(world, to: str):
    answer = world.at("").get(to)
    assert answer.status_code == 200, to
    return answer


def told(world, to: str) -> dict:
    return json.loads(fetched(world, to).data)


def waited(world, to: str) -> str:
    """Ask as somebody without an account does, and give where the page that waits asks again."""
    answer = world.at("").get(to, headers=BROWSER)
    assert (answer.status_code, answer.headers["Cache-Control"]) == (202, "no-store")
    links = assert_house_rules(answer.text).root.all("a")
    return next(one["href"] for one in links if one["id"] == "hamta")


def jobs() -> int:
    return db.session.scalar(select(func.count(JobRow.id)))


@pytest.mark.parametrize("kind", ["csv", "json", "xlsx"])
@pytest.mark.parametrize("to", [ROUND, TABLE, "/resultat/kommun/norrvik"])
def test_a_file_is_made_by_the_worker_once_for_all_and_is_what_the_server_makes(public, to, kind, tmp_path):
    now = clock.now()
    clock.set_clock(lambda: now)  # a file says when it was made
    here = fetched(public, f"{to}.{kind}").data
    public.app.config["FILES"] = str(tmp_path / "elsewhere")
    line.begin()

    first, second = waited(public, f"{to}.{kind}"), waited(public, f"{to}.{kind}")

    assert (first == second, jobs(), make_next(), make_next()) == (True, 1, True, False)
    made = [fetched(public, one).data for one in (first, f"{to}.{kind}")]
    assert [one == here for one in made] == [True, True]


def test_what_is_asked_for_in_other_words_but_is_the_same_is_one_file(beside):
    asked = ["", "?sida=2", "?sida=3&ordning=omgang", "?ordning=skr%C3%A4p&hittepa=1", "?ar=0&hittepa=2"]

    assert {beside.at("").get(f"{TABLE}.csv{query}").status_code for query in asked} == {503}
    assert jobs() == 1


def test_a_program_is_told_to_come_again_and_never_gets_a_page_for_a_file(beside):
    answer = beside.at("").get(f"{TABLE}.json", headers={"Accept": "*/*"})

    assert (answer.status_code, answer.mimetype, answer.headers["Retry-After"]) == (503, "text/plain", "3")
    make_next()
    assert fetched(beside, f"{TABLE}.json").mimetype == "application/json"


def test_a_round_that_is_taken_back_while_its_file_is_made_is_not_there_and_no_file_of_it(beside):
    again = waited(beside, f"{ROUND}.csv")
    make_next()
    db.session.execute(update(Round).values(announced_at=None))
    db.session.commit()

    assert [beside.at("").get(to, headers=BROWSER).status_code for to in (again, f"{ROUND}.csv")] == [
        404,
        404,
    ]
    assert beside.at("").get(again.replace(ROUND, TABLE), headers=BROWSER).status_code == 202


def test_an_honour_or_a_licence_since_then_makes_another_file(beside):
    first = waited(beside, f"{TABLE}.json")
    make_next()
    db.session.execute(update(Round).values(licence="CC-BY-4.0"))
    db.session.commit()
    waited(beside, f"{TABLE}.json")
    make_next()

    old, new = told(beside, first), told(beside, f"{TABLE}.json")
    assert ("CC0" in str(old), "CC BY" in str(new)) == (True, True)


def test_whoever_asks_for_ever_new_files_does_not_fill_the_line_and_waits_behind_those_at_work(beside):
    now = clock.now()
    clock.set_clock(lambda: now)  # a busy machine would take the worker for gone
    for n in range(line.MOST_PUBLIC + 5):
        beside.at("").get(f"{TABLE}.csv?sok={n}")
    crowded = beside.at("").get(f"{TABLE}.csv?sok=ny", headers=BROWSER)
    in_line = beside.at("").get(f"{TABLE}.csv?sok=0", headers=BROWSER)
    work = beside.at("kansli").get("/kansli/2026/deltagare.xlsx")

    assert (crowded.status_code, in_line.status_code, jobs()) == (503, 202, line.MOST_PUBLIC + 1)
    assert "Många hämtar filer just nu." in assert_house_rules(crowded.text).one("main").text
    assert "Den är näst i tur." in work.text
    assert line.take().job.kind == "participants"


def test_without_a_worker_the_server_makes_the_file_itself(public):
    assert public.at("").get(f"{TABLE}.csv", headers=BROWSER).mimetype == "text/csv"
    assert jobs() == 0
