"""Seven municipalities that are still at work, each in a state of its own."""

from __future__ import annotations

from datetime import timedelta

from webapp.assessment.content import Said
from webapp.assessment.deeds import withdrawal
from webapp.assessment.deeds.teamwork import certificates, comments, guests, tasks
from webapp.assessment.deeds.teamwork.comments import Words
from webapp.assessment.deeds.teamwork.tasks import Handing
from webapp.assessment.queries import own_assessment
from webapp.assessment.queries.teamwork.comments import INTERNAL, SHARED, threads
from webapp.demo.demo_days import afternoon
from webapp.demo.round_under_way.scene import Scene
from webapp.demo.start import address_of, invite_colleague, make_person
from webapp.ground.roles import CERTIFIER, CONTRIBUTOR
from webapp.ground.who import Person
from webapp.office.deeds import participants
from webapp.office.deeds.participants import Leave

QUESTION, ASKED_GUEST = "nom-ett-stalle", "nom-tillstand"
EXTENDED = "Er ekonomichef slutade mitt i arbetet. Ni får tio dagar till för ansökan."
REOPENED = "Ni har lämnat in fel version av beskrivningen om arbetsmiljön. Rätta den och lämna in igen."
WITHDRAWN = "Två påståenden om arbetsmiljön hade bytt plats."


def play(scene: Scene) -> None:
    """Bring each of the seven to where it stands today."""
    _begun(scene, "Mosshult")
    _half_way(scene, "Tallmora")
    _waiting_for_certifier(scene, "Ljungdala")
    _handed_in(scene, "Högsala")
    _handed_in_twice(scene, "Kvarnlösa")
    _extended(scene, "Fjällsund")
    _reopened(scene, "Älvnäs")


def _begun(scene: Scene, name: str) -> None:
    scene.on(12)
    scene.fill(name, scene.nomination(name), 0.5, 0.2)


def _half_way(scene: Scene, name: str) -> None:
    """Answer half; hand an area to a colleague and a question to a guest, and talk about one."""
    coordinator, form = scene.people[name], scene.nomination(name)
    scene.on(30)
    colleague = _colleague(scene, name, "Lina Forsell", CONTRIBUTOR, address_of(name, "medarbetare"))
    scene.fill(name, form, 0.58, 0.5)
    subject = own_assessment.own_assessment(coordinator.id, form)
    note = "Du kan det här bäst. Skriv gärna ett exempel från i år."
    tasks.hand_out(subject, Handing("area:2", colleague.id, "", note))
    guest = Handing(f"question:{ASKED_GUEST}", None, "naringsliv@tallmora.example", "Stämmer det här hos er?")
    link = tasks.hand_out(subject, guest)
    _talk(scene, coordinator, colleague, form)
    scene.on(8)
    proposal = "Nio av tio företag fick besked inom sex veckor i fjol. Löftet är fyra veckor för serveringar."
    guests.propose(link.token, "Arvid Lund", Said({"genomfort": "delvis"}, proposal))


def _colleague(scene: Scene, name: str, who: str, role: str, email: str) -> Person:
    made = make_person(email, who, scene.people["kansli"].password or "")
    invite_colleague(scene.people[name], name, made, role)
    return made


def _talk(scene: Scene, coordinator: Person, colleague: Person, form: int) -> None:
    """Let the two talk about a question: a thread among themselves, and one the evaluators may read."""
    ours, theirs = (own_assessment.own_assessment(person.id, form) for person in (coordinator, colleague))
    scene.on(20)
    asks = "Gäller det här bolagen också? Bostadsbolaget har en egen kundtjänst."
    comments.say(ours, QUESTION, Words(INTERNAL, asks))
    first = threads(ours, QUESTION)[0].last.id
    scene.on(18)
    answers = "Nej, inte än. De flyttar in till oss i vår, så delvis är nog rätt."
    comments.say(theirs, QUESTION, Words(INTERNAL, answers, first))
    shared = "Kundtjänstens statistik för året är klar i april. Den kan visas vid ett besök."
    comments.say(ours, QUESTION, Words(SHARED, shared))


def _waiting_for_certifier(scene: Scene, name: str) -> None:
    """Answer everything, and ask the municipality's head to certify it."""
    scene.on(14)
    head = make_person("intygsgivare@demo.example", "Birgitta Malm", scene.people["kansli"].password or "")
    invite_colleague(scene.people[name], name, head, CERTIFIER)
    form = scene.nomination(name)
    scene.fill(name, form, 0.6)
    certificates.ask(own_assessment.own_assessment(scene.people[name].id, form))


def _handed_in(scene: Scene, name: str) -> None:
    """Hand in the application, and answer half of the compass."""
    scene.on(25)
    form = scene.nomination(name)
    scene.fill(name, form, 0.7)
    scene.hand_in(name, form)
    scene.on(10)
    scene.fill(name, scene.assessment(name), 0.68, 0.5)


def _handed_in_twice(scene: Scene, name: str) -> None:
    scene.on(22)
    form = scene.nomination(name)
    scene.fill(name, form, 0.55)
    scene.hand_in(name, form)
    scene.on(21)
    withdrawal.withdraw(own_assessment.own_assessment(scene.people[name].id, form), WITHDRAWN)
    scene.on(19)
    scene.hand_in(name, form)


def _extended(scene: Scene, name: str) -> None:
    scene.on(9)
    form = scene.nomination(name)
    scene.fill(name, form, 0.5, 0.7)
    closes = afternoon(scene.today + timedelta(days=16))
    leave = Leave(scene.entrants[name].id, form, EXTENDED, closes)
    participants.extend(scene.office, scene.round, leave)


def _reopened(scene: Scene, name: str) -> None:
    scene.on(17)
    form = scene.nomination(name)
    scene.fill(name, form, 0.52)
    scene.hand_in(name, form)
    scene.on(7)
    participants.reopen(scene.office, scene.round, Leave(scene.entrants[name].id, form, REOPENED))
