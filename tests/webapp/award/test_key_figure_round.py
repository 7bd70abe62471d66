"""A round of the recipe of 2025 as its people walk it, from the table of figures to the announcement."""

from __future__ import annotations

import pytest

from tests.support.choices import JURORS, show
from tests.support.figures import accepted, coordinate, nominated, read_in
from tests.support.rounds import a_day_later, begun, entrants, told
from tests.support.summaries import honoured
from webapp.assessment.content import Said
from webapp.assessment.deeds import hand_in, withdrawal
from webapp.assessment.deeds.answers import Sent, save_answers
from webapp.assessment.models.assessments import Assessment
from webapp.assessment.queries import own_assessment
from webapp.award.deeds import honours, motivations, panel_declarations, steps
from webapp.award.deeds.figures import invitation_answers
from webapp.award.deeds.ranking import ballots
from webapp.award.models.choice import MENTION, WINNER
from webapp.award.queries import panel_seats
from webapp.award.queries.figures import figure_pages, jury_figures
from webapp.award.queries.panel_seats import PanelSeat
from webapp.award.queries.ranking import combined_order
from webapp.ground.refusals import NotReadyError
from webapp.ground.roles import JUROR
from webapp.ground.store.database import db
from webapp.ground.who import Post
from webapp.rounds.deeds import approval, rounds
from webapp.rounds.models.rounds import Round

THEMES = {"digitalisering", "ledarskap", "samspel", "omstallning"}


def take_step(world, award_round: Round) -> str:
    steps.move(world.person("kansli"), award_round, award_round.step)
    return award_round.step


def lacking(award_round: Round) -> list[str]:
    return [one.name for one in steps.missing(award_round)]


def describe(world, award_round: Round, name: str) -> None:
    """Let a municipality write its four themes and hand them in."""
    who = world.person("samordnare")
    form = next(
        one.form_id for one in invitation_answers.invitations(who) if one.entrant.municipality.name == name
    )
    subject = own_assessment.own_assessment(who, form, lock="share")
    assert {one.id for one in subject.edition.descriptions} == THEMES
    sent = [Sent(theme, Said(text=f"{name} om {theme}."), 0, f"{name}:{theme}") for theme in sorted(THEMES)]
    assert {one.status for one in save_answers(subject, sent)} == {"saved"}
    hand_in.submit(who, form, "Karin Ek", "Kommundirektör", confirmed=True)
    assert db.session.get_one(Assessment, form).round_id == award_round.id


def sit(world, award_round: Round, key: str) -> PanelSeat:
    """Let a juror declare, and sit down."""
    db.session.add(Post(person_id=world.person(key), round_id=award_round.id, role=JUROR))
    db.session.commit()
    seat = panel_seats.panel_seat(world.person(key), award_round.key, JUROR, declared=False)
    panel_declarations.declare(
        seat, {one.municipality_id: ("none", "") for one in panel_seats.candidates(award_round.id, JUROR)}
    )
    return panel_seats.panel_seat(world.person(key), award_round.key, JUROR)


def two_officers(award_round: Round) -> None:
    rounds.add_officer(None, award_round, rounds.person_by_email("kansli.b@demo.example"))
    a_day_later()


def make_public(world, award_round: Round) -> None:
    assert steps.announce(world.person("kansli"), award_round) is False
    asked = approval.asked(award_round.id, steps.ANNOUNCE)
    assert steps.announce(world.person("kansli.b"), award_round, asked.id) is True


def nominate_four(world, made: Round) -> list[str]:
    """Read in figures of all municipalities, and nominate four from the top."""
    assert lacking(made) == ["figures"]
    assert read_in(world, made).faults == []
    found = figure_pages.reckoned(made)
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
        invitation_answers.answer(world.person("samordnare"), ids[name], "accepted", "")
    invitation_answers.answer(world.person("samordnare"), ids[names[3]], "declined", "Vi byter ledning.")
    assert take_step(world, made) == "beskrivning"
    assert lacking(made) == ["nominations"]
    for name in names[:3]:
        describe(world, made, name)
    assert take_step(world, made) == "jury"


