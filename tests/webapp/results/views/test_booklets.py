"""Editions as booklets: read and fetched by anybody, everything or an area, but no drafts."""

from __future__ import annotations

from io import BytesIO

import docx
import pytest
from openpyxl import load_workbook

from tests.support import inbox
from tests.support.pages import Page, assert_house_rules
from webapp.ground import context


def test_every_edition_that_is_known_to_its_questions_is_listed(small_world):
    page = small_world.browser().get("/hafte")

    assert_house_rules(page.text)
    assert [one["href"] for one in Page(page.text).all("a") if one.text.startswith("Läs ")] == [
        "/hafte/kommunkompassen/2012-forankrad",
        "/hafte/kommunkompassen/2010-forankrad",
        "/hafte/kommunkompassen/2006-omarbetad",
        "/hafte/kommunkompassen/2012",
        "/hafte/kommunkompassen/2010",
        "/hafte/kommunkompassen/2006",
        "/hafte/kvalitetskommun/2021-omarbetad",
        "/hafte/kvalitetskommun/2003-omarbetad",
        "/hafte/kvalitetskommun/2021",
        "/hafte/kvalitetskommun/2003",
    ]


def test_whoever_has_not_begun_reads_which_one_an_own_assessment_begins_with(small_world):
    lines = Page(small_world.browser().get("/hafte").text).one("main").all("li")
    start = f"/egen-sjalvvardering?kommun={inbox.place()}"
    (chosen,) = [
        one["value"]
        for one in small_world.at("samordnare").page(start).all("input")
        if one["name"] == "edition" and "checked" in one.attrs
    ]

    marked = [line.all("a")[0]["href"] for line in lines if "när ni börjar själva" in line.text]

    assert marked == [f"/hafte/{chosen}"]


@pytest.mark.parametrize(
    "edition",
    [
        "kommunkompassen/2012-forankrad",
        "kommunkompassen/2012",
        "kommunkompassen/2006",
        "kvalitetskommun/2003",
        "kvalitetskommun/2021-omarbetad",
    ],
)
def test_a_booklet_has_every_question_and_room_to_answer_it(small_world, edition):
    page = small_world.browser().get(f"/hafte/{edition}")

    assert_house_rules(page.text)
    rooms = [one for one in Page(page.text).all("div") if one["class"] == "room lines-6"]
    assert len(rooms) == len(context.edition(edition).questions)


def test_an_anchored_booklet_says_what_each_level_means_in_its_question(small_world):
    text = small_world.browser().get("/hafte/kommunkompassen/2012-forankrad?omrade=1").text
    question = context.edition("kommunkompassen/2012-forankrad").questions["insyn-handlingar"]

    levels = [level for part in question.kind.parts for level in part.levels]
    assert [level.id for level in levels if f"{level.name}: {level.text}" not in text] == []


def test_an_area_is_fetched_as_a_document(small_world):
    answer = small_world.browser().get("/hafte/kommunkompassen/2012/word?omrade=3")

    document = docx.Document(BytesIO(answer.data))
    areas = [one.text for one in document.paragraphs if one.style.name == "Heading 1"]
    assert areas == ["Så fyller du i häftet", "3 Politisk styrning och kontroll"]
    assert answer.headers["Content-Disposition"] == 'attachment; filename="hafte-kommunkompassen-2012-3.docx"'


def test_an_edition_is_fetched_as_a_workbook_to_comment_in(small_world):
    answer = small_world.browser().get("/hafte/kommunkompassen/2012/arbetsbok")

    book = load_workbook(BytesIO(answer.data))
    assert book.sheetnames == ["Kommunkompassen 2012", "Frågor", "Delar och nivåer", "Kolumner"]
    assert answer.headers["Content-Disposition"] == 'attachment; filename="utgava-kommunkompassen-2012.xlsx"'


@pytest.mark.parametrize(
    "address",
    [
        "/hafte/kommunkompassen/2012?omrade=9",
        "/hafte/kommunkompassen/2012/word?omrade=x",
        "/hafte/kommunkompassen/2016",
        "/hafte/kommunkompassen/2016/arbetsbok",
        "/hafte/kommunkompassen/1999",
        "/hafte/annat/2012",
    ],
)
def test_what_is_no_edition_or_no_area_is_not_there(small_world, address):
    assert small_world.browser().get(address).status_code == 404


def test_a_draft_is_no_booklet(small_world):
    statuses = context.shelf().statuses
    kept = statuses["kommunkompassen/2010"]
    statuses["kommunkompassen/2010"] = "draft"
    try:
        assert small_world.browser().get("/hafte/kommunkompassen/2010").status_code == 404
    finally:
        statuses["kommunkompassen/2010"] = kept
