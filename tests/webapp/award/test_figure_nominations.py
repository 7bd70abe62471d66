"""The office nominates by the key figures, and the nominated say yes or no."""

from __future__ import annotations

import pytest
from sqlalchemy import func, select

from tests.support.choices import at_once
from tests.support.figures import accepted, code_of, come_to_choice, coordinate, nominated, read_in, table
from tests.support.rounds import begun, entrants, told
from webapp.assessment.models.assessments import Assessment
from webapp.award.deeds import nominations
from webapp.award.deeds.figures import figure_nominations, invitation_answers
from webapp.award.queries import panel_seats
from webapp.award.queries.figures import figure_pages
from webapp.ground.calendar import clock
from webapp.ground.mail.models import Letter
from webapp.ground.refusals import ClosedError, InvalidError, NotAllowedError, NotReadyError, NotThereError
from webapp.ground.roles import CONTRIBUTOR
from webapp.ground.store.database import db
from webapp.home.queries import commitments
from webapp.office.queries import round_story
from webapp.rounds.models.rounds import Entrant, Round

EIGHT = ("Nacka", "Kalix", "Botkyrka", "Västerås", "Trollhättan", "Ale", "Örebro", "Habo")


@pytest.fixture
def made(world) -> Round:
    award_round = begun(world, "2025", ())
    read_in(world, award_round, table(EIGHT))
    come_to_choice(award_round)
    return award_round


@pytest.fixture
def small(small_world) -> Round:
    award_round = begun(small_world, "2025", ("Nacka",))
    read_in(small_world, award_round, table(EIGHT))
    come_to_choice(award_round)
    return award_round


def nominate(world, award_round, name: str, reason: str = "Ett skäl.") -> Entrant:
    return figure_nominations.nominate(world.person("kansli"), award_round, code_of(name), reason)


def entrant(award_round: Round, name: str) -> int:
    return entrants(award_round)[name].id


def test_one_that_takes_no_part_takes_part_from_when_it_is_nominated(world, made):
    nominate(world, made, "Örebro", "Stadigt bättre.")

    assert entrants(made)["Örebro"].nominated_at is not None
    (nominee,) = figure_nominations.nominees(made)
    assert (nominee.reason, nominee.answer, nominee.withdrawn) == ("Stadigt bättre.", None, False)
    assert [event.after["municipality"] for event in told(made, "entrant.nominated")] == ["Örebro"]
    assert round_story.story_of_round(made)[0].sentence == "nominerade Örebro"


def test_a_nominee_is_nominated_once_also_by_two_at_once(world, made):
    round_id, office = made.id, world.person("kansli")

    def deed() -> int:
        award_round = db.session.get_one(Round, round_id)
        return figure_nominations.nominate(office, award_round, "0182", "Ett skäl.").id

    first, second = at_once(world, deed, deed)

    assert first == second
    assert len(told(db.session.get_one(Round, round_id), "entrant.nominated")) == 1


@pytest.mark.parametrize("reason", ["", "  ", "x" * 1_001])
def test_a_nomination_needs_a_reason(small_world, small, reason):
    with pytest.raises(InvalidError) as refusal:
        nominate(small_world, small, "Nacka", reason)

    assert list(refusal.value.faults) == ["reason"]


def test_no_more_than_seven_are_nominated_and_a_no_makes_room(small_world, small):
    nominated(small_world, small, *EIGHT[:7])
    with pytest.raises(NotReadyError, match="7 kommuner är nominerade"):
        nominate(small_world, small, "Habo")

    accepted(small_world, small, "Nacka", said="declined", why="Vi hinner inte.")
    nominate(small_world, small, "Habo")

    assert entrants(small)["Nacka"].nominated_at is None
    assert len([one for one in figure_nominations.nominees(small) if one.entrant.nominated_at]) == 7


def test_nobody_with_too_few_figures_is_nominated_and_nobody_without_any(small_world, small):
    year = clock.in_sweden(clock.now()).year - 1
    few = table(EIGHT[:3]) + f"\nHabo;soliditet;{year};5".encode()
    read_in(small_world, small, few)

    with pytest.raises(NotReadyError, match="för lite underlag"):
        nominate(small_world, small, "Habo")
    for code in (code_of("Ale"), "9999", "' OR 1=1"):
        with pytest.raises(NotThereError):
            figure_nominations.nominate(small_world.person("kansli"), small, code, "Ett skäl.")


def test_nobody_is_nominated_after_the_choice_or_when_it_has_left(small_world, small):
    nominate(small_world, small, "Nacka")
    nominations.withdraw(small_world.person("kansli"), small, entrant(small, "Nacka"), "Byter ledning.")
    with pytest.raises(NotReadyError, match="lämnat omgången"):
        nominate(small_world, small, "Nacka")

    for step, sentence in (("beskrivning", "redan utsedda"), ("nyckeltal", "nomineras i steget Nominering")):
        small.step = step
        db.session.commit()
        with pytest.raises(NotReadyError, match=sentence):
            nominate(small_world, small, "Kalix")


def test_a_letter_tells_of_the_nomination_and_of_no_figure(small_world, small):
    nominate(small_world, small, "Nacka", "Hemligt skäl.")

    letter = db.session.scalars(select(Letter).where(Letter.key.startswith("nominated:"))).one()
    assert (letter.recipient, letter.link) == (
        "info@kommun0.example",
        f"/nyckeltal/{entrant(small, 'Nacka')}",
    )
    assert "Hemligt skäl." not in letter.body


