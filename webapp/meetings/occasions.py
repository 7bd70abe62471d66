"""Nothing of a meeting is told by letter: those whom it concerns sit in the room."""

from __future__ import annotations

from webapp.ground.mail.occasions import untold
from webapp.meetings.events import MEETING_ENDED, MEETING_STARTED, POLL_NOTED, POLL_OPENED

untold(
    "Those whom a meeting concerns sit in the room, and what it came to stands at the question.",
    *(MEETING_STARTED, MEETING_ENDED, POLL_OPENED, POLL_NOTED),
)
