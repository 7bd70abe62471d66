"""Ties are stated, and taken away only where they stand in nobody's way."""

from __future__ import annotations

import pytest
from sqlalchemy import select

from tests.support.choices import at_once, the_round, written
from webapp.evaluation.deeds.seats import ties
from webapp.evaluation.deeds.seats.ties import Stated
from webapp.ground.calendar import clock
from webapp.ground.events.models import Event
from webapp.ground.refusals import InvalidError, NotReadyError, NotThereError
from webapp.ground.store.database import db
from webapp.people.models.ties import Tie

NOW = Stated("Norrvik", "employer", 2019, None, "Skolchef")


def open_ties(who):
    return [(tie.municipality, tie.kind, tie.from_year, tie.to_year) for tie in ties.ties_of(who)]


def told(what):
    rows = db.session.scalars(select(Event).where(Event.what == what).order_by(Event.id))
    return [(row.person_id, row.round_id, row.why or row.after["note"]) for row in rows]


def test_a_tie_is_kept_with_its_event(world):
    a = world.person("utvarderare.a")

    ties.state(a, NOW)

    assert open_ties(a) == [("Norrvik", "employer", 2019, None)]
    assert told("tie.stated") == [(a, None, "Skolchef")]


@pytest.mark.both
@pytest.mark.parametrize("typed", ["Nacka", "nacka", " NACKA kommun", "Nacka kommun"])
def test_a_municipality_is_found_however_it_is_written(world, typed):
    assert ties.state(world.person("jury"), Stated(typed, "employer")).municipality == "Nacka"


@pytest.mark.both
def test_the_same_tie_twice_at_once_is_kept_once(world):
    a = world.person("utvarderare.a")

    at_once(world, *[lambda: ties.state(a, NOW)] * 3)

    assert open_ties(a) == [("Norrvik", "employer", 2019, None)]
    assert written("tie.stated") == 1


FAULTS = [
    (Stated("Ingenstans", "employer"), {"municipality"}),
    (Stated("", "employer"), {"municipality"}),
    (Stated("Nacka", "granne"), {"kind"}),
    (Stated("Nacka", "former_employer"), {"to_year"}),
    (Stated("Nacka", "employer", 1066), {"from_year"}),
    (Stated("Nacka", "elected", 2020, 2010), {"to_year"}),
    (Stated("Nacka", "employer", None, 2999), {"to_year"}),
    (Stated("Nacka", "employer", note="x" * 501), {"note"}),
]


@pytest.mark.parametrize(("said", "where"), FAULTS)
def test_what_cannot_be_a_tie_is_refused_where_it_is_wrong(world, said, where):
    with pytest.raises(InvalidError) as refusal:
        ties.state(world.person("jury"), said)

    assert set(refusal.value.faults) == where
    assert open_ties(world.person("jury")) == []


def test_a_tie_that_was_wrong_is_taken_away_by_its_person_and_stays_in_memory(world):
    a = world.person("utvarderare.a")
    tie = ties.state(a, Stated("Nacka", "employer")).id

    ties.take_away(a, tie)

    assert open_ties(a) == []
    assert db.session.get_one(Tie, tie).taken_away_by_id == a
    with pytest.raises(NotThereError):
        ties.take_away(a, tie)


def test_nobody_takes_away_somebody_elses_tie(world):
    tie = ties.state(world.person("utvarderare.a"), Stated("Nacka", "employer")).id

    with pytest.raises(NotThereError):
        ties.take_away(world.person("utvarderare.b"), tie)


@pytest.mark.parametrize("who", ["utvarderare.a", "jury", "nomineringsgrupp"])
def test_a_tie_that_makes_partial_now_is_only_the_offices_to_take_away(world, who):
    person, office = world.person(who), world.person("kansli")
    tie = ties.state(person, NOW).id

    with pytest.raises(NotReadyError, match="Bindningen gör dig jävig i en omgång som pågår"):
        ties.take_away(person, tie)
    assert open_ties(person) == [("Norrvik", "employer", 2019, None)]
    with pytest.raises(InvalidError):
        ties.take_away_by_office(office, the_round(), tie, "")
    ties.take_away_by_office(office, the_round(), tie, "Det var Norrköping.")

    assert open_ties(person) == []
    assert told("tie.taken_away") == [(office, the_round().id, "Det var Norrköping.")]


def test_after_the_announcement_nothing_stands_in_the_way(world):
    person = world.person("jury")
    tie = ties.state(person, NOW).id
    the_round().announced_at = clock.now()
    db.session.commit()

    ties.take_away(person, tie)

    assert open_ties(person) == []


def test_the_office_adds_for_those_in_its_round_and_for_nobody_else(world):
    office, b = world.person("kansli"), world.person("utvarderare.b")

    tie = ties.state_by_office(office, the_round(), b, NOW)

    assert (tie.person_id, tie.stated_by_id) == (b, office)
    with pytest.raises(NotReadyError, match="Kansliet har lagt in bindningen"):
        ties.take_away(b, tie.id)
    with pytest.raises(InvalidError):
        ties.state_by_office(office, the_round(), world.person("samordnare"), NOW)


def test_an_officer_does_not_clear_themselves(world):
    office = world.person("kansli")
    tie = ties.state(office, NOW).id

    with pytest.raises(NotReadyError, match="Bindningen är din egen"):
        ties.take_away_by_office(office, the_round(), tie, "Fel")
    ties.take_away_by_office(world.person("kansli.b"), the_round(), tie, "Fel")

    assert open_ties(office) == []
