"""A third reader reads a draft before it leaves the pair, and nobody who has a part in it does."""

import pytest
from sqlalchemy import select

from tests.support.reviewing import (
    PLACE,
    Q,
    change_mark,
    evaluation_of,
    impartial,
    join,
    name_reviewer,
    release,
    revealed,
    seat,
    sent,
)
from webapp.ground.mail.models import Letter
from webapp.ground.refusals import ClosedError, ConflictError, InvalidError, NotReadyError, NotThereError
from webapp.ground.roles import CONTRIBUTOR, REVIEWER
from webapp.ground.store.database import db
from webapp.ground.who import Post
from webapp.office.deeds import staff
from webapp.review.deeds import results, reviews
from webapp.review.deeds.reviews import ChangedError
from webapp.review.models.reviews import RELEASED, RETURNED
from webapp.review.queries import stage_overview
from webapp.review.queries.draft.draft import changes, content_of, digest_of
from webapp.review.queries.readers import review_seat

WHY = "Motiveringen till 2.1.1 räcker inte."


def letters_to(key):
    """Give what was written to somebody about Lillhärad; the demo's Norrvik has had its letters before."""
    of_review = Letter.occasion.startswith("review-")
    query = select(Letter.body).where(Letter.recipient.startswith(key), of_review).order_by(Letter.id)
    return [body for body in db.session.scalars(query) if PLACE in body]


def decide(reader, outcome, why=""):
    return reviews.decide(reader, outcome, why, digest_of(content_of(reader.evaluation.id)))


def test_a_draft_goes_to_the_third_reader_and_back_and_is_released(world):
    one, reader = sent(world)
    assert stage_overview.standing(one.evaluation).stage == stage_overview.READING

    decide(reader, RETURNED, WHY)
    assert stage_overview.standing(one.evaluation).stage == stage_overview.BACK
    reviews.send(one)
    assert stage_overview.standing(one.evaluation).stage == stage_overview.READING
    release(reader)

    now = stage_overview.standing(one.evaluation)
    assert (now.stage, now.released) == (stage_overview.FREE, True)
    assert [(row.turn, row.outcome, row.why) for row in now.reviews] == [
        (1, RETURNED, WHY),
        (2, RELEASED, ""),
    ]


def test_in_a_round_with_a_third_reader_nothing_is_fixed_until_it_is_released(world):
    one, reader = sent(world)
    office = world.person("kansli")

    with pytest.raises(NotReadyError, match="inte släppt"):
        results.publish(office, one.evaluation.id)
    decide(reader, RETURNED, WHY)
    with pytest.raises(NotReadyError, match="inte släppt"):
        results.publish(office, one.evaluation.id)
    reviews.send(one)
    release(reader)
    results.publish(office, one.evaluation.id)

    assert stage_overview.standing(evaluation_of(one)).stage == stage_overview.FIXED


def test_a_round_without_any_third_reader_fixes_its_results_as_before(world):
    one = revealed(world)

    with pytest.raises(NotReadyError, match="Ingen kvalitetsgranskare"):
        reviews.send(one)
    results.publish(world.person("kansli"), one.evaluation.id)

    assert stage_overview.standing(evaluation_of(one)).stage == stage_overview.FIXED


@pytest.mark.parametrize("who", ["utvarderare.a", "samordnare@lillharad.example", "medarbetare i Lillhärad"])
def test_nobody_with_a_part_in_an_evaluation_reviews_it(world, who):
    person = join("ny", PLACE, CONTRIBUTOR) if who.startswith("medarbetare") else world.person(who)
    name_reviewer(person)
    one, _reader = sent(world)

    with pytest.raises((NotThereError, ConflictError)):
        review_seat(person, one.evaluation.id)
    assert reviews.to_read(person) == []
    told = select(Letter.recipient).where(Letter.link.startswith("/granskning/"))
    assert list(db.session.scalars(told)) == ["granskare.a@demo.example"]


def test_a_third_reader_who_has_a_part_in_it_is_no_dead_end(world):
    name_reviewer(world.person("samordnare@lillharad.example"))
    one = revealed(world)

    with pytest.raises(NotReadyError, match="är jäviga") as refused:
        reviews.send(one)

    assert refused.value.remedy == "Be kansliet utse någon annan."
    join("granskare.b")
    reviews.send(one)
    assert stage_overview.standing(one.evaluation).stage == stage_overview.READING


