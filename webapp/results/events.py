"""What can happen between municipalities about a good example; it stands in the story of its owner."""

from __future__ import annotations

from flask_babel import lazy_gettext as _

from webapp.ground.events.registry import About, Audience, Choice, EventType, Sentence, fields

OWN = Audience.MUNICIPALITY

INQUIRY_MADE = EventType(
    "inquiry.made",
    About.ASSESSMENT,
    {OWN: Sentence(_("frågade om ett gott exempel"))},
    after=fields("inquiry", "example", "kind"),
)
INQUIRY_ANSWERED = EventType(
    "inquiry.answered",
    About.ASSESSMENT,
    {
        OWN: Choice(
            "answer",
            Sentence(_("sade nej till en förfrågan om ett gott exempel")),
            yes=Sentence(_("sade ja till en förfrågan om ett gott exempel")),
        )
    },
    after=fields("inquiry", "answer"),
)
INQUIRY_WITHDRAWN = EventType(
    "inquiry.withdrawn",
    About.ASSESSMENT,
    {OWN: Sentence(_("tog tillbaka en förfrågan om ett gott exempel"))},
    after=fields("inquiry"),
)
LESSON_TOLD = EventType(
    "lesson.told",
    About.ASSESSMENT,
    {OWN: Sentence(_("skrev vad de tog med sig hem av ett gott exempel"))},
    before=fields("lesson"),
    after=fields("inquiry", "lesson"),
)
LESSON_HIDDEN = EventType(
    "lesson.hidden",
    About.ASSESSMENT,
    {OWN: Sentence(_("dolde vad en annan kommun tog med sig hem"))},
    after=fields("inquiry"),
)
LESSON_SHOWN = EventType(
    "lesson.shown",
    About.ASSESSMENT,
    {OWN: Sentence(_("visade vad en annan kommun tog med sig hem"))},
    after=fields("inquiry"),
)
