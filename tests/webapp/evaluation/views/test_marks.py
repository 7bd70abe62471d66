"""The evaluators' pages, screen by screen: declare, mark, accept, be done, agree, fix."""

from __future__ import annotations

import pytest

from questionnaires.marks import levels_of
from tests.support.browsing import PageBrowser, PageWorld
from tests.support.judges import MOTIVATION, finish, kept, other_levels, question_of, sit
from tests.support.pages import assert_house_rules
from webapp.assessment.models.assessments import Answer
from webapp.evaluation.deeds import marks
from webapp.evaluation.models.evaluations import EvaluatorMark
from webapp.ground.roles import AGREED
from webapp.ground.store.database import db

LONG = "Så lång text får en motivering inte vara. " * 60


def address(world: PageWorld, rest: str = "") -> str:
    return f"/utvardering/{world.evaluation('Lillhärad')}{rest}"


def seated(world: PageWorld, which: str = "a") -> PageBrowser:
    """Sit down at the evaluation, free of conflicts, and open a browser."""
    sit(world, which)
    db.session.commit()
    return world.at(f"utvarderare.{which}")


def both_done(world: PageWorld) -> PageBrowser:
    """Let both evaluators be done, apart on question 2.1.1 alone."""
    a, b = sit(world, "a"), sit(world, "b")
    question = question_of(a)
    marks.give_mark(a, "a", question, other_levels(a, question), MOTIVATION, 0)
    finish(a)
    finish(b)
    db.session.commit()
    return world.at("utvarderare.a")


def test_who_has_declared_nothing_meets_the_question_of_conflicts_first(small_world):
    browser = small_world.at("utvarderare.a")

    answer = browser.get(address(small_world))

    assert (answer.status_code, answer.location) == (302, address(small_world, "/jav"))


def test_a_conflict_without_words_is_asked_for_beside_its_field(small_world):
    browser = small_world.at("utvarderare.a")

    answer = browser.post(address(small_world, "/jav"), {"declaration": "some", "conflict": ""})

    assert answer.status_code == 422
    assert answer.text.count("Skriv vilken jävssituation det gäller, eller intyga att ingen finns.") == 2


def test_a_conflict_told_at_too_great_length_is_given_back_whole_and_never_cut(small_world):
    browser, told = small_world.at("utvarderare.a"), "å" * 1_003

    answer = browser.post(address(small_world, "/jav"), {"declaration": "some", "conflict": told})

    page = assert_house_rules(answer.text, own_words=False)
    assert (answer.status_code, page.value("conflict")) == (422, told)
    assert page.faults() == ["Texten är 3 tecken för lång. Korta den till högst 1 000 tecken."]


def test_a_mark_with_levels_and_motivation_is_kept_and_leads_to_the_next_question(small_world):
    browser = seated(small_world)
    seat = sit(small_world)
    question = question_of(seat)
    chosen = other_levels(seat, question)
    page = address(small_world, f"/fraga/{question.id}")
    levels = {
        f"{question.id}:level:{part.id}": level
        for part, level in zip(question.kind.parts, chosen, strict=True)
        if level
    }

    answer = browser.post(
        page, {**levels, f"{question.id}:version": "0", f"{question.id}:motivation": MOTIVATION}
    )

    following = question_of(seat, "2.1.2")
    assert (answer.status_code, answer.location) == (302, address(small_world, f"/fraga/{following.id}"))
    assert kept(sit(small_world), question) == (chosen, MOTIVATION, 1)


@pytest.mark.parametrize("track", ["a", AGREED])
def test_accepting_the_municipality_keeps_what_was_typed_as_motivation(small_world, track):
    browser = both_done(small_world) if track == AGREED else seated(small_world)
    seat = sit(small_world)
    question = question_of(seat)
    page = address(small_world, f"/{'samsyn' if track == AGREED else 'fraga'}/{question.id}")

    answer = browser.post(
        page,
        {
            "save": "accept",
            f"{question.id}:version": "0",
            f"{question.id}:motivation": "Intervjun stöder det.",
        },
    )

    own = marks.marking(seat).own.marks[question.id]
    assert answer.status_code == 302
    assert kept(sit(small_world), question, track) == (own, "Intervjun stöder det.", 1)


def test_accepting_what_the_municipality_left_unanswered_chooses_no_level(small_world):
    browser = seated(small_world)
    seat = sit(small_world)
    question = question_of(seat)
    db.session.execute(db.delete(Answer).where(Answer.question_id == question.id))
    part = question.kind.parts[0]
    page = address(small_world, f"/fraga/{question.id}")

    browser.post(
        page,
        {
            "save": "accept",
            f"{question.id}:version": "0",
            f"{question.id}:level:{part.id}": part.levels[-1].id,
        },
    )

    assert kept(sit(small_world), question) == (levels_of(question, {}), "", 1)


