"""What holds of marks carried over, whatever the editions, the bridge and the marks."""

from __future__ import annotations

import random
from fractions import Fraction

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from questionnaires.bridge import Bridge, Link
from questionnaires.compass import Compass
from questionnaires.edition import Edition, Question
from questionnaires.library import Shelf
from questionnaires.marks import Mark, NotApplicable, OwnPoints, is_blank
from questionnaires.succession.second_edition import carried
from tests.support.bridges import make_bridge, make_shelf, make_year
from tests.support.editions import ARBETSSATT, PASTAENDE, RESULTAT, make_question
from tests.support.shelves import house_shelf

KINDS = st.sampled_from((ARBETSSATT, RESULTAT, PASTAENDE))
AWAY = NotApplicable("Finns inte.")
OLD, NEW, LATEST = "kommunkompassen/2006", "kommunkompassen/2010", "kommunkompassen/2012"
MANY = {"same": (1, 1), "stricter": (1, 1), "split": (1, 2), "merged": (2, 1), "gone": (1, 0), "new": (0, 1)}
"""How many old and new questions a link joins here."""


def question(draw: st.DrawFn, name: str) -> Question:
    return make_question(name, kind=draw(KINDS), weight=draw(st.integers(1, 4)))


def mark_of(draw: st.DrawFn, asked: Question) -> Mark | None:
    levels = (st.sampled_from([None, *(level.id for level in part.levels)]) for part in asked.kind.parts)
    own = st.builds(OwnPoints, st.fractions(0, 10, max_denominator=20), st.just(Fraction(10)))
    return draw(st.one_of(st.none(), st.tuples(*levels), own, st.just(AWAY)))


def marks_of(draw: st.DrawFn, edition: Edition) -> dict[str, Mark]:
    said = {asked.id: mark_of(draw, asked) for asked in edition.questions.values()}
    return {question_id: mark for question_id, mark in said.items() if mark is not None}


@st.composite
def bridged(draw: st.DrawFn) -> tuple[Shelf, Bridge, dict[str, Mark]]:
    """Draw two editions of the same, the stricter, the split and so on, and marks of the first."""
    links, before, after = [], [], []
    for n, how in enumerate(draw(st.lists(st.sampled_from(tuple(MANY)), min_size=1, max_size=6))):
        same = {f"q-{n}": question(draw, f"q-{n}")}
        old, new = (
            same if how == "same" else {f"{side}-{n}-{i}": None for i in range(many)}
            for side, many in zip(("o", "n"), MANY[how], strict=True)
        )
        links.append(Link(how, tuple(old), tuple(new)))
        kept = draw(st.booleans())
        before += [asked or question(draw, name) for name, asked in old.items()]
        after += [asked if asked and kept else question(draw, name) for name, asked in new.items()]
    first, second = make_year(2006, *before), make_year(2010, *after, points=35)
    bridge = make_bridge(first, second, *links)
    return make_shelf((first, second), bridge), bridge, marks_of(draw, first)


@pytest.fixture(scope="module")
def shelf() -> Shelf:
    return house_shelf()


SEEDS = st.integers(0, 10**9)
"""Where marks of a whole edition are drawn from; to draw two hundred of them one by one takes too long."""


def whole(edition: Edition, seed: int) -> dict[str, Mark]:
    """Make marks of every sort for a whole edition."""
    chance = random.Random(seed)  # noqa: S311 -- invented marks, the same every time
    marks: dict[str, Mark] = {}
    for asked in edition.questions.values():
        levels = tuple(chance.choice([None, *part.levels, *part.levels]) for part in asked.kind.parts)
        own = OwnPoints(Fraction(chance.randint(0, 20), 3), Fraction(7))
        chosen = tuple(level.id if level else None for level in levels)
        marks[asked.id] = chance.choice([AWAY, own, chosen, chosen, chosen])
    return marks


def shares(compass: Compass) -> dict[str, tuple[Fraction, Fraction] | None]:
    """Give what every question has secured and left open of its worth; None where it does not apply."""
    return {
        question_id: (score.score.secured / score.score.maximum, score.score.open / score.score.maximum)
        if score.score.maximum
        else None
        for question_id, score in compass.questions.items()
    }


def subareas(compass: Compass) -> dict[str, tuple[Fraction, Fraction]]:
    """Give what every subarea that is assessed has secured and left open of its maximum."""
    return {n: (s.secured / s.maximum, s.open / s.maximum) for n, s in compass.subareas.items() if s.maximum}


