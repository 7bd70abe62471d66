"""A conflict of interest bites on the next page, however it arises."""

from __future__ import annotations

import pytest
from sqlalchemy import select

from tests.support.choices import at_once, place, the_round
from tests.support.judges import finish, sit
from webapp.award.queries import panel_seats
from webapp.award.queries.jury import jury_page
from webapp.evaluation.deeds import marks
from webapp.evaluation.deeds.consensus import agreement
from webapp.evaluation.deeds.seats import ties
from webapp.evaluation.deeds.seats.ties import Stated
from webapp.evaluation.models.evaluations import EvaluatorMark
from webapp.evaluation.queries.seats import own_seat
from webapp.ground.calendar import clock
from webapp.ground.events.models import Event
from webapp.ground.refusals import ConflictError, NotReadyError
from webapp.ground.roles import JUROR, NOMINATOR
from webapp.ground.store.database import db
from webapp.ground.who import Membership, Municipality
from webapp.home.queries import commitments
from webapp.office.deeds import participant_import
from webapp.review.deeds import results
from webapp.rounds.models.rounds import Entrant, Withdrawal

HERE = "Lillhärad"


def open_seat(world, which="a", municipality=HERE):
    return own_seat.own_seat(world.person(f"utvarderare.{which}"), world.evaluation(municipality))


def refused(world, which="a", municipality=HERE) -> str:
    with pytest.raises(ConflictError) as refusal:
        open_seat(world, which, municipality)
    return refusal.value.sentence


def at_home(world, which="a"):
    mine = commitments.home(world.person(f"utvarderare.{which}"))
    return {mine.evaluations[seat.evaluation_id].assessment.municipality.name for seat in mine.seats}


def found():
    rows = db.session.scalars(select(Event).where(Event.what == "conflict.found").order_by(Event.id))
    return [(row.after["municipality"], row.evaluation_id, row.after["found"]) for row in rows]


def join(world, who, municipality, role="reader"):
    row = Membership(person_id=world.person(who), municipality_id=place(municipality), role=role)
    db.session.add(row)
    db.session.commit()


def test_a_tie_closes_the_evaluation_of_that_municipality_and_of_all_its_rivals(world):
    sit(world)

    ties.state(world.person("utvarderare.a"), Stated(HERE, "former_employer", None, clock.now().year - 2))

    assert f"tidigare anställd i {HERE}" in refused(world)
    assert f"{HERE} till {clock.now().year - 2}, som deltar i samma omgång" in refused(world, "a", "Norrvik")
    assert at_home(world) == set()
    assert open_seat(world, "b", "Norrvik").track == "b"


def test_every_block_has_its_event_and_its_reason(world):
    sit(world)
    places = ["Granhult", "Lillhärad", "Norrvik", "Sjöholm", "Åkerstad"]

    ties.state(world.person("utvarderare.a"), Stated("Exempelby", "elected"))

    assert sorted(found()) == sorted(
        [
            (
                name,
                world.evaluation(name),
                f"Anna Berg, {name}: förtroendevald i Exempelby, som deltar i samma omgång",
            )
            for name in places
        ]
        + [("Exempelby", None, "Anna Berg, Exempelby: förtroendevald i Exempelby")]
    )


def test_a_tie_to_a_municipality_outside_the_round_closes_nothing(world):
    sit(world)

    ties.state(world.person("utvarderare.a"), Stated("Nacka", "employer"))

    assert open_seat(world).track == "a"
    assert found() == []


def test_a_municipality_that_comes_to_the_round_makes_its_people_partial(world):
    sit(world)
    ties.state(world.person("utvarderare.a"), Stated("Nacka", "employer"))

    participant_import.bring(
        world.person("kansli"),
        the_round(),
        b"kommun;kontaktperson;e-post\nNacka;Eva;eva@nacka.example",
    )

    assert refused(world).endswith("anställd i Nacka, som deltar i samma omgång.")
    assert len(found()) == 6


