"""What can happen to a municipality's own people."""

from __future__ import annotations

from webapp.ground.events.registry import About, EventType, fields

_MEMBER = fields("municipality", "person")

MEMBER_CHANGED = EventType(
    "member.changed", About.MUNICIPALITY, before=_MEMBER | {"role"}, after=_MEMBER | {"role"}
)
MEMBER_REMOVED = EventType("member.removed", About.MUNICIPALITY, before=_MEMBER | {"role"}, after=_MEMBER)
