"""A nomination as it will be read, shown to the municipality beforehand; and its statements, one a line."""

from __future__ import annotations

import pytest

from tests.support.colleagues import own
from tests.support.pages import assert_house_rules
from webapp.assessment.content import Link, Said
from webapp.assessment.deeds import answers
from webapp.assessment.deeds.answers import Sent
from webapp.assessment.queries.answers import current, kept_answers
from webapp.assessment.queries.progress import standing
from webapp.assessment.queries.read_through.statements import told_nomination
from webapp.ground.frame.page import ring_figures


@pytest.fixture
def subject(small_world):
    return own(small_world, edition="kvalitetskommun/2003")


def say(subject, question_id, said):
    answers.save_answers(subject, [Sent(question_id, said, current(subject.id, question_id).version, "")])


def test_the_preview_shows_levels_words_evidence_and_the_own_description(small_world, subject):
    question = next(iter(subject.edition.questions.values()))
    part = question.kind.parts[0]
    say(
        subject,
        question.id,
        Said({part.id: part.levels[2].id}, "Så gör vi.", (Link("https://a.example/plan", "sidan 4"),)),
    )
    say(subject, subject.edition.descriptions[0].id, Said(text="Vi är en kommun."))

    html = small_world.at("lasare").get(f"/nominering/{subject.id}/forhandsvisning").text

    text = assert_house_rules(html, own_words=False).one("main").text
    assert [word in text for word in ("Så gör vi.", "https://a.example/plan", "Vi är en kommun.")] == [
        True
    ] * 3
    assert "textarea" not in html


def test_where_names_are_hidden_no_address_is_shown(subject):
    question = next(iter(subject.edition.questions.values()))
    say(subject, question.id, Said({}, "Exempelby gör så.", (Link("https://exempelby.example"),)))

    told = told_nomination(
        standing(subject).compass,
        kept_answers(subject.id),
        lambda text: text.replace("Exempelby", "Kommunen"),
    )

    first = told.criteria[0][1][0]
    assert (first.text, first.evidence) == ("Kommunen gör så.", ())


def test_an_assessment_is_no_nomination_to_preview(small_world):
    compass = own(small_world)

    assert small_world.at("samordnare").get(f"/nominering/{compass.id}/forhandsvisning").status_code == 404


def test_each_statement_is_the_legend_of_its_levels(small_world, subject):
    area = subject.edition.areas[0]

    page = small_world.at("samordnare").page(f"/nominering/{subject.id}/kriterium/{area.number}")

    legends = [one.all("legend")[0].text for one in page.all("fieldset")]
    assert legends == [f"{one.number} {one.text}" for one in area.questions]


def test_the_rings_of_the_rose_say_the_points_that_its_rays_have(small_world, subject):
    compass = standing(subject).compass
    (most,) = {score.maximum for score in compass.areas.values()}

    assert (most, ring_figures(compass)) == (25, ("12,5", "25"))
    assert ring_figures(standing(own(small_world)).compass) == ("50", "100")
