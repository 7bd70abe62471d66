"""The jury's workbook is told what its reader may see at this step, and nothing else."""

from __future__ import annotations

import pytest
from sqlalchemy import select

from exports.entries import Honoured, Spoken
from webapp.award.models.choice import WINNER, Honour, Motivation, Panel
from webapp.award.queries.jury import jury_entry, jury_words
from webapp.evaluation.models.evaluations import Evaluation
from webapp.ground.calendar import clock
from webapp.ground.roles import JUROR
from webapp.ground.store.database import db
from webapp.ground.who import Municipality, Person
from webapp.review.models.texts import AreaText, GoodExample
from webapp.rounds.models.rounds import Entrant, Round


def the_round():
    return db.session.scalars(select(Round)).one()


def told(name, hidden=()):
    """Give what the workbook is told of one municipality."""
    entry = jury_entry.jury_entry(the_round(), hidden)
    return next(one for one in entry.nominees if one.municipality == name)


def evaluation_of(name):
    query = select(Evaluation).join(Evaluation.assessment).join(Municipality).where(Municipality.name == name)
    return db.session.scalars(query.where(Evaluation.published_at.is_not(None))).first()


def somebody():
    return db.session.scalars(select(Person.id).order_by(Person.id)).first()


def kept(**known):
    return {**known, "version": 1, "saved_at": clock.now(), "saved_by_id": somebody()}


def written(name):
    """Let the evaluators write three texts and two examples, of which one may be read by others."""
    evaluation = evaluation_of(name).id
    for model in (AreaText, GoodExample):
        for row in db.session.scalars(select(model).where(model.evaluation_id == evaluation)):
            db.session.delete(row)
    db.session.flush()
    about = {"evaluation_id": evaluation}
    db.session.add_all(
        [
            AreaText(**kept(**about, part="1.1", kind="running", text="Så här är det.\n\nOch så.")),
            AreaText(**kept(**about, part="1", kind="strengths", text="Målen är kända.\nAlla följer upp.")),
            AreaText(**kept(**about, part="summary", kind="running", text="Sammantaget gott.")),
            GoodExample(
                **kept(**about, part="1", text="Öppen dialog", learn_from="Sjöholm"), shared_at=clock.now()
            ),
            GoodExample(**kept(**about, part="1", text="Inte delat")),
        ]
    )
    db.session.commit()


SPOKEN = (
    Spoken("summary", "Sammanfattning", "Sammantaget gott."),
    Spoken("1", "Styrka", "Målen är kända."),
    Spoken("1", "Styrka", "Alla följer upp."),
    Spoken("1", "Gott exempel", "Öppen dialog\nLäs mer hos: Sjöholm"),
    Spoken("1.1", "Löpande text", "Så här är det.\n\nOch så."),
)


@pytest.mark.usefixtures("small_world")
def test_the_evaluators_words_are_told_whole_and_only_the_examples_that_others_may_read():
    written("Norrvik")

    assert told("Norrvik").spoken == SPOKEN


@pytest.mark.usefixtures("small_world")
def test_a_juror_reads_the_same_words_on_the_nominees_page():
    written("Norrvik")
    edition = jury_entry.jury_entry(the_round()).edition

    parts = jury_words.of_parts(edition, evaluation_of("Norrvik").id)

    assert [text for _, kinds in parts for _, texts in kinds for text in texts] == [
        one.text for one in SPOKEN
    ]


@pytest.mark.usefixtures("small_world")
def test_neither_order_nor_what_each_evaluator_gave_is_told_before_the_order_is_shown():
    before = jury_entry.jury_entry(the_round())
    panel = db.session.scalars(select(Panel).filter_by(role=JUROR)).first() or Panel(
        round_id=the_round().id, role=JUROR, blind=False, letters=[]
    )
    panel.shown_at, panel.counted = clock.now(), []
    db.session.add(panel)
    db.session.commit()

    after = jury_entry.jury_entry(the_round())

    assert (before.ranking, {one.compasses.evaluators for one in before.nominees}) == (None, {None})
    assert (after.ranking.ballots, len(after.nominees[0].compasses.evaluators)) == (0, 2)


@pytest.mark.usefixtures("small_world")
def test_the_winner_is_told_when_it_is_public_and_never_to_whom_may_not_see_it():
    winner = db.session.scalars(
        select(Entrant).join(Municipality).where(Municipality.name == "Norrvik")
    ).one()
    about = {"named_at": clock.now(), "named_by_id": somebody()}
    db.session.add(Honour(round_id=the_round().id, entrant_id=winner.id, kind=WINNER, **about))
    words = {"public_text": "De håller ihop.", "inner_text": "Hemligt."}
    db.session.add(Motivation(entrant_id=winner.id, **words, **{**kept(), "version": 99}))
    db.session.commit()
    before = jury_entry.jury_entry(the_round()).honours
    the_round().announced_at = clock.now()
    db.session.commit()

    after = jury_entry.jury_entry(the_round()).honours
    hidden = jury_entry.jury_entry(the_round(), {winner.municipality_id}).honours

    assert (before, hidden) == ((), ())
    assert after == (Honoured("Vinnare", "Norrvik", "De håller ihop."),)


@pytest.mark.usefixtures("resting_world")
def test_every_document_that_is_cited_is_told():
    keys = [one.key for one in jury_entry.jury_entry(the_round()).sources]

    assert (keys == sorted(set(keys)), "orebro-2012" in keys) == (True, True)
