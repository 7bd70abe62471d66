"""A round of the recipe of 2025 as its people walk it, from the table of figures to the announcement."""

from __future__ import annotations

from tests.support.figures import coordinate, nominated, read_in
from tests.support.rounds import begun, entrants, told
from tests.webapp.services.choosing.choosing import JURORS
from webapp.models import MENTION, WINNER, Assessment, Post, Round, db
from webapp.roles import JUROR
from webapp.said import Said
from webapp.services import access
from webapp.services.assessing import submitting
from webapp.services.assessing.answering import Sent, save_answers
from webapp.services.choosing import combining, motivating, naming, seats, voting
from webapp.services.choosing.seats import PanelSeat
from webapp.services.figures import answering, judging, showing
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


def make_public(world, award_round: Round) -> None:
    making.add_officer(None, award_round, making.person_by_email("kansli.b@demo.example"))
    assert moving.announce(world.person("kansli"), award_round) is False
    asked = second_say.asked(award_round.id, moving.ANNOUNCE)
    assert moving.announce(world.person("kansli.b"), award_round, asked.id) is True


def test_a_round_of_key_figures_goes_from_a_table_of_290_to_a_winner_and_a_mention(world):
    made, office = begun(world, "2025", ()), world.person("kansli")

    # Figures of all municipalities, and four nominees from the top.
    assert lacking(made) == ["figures"]
    assert read_in(world, made).faults == []
    found = showing.reckoned(made)
    assert (len(found.lines), take_step(world, made)) == (290, "nominering")
    first, second, third, fourth = (line.place.name for line in found.top[:4])
    nominated(world, made, first, second)
    assert lacking(made) == ["nominees", "answered"]
    nominated(world, made, third, fourth)
    assert lacking(made) == ["answered"]

    # Three say yes, one says no.
    ids = {name: one.id for name, one in entrants(made).items()}
    for name in ids:
        coordinate(world, name)
    for name in (first, second, third):
        answering.answer(world.person("samordnare"), ids[name], "accepted", "")
    answering.answer(world.person("samordnare"), ids[fourth], "declined", "Vi byter ledning.")
    assert take_step(world, made) == "beskrivning"

    # The three write their four themes.
    assert lacking(made) == ["nominations"]
    for name in (first, second, third):
        describe(world, made, name)
    assert take_step(world, made) == "jury"

    # The jury reads, ranks and writes; the office names on its behalf.
    jurors = [sit(world, made, key) for key in JURORS]
    reckoned, lines = judging.jury_lines(jurors[0])
    assert [one.entrant.municipality.name for one in lines] == sorted((first, second, third))
    assert [len(judging.themes(reckoned, one)) for one in lines] == [4, 4, 4]
    for seat in jurors:
        voting.save_ballot(seat, {ids[second]: 1, ids[first]: 2, ids[third]: 3}, 0, hand_in=True)
    voting.close(seats.office_seat(office, made, JUROR), confirmed=False)
    standings = combining.result(jurors[0]).standings
    assert [one.who for one in standings] == [ids[second], ids[first], ids[third]]
    assert lacking(made) == ["winner"]
    steadiest = next(
        line.entrant for line in found_again(made).steadiest if line.entrant and line.entrant.nominated_at
    )
    for who, words in ((ids[second], "Bäst."), (steadiest.id, "Stadigast.")):
        kept = motivating.latest(who)
        motivating.save_motivation(jurors[0], who, words, "", kept.version)
    naming.name_honour(office, made, ids[second], WINNER)
    naming.name_honour(office, made, steadiest.id, MENTION)
    assert lacking(made) == []

    make_public(world, made)

    assert (made.step, made.announced_at is not None) == ("offentligt", True)
    assert [(one.kind, one.municipality) for one in naming.announced()] == [
        (WINNER, second),
        (MENTION, steadiest.municipality.name),
    ]
    assert [event.why for event in told(made, "invitation.accepted")] == [first, second, third]


def found_again(award_round: Round) -> showing.Reckoned:
    """Reckon once more: who is nominated has changed since."""
    return showing.reckoned(award_round)
