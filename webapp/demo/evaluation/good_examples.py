"""What municipalities of a finished round do well, and have said that others may find."""

from __future__ import annotations

from sqlalchemy import select

from webapp.evaluation.queries.seats import own_seat
from webapp.ground.store.database import db
from webapp.ground.who import Municipality, Person
from webapp.people.queries.own_municipality import own_municipality
from webapp.results.deeds import inquiries
from webapp.results.deeds.inquiries import Asked
from webapp.results.models.inquiries import CONTACT, VISIT, YES
from webapp.results.queries.inquiries import found_example
from webapp.review.deeds import texts
from webapp.review.deeds.draft import shared_examples
from webapp.review.deeds.texts import Sent
from webapp.review.models.texts import GoodExample
from webapp.review.queries.readers import own_examples

SAID: dict[str, dict[str, tuple[str, str]]] = {
    "Högsala": {
        "5": (
            "Resultaten redovisas öppet, också de som inte blev som det var tänkt",
            "Lärboken: varje nämnd skriver årligen en sida om vad den prövade och vad det gav.",
        ),
        "7": (
            "Försök utvärderas innan de sprids",
            "Prova, mät, bestäm: ingen förändring sprids förrän en annan enhet har upprepat försöket.",
        ),
        "1": (
            "Den som deltar i en dialog får veta vad den ledde till",
            "Medborgardialog i två steg: efter ett halvår granskar samma grupp vad som blev gjort.",
        ),
    },
    "Ekmarka": {
        "4": (
            "Chefernas villkor följs upp som andra mål",
            "Högst trettio medarbetare per chef, och en administratör som delas av tre enheter.",
        ),
        "6": (
            "Sjukfrånvaron har sjunkit tre år i rad",
            "Tidiga samtal: efter tredje sjukfrånvaron ses medarbetare, chef och företagshälsa.",
        ),
    },
    "Strandhaga": {
        "2": (
            "Medborgarlöftena gäller i alla nämnder",
            "Klagomålshantering med svar inom fem dagar: den som inte fick det lovade får veta varför.",
        ),
    },
}
"""By municipality and area: a strength, and a good example."""
ASKS, ANSWERS = "Exempelby", "Högsala"
ASKED = ("Lärboken", CONTACT, "Vi vill införa något liknande. Hur lång blev sidan, och vem läste den?")
ANSWERED = "Gärna. Ring i början av en vecka, så berättar vi också vad som inte fungerade det första året."
LESSON = "En sida per nämnd räcker, och den skrivs i samma möte som prövas."
ASKED_TOO = (
    "Tidiga samtal",
    VISIT,
    "Vår sjukfrånvaro stiger. Får vi komma och träffa två av cheferna i vår?",
)


def write(evaluation_id: int, people: dict[str, Person]) -> None:
    """Let the pair write what a municipality does well, if it does."""
    seat = own_seat.own_seat(people["utvarderare.a"].id, evaluation_id)
    said = SAID.get(seat.assessment.municipality.name, {})
    for area in seat.edition.areas:
        if area.number in said:
            strength, example = said[area.number]
            texts.save_texts(seat, area, [Sent(f"strengths-{area.number}", strength, 0)])
            texts.add_example(seat, area, example, "")


def share(evaluation_id: int, person: Person) -> None:
    """Let its coordinator say that others may find them."""
    seat = own_examples(person.id, evaluation_id)
    for example_id in list(db.session.scalars(select(GoodExample.id).filter_by(evaluation_id=evaluation_id))):
        shared_examples.share(seat, example_id, shared=True)
        shared_examples.welcome(seat, example_id, welcomes=True)


def ask(people: dict[str, Person]) -> None:
    """Let Exempelby ask about two of them, hear from one, and say what it took home."""
    asker = people["samordnare"].id
    here, owner = (_place(name) for name in (ASKS, ANSWERS))
    for text in (ASKED, ASKED_TOO):
        found = found_example(asker, _example(text[0]))
        kept = inquiries.ask(found, Asked(here, text[1], text[2]))
        if text is ASKED:
            inquiries.answer(own_municipality(people[ANSWERS].id, owner), kept.id, YES, ANSWERED)
            inquiries.tell(own_municipality(asker, here), kept.id, LESSON)


def _place(name: str) -> int:
    return db.session.scalars(select(Municipality.id).where(Municipality.name == name)).one()


def _example(text: str) -> int:
    return db.session.scalars(select(GoodExample.id).where(GoodExample.text.startswith(text))).one()
