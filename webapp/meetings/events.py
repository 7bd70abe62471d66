"""What can happen in a meeting. Who voted what is never among it."""

from __future__ import annotations

from flask_babel import lazy_gettext as _

from webapp.ground.events.registry import FREE, About, Audience, EventType, Sentence, fields

OWN = Audience.MUNICIPALITY

MEETING_STARTED = EventType(
    "meeting.started",
    About.ASSESSMENT,
    {OWN: Sentence(_("startade ett möte om %(questions)s frågor"))},
    after=fields("meeting", "questions"),
)
MEETING_ENDED = EventType(
    "meeting.ended", About.ASSESSMENT, {OWN: Sentence(_("avslutade ett möte"))}, after=fields("meeting")
)
POLL_OPENED = EventType(
    "poll.opened",
    About.ASSESSMENT,
    {OWN: Sentence(_("visade %(voted)s röster i ett möte"))},
    after=fields("poll", "voted"),
)
POLL_NOTED = EventType(
    "poll.noted",
    About.ASSESSMENT,
    {OWN: Sentence(_("skrev vad ett möte kom fram till"))},
    before=FREE,
    after=FREE,
)
