"""The last days of what waits for a person, as a file for calendars: titles, days and links, nothing else."""

from __future__ import annotations

from datetime import timedelta

from flask_babel import gettext as _
from icalendar import Calendar
from icalendar import Event as CalendarEntry

from webapp.ground import context
from webapp.ground.calendar import clock
from webapp.ground.mail import wishes
from webapp.ground.mail.turns import Waiting, waiting_for
from webapp.ground.refusals import NotThereError
from webapp.ground.store.database import db
from webapp.ground.who import Person
from webapp.ground.words.languages import hours

EVERY = timedelta(hours=6)
"""How often a calendar program is asked to look for what has changed."""


def last_days(token: str) -> bytes:
    """Write the calendar of whoever has this address. Raises NotThereError for one that leads nowhere."""
    person = db.session.get(Person, wishes.calendar_of(token))
    if person is None or not person.active:
        raise NotThereError
    calendar = Calendar()
    calendar.add("prodid", "-//Kompassrosen//SV")
    calendar.add("version", "2.0")
    calendar.add("x-wr-calname", _("Kompassrosen: sista dagar"))
    calendar.add("refresh-interval", EVERY, parameters={"VALUE": "DURATION"})
    calendar.add("x-published-ttl", "PT6H")
    for one in waiting_for(person.id):
        if one.closes_at is not None:
            calendar.add_component(_last_day(person.id, one))
    return calendar.to_ical()


def _last_day(person_id: int, one: Waiting) -> CalendarEntry:
    """Write one last day, as a whole day in Sweden; the hour stands in its title."""
    assert one.closes_at is not None  # noqa: S101 -- the caller has looked
    local = clock.in_sweden(one.closes_at)
    made = CalendarEntry()
    made.add("uid", f"{one.thing}:{person_id}@kompassrosen")
    made.add("dtstamp", clock.now())
    made.add("dtstart", local.date())
    made.add("dtend", local.date() + timedelta(days=1))
    made.add("summary", _("%(what)s, senast kl. %(time)s", what=one.label, time=hours(local)))
    made.add("url", f"{context.address()}{one.link}")
    made.add("transp", "TRANSPARENT")
    return made