@settings(max_examples=20)
@given(SEEDS)
def test_between_editions_that_ask_the_same_only_the_maxima_move_points(shelf, seed):
    marks = whole(shelf.editions[NEW], seed)

    told = carried(marks, shelf, NEW, LATEST)

    assert shares(told.second) == shares(told.first)
    assert subareas(told.second) == subareas(told.first)
    assert (told.stricter, told.milder, told.without, told.left) == ((), (), (), ())


@settings(max_examples=20)
@given(SEEDS)
def test_between_editions_that_ask_the_same_nothing_is_lost_on_the_way_there_and_back(shelf, seed):
    marks = whole(shelf.editions[NEW], seed)

    there = carried(marks, shelf, NEW, LATEST)
    back = carried(there.marks, shelf, LATEST, NEW)

    assert back.marks == {question_id: mark for question_id, mark in marks.items() if not is_blank(mark)}
    assert (back.second.total, back.second.areas) == (there.first.total, there.first.areas)


@given(bridged(), st.randoms(), st.booleans())
def test_no_order_matters(given_bridge, chance, backwards):
    shelf, bridge, marks = given_bridge
    said, links = list(marks.items()), list(bridge.links)
    chance.shuffle(said)
    chance.shuffle(links)
    editions = tuple(shelf.editions.values())
    shuffled = make_shelf(editions[::-1] if backwards else editions, make_bridge(*editions, *links))

    one, other = carried(marks, shelf, OLD, NEW), carried(dict(said), shuffled, OLD, NEW)

    assert one.marks == other.marks
    assert (one.stricter, one.without, one.left) == (other.stricter, other.without, other.left)
    assert one.second.total == other.second.total


@given(bridged(), st.data())
def test_more_is_never_less(given_bridge, data):
    shelf, _bridge, marks = given_bridge
    questions = shelf.editions[OLD].questions
    assume(questions)
    asked = data.draw(st.sampled_from(list(questions.values())))
    place = data.draw(st.integers(0, len(asked.kind.parts) - 1))
    most = len(asked.kind.parts[place].levels) - 1
    low, high = sorted(data.draw(st.tuples(st.integers(-1, most), st.integers(-1, most))))
    others = tuple(data.draw(st.sampled_from(part.levels)).id for part in asked.kind.parts)

    def with_level(step: int) -> dict[str, Fraction]:
        """Answer one part with a level; -1 leaves it open."""
        chosen = (*others[:place], str(step) if step >= 0 else None, *others[place + 1 :])
        told = carried({**marks, asked.id: chosen}, shelf, OLD, NEW)
        return {question_id: score.score.secured for question_id, score in told.second.questions.items()}

    less, more = with_level(low), with_level(high)

    assert [question_id for question_id in less if less[question_id] > more[question_id]] == []


@given(bridged())
def test_a_question_does_not_apply_exactly_where_nothing_that_leads_to_it_does(given_bridge):
    shelf, bridge, marks = given_bridge

    told = carried(marks, shelf, OLD, NEW)

    assert {one for one, mark in told.marks.items() if isinstance(mark, NotApplicable)} == {
        one
        for link in bridge.links
        for one in link.new
        if link.old and all(isinstance(marks.get(old), NotApplicable) for old in link.old)
    }


@given(bridged())
def test_open_is_never_zero_and_zero_is_never_open(given_bridge):
    shelf, _bridge, marks = given_bridge

    told = carried(marks, shelf, OLD, NEW)

    for question_id, score in told.second.questions.items():
        if question_id in told.unreached:
            assert (score.state, score.score.open) == ("unanswered", score.score.maximum)
        elif score.state == "answered":
            assert score.score.open == 0
    assert {*told.unreached, *told.marks} == {*told.edition.questions}
    assert told.points_reached + told.second.total.open == told.second.total.maximum
    assert 0 <= told.second.total.secured <= told.points_reached


@pytest.mark.parametrize("step", [0, -1], ids=["nothing", "all"])
def test_all_taken_in_2006_is_all_reached_in_2012_and_nothing_taken_is_nothing(shelf, step):
    questions = shelf.editions[OLD].questions.values()
    marks = {asked.id: tuple(part.levels[step].id for part in asked.kind.parts) for asked in questions}

    told = carried(marks, shelf, OLD, LATEST)

    assert told.way == (OLD, NEW, LATEST)
    assert told.second.total.secured == (told.points_reached if step else 0)
    assert told.unreached == told.without
    assert 0 < told.points_reached < 800
