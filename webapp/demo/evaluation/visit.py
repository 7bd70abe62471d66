"""The visit of the demo: sources, two interviews with notes, and what marks rest on."""

from __future__ import annotations

from datetime import date, timedelta

from questionnaires.edition import Question
from webapp.assessment.queries.own_assessment import own_assessment
from webapp.evaluation.deeds.schedule import visit_days
from webapp.evaluation.deeds.visit import evidence_requests, grounds, interviews, sources, verification_plan
from webapp.evaluation.deeds.visit.evidence_requests import Wanted
from webapp.evaluation.deeds.visit.observations import Seen, observe
from webapp.evaluation.deeds.visit.sources import SourceWords
from webapp.evaluation.models.visits import DOCUMENT, INTERVIEW, WEB, EvaluationSource
from webapp.evaluation.queries.seats import own_seat
from webapp.evaluation.queries.seats.own_seat import OwnSeat
from webapp.evaluation.queries.visit.requests import requests_of
from webapp.ground.calendar import clock
from webapp.ground.roles import TRACK_A, TRACK_B
from webapp.ground.who import Person
from webapp.people.queries.people import coordinators

HEARD = (
    "Kan ge två exempel från i år.\n”Vi talar aldrig om mallen.” Enhetschef, teknik",
    "Arbetet börjar i höst. Hittills har två av fem enheter prövat, resultaten är inte sammanställda.",
    "Visade den senaste rapporten på skärmen. Nämnden läste den i mars och beslutade om en ändring.",
    "Hade inte hört talas om det. Trodde att förvaltningen sköter frågan åt enheterna.",
)
ASKED = ("Rutinen för synpunkter, den som gäller nu.", "Protokollet där målen följdes upp.")
WALK = "Promenad genom medborgarhuset"
SEEN = "Skyltar på fem språk, och en skärm med dagens möten.\n”Jag hittar alltid hit.” Besökare"
MANY_TICKED, MANY_LINKED = 6, 9


def visit(evaluation_id: int, people: dict[str, Person]) -> None:
    """Let the pair gather sources, meet two roles, take notes and say what their marks rest on."""
    a, b = (own_seat.own_seat(people[key].id, evaluation_id) for key in ("utvarderare.a", "utvarderare.b"))
    for words in _words(a.assessment.municipality.name):
        sources.register(a, words)
    kept = sources.sources_of(evaluation_id)
    for interview in grounds.interviews_in(kept):
        _meet(a, interview)
    _plan_days(a)
    _ask(a)
    observe(a, Seen(WALK, clock.now().date(), SEEN), list(a.edition.questions)[2:4])
    first = [line.stake.question for line in verification_plan.plan(a).lines]
    for question in first[:MANY_TICKED]:
        verification_plan.tick(b, question, done=True)
    _link(a, kept[0], first[:MANY_LINKED])
    _link(b, kept[1], first[MANY_TICKED : MANY_TICKED + MANY_LINKED])


def _plan_days(seat: OwnSeat) -> None:
    """Decide the days of the visit and send its schedule."""
    first = (clock.now() - timedelta(days=5)).date()
    visit_days.plan_days(seat, (first, first + timedelta(days=1), None), 0)
    visit_days.send_schedule(seat)


def _ask(seat: OwnSeat) -> None:
    """Ask for two things, of which one comes."""
    chosen = list(seat.edition.questions)[:2]
    last = (clock.now() + timedelta(days=7)).date()
    for question_id, text in zip(chosen, ASKED, strict=True):
        evidence_requests.ask(seat, Wanted(text, question_id, last))
    host = coordinators(seat.assessment.municipality_id)[0]
    row = requests_of(seat.evaluation.id)[0]
    subject = own_assessment(host.id, seat.assessment.id)
    evidence_requests.answer(subject, row.id, "Den antogs i våras och gäller alla nämnder.", None)


def _words(name: str) -> tuple[SourceWords, ...]:
    """Tell what the pair has to go on in a municipality."""
    day = clock.now().replace(hour=8, minute=0, second=0, microsecond=0) - timedelta(days=5)
    address = name.lower().translate(str.maketrans("åäö", "aao"))
    return (
        SourceWords(DOCUMENT, "Mål och budget", "mal-och-budget.pdf", date(day.year, 1, 1)),
        SourceWords(WEB, "Sidan Så styrs kommunen", f"https://www.{address}.example/styrning", day.date()),
        SourceWords(DOCUMENT, "Årsredovisningen", "arsredovisning.pdf", date(day.year, 4, 1)),
        SourceWords(
            *(INTERVIEW, "Nämndordförande", "", None, day, "Kommunhuset, Stora salen"), minutes=60, people=7
        ),
        SourceWords(
            *(
                INTERVIEW,
                "Enhetschef och facklig företrädare",
                "",
                None,
                day + timedelta(hours=3),
                "Lindgården",
            ),
            *(90, 11, TRACK_A),
        ),
        SourceWords(
            *(INTERVIEW, "Kundservice", "", None, day + timedelta(hours=3), "Medborgarhuset"),
            *(60, 4, TRACK_B),
        ),
    )


def _meet(seat: OwnSeat, interview: EvaluationSource) -> None:
    chosen = verification_plan.proposed(seat, interview)
    interviews.choose(seat, interview.id, chosen, ())
    for question_id, heard in zip(chosen, HEARD, strict=False):
        interviews.save_note(seat, interview.id, seat.edition.questions[question_id], heard, 0)


def _link(seat: OwnSeat, source: EvaluationSource, questions: list[Question]) -> None:
    for question in questions:
        grounds.rest_on(seat, question, {source.id}, ())
