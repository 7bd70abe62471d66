"""The lot of an evaluation: drawn once, grown in whole rounds, and told as it was reckoned."""

from __future__ import annotations

import pytest

from questionnaires.judgement.checks.lot import ROUNDS, Alone
from questionnaires.judgement.likely.model import Likely
from tests.support.announced import announce, fix_the_fifth
from tests.support.judges import sit
from webapp.evaluation.deeds import marks
from webapp.evaluation.deeds.visit import verification_plan as plan_deeds
from webapp.evaluation.deeds.visit.lot import Sample, sample
from webapp.evaluation.views.visit.lot_words import lot_sentences
from webapp.ground.store.database import db


def lot(seat) -> Sample:
    return sample(seat, plan_deeds.plan(seat))


def ids(found: Sample) -> list[list[str]]:
    return [[line.stake.question.id for line in one.lines] for one in found.rounds]


def look(seat, some) -> None:
    """Let an evaluator look at questions and mark them as the municipality did."""
    for one in some:
        question = seat.edition.questions[one]
        marks.give_mark(seat, "a", question, marks.beside(seat, "a", question).accepted, "", 0)


def test_the_lot_is_the_same_for_both_and_whenever_it_is_read_and_another_elsewhere(world):
    a, b, other = sit(world, "a"), sit(world, "b"), sit(world, "a", "Norrvik")

    drawn = ids(lot(a))

    assert (ids(lot(a)), ids(lot(b))) == (drawn, drawn)
    assert ids(lot(other)) != drawn
    assert (len(drawn), {len(one) for one in drawn}) == (ROUNDS, {len(a.edition.areas)})


def test_only_what_is_looked_at_counts_and_whole_rounds_alone(world):
    seat = sit(world)
    first, *_rest = ids(lot(seat))
    *others, last = first
    marks.accept_area(seat, "a", seat.edition.home[last])
    kept = marks.marking(seat).kept
    for one in others:
        plan_deeds.tick(seat, seat.edition.questions[one], done=True)
    look(seat, [one for one in others if one not in kept])
    but_one = lot(seat)

    plan_deeds.tick(seat, seat.edition.questions[last], done=True)

    after = lot(seat)
    assert (last in kept, but_one.whole, but_one.known, but_one.rounds[0].looked) == (True, 0, 0, len(others))
    assert (after.whole, after.known, after.rounds[0].looked) == (1, len(first), len(first))


def test_without_five_municipalities_the_lot_speaks_alone_and_only_when_it_is_whole(world):
    seat = sit(world)
    drawn = ids(lot(seat))
    look(seat, [one for each in drawn[:-1] for one in each])
    before = lot(seat)

    look(seat, drawn[-1])

    after = lot(seat)
    own = marks.marking(seat).own.total
    assert (before.whole, before.after, after.whole, after.before) == (ROUNDS - 1, None, ROUNDS, None)
    assert isinstance(after.after, Alone)
    assert after.after.low <= own.secured <= after.after.high
    assert len(after.rounds) == ROUNDS + 1  # the same lot goes on


def test_with_five_municipalities_a_lot_that_stands_moves_the_span_up(world):
    seat = sit(world)
    for one in [one for each in ids(lot(seat)) for one in each]:
        plan_deeds.tick(seat, seat.edition.questions[one], done=True)
    fix_the_fifth(world)
    announce()

    found = lot(sit(world))

    assert (found.whole, isinstance(found.after, Likely)) == (ROUNDS, True)
    assert found.after.low + found.after.high > found.before.low + found.before.high


@pytest.mark.parametrize(
    ("before", "after", "whole", "said"),
    [
        (
            None,
            None,
            0,
            "Kontrollera 0 frågor till i de första 5 omgångarna, så visas ett spann för totalen.",
        ),
        (None, None, 5, "16 lottade frågor är kontrollerade. Spannet visas när kommunen har svarat på allt."),
        (
            None,
            Alone(400, 460),
            5,
            (
                "16 lottade frågor är kontrollerade. Av dem att döma hamnar totalen troligen mellan 400 och "
                "460 poäng, om allt kontrolleras lika noga. Så gjorda spann håller i 8 fall av 10."
            ),
        ),
        (
            Likely(380, 500, None, 7, None),
            Likely(420, 470, None, 7, None),
            5,
            (
                "16 lottade frågor är kontrollerade. Då hamnar totalen troligen mellan 420 och 470 poäng; "
                "före kontrollen 380–500. Så gjorda spann håller i 8 fall av 10, om ni liknar de kommunerna."
            ),
        ),
        (
            None,
            Likely(420, 470, None, 7, None),
            5,
            (
                "16 lottade frågor är kontrollerade. Då hamnar totalen troligen mellan 420 och 470 poäng. "
                "Så gjorda spann håller i 8 fall av 10, om ni liknar de kommunerna."
            ),
        ),
    ],
)
def test_a_span_is_told_as_reckoned_and_beside_the_one_before(app, before, after, whole, said):
    found = Sample([], whole, 16, before, after, more=True)

    with app.test_request_context():
        assert " ".join(lot_sentences(found)) == said


def test_the_plan_shows_the_lot_round_by_round(small_world):
    seat = sit(small_world)
    db.session.commit()

    page = small_world.at("utvarderare.a").get(f"/utvardering/{seat.evaluation.id}/plan?visa=lottade").text

    assert page.count('class="checkhead"') == ROUNDS * len(seat.edition.areas)
    assert page.count('aria-labelledby="omgang-') == ROUNDS
    assert page.count("Lotten är dragen en gång för den här utvärderingen och går inte att dra om.") == 1


def test_the_plan_begins_with_half_as_many_as_the_lot(small_world):
    seat = sit(small_world)
    db.session.commit()

    page = small_world.at("utvarderare.a").get(f"/utvardering/{seat.evaluation.id}/plan").text

    assert page.count('class="checkhead"') == ROUNDS * len(seat.edition.areas) // 2 == 20
