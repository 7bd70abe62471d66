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
INVITATION_WORDED = EventType(
    "invitation.worded",
    About.ROUND,
    {OFFICE: Sentence(_("ändrade texten i inbjudan"))},
    after=fields("version"),
)
CONTACTS_INVITED = EventType(
    "contacts.invited",
    About.ROUND,
    {OFFICE: Sentence(_("bjöd in kontaktpersoner: %(many)s brev"))},
    after=fields("many"),
)
OWN_LETTER_SENT = EventType(
    "own_letter.sent",
    About.ROUND,
    {OFFICE: Sentence(_("skrev till kommuner (%(many)s brev): %(subject)s"))},
    after=fields("subject", "many"),
)
ENTRANT_REMOVED = EventType(
    "entrant.removed",
    About.ROUND,
    {OFFICE: Sentence(_("tog bort %(municipality)s ur omgången, och stoppade %(stopped)s brev"), then="why")},
    after=fields("municipality", "stopped"),
)
OFFICE_HANDED_OVER = EventType(
    "office.handed_over",
    About.ROUND,
    {OFFICE: Sentence(_("lämnade över kansliet till %(name)s"))},
    after=fields("person", "name"),
)