def test_a_draft_is_not_there_for_the_third_reader_before_the_pair_has_sent_it(world):
    who = join("granskare.a")
    one = revealed(world)

    with pytest.raises(NotThereError):
        review_seat(who, one.evaluation.id)
    assert reviews.to_read(who) == []


def test_a_reader_whose_post_has_ended_reads_no_more(world):
    one, reader = sent(world)
    post = db.session.scalars(select(Post).where(Post.role == REVIEWER)).one()

    staff.end_post(world.person("kansli"), one.assessment.round_id, post.id)

    with pytest.raises(NotThereError):
        review_seat(reader.person_id, one.evaluation.id)


def test_a_decision_is_about_what_was_read(world):
    one, reader = sent(world)
    seen = digest_of(content_of(one.evaluation.id))
    change_mark(one)

    with pytest.raises(ChangedError, match="har ändrat något"):
        reviews.decide(reader, RELEASED, "", seen)

    assert stage_overview.standing(one.evaluation).stage == stage_overview.READING


def test_what_is_changed_after_the_review_is_shown(world):
    one, reader = sent(world)
    release(reader)
    change_mark(one)

    now = stage_overview.standing(one.evaluation)
    found = changes(one.edition, now.read_content, content_of(one.evaluation.id))

    assert [(change.place.key, change.what) for change in found] == [
        (Q, "Bedömning"),
        (Q, "Motivering"),
    ]
    assert found[0].before != found[0].after


def test_of_two_readers_who_decide_at_once_the_second_hears_who_was_first(world):
    other = join("granskare.b")
    one, reader = sent(world)
    second = impartial(other, one.evaluation.id)
    decide(reader, RETURNED, WHY)

    with pytest.raises(ClosedError, match=r"Person granskare\.a har redan gett besked"):
        release(second)

    assert stage_overview.standing(one.evaluation).stage == stage_overview.BACK


@pytest.mark.parametrize(
    ("outcome", "why", "field"),
    [("", "", "outcome"), ("deleted", "", "outcome"), (RETURNED, "", "why"), (RELEASED, "x" * 2_001, "why")],
)
def test_a_decision_that_cannot_be_read_is_refused_beside_its_field(small_world, outcome, why, field):
    _one, reader = sent(small_world)

    with pytest.raises(InvalidError) as refused:
        decide(reader, outcome, why)

    assert list(refused.value.faults) == [field]


def test_the_pair_does_not_send_twice_or_an_unfinished_draft(world):
    join("granskare.a")
    early = seat(world, "a", declare=True)
    with pytest.raises(NotReadyError, match="saknar enad bedömning"):
        reviews.send(early)
    one = revealed(world)
    reviews.send(one)

    with pytest.raises(ClosedError, match="redan skickad"):
        reviews.send(seat(world, "b"))


def test_both_sides_comment_and_a_comment_counts_once(world):
    one, reader = sent(world)

    for _time in range(2):
        reviews.comment(reader, Q, "Vad bygger det på?", "key-1")
    reviews.comment(one, Q, "Tre intervjuer.", "key-2")
    reviews.comment(reader, "3", "<b>Bra</b>", "key-3")

    said = reviews.comments(one.evaluation.id)
    assert [comment.text for comment in said[Q]] == ["Vad bygger det på?", "Tre intervjuer."]
    assert [comment.text for comment in said["3"]] == ["<b>Bra</b>"]
    with pytest.raises(InvalidError):
        reviews.comment(reader, "finns-inte", "Hej")


def test_a_letter_goes_at_each_hand_over_without_points_or_words_of_the_draft(world):
    _one, reader = sent(world)
    decide(reader, RETURNED, WHY)

    assert [len(letters_to(key)) for key in ("granskare.a", "utvarderare.a", "utvarderare.b")] == [1, 1, 1]
    bodies = [*letters_to("granskare.a"), *letters_to("utvarderare.a")]
    assert [WHY in body or "poäng" in body for body in bodies] == [False, False]
