"""The visit of the demo: sources, two interviews with notes, and what marks rest on."""

from __future__ import annotations

from datetime import date, timedelta

from questionnaires.edition import Question
from webapp.evaluation.deeds.visit import grounds, interviews, plan, sources
from webapp.evaluation.deeds.visit.sources import SourceWords
from webapp.evaluation.models.visits import DOCUMENT, INTERVIEW, WEB, EvaluationSource
from webapp.evaluation.queries.seats import own_seat
from webapp.evaluation.queries.seats.own_seat import OwnSeat
from webapp.ground.calendar import clock
from webapp.ground.who import Person

HEARD = (
    "Känner till arbetssättet och kan ge två exempel från i år. Det står i verksamhetsplanen.",
    "Arbetet börjar i höst. Hittills har två av fem enheter prövat, resultaten är inte sammanställda.",
    "Visade den senaste rapporten på skärmen. Nämnden läste den i mars och beslutade om en ändring.",
    "Hade inte hört talas om det. Trodde att förvaltningen sköter frågan åt enheterna.",
)
MANY_TICKED, MANY_LINKED = 6, 9


def visit(evaluation_id: int, people: dict[str, Person]) -> None:
    """Let the pair gather sources, meet two roles, take notes and say what their marks rest on."""
    a, b = (own_seat.own_seat(people[key].id, evaluation_id) for key in ("utvarderare.a", "utvarderare.b"))
    for words in _words(a.assessment.municipality.name):
        sources.register(a, words)
    kept = sources.sources_of(evaluation_id)
    for interview in grounds.interviews_in(kept):
        _meet(a, interview)
    first = [line.stake.question for line in plan.plan(a).lines]
    for question in first[:MANY_TICKED]:
        plan.tick(b, question, done=True)
    _link(a, kept[0], first[:MANY_LINKED])
    _link(b, kept[1], first[MANY_TICKED : MANY_TICKED + MANY_LINKED])


def _words(name: str) -> tuple[SourceWords, ...]:
    """Tell what the pair has to go on in a municipality."""
    day = clock.now().replace(hour=8, minute=0, second=0, microsecond=0) - timedelta(days=5)
    address = name.lower().translate(str.maketrans("åäö", "aao"))
    return (
        SourceWords(DOCUMENT, "Mål och budget", "mal-och-budget.pdf", date(day.year, 1, 1)),
        SourceWords(WEB, "Sidan Så styrs kommunen", f"https://www.{address}.example/styrning", day.date()),
        SourceWords(DOCUMENT, "Årsredovisningen", "arsredovisning.pdf", date(day.year, 4, 1)),
        SourceWords(INTERVIEW, "Nämndordförande", at=day, place="Kommunhuset, Stora salen"),
        SourceWords(
            INTERVIEW, "Enhetschef och facklig företrädare", at=day + timedelta(hours=3), place="Lindgården"
        ),
    )


def _meet(seat: OwnSeat, interview: EvaluationSource) -> None:
    chosen = plan.proposed(seat, interview)
    interviews.choose(seat, interview.id, chosen, ())
    for question_id, heard in zip(chosen, HEARD, strict=False):
        interviews.save_note(seat, interview.id, seat.edition.questions[question_id], heard, 0)


def _link(seat: OwnSeat, source: EvaluationSource, questions: list[Question]) -> None:
    for question in questions:
        grounds.rest_on(seat, question, {source.id}, ())
