"""What a search reads is what is announced and shared: made anew it is the same, and it goes with consent."""

from __future__ import annotations

from typing import Any

import pytest
from alembic.migration import MigrationContext
from alembic.operations import Operations
from alembic.script import ScriptDirectory
from sqlalchemy import delete, select, update

from tests.support.examples import SHARER, WRITER
from tests.support.soundness import unsound
from tests.support.summaries import make_public
from webapp.ground.calendar import clock
from webapp.ground.configuration.settings import ROOT
from webapp.ground.store.database import db, one_transaction
from webapp.ground.store.text_match import matching
from webapp.ground.words.stems import asked, stems
from webapp.results.deeds import public_examples
from webapp.results.deeds.summaries import rebuild_summaries
from webapp.results.models.examples import ExampleCount, ExampleWord, PublicExample
from webapp.results.queries import shared_texts
from webapp.results.queries.examples import MOST, search
from webapp.review.deeds.draft import shared_examples
from webapp.review.models.texts import STRENGTHS, AreaText, GoodExample
from webapp.review.queries.readers import own_examples
from webapp.rounds.models.rounds import Round

pytestmark = pytest.mark.both
ASKED = (
    "",
    "kommun",
    "dialog",
    "mål",
    "medborgardialogsmöte",
    "ledning",
    "och",
    "brandstation",
    "resultat uppföljning",
)
"""What is looked for: nothing, words, ends of compounds, compounds, the commonest words, two at once."""


def kept(*, ids: bool = False) -> list[list[dict[str, Any]]]:
    """Give all rows that are read, in an order of their own; ids are drawn anew each time."""
    examples = [dict(row._mapping) for row in db.session.execute(select(*PublicExample.__table__.columns))]
    name = {row["id"]: (row["kind"], row["source"], row["line"]) for row in examples}
    words = [
        (row.backwards, row.form, name[row.example_id]) for row in db.session.scalars(select(ExampleWord))
    ]
    counts = db.session.execute(select(ExampleCount.round_id, ExampleCount.area, ExampleCount.many))
    told = [{field: one for field, one in row.items() if ids or field != "id"} for row in examples]
    return [sorted(told, key=str), sorted(words), sorted(map(tuple, counts))]


def the_long_way(query: str) -> tuple[list[str], int]:
    """Give the texts that a search shows and how many there are, from the rows that people wrote."""
    rounds = db.session.scalars(select(Round.id)).all()
    found = [one for round_id in rounds for one in shared_texts.of_round(round_id)]
    found.sort(key=lambda one: (one.area, one.kind, -one.year, one.municipality, one.source, one.line))
    if words := tuple(asked(query)):
        places = matching([stems(f"{one.text} {one.learn_from}") for one in found], words)
        found = [found[place] for place in sorted(places)]
    return [one.text for one in found], len(found)


def share_more(world) -> None:
    """Let the last fixed evaluations have strengths in every area, and examples of their own."""
    about = {"version": 1, "saved_at": clock.now(), "saved_by_id": world.person(WRITER)}
    for n, name in enumerate(("Norrvik", "Sjöholm", "Åkerstad")):
        evaluation = {"evaluation_id": world.evaluation(name), **about}
        db.session.execute(
            delete(AreaText).filter_by(evaluation_id=evaluation["evaluation_id"], kind=STRENGTHS)
        )
        for area in "12345678":
            text = f"Målen följs upp i {name}\n\nMedborgardialog leder till resultat {n}"
            db.session.add(AreaText(**evaluation, part=area, kind=STRENGTHS, text=text))
        shared = {"shared_at": clock.now(), "shared_by_id": world.person(SHARER)}
        db.session.add(
            GoodExample(**evaluation, **shared, part="2.1", text="Dialog om mål", learn_from="Lund")
        )
    db.session.commit()


def test_a_search_finds_what_the_long_way_finds_and_as_many(world):
    share_more(world)
    make_public()

    for query in ASKED:
        found, (texts, many) = search(query), the_long_way(query)
        shown = [one.text for of_area in found.areas.values() for one in of_area]
        if not found.instead:
            assert (query, found.total) == (query, many)
            assert query == "" or shown == texts[:MOST]
    told = {query: search(query).total > 0 for query in ("mål", "medborgardialogsmöte", "brandstation")}
    assert told == {"mål": True, "medborgardialogsmöte": True, "brandstation": False}


def test_a_rebuild_and_the_migration_give_exactly_what_was_written(world):
    share_more(world)
    make_public()
    before = kept()
    step = ScriptDirectory(str(ROOT / "migrations")).get_revision("0046_public_examples").module
    with one_transaction():
        for table in (ExampleWord, PublicExample, ExampleCount):
            db.session.execute(delete(table))

    rebuild_summaries()
    anew = kept()
    db.session.rollback()
    with db.engine.begin() as connection, Operations.context(MigrationContext.configure(connection)):
        step.downgrade()
        step.upgrade()

    assert len(before[0]) > 50
    assert anew == before
    assert kept() == before
    rebuild_summaries()  # numbers go on after those that the migration gave
    assert kept() == before


def test_what_is_taken_back_is_gone_with_its_words_and_strengths_and_comes_again(world):
    share_more(world)
    make_public()
    before = kept()
    seat = own_examples(world.person(SHARER), world.evaluation("Norrvik"))
    ids = db.session.scalars(
        select(GoodExample.id).where(
            GoodExample.evaluation_id == seat.evaluation.id, GoodExample.shared_at.is_not(None)
        )
    ).all()

    for one in ids:
        shared_examples.share(seat, one, shared=False)
    withdrawn = kept()
    unsound_then = unsound()
    shared_examples.share(seat, ids[0], shared=True)
    for one in ids[1:]:
        shared_examples.share(seat, one, shared=True)

    assert [row for row in withdrawn[0] if row["municipality"] == "Norrvik"] == []
    assert {row["municipality"] for row in before[0]} >= {"Norrvik", "Sjöholm", "Åkerstad"}
    assert sum(many for _round, _area, many in withdrawn[2]) == len(withdrawn[0])
    assert unsound_then == {}
    assert kept() == before


def test_nothing_is_written_of_a_round_before_it_is_announced_and_nothing_read_of_one_taken_back(world):
    share_more(world)
    with one_transaction():
        for round_id in db.session.scalars(select(Round.id)).all():
            public_examples.write_examples(round_id)
    before = kept()
    make_public()
    announced = search("").total
    db.session.execute(update(Round).values(announced_at=None))
    db.session.commit()

    assert before == [[], [], []]
    assert announced > 0
    assert [search(query).total for query in ASKED] == [0] * len(ASKED)
