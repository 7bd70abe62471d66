"""The letters about inquiries, and what of them waits for whom."""

from __future__ import annotations

from collections.abc import Iterator

from flask_babel import gettext
from flask_babel import lazy_gettext as _
from sqlalchemy import select

from webapp.assessment.models.assessments import Assessment
from webapp.evaluation.models.evaluations import Evaluation
from webapp.ground.events.journal import Noted
from webapp.ground.mail.occasions import Occasion, To, to, untold
from webapp.ground.mail.turns import WHOSE, Turn, Waiting
from webapp.ground.roles import COORDINATOR
from webapp.ground.store.database import db
from webapp.ground.who import Membership
from webapp.people.queries.people import coordinators
from webapp.results.events import (
    INQUIRY_ANSWERED,
    INQUIRY_MADE,
    INQUIRY_WITHDRAWN,
    LESSON_HIDDEN,
    LESSON_SHOWN,
    LESSON_TOLD,
)
from webapp.results.models.inquiries import VISIT, YES, Inquiry
from webapp.results.queries.inquiries import still_there, unanswered, whose
from webapp.review.models.texts import GoodExample


def _waiting(person_id: int) -> Iterator[Waiting]:
    """List what others have asked and a coordinator has not answered."""
    for row, place in unanswered(person_id, COORDINATOR):
        yield Waiting(
            inquiry_thing(row.id),
            gettext("%(who)s vill besöka er", who=row.municipality.name)
            if row.kind == VISIT
            else gettext("%(who)s vill ha kontakt", who=row.municipality.name),
            gettext("Om ett gott exempel"),
            gettext("Svara ja eller nej"),
            f"/kommun/{place}/forfragningar#forfragan-{row.id}",
        )


def inquiry_thing(inquiry_id: int) -> str:
    """Name an inquiry."""
    return f"inquiry:{inquiry_id}"


_UNANSWERED = (
    select(Inquiry.id)
    .join(GoodExample, GoodExample.id == Inquiry.example_id)
    .join(Evaluation, Evaluation.id == GoodExample.evaluation_id)
    .join(Assessment, Assessment.id == Evaluation.assessment_id)
    .join(Membership, Membership.municipality_id == Assessment.municipality_id)
    .where(Membership.person_id == WHOSE, Inquiry.answer == "")
)
INQUIRY = Turn("inquiry", _waiting, [COORDINATOR], _UNANSWERED)


def _owners(noted: Noted) -> list[To]:
    """Address the coordinators of whose example it is, never with an address of whoever asks."""
    row = db.session.get_one(Inquiry, noted.after["inquiry"])
    place = whose(row).municipality
    wish = _("ett studiebesök") if row.kind == VISIT else _("kontakt")
    said = {
        "who": row.person.name,
        "from": row.municipality.name,
        "place": place.id,
        "wish": wish,
        "what": row.example.text,
        "text": row.text,
        "inquiry": row.id,
    }
    return [
        to(one, said=said, thing=inquiry_thing(row.id), municipality_id=place.id)
        for one in coordinators(place.id)
    ]


def _asker(noted: Noted) -> list[To]:
    """Address whoever asked, or where they are gone the coordinators of the municipality that did."""
    row = db.session.get_one(Inquiry, noted.after["inquiry"])
    person = still_there(row.person_id, row.municipality_id)
    by = row.answered_by
    yes = row.answer == YES
    said = {
        "from": whose(row).municipality.name,
        "place": row.municipality_id,
        "answer": _("säger ja") if yes else _("säger nej"),
        "text": row.answer_text,
        "contact": f"{by.name}, {by.email}" if yes and by else "",
        "inquiry": row.id,
    }
    readers = [person] if person else coordinators(row.municipality_id)
    return [to(one, said=said, municipality_id=row.municipality_id) for one in readers]


def _told(noted: Noted) -> list[To]:
    """Address the coordinators of whose example it is when a line is written, not when it is taken away."""
    row = db.session.get_one(Inquiry, noted.after["inquiry"])
    if not noted.after["lesson"]:
        return []
    place = whose(row).municipality
    said = {
        "from": row.municipality.name,
        "place": place.id,
        "lesson": noted.after["lesson"],
        "inquiry": row.id,
    }
    return [to(one, said=said, municipality_id=place.id) for one in coordinators(place.id)]


CAME = Occasion(
    "inquiry",
    _("%(from)s frågar om ert goda exempel"),
    _(
        "%(who)s, %(from)s, önskar %(wish)s om det här:\n\n%(what)s\n\n%(text)s\n\n"
        "Öppna länken och svara ja eller nej. Svarar ni ja får ni varandras e-postadresser."
    ),
    "/kommun/%(place)s/forfragningar#forfragan-%(inquiry)s",
    when=(INQUIRY_MADE,),
    whom=_owners,
    turn=INQUIRY.name,
)
HEARD = Occasion(
    "inquiry-answered",
    _("%(from)s %(answer)s till er förfrågan"),
    _(
        "%(from)s %(answer)s till er förfrågan om ett gott exempel:\n\n%(text)s\n\n%(contact)s\n\n"
        "Öppna länken för att läsa hela. Där kan ni sedan skriva vad ni tog med er hem."
    ),
    "/kommun/%(place)s/forfragningar#forfragan-%(inquiry)s",
    when=(INQUIRY_ANSWERED,),
    whom=_asker,
)
WITHDRAWN = Occasion(
    "inquiry-withdrawn",
    _("%(from)s tar tillbaka sin fråga om ert goda exempel"),
    _(
        "%(from)s har tagit tillbaka sin förfrågan om det här:\n\n%(what)s\n\n"
        "Ni behöver inte svara. Den står kvar på sidan."
    ),
    "/kommun/%(place)s/forfragningar#forfragan-%(inquiry)s",
    when=(INQUIRY_WITHDRAWN,),
    whom=_owners,
)
LESSON = Occasion(
    "lesson",
    _("%(from)s har skrivit vad de tog med sig hem från er"),
    _(
        "%(from)s har skrivit en rad om ert goda exempel:\n\n%(lesson)s\n\n"
        "Den står bredvid exemplet, där alla kan läsa den. Öppna länken om ni vill dölja den."
    ),
    "/kommun/%(place)s/forfragningar#forfragan-%(inquiry)s",
    when=(LESSON_TOLD,),
    whom=_told,
)

untold(
    "Whose example it is decides what stands beside it, and nobody waits for it.", LESSON_HIDDEN, LESSON_SHOWN
)