def rank(world, made: Round, order: list[int]) -> PanelSeat:
    """Let the jury read four themes each and rank alike; give a juror's seat."""
    jurors = [sit(world, made, key) for key in JURORS]
    reckoned, lines = jury_figures.jury_lines(jurors[0])
    assert lines == sorted(lines, key=lambda one: one.entrant.municipality.name)
    assert {one.entrant.id: len(jury_figures.themes(reckoned, one)) for one in lines} == dict.fromkeys(
        order, 4
    )
    for seat in jurors:
        ballots.save_ballot(seat, {who: place for place, who in enumerate(order, 1)}, 0, hand_in=True)
    two_officers(made)
    show(world, JUROR, made)
    assert [one.who for one in combined_order.result(jurors[0]).standings] == order
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
        motivations.save_motivation(juror, who, words, "", motivations.latest(who).version)
    honours.name_honour(office, made, ids[second], WINNER)
    honours.name_honour(office, made, steadiest.id, MENTION)
    assert lacking(made) == []

    make_public(world, made)

    assert (made.step, made.announced_at is not None) == ("offentligt", True)
    assert [(one.honour, one.municipality) for one in honoured()] == [
        (WINNER, second),
        (MENTION, steadiest.municipality.name),
    ]
    assert [event.after["municipality"] for event in told(made, "invitation.accepted")] == [
        first,
        second,
        third,
    ]


def test_what_a_nominee_describes_can_be_taken_back_until_the_jury_reads(world):
    made = begun(world, "2025", ())
    read_in(world, made)
    take_step(world, made)
    names = [line.place.name for line in figure_pages.reckoned(made).top[:3]]
    nominated(world, made, *names)
    accepted(world, made, *names)
    take_step(world, made)
    for name in names:
        describe(world, made, name)
    who = world.person("samordnare")
    forms = {one.entrant.municipality.name: one.form_id for one in invitation_answers.invitations(who)}

    withdrawal.withdraw(own_assessment.own_assessment(who, forms[names[0]]), "Vi vill ändra ett tema.")

    assert lacking(made) == ["nominations"]
    hand_in.submit(who, forms[names[0]], "Karin Ek", "Kommundirektör", confirmed=True)
    assert withdrawal.may_withdraw(own_assessment.own_assessment(who, forms[names[0]])) is True
    assert take_step(world, made) == "jury"
    assert withdrawal.may_withdraw(own_assessment.own_assessment(who, forms[names[0]])) is False


def test_nobody_is_named_winner_before_saying_yes(world):
    made = begun(world, "2025", ())
    read_in(world, made)
    first, second = (line.place.name for line in figure_pages.reckoned(made).top[:2])
    nominated(world, made, first, second)
    ids = {name: one.id for name, one in entrants(made).items()}
    two_officers(made)
    office, juror, *others = world.person("kansli"), *(sit(world, made, key) for key in JURORS)
    for seat in (juror, *others):
        ballots.save_ballot(seat, {ids[first]: 1, ids[second]: 2}, 0, hand_in=True)
    show(world, JUROR, made)
    motivations.save_motivation(juror, ids[first], "Bäst.", "", 0)

    with pytest.raises(NotReadyError, match=f"{first} har inte tackat ja"):
        honours.name_honour(office, made, ids[first], WINNER)

    accepted(world, made, first)
    with pytest.raises(NotReadyError, match="Alla nominerade har inte svarat ja eller nej") as refusal:
        honours.name_honour(office, made, ids[first], WINNER)
    assert f"Det saknas för: {second}." in refusal.value.remedy


def found_again(award_round: Round) -> figure_pages.Reckoned:
    """Reckon once more: who is nominated has changed since."""
    return figure_pages.reckoned(award_round)
