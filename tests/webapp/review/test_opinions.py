"""A municipality says how its evaluation was; others read it only in sum, in lots of five municipalities."""

from __future__ import annotations

from datetime import timedelta
from fractions import Fraction

import pytest
from sqlalchemy import select

from tests.support.reviewing import COORDINATOR, join, later, replied
from tests.support.rounds import PLACES, begun
from webapp.assessment.models.assessments import Assessment
from webapp.evaluation.models.evaluations import Evaluation
from webapp.ground.calendar import clock
from webapp.ground.events.models import Event
from webapp.ground.mail import occasions
from webapp.ground.mail.models import Letter
from webapp.ground.refusals import ClosedError, InvalidError, NotAllowedError, NotThereError
from webapp.ground.roles import READER
from webapp.ground.store.database import db
from webapp.ground.who import Municipality
from webapp.review.deeds import results
from webapp.review.deeds.opinions import StaleOpinionError, give
from webapp.review.models.opinions import Opinion
from webapp.review.queries.opinions.opinion_sum import reader, told
from webapp.review.queries.opinions.own_opinion import LEVELS, QUESTIONS, opinion_of, own_opinion

GOOD = dict.fromkeys(QUESTIONS, 4)


def fixed(world) -> int:
    """Let the result of Lillhärad be fixed; give its evaluation."""
    one, _draft, _reply = replied(world)
    results.publish(world.person("kansli"), one.evaluation.id)
    db.session.commit()
    return one.evaluation.id


def own(world, evaluation_id: int):
    return own_opinion(world.person(COORDINATOR), evaluation_id)


def opinions(world, *levels: int, key: str = "2027", places: tuple[str, ...] = PLACES) -> None:
    """Let municipalities of a round have said the same of everything, an hour after one another."""
    award_round = begun(world, "2021", places, key)
    who = world.person("kansli")
    for nth, (name, level) in enumerate(zip(places, levels, strict=False)):
        query = (
            select(Assessment.id)
            .join(Municipality)
            .where(
                Assessment.round_id == award_round.id,
                Municipality.name == name,
                Assessment.edition == award_round.compass_edition,
            )
        )
        at = clock.now() + timedelta(hours=nth)
        row = Evaluation(assessment_id=db.session.scalars(query).one(), created_at=at, published_at=at)
        db.session.add(row)
        db.session.flush()
        marks = dict.fromkeys(QUESTIONS, level)
        said = {
            "marks": marks,
            "words": f"Ord från {name}.",
            "version": 1,
            "saved_at": at,
            "saved_by_id": who,
        }
        db.session.add(Opinion(evaluation_id=row.id, **said))
    db.session.commit()


def test_the_coordinator_answers_once_and_may_change_it_until_it_closes(small_world):
    here = fixed(small_world)
    give(own(small_world, here), GOOD, "Bra samtal.", 0)

    give(own(small_world, here), {**GOOD, "use": 5}, "Bra samtal.", 1)
    give(own(small_world, here), {**GOOD, "use": 5}, "Bra samtal.", 1)
    later(31)
    with pytest.raises(ClosedError):
        give(own(small_world, here), GOOD, "För sent.", 2)

    kept = opinion_of(here)
    assert (kept.marks, kept.words, kept.version) == ({**GOOD, "use": 5}, "Bra samtal.", 2)


def test_two_who_answer_at_once_give_the_second_what_the_first_said(small_world):
    here = fixed(small_world)
    give(own(small_world, here), GOOD, "Först.", 0)

    with pytest.raises(StaleOpinionError) as refused:
        give(own(small_world, here), GOOD, "Sedan.", 0)

    assert (refused.value.kept.words, opinion_of(here).words) == ("Först.", "Först.")


def test_every_question_has_an_answer_and_words_have_an_end(small_world):
    here = fixed(small_world)

    with pytest.raises(InvalidError) as refused:
        give(own(small_world, here), {"report": 6, "use": 1}, "x" * 2_001, 0)

    choose = "Välj hur väl det stämmer."
    assert refused.value.faults == {
        **dict.fromkeys(("preparation", "conduct", "questions", "report"), choose),
        "words": "Texten är för lång. Korta den till högst 2 000 tecken.",
    }
    assert opinion_of(here) is None