def test_a_yes_opens_the_description_with_the_deadline_of_its_step(world, made):
    nominated(world, made, "Nacka")
    forms = select(func.count(Assessment.id)).where(Assessment.round_id == made.id)
    assert db.session.scalar(forms) == 0

    accepted(world, made, "Nacka")

    row = db.session.scalars(select(Assessment).where(Assessment.round_id == made.id)).one()
    assert (row.edition, row.closes_at) == ("kvalitetskommun/2025", made.closes_at)
    (event,) = told(made, "invitation.accepted")
    assert (event.person_id, event.after["municipality"]) == (world.person("samordnare"), "Nacka")
    mine = commitments.home(world.person("samordnare"))
    assert row.id in [work.assessment.id for work in mine.assessments]


def test_a_no_needs_a_reason_and_takes_the_municipality_from_the_jurys_list(world, made):
    nominated(world, made, "Nacka", "Kalix")
    coordinate(world, "Nacka")
    who, where = world.person("samordnare"), entrant(made, "Nacka")

    with pytest.raises(InvalidError) as refusal:
        invitation_answers.answer(who, where, "declined", "  ")
    assert list(refusal.value.faults) == ["why"]
    invitation_answers.answer(who, where, "declined", "Vi hinner inte.")

    assert [one.municipality.name for one in panel_seats.candidates(made.id, "juror")] == ["Kalix"]
    (mine,) = invitation_answers.invitations(who)
    assert (mine.answer.why, mine.waits, mine.form_id) == ("Vi hinner inte.", False, None)


def test_whoever_said_no_can_be_asked_once_more(small_world, small):
    nominated(small_world, small, "Nacka")
    accepted(small_world, small, "Nacka", said="declined", why="Nej.")

    nominate(small_world, small, "Nacka", "Vi hoppas ändå.")
    invitation_answers.answer(small_world.person("samordnare"), entrant(small, "Nacka"), "accepted", "")

    (nominee,) = figure_nominations.nominees(small)
    assert (nominee.reason, nominee.answer.answer) == ("Vi hoppas ändå.", "accepted")


def test_an_answer_is_given_once_and_not_turned(small_world, small):
    nominated(small_world, small, "Nacka")
    accepted(small_world, small, "Nacka")
    who, where = small_world.person("samordnare"), entrant(small, "Nacka")

    invitation_answers.answer(who, where, "accepted", "")
    with pytest.raises(ClosedError, match="redan besvarad"):
        invitation_answers.answer(who, where, "declined", "Ångrat oss.")

    assert len(told(small, "invitation.accepted")) == 1


def test_two_coordinators_who_answer_at_once_answer_once(world, made):
    nominated(world, made, "Nacka")
    coordinate(world, "Nacka")
    coordinate(world, "Nacka", "samordnare@norrvik.example")
    where = entrant(made, "Nacka")
    one, other = world.person("samordnare"), world.person("samordnare@norrvik.example")

    results = at_once(
        world,
        lambda: invitation_answers.answer(one, where, "accepted", "").answer,
        lambda: invitation_answers.answer(other, where, "declined", "Nej.").answer,
    )

    assert sorted(map(str, results)) in (
        ["Frågan är redan besvarad, eller så är omgången över.", "accepted"],
        ["Frågan är redan besvarad, eller så är omgången över.", "declined"],
    )


def test_only_the_coordinator_answers_and_what_is_sent_must_be_an_answer(small_world, small):
    nominated(small_world, small, "Nacka")
    coordinate(small_world, "Nacka", "medarbetare", CONTRIBUTOR)
    coordinate(small_world, "Nacka")
    where = entrant(small, "Nacka")

    with pytest.raises(NotAllowedError, match="Bara samordnaren"):
        invitation_answers.answer(small_world.person("medarbetare"), where, "accepted", "")
    with pytest.raises(InvalidError) as refusal:
        invitation_answers.answer(small_world.person("samordnare"), where, "kanske", "x" * 2_001)
    assert sorted(refusal.value.faults) == ["answer", "why"]


def test_before_it_is_nominated_a_municipality_sees_nothing(small_world, small):
    coordinate(small_world, "Nacka")
    who, where = small_world.person("samordnare"), entrant(small, "Nacka")

    assert invitation_answers.invitations(who) == []
    with pytest.raises(NotThereError):
        invitation_answers.own_invitation(who, where)
    nominated(small_world, small, "Nacka")
    with pytest.raises(NotThereError):
        invitation_answers.own_invitation(small_world.person("lasare"), where)


def test_figures_are_followed_from_the_table_that_counts(small):
    found = figure_pages.reckoned(small)

    rows = figure_pages.figure_rows(found, code_of("Nacka"))

    assert [row.figure.id for row in rows] == [one.id for one in found.edition.figures]
    assert rows[0].own[rows[0].year] == found.values["arets-resultat"][rows[0].year][code_of("Nacka")]
    assert found.named("orebro") == [found.lines[code_of("Örebro")]]
    assert [line.place.name for line in found.by_name][-1] == "Örebro"
    with pytest.raises(NotThereError):
        figure_pages.figure_rows(found, "9999")
