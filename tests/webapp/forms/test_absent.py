"""A field that a form does not hold is never taken for an empty one."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from fractions import Fraction

import pytest
from werkzeug.datastructures import MultiDict
from werkzeug.exceptions import BadRequest

from questionnaires.marks import NotApplicable, OwnPoints, levels_of
from tests.support.dumps import changes, dump
from tests.support.planned import acted, highest, own_ones
from tests.support.rounds import sweden
from webapp.assessment.content import Link, Said
from webapp.assessment.forms.answers import read_answers
from webapp.evaluation.forms.marks import Before, MinutesForm, read_mark
from webapp.evaluation.forms.visits import SourceForm
from webapp.ground import context
from webapp.plans.queries.plan_board import board
from webapp.review.forms.replies import ReplyForm

NOMINATION = "kvalitetskommun/2003"
LINKS = (Link("https://www.exempelby.se/plan", "Planen"),)


@pytest.fixture
def question(resting_world):  # noqa: ARG001 -- opens the world
    return context.edition("kommunkompassen/2012").subarea("1.1").questions[0]


@pytest.fixture
def kept(question):
    levels = {part.id: part.levels[1].id for part in question.kind.parts}
    return Said(levels, "Så arbetar vi.", LINKS, not_applicable=True, reason="Vi har ingen sådan.")


def read(question, kept, **fields):
    """Read a form into what is kept afterwards."""
    sent = {f"{question.id}:{name.replace('__', ':')}": value for name, value in fields.items()}
    (one,) = read_answers(MultiDict({f"{question.id}:version": "1", **sent}), [question])
    return kept.changed_by(one.said, one.shown)


def test_a_form_with_a_version_alone_changes_nothing(question, kept):
    assert read(question, kept) == kept


def test_a_level_alone_leaves_the_other_levels_the_text_and_the_links(question, kept):
    first, level = question.kind.parts[0], question.kind.parts[0].levels[0].id

    now = read(question, kept, **{f"level__{first.id}": level})

    assert now == replace(kept, levels={**kept.levels, first.id: level})


def test_a_text_that_is_there_and_empty_is_emptied(question, kept):
    assert read(question, kept, text="").text == ""
    assert read(question, kept, link__0__url="").evidence == ()


def test_boxes_and_choices_left_empty_are_empty_only_where_the_form_says_that_it_has_them(question, kept):
    empty = read(question, kept, shows="levels not_applicable unknown", reason="")

    assert empty == Said({}, kept.text, LINKS)


def test_a_form_that_holds_all_of_a_question_needs_nothing_of_what_is_kept(question):
    shows = "levels not_applicable unknown"
    sent = {"shows": shows, "text": "", "link:0:url": "", "reason": "", "version": "0"}

    (one,) = read_answers(
        MultiDict({f"{question.id}:{name}": value for name, value in sent.items()}), [question]
    )

    assert one.sound is None


def mark(question, before, **fields):
    sent = {f"{question.id}:{name}": value for name, value in {"version": "1", **fields}.items()}
    found = read_mark(MultiDict(sent), question, Fraction(10), before)
    assert found.faults == {}
    return found.mark, found.motivation


def test_a_mark_sent_without_its_fields_stays_as_it_is(question):
    chosen = levels_of(question, {question.kind.parts[0].id: question.kind.parts[0].levels[1].id})
    for kept in (chosen, OwnPoints(Fraction(10, 7), Fraction(9)), NotApplicable("Gäller inte.")):
        assert mark(question, Before(kept, "Därför.")) == (kept, "Därför.")


def test_own_points_that_are_shown_and_left_alone_stay_exactly_what_they_are(question):
    kept = OwnPoints(Fraction(10, 7), Fraction(9))

    assert mark(question, Before(kept, "Därför."), points="10/7", shows="levels not_applicable")[0] == kept


def test_a_mark_whose_form_shows_its_box_unticked_is_a_mark_again(question):
    before = Before(NotApplicable("Gäller inte."), "Därför.")

    assert mark(question, before, shows="levels not_applicable")[0] == levels_of(question, {})


def test_a_source_keeps_what_its_page_does_not_show():
    at, words = sweden("2026-12-01 10:30"), {"address": "https://x.se", "place": "Skolan"}

    now = SourceForm(
        ("web",), MultiDict({"title": "Ny"}), title="Gammal", dated=date(2026, 3, 1), day=at, **words
    )

    assert (now.faults, now.dated.data, now.day.data) == ({}, date(2026, 3, 1), at)
    assert now.typed == words | {
        "kind": "web", "title": "Ny", "dated": "2026-03-01", "day": "2026-12-01", "time": "10:30",
        "minutes": "", "people": "", "track": ""
    }  # fmt: skip


@pytest.mark.parametrize("form", [{}, {"version": "1"}, {"kind": "factual_error", "clause": "Fel."}])
def test_a_form_without_a_field_that_its_page_always_has_is_not_read(form):
    with pytest.raises(BadRequest):
        MinutesForm(MultiDict(form))
    with pytest.raises(BadRequest):
        ReplyForm(MultiDict(form))


def addresses(world):
    evaluation, nomination = world.evaluation("Norrvik"), world.assessment("Exempelby", NOMINATION)
    edition = context.edition(NOMINATION)
    statement, heading = edition.areas[0].questions[0].id, edition.descriptions[0].id
    plan = own_ones(world)
    action = acted(plan, aims=highest(plan, board(plan).needs[0].question.id), note="Så här.").id
    return [
        ("samordnare", f"/nominering/{nomination}/kriterium/1", {f"{statement}:version": "1"}),
        ("samordnare", f"/nominering/{nomination}/beskrivning", {f"{heading}:version": "1"}),
        ("kansli", "/kansli/2026/datum", {"version": "1"}),
        ("jury", "/jury/2026/rangordning", {"version": "0", "save": "draft"}),
        ("utvarderare.a", f"/utvardering/{evaluation}/plan/demokrati-strategi", {}),
        ("samordnare@norrvik.example", "/utkast/1/exempel/1", {}),
        ("utvarderare.a", f"/utvardering/{evaluation}/rapport/texter", {}),
        ("samordnare", f"/handlingsplan/{plan.id}/atgard/{action}", {"version": "1"}),
        ("samordnare", f"/handlingsplan/{plan.id}/dag", {}),
    ]


@pytest.mark.parametrize("n", range(9))
def test_a_post_without_its_fields_erases_nothing(small_world, n):
    who, address, form = addresses(small_world)[n]
    browser = small_world.at(who)
    before = dump()

    answer = browser.post(address, form, page="/hem")

    assert answer.status_code < 500
    assert changes(before, dump()) == set()