def test_only_the_coordinator_answers_and_only_once_the_result_is_fixed(small_world):
    one, _draft, _reply = replied(small_world)
    with pytest.raises(NotThereError):
        own(small_world, one.evaluation.id)
    results.publish(small_world.person("kansli"), one.evaluation.id)
    colleague = join("lasare.lillharad", "Lillhärad", READER)

    with pytest.raises(NotAllowedError):
        give(own_opinion(colleague, one.evaluation.id), GOOD, "", 0)

    assert opinion_of(one.evaluation.id) is None


def test_the_story_of_what_happened_holds_nothing_of_what_was_said(small_world):
    here = fixed(small_world)

    give(own(small_world, here), GOOD, "Bra samtal.", 0)

    (event,) = db.session.scalars(select(Event).where(Event.what == "opinion.given"))
    assert (event.before, event.after, event.why) == (None, None, "")


def test_the_letter_is_written_once_and_not_to_whoever_has_answered(small_world):
    here = fixed(small_world)

    def written() -> list[str]:
        occasions.write_due()
        query = select(Letter.recipient).where(Letter.occasion == "opinion-asked")
        return list(db.session.scalars(query))

    first, again = written(), written()
    other = db.session.get_one(Evaluation, small_world.evaluation("Norrvik"))

    assert (first.count(COORDINATOR), again) == (1, first)
    db.session.execute(db.delete(Letter))
    give(own(small_world, here), GOOD, "", 0)
    assert COORDINATOR not in written()
    assert other.published_at is not None


def test_below_five_municipalities_nothing_at_all_is_told(small_world):
    opinions(small_world, 5, 5, 5, 5)
    later(60)

    assert told() is None


def test_five_are_told_with_how_many_chose_what_and_words_without_order_of_who(small_world):
    opinions(small_world, 1, 2, 4, 4, 5)
    later(60)

    now = told()

    assert (now.many, {one.counts for one in now.sums}) == (5, {(1, 1, 0, 2, 1)})
    assert {one.mean for one in now.sums} == {Fraction(16, 5)}
    assert now.words == sorted(f"Ord från {name}." for name in PLACES)


def test_what_may_still_be_changed_is_not_counted(small_world):
    opinions(small_world, 1, 2, 4, 4, 5)

    later(30)

    assert told() is None


def test_a_sixth_answer_cannot_be_told_from_a_difference(small_world):
    opinions(small_world, 1, 2, 4, 4, 5)
    later(1)
    before_more = told()
    opinions(small_world, 1, 1, 1, 1, key="2028", places=("Ale", "Habo", "Mora", "Tranås"))
    later(60)

    assert before_more is None
    assert (told().many, sum(told().sums[0].counts)) == (5, 5)


def test_the_tenth_answer_lets_five_more_in_at_once(small_world):
    opinions(small_world, 1, 2, 4, 4, 5)
    later(1)
    opinions(small_world, 3, 3, 3, 3, 3, key="2028", places=("Ale", "Habo", "Mora", "Tranås", "Kiruna"))
    later(60)

    assert (told().many, told().sums[0].counts) == (10, (1, 1, 5, 2, 1))


def test_a_municipality_that_answers_twice_counts_as_one_of_the_five(small_world):
    opinions(small_world, 2, 2, 2, 2, places=PLACES[:4])
    later(1)
    opinions(small_world, 5, key="2028", places=PLACES[:1])
    later(60)

    assert told() is None


def test_the_sum_is_for_officers_and_evaluators(small_world):
    office, pair = reader(small_world.person("kansli")), reader(small_world.person("utvarderare.a"))

    assert (office.office, pair.office) == (True, False)
    with pytest.raises(NotThereError):
        reader(small_world.person(COORDINATOR))
    assert len(LEVELS) == 5
