"""A guest of the self-assessment under way: three questions behind one link, one answered with a file."""

from __future__ import annotations

from datetime import datetime, timedelta
from io import BytesIO

from webapp.assessment.content import Link, Said
from webapp.assessment.deeds.evidence import guest_files
from webapp.assessment.deeds.teamwork import guests, tasks
from webapp.assessment.deeds.teamwork.tasks import Handing
from webapp.assessment.queries.guests.guest_links import hash_of, tasks_of
from webapp.assessment.queries.own_assessment import OwnAssessment
from webapp.demo.demo_days import on
from webapp.demo.workroom.evidence import small_pdf
from webapp.ground.calendar import clock
from webapp.ground.store.database import deed
from webapp.results.queries.tour import GUEST

EMAIL, NAME = "bibliotek@exempelby.example", "Sanna Wester"
QUESTIONS = ("undersokning-regelbunden", "undersokning-metoder", "undersokning-forbattringar")
GREETING = "Du vet hur biblioteken gör. Skriv kort, och skicka gärna med det som visar det."
TEXT = (
    "Alla fem filialer frågar besökarna i oktober varje år, sedan 2023. Skolbiblioteken gör det vart tredje "
    "år. Svaren läggs fram för kulturnämnden i januari."
)
LINK = Link("https://exempelby.example/bibliotek/enkat", "Svaren, som besökarna ser dem")
FILE = "Besökarnas svar, oktober"


def ask(today: datetime, subject: OwnAssessment) -> None:
    """Ask the guest ten days ago, and let one proposal come in since, with a link and a file."""
    on(today - timedelta(days=10))
    first, *more = QUESTIONS
    further = tuple(subject.edition.questions[one].number for one in more)
    tasks.hand_out(subject, Handing(f"question:{first}", None, EMAIL, GREETING, further))
    _open_to_all(subject.id)
    on(today - timedelta(days=4))
    guest_files.take_file(GUEST, first, BytesIO(small_pdf(FILE)), f"{FILE}.pdf")
    guests.propose(GUEST, NAME, Said(text=TEXT, evidence=(LINK,)), first)
    clock.set_clock(None)


@deed
def _open_to_all(assessment_id: int) -> None:
    """Give the tour of the demo a link too, which everybody may try; the guest's own is in the letter."""
    tasks_of(assessment_id, EMAIL)[-1].token_hash = hash_of(GUEST)
