"""A round of the 2003 recipe that is over: five nominees, all evaluated, a winner, and everything public."""

from __future__ import annotations

import random
from datetime import datetime, timedelta

from webapp.assessment.deeds import hand_in
from webapp.award.deeds import honours, motivations, nominations, panel_minutes, steps
from webapp.award.deeds.ranking import private_notes
from webapp.award.models.choice import WINNER
from webapp.award.queries import panel_seats
from webapp.award.queries.minutes.noted_minutes import AFAR, THERE, Noted
from webapp.award.queries.minutes.told_minutes import draw_up
from webapp.demo.answers import fill
from webapp.demo.choice import rank, show, sit
from webapp.demo.demo_days import on
from webapp.demo.evaluation import good_examples, opinions
from webapp.demo.evaluation.evaluations import evaluate
from webapp.demo.start import begin, coordinate, entrants_of, form_of, give_posts
from webapp.evaluation.deeds.seats import seats
from webapp.ground.calendar import clock
from webapp.ground.roles import EVALUATOR, JUROR, NOMINATOR
from webapp.ground.who import Person
from webapp.people.models.ties import EMPLOYED
from webapp.review.deeds import results
from webapp.rounds.deeds import approval
from webapp.rounds.models.rounds import Entrant, Round

KEY, RECIPE, BEGAN = "2023", "2003", timedelta(days=1150)
SEED, SEEN_OTHERWISE = 2023, 0.08

CONTACTS = {
    "Högsala": "Ulla Rask",
    "Strandhaga": "Peter Norell",
    "Ekmarka": "Fatima Haddad",
    "Ljungdala": "Gunnar Ask",
    "Sandlösa": "Mirja Koski",
    "Aspliden": "Tove Hedman",
}
SKILL = {"Högsala": 0.68, "Strandhaga": 0.63, "Ekmarka": 0.66, "Ljungdala": 0.55, "Sandlösa": 0.59}
"""The five that were nominated, and how far each had come."""
SKILL_OF_OTHERS = 0.42

REASONS = {
    "Högsala": "Kommunen berättar lika öppet om det som misslyckats som om det som lyckats, och lär av båda.",
    "Strandhaga": "Medborgarlöftena gäller alla nämnder, och den som inte får det lovade får veta varför.",
    "Ekmarka": "Tre års stadigt arbete med chefernas villkor syns i sjukfrånvaron och i enkäterna.",
    "Ljungdala": "En liten kommun som har samlat grannkommunerna kring det ingen klarar ensam.",
    "Sandlösa": "Byarna var med och ritade om översiktsplanen, och bostäderna står redan där.",
}
GROUP = {
    "nomineringsgrupp": (1, 2, 3, 4, 5),
    "nomineringsgrupp.b": (1, 3, 2, 5, 4),
    "nomineringsgrupp.c": (2, 1, 3, 5, 4),
}
JURORS = {"jury": (1, 3, 2, 5, 4), "jury.b": (2, 3, 1, 4, None), "jury.c": (1, 2, 3, 4, 5)}
"""The places each gives the five, in the order of SKILL; None may not be seen."""
CONFLICTED, WITH = "jury.b", "Sandlösa"

NOTE = "Hör efter hos medarbetarna: når de öppna redovisningarna fram till dem?"
MOTIVATION = (
    "Högsala har gjort lärandet till sitt kännetecken. Varje år redovisar kommunen öppet vad den prövade, "
    "vad som blev bättre och vad som inte blev det. Den öppenheten märks i hela organisationen, och "
    "invånarna kan följa varje löfte till dess att det är infriat."
)
LED = "Maria Ström ledde mötet. Per Åberg förde protokollet."
INNER = "Avgörande för juryn var de öppna redovisningarna. Ekmarka var nära."