def test_a_rival_that_has_left_the_round_is_no_rival(world):
    sit(world)
    ties.state(world.person("utvarderare.a"), Stated("Sjöholm", "employer"))
    left = db.session.scalars(select(Entrant).join(Municipality).where(Municipality.name == "Sjöholm")).one()
    db.session.add(
        Withdrawal(
            entrant_id=left.id, reason="–", withdrawn_at=clock.now(), noted_by_id=world.person("kansli")
        )
    )
    db.session.commit()

    assert open_seat(world).track == "a"
    assert "Sjöholm" in refused(world, "a", "Sjöholm")


def test_a_person_in_two_municipalities_is_partial_for_both(world):
    join(world, "utvarderare.b", "Norrvik")
    join(world, "utvarderare.b", "Lillhärad")

    assert "hör till Norrvik" in refused(world, "b", "Norrvik")
    assert "hör till Lillhärad" in refused(world, "b", "Lillhärad")
    assert at_home(world, "b") == set()


def test_a_tie_added_while_the_other_marks_stops_one_and_not_the_other(world):
    sit(world, "a")
    b = sit(world, "b")
    who, area = world.person("utvarderare.a"), b.edition.areas[0]
    other, evaluation = world.person("utvarderare.b"), b.evaluation.id

    def mark():
        seat = own_seat.own_seat(other, evaluation)
        return marks.accept_area(seat, "b", seat.edition.areas[0])

    told = at_once(world, lambda: ties.state(who, Stated(HERE, "employer")).id, mark)

    assert told[1] == len(area.questions)
    assert "anställd i Lillhärad" in refused(world)
    assert open_seat(world, "b").track == "b"


def test_partial_marks_are_never_revealed_or_agreed_on(world):
    finish(sit(world, "a"))
    b = sit(world, "b")
    tie = ties.state(world.person("utvarderare.a"), Stated(HERE, "employer")).id

    with pytest.raises(NotReadyError, match="Kansliet behöver först utse en ny utvärderare"):
        finish(b)
    ties.take_away_by_office(world.person("kansli"), the_round(), tie, "Fel person")

    assert agreement.finish(open_seat(world, "b")) is True
    assert db.session.scalar(select(EvaluatorMark.id).where(EvaluatorMark.track == "agreed").limit(1))


@pytest.mark.parametrize("kind", ["employer", "elected"])
def test_a_juror_employed_by_a_nominee_meets_it_nowhere_and_is_not_asked_about_it(world, kind):
    who = world.person("jury")

    ties.state(who, Stated("Norrvik", kind))

    seat = panel_seats.panel_seat(who, "2026", JUROR)
    page = jury_page.jury_page(seat.round, seat.hidden)
    assert seat.hidden == {place("Norrvik")}
    assert sorted(one.name for one in page.nominees) == ["Granhult", "Sjöholm", "Åkerstad"]
    assert panel_seats.all_blocked(seat.round.id)[who] == {place("Norrvik")}
    assert found()[0][0] == "Norrvik"


def test_the_nomination_group_and_the_office_are_kept_away_the_same_way(world):
    for key in ("nomineringsgrupp", "kansli"):
        ties.state(world.person(key), Stated("Sjöholm", "employer"))

    group = panel_seats.panel_seat(world.person("nomineringsgrupp"), "2026", NOMINATOR)
    office = panel_seats.panel_seat(world.person("kansli"), "2026", JUROR)

    assert (group.hidden, office.hidden) == ({place("Sjöholm")}, {place("Sjöholm")})


def test_an_officer_fixes_no_result_of_a_former_employer(world):
    who = world.person("kansli")
    ties.state(who, Stated(HERE, "former_employer", None, clock.now().year))

    with pytest.raises(ConflictError, match="Skäl: tidigare anställd i Lillhärad"):
        results.publish(who, world.evaluation(HERE))
