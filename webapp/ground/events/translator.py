"""What a row says by field, whether it was written today or when `why` still held more than reasons."""

from __future__ import annotations

from typing import Any

from webapp.ground.events.registry import EventType, Fields


def fields_of(event: EventType, row: Any) -> Fields:  # noqa: ANN401 -- a result row
    """Give the fields of a row, what came after before what was; rows are never altered, so old ones stay.

    Where an event has a field that `why` once held and the row has not, the row is an old one.
    """
    said = Fields(row.before or {})
    said.update(row.after or {})
    if event.why_held and row.why and event.why_held not in said:
        said[event.why_held], said["why"] = row.why, ""
    else:
        said["why"] = row.why
    return said
