"""A round of the recipe of 2025 as its people walk it, from the table of figures to the announcement."""

from __future__ import annotations

import pytest

from tests.support.figures import accepted, coordinate, nominated, read_in
from tests.support.rounds import a_day_later, begun, entrants, told
from tests.webapp.services.choosing.choosing import JURORS, show
from webapp.models import MENTION, WINNER, Assessment, Post, Round, db
from webapp.roles import JUROR
from webapp.said import Said
from webapp.services import access
from webapp.services.assessing import submitting, withdrawing
from webapp.services.assessing.answering import Sent, save_answers
from webapp.services.choosing import honours, motivating, seats, voting
from webapp.services.choosing.order import combining
from webapp.services.choosing.seats import PanelSeat
from webapp.services.figures import answering, judging, showing
from webapp.services.refusals import NotReadyError
from webapp.services.rounds import making, moving, second_say

THEMES = {"digitalisering", "ledarskap", "samspel", "omstallning"}


def take_step(world, award_round: Round) -> str:
    moving.move(world.person("kansli"), award_round, award_round.step)
    return award_round.step


def lacking(award_round: Round) -> list[str]:
    return [one.name for one in moving.missing(award_round)]


def describe(world, award_round: Round, name: str) -> None:
    """Let a municipality write its four themes and hand them in."""
    who = world.person("samordnare")
    form = next(one.form_id for one in answering.invitations(who) if one.entrant.municipality.name == name)
    subject = access.own_assessment(who, form, lock="share")
    assert {one.id for one in subject.edition.descriptions} == THEMES
    sent = [Sent(theme, Said(text=f"{name} om {theme}."), 0, f"{name}:{theme}") for theme in sorted(THEMES)]
    assert {one.status for one in save_answers(subject, sent)} == {"saved"}
    submitting.submit(who, form, "Karin Ek", "Kommundirektör", confirmed=True)
    assert db.session.get_one(Assessment, form).round_id == award_round.id


def sit(world, award_round: Round, key: str) -> PanelSeat:
    """Let a juror declare, and sit down."""
    db.session.add(Post(person_id=world.person(key), round_id=award_round.id, role=JUROR))
    db.session.commit()
    seat = seats.panel_seat(world.person(key), award_round.key, JUROR, declared=False)
    seats.declare(
        seat, {one.municipality_id: ("none", "") for one in seats.candidates(award_round.id, JUROR)}
    )
    return seats.panel_seat(world.person(key), award_round.key, JUROR)


def two_officers(award_round: Round) -> None:
    making.add_officer(None, award_round, making.person_by_email("kansli.b@demo.example"))
    a_day_later()


def make_public(world, award_round: Round) -> None:
    assert moving.announce(world.person("kansli"), award_round) is False
    asked = second_say.asked(award_round.id, moving.ANNOUNCE)
    assert moving.announce(world.person("kansli.b"), award_round, asked.id) is True


def nominate_four(world, made: Round) -> list[str]:
    """Read in figures of all municipalities, and nominate four from the top."""
    assert lacking(made) == ["figures"]
    assert read_in(world, made).faults == []
    found = showing.reckoned(made)
    assert (len(found.lines), take_step(world, made)) == (290, "nominering")
    names = [line.place.name for line in found.top[:4]]
    nominated(world, made, *names[:2])
    assert lacking(made) == ["nominees", "answered"]
    nominated(world, made, *names[2:])
    assert lacking(made) == ["answered"]
    return names


def three_say_yes_and_describe(world, made: Round, names: list[str], ids: dict[str, int]) -> None:
    """Let three accept and write their four themes, and the fourth decline."""
    for name in names:
        coordinate(world, name)
    for name in names[:3]:
        answering.answer(world.person("samordnare"), ids[name], "accepted", "")
    answering.answer(world.person("samordnare"), ids[names[3]], "declined", "Vi byter ledning.")
    assert take_step(world, made) == "beskrivning"
    assert lacking(made) == ["nominations"]
    for name in names[:3]:
        describe(world, made, name)
    assert take_step(world, made) == "jury"


