"""When letters about a municipality's own people are written."""

from __future__ import annotations

from flask_babel import lazy_gettext as _

from webapp.ground.events.journal import Noted
from webapp.ground.mail.occasions import Occasion, To, to, untold
from webapp.ground.roles import ROLE_NAMES
from webapp.ground.store.database import db
from webapp.ground.who import Municipality, Person
from webapp.home import events


def _member(noted: Noted) -> list[To]:
    """Address whoever has another role now."""
    person = db.session.get_one(Person, noted.after["person"])
    place = db.session.get_one(Municipality, noted.after["municipality"])
    said = {
        "by": db.session.get_one(Person, noted.person_id).name,
        "place": place.name,
        "role": str(ROLE_NAMES[noted.after["role"]]).lower(),
    }
    return [to(person, said=said, municipality_id=place.id)] if person.active else []


ROLE_CHANGED = Occasion(
    "role-changed",
    _("Din roll för %(place)s är ändrad"),
    _("%(by)s har gett dig rollen %(role)s för %(place)s. Öppna länken för att se vad du kan göra nu."),
    "/hem",
    when=(events.MEMBER_CHANGED,),
    whom=_member,
)

untold(
    "Whoever has left has nothing more to do here; what they held has been handed on.", events.MEMBER_REMOVED
)