def test_accepting_with_a_motivation_over_the_limit_keeps_the_text_on_the_page(small_world):
    browser = seated(small_world)
    question = question_of(sit(small_world))
    page = address(small_world, f"/fraga/{question.id}")

    answer = browser.post(
        page, {"save": "accept", f"{question.id}:version": "0", f"{question.id}:motivation": LONG}
    )

    assert answer.status_code == 422
    assert answer.text.count(LONG.strip()) == 1
    assert kept(sit(small_world), question) == (None, "", 0)


def test_a_departing_mark_without_motivation_comes_back_with_its_levels(small_world):
    browser = seated(small_world)
    seat = sit(small_world)
    question = question_of(seat)
    chosen = other_levels(seat, question)
    page = address(small_world, f"/fraga/{question.id}")
    name = f"{question.id}:level:{question.kind.parts[0].id}"

    answer = browser.post(page, {f"{question.id}:version": "0", name: chosen[0]})

    assert answer.status_code == 422
    assert answer.text.count(f'name="{name}" value="{chosen[0]}" checked') == 1
    assert answer.text.count("Skriv en motivering till fråga 2.1.1.") == 2


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("1.000", "Det går inte att avgöra om punkten skiljer tusental eller decimaler."),
        ("hundra", "Skriv poängen som ett tal, till exempel 7,5."),
        ("-1", "Frågan kan ge 0 till 4,5 poäng. Ändra poängen."),
        ("99", "Frågan kan ge 0 till 4,5 poäng. Ändra poängen."),
    ],
)
def test_own_points_that_cannot_be_come_back_as_they_were_typed(small_world, typed, said):
    browser = seated(small_world)
    question = question_of(sit(small_world))
    page = address(small_world, f"/fraga/{question.id}")

    answer = browser.post(
        page,
        {
            f"{question.id}:version": "0",
            f"{question.id}:points": typed,
            f"{question.id}:motivation": MOTIVATION,
        },
    )

    assert answer.status_code == 422
    assert answer.text.count(said) == 2
    assert answer.text.count(f'value="{typed}"') == 1
    assert answer.text.count(MOTIVATION) == 1


def test_a_mark_that_somebody_has_passed_is_refused_with_both_on_the_page(small_world):
    browser = seated(small_world)
    seat = sit(small_world)
    question = question_of(seat)
    marks.give_mark(seat, "a", question, other_levels(seat, question), "Sparat från en annan flik.", 0)
    page = address(small_world, f"/fraga/{question.id}")

    answer = browser.post(page, {f"{question.id}:version": "0", f"{question.id}:motivation": MOTIVATION})

    assert answer.status_code == 409
    assert (answer.text.count("Sparat från en annan flik."), answer.text.count(MOTIVATION)) == (1, 1)


def test_choosing_b_on_the_agreed_page_takes_over_bs_mark_with_its_words(small_world):
    browser = both_done(small_world)
    question = question_of(sit(small_world))
    page = address(small_world, f"/samsyn/{question.id}")

    answer = browser.post(page, {"save": "a", f"{question.id}:version": "0"})

    seat = sit(small_world)
    assert (answer.status_code, answer.location) == (302, address(small_world, "/samsyn"))
    assert kept(seat, question, AGREED)[:2] == kept(seat, question, "a")[:2]


def test_what_is_done_is_read_without_a_form_to_send(small_world):
    browser = both_done(small_world)
    question = question_of(sit(small_world))

    page = browser.page(address(small_world, f"/fraga/{question.id}"))

    assert [form["action"] for form in page.all("form")] == ["/konto/sprak", "/logga-ut"]


def test_a_mark_of_a_question_that_has_left_the_edition_is_kept_but_not_counted(small_world):
    browser = seated(small_world)
    seat = sit(small_world)
    question = question_of(seat)
    marks.give_mark(seat, "a", question, other_levels(seat, question), MOTIVATION, 0)
    db.session.execute(
        db.update(EvaluatorMark)
        .where(EvaluatorMark.evaluation_id == seat.evaluation.id)
        .values(question_id="en-fraga-som-utgick")
    )
    db.session.commit()

    answer = browser.get(address(small_world))

    assert answer.status_code == 200
    assert marks.marking(sit(small_world)).kept == {}
    left = db.session.query(EvaluatorMark.question_id).filter_by(evaluation_id=seat.evaluation.id)
    assert left.all() == [("en-fraga-som-utgick",)]