def rank(world, made: Round, order: list[int]) -> PanelSeat:
    """Let the jury read four themes each and rank alike; give a juror's seat."""
    jurors = [sit(world, made, key) for key in JURORS]
    reckoned, lines = judging.jury_lines(jurors[0])
    assert lines == sorted(lines, key=lambda one: one.entrant.municipality.name)
    assert {one.entrant.id: len(judging.themes(reckoned, one)) for one in lines} == dict.fromkeys(order, 4)
    for seat in jurors:
        voting.save_ballot(seat, {who: place for place, who in enumerate(order, 1)}, 0, hand_in=True)
    two_officers(made)
    show(world, JUROR, made)
    assert [one.who for one in combining.result(jurors[0]).standings] == order
    return jurors[0]


def test_a_round_of_key_figures_goes_from_a_table_of_290_to_a_winner_and_a_mention(world):
    made, office = begun(world, "2025", ()), world.person("kansli")
    names = nominate_four(world, made)
    first, second, third, _ = names
    ids = {name: one.id for name, one in entrants(made).items()}
    three_say_yes_and_describe(world, made, names, ids)
    juror = rank(world, made, [ids[second], ids[first], ids[third]])
    assert lacking(made) == ["winner"]
    steadiest = next(
        line.entrant for line in found_again(made).steadiest if line.entrant and line.entrant.nominated_at
    )
    for who, words in ((ids[second], "Bäst."), (steadiest.id, "Stadigast.")):
        motivating.save_motivation(juror, who, words, "", motivating.latest(who).version)
    honours.name_honour(office, made, ids[second], WINNER)
    honours.name_honour(office, made, steadiest.id, MENTION)
    assert lacking(made) == []

    make_public(world, made)

    assert (made.step, made.announced_at is not None) == ("offentligt", True)
    assert [(one.kind, one.municipality) for one in honours.announced()] == [
        (WINNER, second),
        (MENTION, steadiest.municipality.name),
    ]
    assert [event.why for event in told(made, "invitation.accepted")] == [first, second, third]


def test_what_a_nominee_describes_can_be_taken_back_until_the_jury_reads(world):
    made = begun(world, "2025", ())
    read_in(world, made)
    take_step(world, made)
    names = [line.place.name for line in showing.reckoned(made).top[:3]]
    nominated(world, made, *names)
    accepted(world, made, *names)
    take_step(world, made)
    for name in names:
        describe(world, made, name)
    who = world.person("samordnare")
    forms = {one.entrant.municipality.name: one.form_id for one in answering.invitations(who)}

    withdrawing.withdraw(access.own_assessment(who, forms[names[0]]), "Vi vill ändra ett tema.")

    assert lacking(made) == ["nominations"]
    submitting.submit(who, forms[names[0]], "Karin Ek", "Kommundirektör", confirmed=True)
    assert withdrawing.may_withdraw(access.own_assessment(who, forms[names[0]])) is True
    assert take_step(world, made) == "jury"
    assert withdrawing.may_withdraw(access.own_assessment(who, forms[names[0]])) is False


def test_nobody_is_named_winner_before_saying_yes(world):
    made = begun(world, "2025", ())
    read_in(world, made)
    first, second = (line.place.name for line in showing.reckoned(made).top[:2])
    nominated(world, made, first, second)
    ids = {name: one.id for name, one in entrants(made).items()}
    two_officers(made)
    office, juror, *others = world.person("kansli"), *(sit(world, made, key) for key in JURORS)
    for seat in (juror, *others):
        voting.save_ballot(seat, {ids[first]: 1, ids[second]: 2}, 0, hand_in=True)
    show(world, JUROR, made)
    motivating.save_motivation(juror, ids[first], "Bäst.", "", 0)

    with pytest.raises(NotReadyError, match=f"{first} har inte tackat ja"):
        honours.name_honour(office, made, ids[first], WINNER)

    accepted(world, made, first)
    with pytest.raises(NotReadyError, match="Alla nominerade har inte svarat ja eller nej") as refusal:
        honours.name_honour(office, made, ids[first], WINNER)
    assert f"Det saknas för: {second}." in refusal.value.remedy


def found_again(award_round: Round) -> showing.Reckoned:
    """Reckon once more: who is nominated has changed since."""
    return showing.reckoned(award_round)
