"""An own assessment of three areas: pages and files say "av 300", and none a sum that nobody asked for."""

from __future__ import annotations

import re
from io import BytesIO
from zipfile import ZipFile

import pytest

from tests.support.pages import assert_house_rules
from webapp.assessment.content import Said
from webapp.assessment.deeds import answers, hand_in, starts
from webapp.assessment.deeds.answers import Sent
from webapp.assessment.deeds.starts import Wanted
from webapp.assessment.models.assessments import Assessment
from webapp.assessment.queries.own_assessment import own_assessment
from webapp.evaluation.deeds import marks
from webapp.evaluation.deeds.consensus import agreement, alike_marks
from webapp.evaluation.deeds.seats import seats, self_answered
from webapp.evaluation.queries.seats import own_seat
from webapp.ground.store.database import db
from webapp.review.deeds import results

EDITION = "kommunkompassen/2012"
EIGHT_HUNDRED = re.compile(r"\b800\b")


@pytest.fixture
def part(small_world):
    """Start an own assessment of areas 2, 4 and 6, and answer all of it as well as can be."""
    who = small_world.person("samordnare")
    place = db.session.get_one(Assessment, small_world.assessment("Exempelby")).municipality_id
    wanted = Wanted("Tre områden", frozenset({"2", "4", "6"}))
    subject = own_assessment(who, starts.start(who, place, EDITION, wanted))
    best = [
        Sent(one.id, Said({part.id: part.levels[-1].id for part in one.kind.parts}, "Ja"), 0, "")
        for one in subject.edition.questions.values()
    ]
    answers.save_answers(subject, best)
    return subject


def _said(response) -> str:
    """Give the words of a page or a file."""
    if not response.data.startswith(b"PK"):
        return response.text
    with ZipFile(BytesIO(response.data)) as book:
        parts = [book.read(name).decode() for name in book.namelist() if name.endswith(".xml")]
    return " ".join(re.sub(r"<[^>]+>", " ", one) for one in parts if "Content_Types" not in one)


def _evaluated(world, subject):
    hand_in.submit(subject.person_id, subject.id, "Lena Dahl", "Chef", confirmed=True)
    subject = own_assessment(subject.person_id, subject.id)
    evaluation = seats.appoint(subject, world.person("medarbetare"), world.person("lasare"))
    for who in ("medarbetare", "lasare"):
        self_answered.say(own_seat.own_seat(world.person(who), evaluation.id, declared=False), ())
        seat = own_seat.own_seat(world.person(who), evaluation.id)
        for area in seat.edition.areas:
            marks.accept_area(seat, seat.track, area)
        if agreement.finish(seat):
            alike_marks.accept_alike(seat)
    return evaluation, results.publish(subject.person_id, evaluation.id)


def test_the_overview_and_the_rose_are_of_three_areas_and_say_that_five_are_left_out(small_world, part):
    page = assert_house_rules(small_world.at("samordnare").get(f"/sjalvvardering/{part.id}").text)

    assert "av 300" in page.one("main").text
    assert page.one("main").text.count("bedöms inte") >= 5
    assert "Ni värderar 3 av 8 områden" in page.one("main").text


def test_an_area_that_was_left_out_is_not_there(small_world, part):
    at = small_world.at("samordnare")
    asked = [f"/sjalvvardering/{part.id}/{one}" for one in ("omrade/1", "delomrade/1.1", "rakna/1")]

    assert {at.get(to).status_code for to in asked} == {404}


def test_no_page_and_no_file_of_it_says_eight_hundred(small_world, part):
    at = small_world.at("samordnare")
    evaluation, result = _evaluated(small_world, part)
    here = f"/sjalvvardering/{part.id}"
    pages = [
        *(here, f"{here}/rakna/total", f"{here}/svar", f"{here}/excel", f"{here}/kvitto", f"{here}/om"),
        *(f"{here}/utvarderare", f"/utvardering/{evaluation.id}/faststall"),
        *(f"/resultat/{result.id}", f"/utvardering/{evaluation.id}/rapport"),
    ]
    files = [
        *(f"{here}/svar.{one}" for one in ("json", "xlsx", "docx")),
        *(
            f"{here}/excel/fragor.xlsx",
            f"{here}/ros.svg",
            f"/resultat/{result.id}/ros.svg",
            f"/utvardering/{evaluation.id}/rapport.docx",
        ),
        f"/utvardering/{evaluation.id}/aterkoppling.xlsx",
    ]

    found = {to: at.get(to) for to in [*pages, *files]}

    assert {to: one.status_code for to, one in found.items() if one.status_code != 200} == {}
    assert [to for to, one in found.items() if EIGHT_HUNDRED.search(_said(one))] == []
    assert result.figures["agreed"]["total"]["maximum"] == "300"


def test_it_is_not_counted_in_another_edition_nor_set_beside_a_whole_one(small_world, part):
    evaluation, result = _evaluated(small_world, part)
    at = small_world.at("samordnare")

    pages = [at.get(to).text for to in (f"/resultat/{result.id}", f"/utvardering/{evaluation.id}/rapport")]

    assert ["Kommunkompassen 2010" in page for page in pages] == [False, False]
