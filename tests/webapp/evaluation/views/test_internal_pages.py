"""A municipality evaluates itself: no round, its own people as evaluators, and a result only it can see."""

from webapp.evaluation.models.evaluations import Evaluation
from webapp.ground.store.database import db


def test_a_municipality_can_evaluate_itself_from_start_to_fixed_result(small_world):
    coordinator = small_world.browser("samordnare")
    colleague = small_world.browser("medarbetare")
    stranger = small_world.browser("samordnare@norrvik.example")
    own = small_world.assessment("Exempelby", purpose="internal")

    signed = {"name": "Karin Ek", "title": "Kommundirektör", "confirmed": "1"}
    handed_in = coordinator.post(f"/sjalvvardering/{own}/granska", signed)
    page = coordinator.page(f"/sjalvvardering/{own}")
    people = {one.text: one["value"] for one in page.all("option")}
    chosen = {"first": people["Karin Ek"], "second": people["Johan Lind"]}
    appointed = coordinator.post(f"/sjalvvardering/{own}/utvarderare", chosen, page=f"/sjalvvardering/{own}")

    assert handed_in.status_code == 302
    assert appointed.status_code == 302
    evaluation = db.session.query(Evaluation.id).filter_by(assessment_id=own).one().id
    address = f"/utvardering/{evaluation}"
    for browser in (coordinator, colleague):
        assert browser.post(f"{address}/jav", {"asked": "1"}).status_code == 302
        for area in range(1, 9):
            accepted = browser.post(f"{address}/godta", {"area": str(area)}, page=address)
            assert accepted.status_code == 302
        assert browser.post(f"{address}/klar", {}, page=address).status_code == 302
    assert colleague.post(f"{address}/samsyn", {}).status_code == 302

    fixed = coordinator.post(f"{address}/faststall", {}, page=f"{address}/faststall")

    assert fixed.status_code == 302
    assert coordinator.get(fixed.location).status_code == 200
    assert colleague.get(fixed.location).status_code == 200
    assert stranger.get(fixed.location).status_code == 404
    assert colleague.get(f"{address}/faststall").status_code == 404
    assert small_world.browser("kansli").get(f"{address}/faststall").status_code == 404
