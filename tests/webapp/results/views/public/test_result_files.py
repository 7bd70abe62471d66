"""Public results as files: the figures of the page, exact, described, under a licence, and nothing else."""

from __future__ import annotations

import csv
import io
import json
from fractions import Fraction

import openpyxl
import pytest
from sqlalchemy import func, select, update

from questionnaires.rounding import half_up
from tests.support.pages import assert_house_rules
from tests.support.rounds import crown
from tests.support.summaries import make_public
from tests.support.working import make_next
from webapp.evaluation.models.evaluations import PublishedResult
from webapp.ground.jobs import line
from webapp.ground.jobs.models import JobRow
from webapp.ground.store.database import db
from webapp.ground.who import Municipality
from webapp.results.queries.summaries.announced_rounds import announced_round
from webapp.results.queries.summaries.summaries import of_round
from webapp.rounds.models.rounds import Round

ROUND, TABLE = "/resultat/omgang/2026", "/resultat/tabell"
HIDDEN = ("Lillhärad", "Exempelby")
BROWSER = {"Accept": "text/html"}


@pytest.fixture
def public(small_world):
    """Give a world whose one round is announced, and won by Norrvik."""
    crown(db.session.scalars(select(Round)).one(), "Norrvik")
    make_public()
    return small_world


def fetched(world, to: str):
    answer = world.at("").get(to)
    assert answer.status_code == 200, to
    return answer


def told(world, to: str) -> dict:
    return json.loads(fetched(world, to).data)


def rows_of(data: bytes) -> list[list[str]]:
    return list(csv.reader(io.StringIO(data.decode("utf-8-sig")), delimiter=";"))


def test_json_holds_every_fixed_figure_exactly(public):
    tables = told(public, f"{ROUND}.json")["tables"]
    fixed = {
        name: row
        for row, name in db.session.execute(
            select(PublishedResult, Municipality.name).join(
                Municipality, Municipality.id == PublishedResult.municipality_id
            )
        )
    }

    assert sorted(row["municipality"] for row in tables["results"]["rows"]) == sorted(fixed)
    for row in tables["results"]["rows"]:
        agreed = fixed[row["municipality"]].figures["agreed"]
        assert (row["points"], row["maximum"]) == (agreed["total"]["points"], agreed["total"]["maximum"])
        assert row["digest"] == fixed[row["municipality"]].digest
    for name, result in fixed.items():
        agreed, own = result.figures["agreed"], result.figures["own"]
        figures = {
            row["number"]: (row["points"], row["maximum"], row["own"])
            for row in tables["figures"]["rows"]
            if row["municipality"] == name
        }
        assert figures == {
            number: (score["points"], score["maximum"], own[part][number]["points"])
            for part in ("areas", "subareas")
            for number, score in agreed[part].items()
        }


def test_csv_is_what_the_page_shows_in_its_order_as_a_swedish_spreadsheet_reads_it(public):
    head, *rows = rows_of(fetched(public, f"{ROUND}.csv?ordning=poang").data)
    shown = sorted(
        (one for one in of_round(announced_round("2026")) if one.total), key=lambda one: -one.total.points
    )

    assert head[:3] == ["Kommunkod", "Kommun", "Län"]
    assert [row[1] for row in rows] == [one.municipality for one in shown]
    points = head.index("Poäng")
    assert [Fraction(row[points].replace(",", ".")) for row in rows] == [
        half_up(one.total.points, 6) for one in shown
    ]


def test_a_file_holds_what_is_asked_for_and_no_more(public):
    rows = rows_of(fetched(public, f"{TABLE}.csv?sok=norr").data)

    assert [row[1] for row in rows[1:]] == ["Norrvik"]


def test_the_workbook_says_the_licence_and_explains_every_column(public):
    book = openpyxl.load_workbook(io.BytesIO(fetched(public, f"{TABLE}.xlsx").data))

    assert book.sheetnames[:3] == ["Om filen", "Resultat", "Områden och delområden"]
    about = {row[0].value: row[1].value for row in book["Om filen"].iter_rows(max_col=2) if row[0].value}
    assert about["Licens"] == "CC0 1.0, http://creativecommons.org/publicdomain/zero/1.0/"
    notes = told(public, f"{TABLE}.json")["tables"]
    assert all(column["note"] for table in notes.values() for column in table["columns"])


def test_whoever_is_named_is_told_with_the_public_motivation(public):
    (row,) = told(public, f"{ROUND}.json")["tables"]["named"]["rows"]

    (winner,) = [one for one in of_round(announced_round("2026")) if one.honour]
    assert (row["municipality"], row["honour"], row["motivation"]) == (
        "Norrvik",
        "vinnare",
        winner.motivation,
    )


@pytest.mark.parametrize("kind", ["csv", "json", "xlsx"])
@pytest.mark.parametrize("to", [ROUND, TABLE, "/resultat/kommun/norrvik"])
def test_no_file_tells_of_whoever_has_no_fixed_result(public, to, kind):
    data = fetched(public, f"{to}.{kind}").data
    if kind == "xlsx":
        book = openpyxl.load_workbook(io.BytesIO(data))
        text = " ".join(
            str(cell)
            for sheet in book.worksheets
            for row in sheet.iter_rows(values_only=True)
            for cell in row
        )
    else:
        text = data.decode("utf-8-sig")

    assert "Norrvik" in text
    assert [name for name in HIDDEN if name in text] == []


def test_before_the_announcement_there_is_no_file_of_a_round_and_an_empty_table(small_world):
    assert {
        small_world.at("").get(f"{to}.{kind}").status_code
        for to in (ROUND, "/resultat/kommun/norrvik")
        for kind in ("csv", "json", "xlsx")
    } == {404}
    assert told(small_world, f"{TABLE}.json")["tables"]["results"]["rows"] == []


@pytest.mark.parametrize("to", [f"{ROUND}.pdf", f"{TABLE}.exe", "/resultat/omgang/1812.csv"])
def test_a_form_or_a_round_that_is_not_there_is_not_there(public, to):
    assert public.at("").get(to).status_code == 404


@pytest.fixture
def beside(public):
    """Give the same with a worker beside the server."""
    line.begin()
    return public


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
    here = fetched(public, f"{to}.{kind}").data
    public.app.config["FILES"] = str(tmp_path / "elsewhere")
    line.begin()

    first, second = waited(public, f"{to}.{kind}"), waited(public, f"{to}.{kind}")

    assert (first == second, jobs(), make_next(), make_next()) == (True, 1, True, False)
    made = [fetched(public, one).data for one in (first, f"{to}.{kind}")]
    assert made[0] == made[1]
    assert kind == "xlsx" or _without_moment(made[0]) == _without_moment(here)


def _without_moment(data: bytes) -> list[bytes]:
    return [row for row in data.splitlines() if b'"made_at"' not in row]


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
