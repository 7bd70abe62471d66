"""What the people of a municipality may do in a meeting: deed by deed, who gets it and who does not."""

from __future__ import annotations

from tests.support.rights import OWN, Case

Q = "demokrati-strategi"
WRITERS, READER = ("samordnare", "medarbetare"), ("lasare",)

READ = [
    Case("meeting.listing", "GET", "award", OWN),
    Case("meeting.wall", "GET", "meeting", OWN),
    Case("meeting.wall_state", "GET", "meeting", OWN),
    Case("meeting.on_question", "GET", f"award, question_id={Q}", OWN),
]
WRITE = [
    Case("meeting.start", "POST", "award", WRITERS, READER, {"place": f"question:{Q}"}),
    Case("meeting.open_votes", "POST", "meeting", WRITERS, READER, {"turn": "1"}),
    Case("meeting.ask", "POST", "meeting", WRITERS, READER, {"turn": "1", "question": Q}),
    Case("meeting.save_minutes", "POST", "award, poll_id=1", (), READER),
    Case("meeting.end", "POST", "meeting", WRITERS, READER),
]
