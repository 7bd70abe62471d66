"""Conflicts of interest are declared before anything is read, and hide the municipality from then on."""

from __future__ import annotations

import pytest
from sqlalchemy import delete, select

from tests.support.choices import entrant, judge, place, sit, the_round, written
from webapp.award.deeds import panel_declarations
from webapp.award.deeds.ranking import ballots, private_notes
from webapp.award.queries import panel_seats
from webapp.award.queries.jury import jury_entry, jury_page
from webapp.award.queries.ranking import combined_order
from webapp.ground.events.models import Event
from webapp.ground.refusals import InvalidError, NotThereError, UndeclaredError
from webapp.ground.roles import JUROR, NOMINATOR
from webapp.ground.store.database import db
from webapp.people.models.ties import Declaration
from webapp.rounds.queries import entrants

NONE, EMPLOYED = ("none", ""), ("employed", "Jag är skolchef där.")


def forget(world, key="jury"):
    db.session.execute(delete(Declaration).where(Declaration.person_id == world.person(key)))
    db.session.commit()


def names(seat):
    return [one.municipality.name for one in panel_seats.visible(seat)]


def say(seat, **kinds):
    said = {one.municipality_id: NONE for one in panel_seats.visible(seat)}
    return panel_declarations.declare(seat, {**said, **{place(name): kind for name, kind in kinds.items()}})


def test_a_juror_reads_nothing_before_declaring(world):
    forget(world)

    with pytest.raises(UndeclaredError):
        panel_seats.panel_seat(world.person("jury"), "2026", JUROR)
    say(sit(world, "jury"))

    assert panel_seats.panel_seat(world.person("jury"), "2026", JUROR).hidden == frozenset()


def test_a_nominee_that_comes_later_is_declared_too(world):
    db.session.execute(
        delete(Declaration).where(
            Declaration.person_id == world.person("jury"), Declaration.municipality_id == place("Granhult")
        )
    )
    db.session.commit()

    with pytest.raises(UndeclaredError):
        panel_seats.panel_seat(world.person("jury"), "2026", JUROR)


def test_the_office_serves_without_declaring_and_somebody_elses_post_is_no_way_in(world):
    assert panel_seats.panel_seat(world.person("kansli"), "2026", JUROR).sits is False
    for key, role in (("jury", NOMINATOR), ("nomineringsgrupp", JUROR), ("samordnare", JUROR)):
        with pytest.raises(NotThereError):
            panel_seats.panel_seat(world.person(key), "2026", role)
    with pytest.raises(NotThereError):
        panel_seats.panel_seat(world.person("kansli"), "2026", JUROR, member=True)


def test_an_answer_is_needed_for_every_nominee(world):
    forget(world)
    seat = sit(world, "jury")

    with pytest.raises(InvalidError) as refusal:
        panel_declarations.declare(seat, {one.municipality_id: NONE for one in panel_seats.visible(seat)[1:]})

    assert refusal.value.faults == {f"kind-{place('Granhult')}": "Svara för Granhult."}


def test_something_else_needs_words(world):
    with pytest.raises(InvalidError) as refusal:
        say(sit(world, "jury"), Norrvik=("other", ""))

    assert refusal.value.faults == {f"text-{place('Norrvik')}": "Skriv vad det gäller för Norrvik."}


def test_a_juror_employed_by_a_nominee_meets_it_nowhere(world):
    say(sit(world, "jury"), Norrvik=EMPLOYED)
    seat = panel_seats.panel_seat(world.person("jury"), "2026", JUROR)

    page = jury_page.jury_page(seat.round, seat.hidden)
    entry = jury_entry.jury_entry(seat.round, seat.hidden)

    assert names(seat) == ["Granhult", "Lillhärad", "Sjöholm", "Åkerstad"]
    assert sorted(n.name for n in page.nominees) == ["Granhult", "Sjöholm", "Åkerstad"]
    changes = jury_page.biggest_changes(page.nominees)
    assert {change.nominee.name for change in changes} <= {"Granhult", "Sjöholm", "Åkerstad"}
    assert sorted(n.municipality for n in entry.nominees) == ["Granhult", "Sjöholm", "Åkerstad"]
    with pytest.raises(NotThereError):
        jury_page.nominee_of(page, entrant("Norrvik"))
    with pytest.raises(NotThereError):
        private_notes.save_note(seat, entrant("Norrvik"), "Hemligt", 0)
    with pytest.raises(InvalidError):
        ballots.save_ballot(seat, {entrant("Norrvik"): 1}, 0, hand_in=True)


def test_a_conflict_said_after_the_ranking_takes_the_place_out_of_the_count(world):
    office = panel_seats.office_seat(world.person("kansli"), the_round(), JUROR)
    say(sit(world, "jury.b"), Norrvik=EMPLOYED)

    judge(world)

    counted = {row.who: row.ballots for row in combined_order.result(office).standings}
    assert counted[entrant("Norrvik")] == 2
    assert entrant("Norrvik") not in {
        row.who for row in combined_order.result(sit(world, "jury.b")).standings
    }


def test_a_conflict_is_never_taken_back_by_its_own_person(world):
    say(sit(world, "jury"), Norrvik=EMPLOYED)
    seat = sit(world, "jury")

    panel_declarations.declare(seat, {place("Norrvik"): NONE})

    assert panel_seats.blocked(seat.person_id, seat.round.id) == {place("Norrvik")}


@pytest.mark.both
def test_declaring_twice_writes_once(world):
    forget(world)
    say(sit(world, "jury"))
    many = written("conflict.none")

    say(sit(world, "jury"))

    assert written("conflict.none") == many


def test_a_conflict_is_told_with_its_reason(world):
    say(sit(world, "jury"), Norrvik=EMPLOYED)

    told = db.session.scalars(
        select(Event).where(Event.what == "conflict.declared").order_by(Event.id.desc())
    ).first()

    assert (told.person_id, told.why, told.after) == (
        world.person("jury"),
        "Jag är skolchef där.",
        {"role": "juror", "municipality": "Norrvik", "kind": "employed"},
    )


def test_the_nomination_group_chooses_among_those_who_have_handed_in(world):
    found = names(sit(world, "nomineringsgrupp"))

    assert found == ["Granhult", "Lillhärad", "Norrvik", "Sjöholm", "Åkerstad"]
    assert len(entrants.entrants(the_round().id)) == 6
