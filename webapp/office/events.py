"""What the office can do with its round that no subject below it does."""

from __future__ import annotations

from flask_babel import lazy_gettext as _

from webapp.ground.events.registry import About, Audience, EventType, Sentence, fields
from webapp.ground.roles import in_words

OFFICE = Audience.OFFICE


ENTRANTS_IMPORTED = EventType(
    "entrants.imported",
    About.ROUND,
    {OFFICE: Sentence(_("läste in deltagare: %(new)s nya, %(changed)s ändrade"))},
    after=fields("file", "new", "changed", "same"),
)
ENTRANTS_UNDONE = EventType(
    "entrants.undone",
    About.ROUND,
    {OFFICE: Sentence(_("ångrade en inläsning av deltagare: %(new)s borta, %(changed)s återställda"))},
    after=fields("file", "new", "changed"),
)
REMINDER_SENT = EventType(
    "reminder.sent",
    About.ROUND,
    {OFFICE: Sentence(_("skickade en påminnelse"))},
    after=fields("assessment", "words"),
    why_held="words",
)
POST_ENDED = EventType(
    "post.ended",
    About.ROUND,
    {OFFICE: Sentence(_("avslutade ett uppdrag (%(role)s)"), role=in_words)},
    before=fields("person", "role"),
)