def play(today: datetime, people: dict[str, Person]) -> None:
    """Play the round from the invitation to the day when everything became public."""
    chance = random.Random(SEED)  # noqa: S311 -- invented answers, the same every time
    began = today - BEGAN
    on(began)
    award_round = begin(people, RECIPE, KEY, CONTACTS)
    for role, keys in (
        (NOMINATOR, GROUP),
        (JUROR, JURORS),
        (EVALUATOR, ("utvarderare.a", "utvarderare.b")),
    ):
        give_posts(people, award_round, role, keys)
    for name, contact in CONTACTS.items():
        coordinate(people, award_round, name, contact)
    _next(people, award_round)
    _answer(award_round, people, chance)
    on(began + timedelta(days=110))
    _next(people, award_round)
    nominees = _nominate(award_round, people)
    _next(people, award_round)
    _assess(award_round, people, chance)
    on(began + timedelta(days=220))
    _next(people, award_round)
    for entrant in nominees.values():
        a, b = people["utvarderare.a"].id, people["utvarderare.b"].id
        evaluation = seats.assign(people["kansli"].id, award_round, entrant.id, a, b)
        evaluate(evaluation.id, people, chance, SEEN_OTHERWISE)
        good_examples.write(evaluation.id, people)
        results.publish(people["kansli"].id, evaluation.id)
        good_examples.share(evaluation.id, people[entrant.municipality.name])
        opinions.say(evaluation.id, people[entrant.municipality.name], entrant.municipality.name)
    on(began + timedelta(days=280))
    _next(people, award_round)
    _decide(award_round, people, nominees)
    _fix_minutes(award_round, people)
    on(began + timedelta(days=320))
    _announce(award_round, people)
    on(began + timedelta(days=340))
    good_examples.ask(people)
    clock.set_clock(None)


def _next(people: dict[str, Person], award_round: Round) -> None:
    steps.move(people["kansli"].id, award_round, award_round.step)


def _answer(award_round: Round, people: dict[str, Person], chance: random.Random) -> None:
    """Let everybody answer the statements and hand them in, one a week."""
    for week, name in enumerate(CONTACTS):
        on(award_round.created_at + timedelta(days=40, weeks=week))
        form = form_of(award_round, name, award_round.nomination_edition)
        fill(people[name], form, name, SKILL.get(name, SKILL_OF_OTHERS), chance)
        _hand_in(people[name], form, name)


def _hand_in(person: Person, form: int, name: str) -> None:
    hand_in.submit(person.id, form, f"Kommundirektören i {name}", "Kommundirektör", confirmed=True)


def _nominate(award_round: Round, people: dict[str, Person]) -> dict[str, Entrant]:
    """Let the nomination group read, note, rank and name five; give them by name."""
    entrants = entrants_of(award_round, tuple(SKILL))
    for key, places in GROUP.items():
        seat = sit(people[key], KEY, NOMINATOR)
        rank(seat, entrants, SKILL, places)
    first = panel_seats.panel_seat(people["nomineringsgrupp"].id, KEY, NOMINATOR)
    private_notes.save_note(first, entrants["Högsala"].id, NOTE, 0)
    show(people, award_round, NOMINATOR)
    nominations.name_nominees(first, {entrants[name].id: reason for name, reason in REASONS.items()})
    return entrants


def _assess(award_round: Round, people: dict[str, Person], chance: random.Random) -> None:
    """Let the nominated assess themselves with the compass and hand it in."""
    for week, (name, skill) in enumerate(SKILL.items()):
        on(award_round.created_at + timedelta(days=150, weeks=week))
        form = form_of(award_round, name, award_round.compass_edition)
        fill(people[name], form, name, skill, chance)
        _hand_in(people[name], form, name)


def _decide(award_round: Round, people: dict[str, Person], nominees: dict[str, Entrant]) -> None:
    """Let the jury rank and write, and the office name the winner on its behalf."""
    for key, places in JURORS.items():
        conflict = {nominees[WITH].municipality_id} if key == CONFLICTED else set()
        rank(sit(people[key], KEY, JUROR, dict.fromkeys(conflict, (EMPLOYED, ""))), nominees, SKILL, places)
    office, winner = people["kansli"].id, nominees["Högsala"].id
    show(people, award_round, JUROR)
    motivations.save_motivation(
        panel_seats.panel_seat(people["jury"].id, KEY, JUROR), winner, MOTIVATION, INNER, 0
    )
    honours.name_honour(office, award_round, winner, WINNER)


def _fix_minutes(award_round: Round, people: dict[str, Person]) -> None:
    """Let the office note who met, two of them there and one at a distance, and fix the minutes."""
    seat = panel_seats.office_seat(people["kansli"].id, award_round, JUROR)
    present = {people[key].id: AFAR if key == CONFLICTED else THERE for key in JURORS}
    day = clock.in_sweden(clock.now()).date()
    panel_minutes.save_notes(seat, Noted(day, "Sessionssalen", LED, present=present))
    drawn = draw_up(seat)
    panel_minutes.fix(seat, drawn.checksum if drawn else "")


def _announce(award_round: Round, people: dict[str, Person]) -> None:
    """Let one officer ask for the results to be public, and the other confirm."""
    steps.announce(people["kansli"].id, award_round)
    request = approval.asked(award_round.id, steps.ANNOUNCE)
    steps.announce(people["kansli.b"].id, award_round, request.id if request else 0)
