"""A round with evaluations under way: one municipality in each stage, from assigned to almost fixed."""

from __future__ import annotations

import random
from collections.abc import Callable
from datetime import datetime, timedelta

from webapp.assessment.deeds import hand_in
from webapp.award.deeds import nominations, steps
from webapp.demo.answers import fill
from webapp.demo.demo_days import afternoon, on
from webapp.demo.evaluation import review, visit
from webapp.demo.evaluation.evaluations import evaluate, mark_together
from webapp.demo.start import begin, coordinate, entrants_of, form_of, give_posts, make_person, make_place
from webapp.evaluation.deeds import marks
from webapp.evaluation.deeds.consensus import agreement, alike_marks, minutes
from webapp.evaluation.deeds.seats import seats, ties
from webapp.evaluation.models.evaluations import Evaluation
from webapp.evaluation.queries.seats import own_seat
from webapp.ground.calendar import clock
from webapp.ground.roles import EVALUATOR, JUROR, REVIEWER
from webapp.ground.who import Person
from webapp.people.models.ties import EMPLOYER
from webapp.review.deeds import declarations, reviews
from webapp.review.deeds.draft import outcomes, replies
from webapp.review.deeds.draft.replies import Words
from webapp.review.models.reviews import OTHER_LEVEL, RELEASED, RETURNED, UNCHANGED
from webapp.review.queries.draft.draft import content_of, digest_of, places
from webapp.review.queries.readers import own_draft, review_seat
from webapp.rounds.models.rounds import Round

KEY, RECIPE, SEED, BEGAN = "2025", "2021", 2025, timedelta(days=60)
SEEN_OTHERWISE, SKILL = 0.1, 0.62
PLACES = ("Norrböle", "Fiskeby", "Ryvik", "Hedlunda", "Klintholm", "Saltmora", "Tornviken")
"""In the order of the stages: assigned, marking, agreeing, read, sent back, replying, answered."""
PEER_FROM, SINCE = "Grannvik", 2019
"""Where one of the evaluators works: a municipality that takes part in no round."""
VISITED = "Hedlunda"
"""Where the sources and interviews of the visit can be read too."""
STEPS = (
    "Ansökningarna kommer in i takt med besöken. Omgången visar hur en utvärdering går till.",
    "Självvärderingarna kommer in i takt med besöken.",
)
WHY = "Ansökan och kompassens poäng visar att kommunen har kommit långt."
TALKED = "Anna såg två verksamheter, Björn tre till. Vi väger ihop det: delvis infört, inte överallt."
SENT_BACK = "Område 3 har sänkts utan att det framgår vad ni såg. Skriv vem ni talade med och vad de visade."
FOUND_WELL = "Motiveringarna håller ihop med texterna. Bra att källorna finns med."
OBJECTION = "Beslutet togs av fullmäktige i mars. Protokollet, § 41, ligger på webbplatsen."
REASON = "Vi har läst protokollet. Beslutet finns, men vid besöket var det ännu inte i bruk."


def play(today: datetime, people: dict[str, Person]) -> None:
    """Bring each municipality to its stage."""
    chance = random.Random(SEED)  # noqa: S311 -- invented answers, the same every time
    on(today - BEGAN)
    award_round = begin(people, RECIPE, KEY, dict.fromkeys(PLACES, "Kommunens kontaktperson"))
    people["granskare"] = make_person("granskare@demo.example", "Ingrid Sjö", people["kansli"].password or "")
    give_posts(people, award_round, REVIEWER, ("granskare",))
    give_posts(people, award_round, EVALUATOR, ("utvarderare.a", "utvarderare.b"))
    make_place(PEER_FROM)
    ties.state(people["utvarderare.b"].id, ties.Stated(PEER_FROM, EMPLOYER, SINCE))
    give_posts(people, award_round, JUROR, ("jury",))
    for why in STEPS:
        steps.move(people["kansli"].id, award_round, award_round.step, why)
    for days, (place, stage) in enumerate(zip(PLACES, STAGES, strict=True)):
        on(today - timedelta(days=30 - days))
        evaluation = _assigned(award_round, place, people, chance)
        stage(evaluation, people, chance)
    steps.move(people["kansli"].id, award_round, award_round.step)
    clock.set_clock(None)


