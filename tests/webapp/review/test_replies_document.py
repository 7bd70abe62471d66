"""The right of reply as one document: the draft, what the municipality said, and what became of it."""

from __future__ import annotations

from io import BytesIO

import docx
import pytest

from exports.replies import replies_report
from exports.report.contents import Table, Text, walked
from tests.support.reviewing import (
    COORDINATOR,
    MOTIVATION,
    Q,
    change_mark,
    evaluation_of,
    object_to,
    opened,
    release,
    renewal,
    sent,
)
from webapp.ground.store.database import db
from webapp.review.deeds import results, texts
from webapp.review.deeds.draft import outcomes, replies
from webapp.review.deeds.draft.replies import Words
from webapp.review.deeds.texts import Sent
from webapp.review.models.reviews import ACCEPTED_AS_IS, CHANGED
from webapp.review.queries.draft.draft import places
from webapp.review.queries.draft.replies_document import entry_of

WHY = "Beslutet visar det."


def told(one, heading: str) -> list[str]:
    """Read what the document says under a heading, notes and words alike."""
    report = replies_report(entry_of(evaluation_of(one)))
    return [
        block.words
        for _level, chapter in walked(report.chapters)
        if chapter.title.startswith(heading)
        for block in chapter.blocks
        if isinstance(block, Text)
    ]


def objections(one) -> list[str]:
    """Read the last column of the table that gathers it all."""
    overview = replies_report(entry_of(evaluation_of(one))).chapters[0]
    (table,) = [block for block in overview.blocks if isinstance(block, Table)]
    return [row[-1] for row in table.rows if row[-1] != "–"]


@pytest.fixture
def answered(small_world):
    """Let a municipality object to a question, and the pair change it."""
    one, draft = opened(small_world)
    reply = object_to(draft)
    replies.finish(draft)
    change_mark(one)
    outcomes.decide_reply(one, reply, CHANGED, WHY, 1)
    return small_world, one


def test_an_open_draft_tells_a_reply_that_waits_for_its_answer(small_world):
    one, draft = opened(small_world)
    object_to(draft)

    said = told(one, one.edition.questions[Q].number)

    assert said[-3:] == [
        "Ni skriver: Det stämmer inte.",
        "Det visar: Beslut i nämnden, § 14.",
        "Utvärderarna har inte svarat än.",
    ]
    assert objections(one) == ["1", "1"]


def test_an_answer_stands_with_its_reason_and_what_it_became(answered):
    _world, one = answered

    said = told(one, one.edition.questions[Q].number)

    place = entry_of(evaluation_of(one)).areas[0].places
    (now,) = [reply.now for one_place in place for reply in one_place.replies]
    assert said[-2:] == [f"Utvärderarna svarar: {WHY}", f"Nu: {now}"]
    assert now not in ("", said[1].partition(": ")[2])


def test_what_was_changed_and_why_stands_last_also_when_the_result_is_fixed(answered):
    world, one = answered
    before = told(one, "Efter era svar")

    results.publish(world.person("kansli"), one.evaluation.id)

    after = told(one, "Efter era svar")
    assert (before, after[-1]) == (after, f"Varför: {WHY}")
    report = replies_report(entry_of(evaluation_of(one)))
    assert (report.draft, report.lines[2].startswith("Resultatet fastställdes ")) == (False, True)


def test_what_the_pair_has_changed_without_giving_it_is_not_told(small_world):
    one, draft = opened(small_world)
    replies.finish(draft)
    before = told(one, "")

    change_mark(one)

    assert told(one, "") == before
    assert [words for words in told(one, "") if MOTIVATION in words] == []


def test_a_question_stands_for_itself_only_where_there_is_something_to_say_of_it(small_world):
    one, draft = opened(small_world)
    accepted = places(one.edition)[Q]
    replies.save_reply(draft, accepted, Words(ACCEPTED_AS_IS, "", "", {}, 0))

    areas = entry_of(evaluation_of(one)).areas

    alone = [place.number for area in areas for place in area.places if not place.quiet]
    assert alone == [accepted.number]
    assert sum(len(area.places) for area in areas) == len(one.edition.questions)
    assert objections(one) == ["0"]


def test_bold_and_lists_of_the_texts_are_what_they_are_in_the_report(small_world):
    one, _reader = sent(small_world)
    area = one.edition.area("3")
    texts.save_texts(one, area, [Sent("running-3.1", "Det är **viktigt**.\n\n- en\n- två", 0)])
    release(_reader)
    replies.open_reply(one.person_id, one.evaluation, renewal(one, days=14).closes_at)
    db.session.commit()

    answer = small_world.at(COORDINATOR).get(f"/utkast/{one.evaluation.id}/svar.docx")

    document = docx.Document(BytesIO(answer.data))
    answer.close()
    strong = [run.text for line in document.paragraphs for run in line.runs if run.bold]
    points = [line.text for line in document.paragraphs if line.style.name == "List Bullet"]
    assert (strong.count("viktigt"), points[-2:]) == (1, ["en", "två"])
