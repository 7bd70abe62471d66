"""Public results as files: the figures of the page, exact, described, under a licence, and nothing else."""

from __future__ import annotations

import csv
import io
import json
from fractions import Fraction

import openpyxl
import pytest
from sqlalchemy import select

from questionnaires.rounding import half_up
from tests.support.rounds import crown
from tests.support.summaries import make_public
from webapp.evaluation.models.evaluations import PublishedResult
from webapp.ground.store.database import db
from webapp.ground.who import Municipality
from webapp.results.queries.summaries.announced_rounds import announced_round
from webapp.results.queries.summaries.summaries import of_round
from webapp.rounds.models.rounds import Round

ROUND, TABLE = "/resultat/omgang/2026", "/resultat/tabell"
HIDDEN = ("Lillhärad", "Exempelby")


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
