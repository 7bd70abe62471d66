"""The receipt of a hand-in covers the evidence beside the answers, and an older one keeps its own rule."""

from __future__ import annotations

from sqlalchemy import select

from webapp.assessment.deeds import hand_in as hand_in_deeds
from webapp.assessment.models.assessments import Assessment
from webapp.evidence.deeds import register_entries, uses
from webapp.evidence.models.evidence import Evidence, EvidenceUse
from webapp.ground import context
from webapp.ground.events.models import Event
from webapp.ground.store.database import db, one_transaction
from webapp.people.queries.own_municipality import own_municipality


def hand_in(world):
    own = world.assessment("Exempelby")
    return hand_in_deeds.submit(world.person("samordnare"), own, "Lena Dahl", "Chef", confirmed=True)


def evidence_beside(world) -> Evidence:
    """Put a link of the municipality's register beside the first answer."""
    row = db.session.get_one(Assessment, world.assessment("Exempelby"))
    place = own_municipality(world.person("samordnare"), row.municipality_id)
    taken = register_entries.take_link(place, "https://exempelby.se/plan", "Planen")
    question = next(iter(context.edition(row.edition).questions))
    with one_transaction():
        uses.put_beside((row.id, question), place.id, taken.id, "s. 4", place.person_id)
    return db.session.get_one(Evidence, taken.id)


def test_a_receipt_tells_when_the_evidence_beside_an_answer_is_another(small_world):
    evidence = evidence_beside(small_world)
    subject = hand_in(small_world)
    use = db.session.scalars(select(EvidenceUse)).one()

    told = [hand_in_deeds.receipt(subject).intact]
    for row, name, value in (
        (use, "page", "s. 5"),
        (evidence, "digest", "0" * 64),
        (evidence, "title", "Nytt"),
    ):
        before = getattr(row, name)
        setattr(row, name, value)
        told.append(hand_in_deeds.receipt(subject).intact)
        setattr(row, name, before)

    assert told == [True, False, False, True]  # a title can be mended afterwards


def test_a_receipt_from_before_evidence_counted_is_verified_by_its_own_rule(small_world):
    evidence_beside(small_world)
    subject = hand_in(small_world)
    row = db.session.get_one(Assessment, subject.id)
    row.receipt_hash = hand_in_deeds.receipt_hash(row, hand_in_deeds.ANSWERS)
    event = db.session.scalars(select(Event).where(Event.what == "assessment.submitted")).all()[-1]
    after = {name: value for name, value in event.after.items() if name != "rule"}
    made = {"what": event.what, "assessment_id": event.assessment_id, "person_id": event.person_id}
    db.session.add(Event(**made, at=event.at, after=after | {"sha256": row.receipt_hash}))
    db.session.commit()

    old = hand_in_deeds.receipt(subject)

    assert (old.rule, old.intact) == (hand_in_deeds.ANSWERS, True)
    assert row.receipt_hash != hand_in_deeds.receipt_hash(row, hand_in_deeds.ANSWERS_AND_EVIDENCE)


def test_the_receipt_tells_the_evidence_that_was_handed_in(small_world):
    evidence_beside(small_world)
    subject = hand_in(small_world)
    browser = small_world.at("samordnare")

    told = [browser.get(f"/sjalvvardering/{subject.id}/kvitto{kind}").text for kind in ("", ".html", ".txt")]

    assert ["Underlag: Planen (s. 4)" in one for one in told] == [True] * 3
    assert ["Svarens och underlagens kontrollsumma" in one for one in told] == [True] * 3
