"""What stands beside a draft: for its third reader, and for the municipality where it differs."""

from __future__ import annotations

from datetime import timedelta
from fractions import Fraction

from sqlalchemy import select

from questionnaires.compass import count
from tests.support.pages import assert_house_rules
from tests.support.reviewing import COORDINATOR, Q, change_mark, join, object_to, revealed, sent
from webapp.ground import context
from webapp.ground.calendar import clock
from webapp.ground.mail.models import Letter
from webapp.ground.mail.occasions import write_due
from webapp.ground.store.database import db
from webapp.review.deeds.draft import replies
from webapp.review.models.reviews import Review
from webapp.review.occasions.silent_reviews import OFFICE_TOLD, READER_AGAIN
from webapp.review.queries import reader_grounds as reading
from webapp.review.queries.reader_grounds import FEWEST, beside_others
from webapp.review.queries.readers import own_draft, reviewers_of


def test_the_reader_sees_what_was_accepted_unchecked_and_the_municipalitys_words(small_world):
    one, _reader = sent(small_world)
    here = f"/granskning/utvardering/{one.evaluation.id}"
    browser = small_world.at("granskare.a")

    whole = assert_house_rules(browser.get(here).text, own_words=False)
    area = assert_house_rules(browser.get(f"{here}/omrade/1").text, own_words=False)

    assert whole.one("main").text.count("Vilka som är godtagna utan kontroll") == 1
    questions = [some for _area, some in reading.unchecked_by_area(one.edition, one.evaluation.id)]
    assert sum(len(some) for some in questions) == len(one.edition.questions)
    assert area.one("main").text.count("Godtagen utan kontroll") == len(one.edition.areas[0].questions)
    assert "Kommunens svar" in area.one("main").text


def test_points_outside_those_of_enough_others_stand_out_and_fewer_tell_nothing(small_world, monkeypatch):
    one = revealed(small_world)
    agreed = count(context.edition(one.assessment.edition), {})
    others = [
        (f"Kommun {n}", {"1": {"points": str(n)}, "2": {"points": "0"}}) for n in range(10, 10 + FEWEST)
    ]
    monkeypatch.setattr(reading, "_announced", lambda _edition: others)

    found = beside_others(one.evaluation, agreed)

    assert (found.group, found.many) == ("", FEWEST)
    assert [(out.area.number, out.points, out.low, out.high) for out in found.outliers] == [
        ("1", Fraction(0), Fraction(10), Fraction(9 + FEWEST))
    ]
    monkeypatch.setattr(reading, "_announced", lambda _edition: others[1:])
    few = beside_others(one.evaluation, agreed)
    assert (few.enough, few.many, few.outliers) == (False, FEWEST - 1, [])


def test_a_reader_who_never_answers_is_told_once_more_and_the_office_too(small_world):
    one, reader = sent(small_world)
    review = db.session.scalars(select(Review)).one()
    write_due()
    early = db.session.scalars(select(Letter.occasion).where(Letter.occasion.like("review-%")))
    before = sorted(early)

    review.sent_at = clock.now() - timedelta(days=8)
    db.session.commit()
    for _twice in (1, 2):
        write_due()

    rows = select(Letter.occasion, Letter.person_id).where(
        Letter.occasion.in_((READER_AGAIN.name, OFFICE_TOLD.name))
    )
    told = sorted(tuple(row) for row in db.session.execute(rows))
    assert before == ["review-sent"]
    assert told == [
        ("review-silent", small_world.person("kansli")),
        ("review-silent", small_world.person("kansli.b")),
        ("review-waits", reader.person_id),
    ]
    other = join("granskare.b")
    assert [person.id for person in reviewers_of(one.evaluation)] == [reader.person_id, other]


def test_the_municipality_reads_only_where_the_draft_differs_and_sees_how_many_it_has_answered(small_world):
    one = revealed(small_world)
    change_mark(one)
    replies.open_reply(one.person_id, one.evaluation, clock.now() + timedelta(days=15), "")
    draft = own_draft(small_world.person(COORDINATOR), one.evaluation.id)
    here = f"/utkast/{one.evaluation.id}"
    browser = small_world.at(COORDINATOR)

    before = browser.page(here).one("main").text
    narrow = assert_house_rules(browser.get(f"{here}/omrade/1?visa=skiljer").text, own_words=False)
    none = browser.page(f"{here}/omrade/2?visa=skiljer").one("main").text
    object_to(draft, Q)
    after = browser.page(here).one("main").text

    assert "Utkastet säger något annat än ni på 1 fråga. Ni har svarat på 0." in before
    assert "Ni har svarat på 1." in after
    assert len(narrow.one("main").all("article")) == 1
    assert "Här säger utkastet detsamma som ni på alla frågor." in none