def _assigned(award_round: Round, name: str, people: dict[str, Person], chance: random.Random) -> Evaluation:
    """Let a municipality answer and hand in; the office nominates it and assigns two evaluators."""
    coordinate(people, award_round, name, f"Samordnaren i {name}")
    for edition in (award_round.nomination_edition, award_round.compass_edition):
        form = form_of(award_round, name, edition)
        fill(people[name], form, name, SKILL, chance)
        head = f"Kommundirektören i {name}"
        hand_in.submit(people[name].id, form, head, "Kommundirektör", confirmed=True)
    office, entrant = people["kansli"].id, entrants_of(award_round)[name].id
    nominations.nominate(office, award_round, entrant, WHY)
    a, b = people["utvarderare.a"].id, people["utvarderare.b"].id
    return seats.assign(office, award_round, entrant, a, b)


def _wait(_evaluation: Evaluation, _people: dict[str, Person], _chance: random.Random) -> None:
    """Leave it as it was assigned: nobody has declared anything."""


def _mark(evaluation: Evaluation, people: dict[str, Person], _chance: random.Random) -> None:
    """Let both declare, and the first mark three areas."""
    for key in ("utvarderare.a", "utvarderare.b"):
        agreement.declare(own_seat.own_seat(people[key].id, evaluation.id, declared=False), "", none=True)
    seat = own_seat.own_seat(people["utvarderare.a"].id, evaluation.id)
    for area in seat.edition.areas[:3]:
        marks.accept_area(seat, seat.track, area)


def _agree(evaluation: Evaluation, people: dict[str, Person], chance: random.Random) -> None:
    """Let both be done, agree on what is alike, and write the first minutes about what is not."""
    mark_together(evaluation.id, people, chance, SEEN_OTHERWISE)
    seat = own_seat.own_seat(people["utvarderare.a"].id, evaluation.id)
    alike_marks.accept_alike(seat)
    first = agreement.agreeing(seat).unsettled[0]
    minutes.write(seat, first.id, TALKED, 0)


def _send(evaluation: Evaluation, people: dict[str, Person], chance: random.Random) -> None:
    """Agree on everything, write the texts, and send it all to the third reader."""
    evaluate(evaluation.id, people, chance, SEEN_OTHERWISE)
    if evaluation.assessment.municipality.name == VISITED:
        visit.visit(evaluation.id, people)
    review.write(evaluation, people)
    reviews.send(own_seat.own_seat(people["utvarderare.a"].id, evaluation.id))


def _decide(evaluation: Evaluation, people: dict[str, Person], outcome: str, why: str) -> None:
    declarations.declare(people["granskare"].id, evaluation, "", none=True)
    seat = review_seat(people["granskare"].id, evaluation.id)
    reviews.decide(seat, outcome, why, digest_of(content_of(evaluation.id)))


def _send_back(evaluation: Evaluation, people: dict[str, Person], chance: random.Random) -> None:
    _send(evaluation, people, chance)
    _decide(evaluation, people, RETURNED, SENT_BACK)


def _open(evaluation: Evaluation, people: dict[str, Person], chance: random.Random) -> None:
    """Release the draft, and open it for the municipality."""
    _send(evaluation, people, chance)
    _decide(evaluation, people, RELEASED, FOUND_WELL)
    replies.open_reply(people["kansli"].id, evaluation, afternoon(clock.now() + timedelta(days=50)))


def _reply(evaluation: Evaluation, people: dict[str, Person], chance: random.Random) -> None:
    """Let the municipality object to one question and accept the rest, and the pair answer it."""
    _open(evaluation, people, chance)
    draft = own_draft(people[evaluation.assessment.municipality.name].id, evaluation.id)
    place = next(one for one in places(draft.edition).values() if one.question)
    wanted = {part.id: part.levels[-1].id for part in place.question.kind.parts} if place.question else {}
    said = replies.save_reply(draft, place, Words(OTHER_LEVEL, OBJECTION, "Protokollet, § 41.", wanted))
    replies.finish(draft)
    seat = own_seat.own_seat(people["utvarderare.a"].id, evaluation.id)
    outcomes.decide_reply(seat, said.id, UNCHANGED, REASON, said.version)


Stage = Callable[[Evaluation, dict[str, Person], random.Random], None]
STAGES: tuple[Stage, ...] = (_wait, _mark, _agree, _send, _send_back, _open, _reply)
