"""An evaluator with a conflict of interest leaves, and the office puts somebody else in the seat."""

from tests.support.evaluators import make_evaluator
from webapp.evaluation.models.evaluations import Evaluation, EvaluatorMark, Seat
from webapp.ground.store.database import db


def test_the_office_replaces_a_conflicted_evaluator_and_nobody_counts_the_marks_left_behind(small_world):
    newcomer = make_evaluator("utvarderare.c")
    evaluation = small_world.evaluation("Lillhärad")
    entrant = db.session.get(Evaluation, evaluation).assessment.municipality.name
    address = f"/utvardering/{evaluation}"
    leaving = small_world.browser("utvarderare.a")
    leaving.post(f"{address}/jav", {"declaration": "none"})
    leaving.post(f"{address}/godta", {"area": "1"}, page=address)
    leaving.post(f"{address}/jav", {"declaration": "some", "conflict": "Min syster är kommunalråd där."})
    office = small_world.browser("kansli")
    page = office.get("/kansli/2026").text
    action = page.partition("/kansli/2026/ersatt/")[2].partition('"')[0]

    replaced = office.post(f"/kansli/2026/ersatt/{action}", {"first": str(newcomer)}, page="/kansli/2026")

    assert entrant == "Lillhärad"
    assert replaced.status_code == 302
    assert leaving.get(address).status_code == 404
    seats = db.session.query(Seat.person_id, Seat.track).filter_by(evaluation_id=evaluation)
    assert (newcomer, "a") in seats.all()
    tracks = {track for (track,) in db.session.query(EvaluatorMark.track).filter_by(evaluation_id=evaluation)}
    assert tracks == {f"a-{db.session.query(Seat.id).filter(Seat.conflict != '').scalar()}"}


def test_the_office_cannot_put_the_other_evaluator_in_both_seats(small_world):
    evaluation = small_world.evaluation("Lillhärad")
    leaving = small_world.browser("utvarderare.a")
    declared = {"declaration": "some", "conflict": "Jag arbetar där."}
    leaving.post(f"/utvardering/{evaluation}/jav", declared)
    office = small_world.browser("kansli")
    action = office.get("/kansli/2026").text.partition("/kansli/2026/ersatt/")[2].partition('"')[0]

    other = str(small_world.person("utvarderare.b"))
    refused = office.post(f"/kansli/2026/ersatt/{action}", {"first": other}, page="/kansli/2026")

    assert refused.status_code == 422
    assert refused.text.count("Välj någon i listan som inte redan är utsedd här.") == 2
