"""Three municipalities that were ready early and are nominated: one waits, one is evaluated, one is done."""

from __future__ import annotations

from webapp.award.deeds import nominations
from webapp.demo.evaluation.evaluations import evaluate, evaluate_alone
from webapp.demo.round_under_way.scene import Scene
from webapp.evaluation.deeds.seats import seats
from webapp.evaluation.models.evaluations import Evaluation
from webapp.evaluation.queries.seats import own_seat
from webapp.review.deeds import results

SKILL = {"Strandhaga": 0.66, "Vintervik": 0.61, "Rönnfors": 0.72}
SEEN_OTHERWISE = 0.08
REASONS = {
    "Strandhaga": "Löftena till medborgarna gäller alla nämnder, och kommunen har höga poäng i alla områden.",
    "Vintervik": "Ansökan visar hur budgeten följs upp ute i verksamheterna, och kompassen bekräftar det.",
    "Rönnfors": "Högst poäng på kompassen, och en ansökan som berättar lika öppet om det som återstår.",
}


def answer(scene: Scene) -> None:
    """Let the three answer both questionnaires and hand them in."""
    for days_ago, (name, skill) in zip((32, 28, 35), SKILL.items(), strict=True):
        scene.on(days_ago)
        for form in (scene.nomination(name), scene.assessment(name)):
            scene.fill(name, form, skill)
            scene.hand_in(name, form)


def play(scene: Scene) -> None:
    """Nominate them; give two of them evaluators, and fix the result of one."""
    scene.on(3)
    for name in SKILL:
        nominations.nominate(scene.office, scene.round, scene.entrants[name].id, REASONS[name])
    done = _assign(scene, "Rönnfors")
    evaluate(done.id, scene.people, scene.chance, SEEN_OTHERWISE)
    results.publish(scene.office, done.id)
    begun = _assign(scene, "Vintervik")
    other = scene.people["utvarderare.b"].id
    evaluate_alone(own_seat.own_seat(other, begun.id, declared=False), scene.chance, SEEN_OTHERWISE)


def _assign(scene: Scene, name: str) -> Evaluation:
    a, b = (scene.people[key].id for key in ("utvarderare.a", "utvarderare.b"))
    return seats.assign(scene.office, scene.round, scene.entrants[name].id, a, b)
