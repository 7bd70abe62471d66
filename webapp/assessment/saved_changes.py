"""What the event of a saved answer keeps: the whole answer at times, else what changed since the one before.

A long answer is saved every other second while it is written; kept whole each time, one page of text became
thirty of history. Events that were written before this keep the whole answer, and are read as they are.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable
from typing import Any, TypeAlias

WHOLE_EVERY = 10
"""So often an event keeps the whole answer: none takes more than so many events to read."""
SINCE, SIZE, SPLICE = "since", "size", "splice"
Data: TypeAlias = dict[str, Any]
"""An answer as `Said.as_data` gives it, or what changed in one."""


def change(before: Data | None, now: Data, version: int) -> Data:
    """Give what the event of a version keeps: what changed where that is less, else the whole answer."""
    if before is None or version % WHOLE_EVERY == 1:
        return now
    start, end = _alike(before["text"], now["text"])
    put = now["text"][start : len(now["text"]) - end]
    if 2 * len(put) > len(now["text"]):
        return now
    changed = {key: value for key, value in now.items() if key != "text" and before.get(key) != value}
    if before["text"] != now["text"]:
        changed[SPLICE] = [start, len(before["text"]) - end, put]
    told = {"not_applicable": now["not_applicable"]} | ({"unknown": True} if now.get("unknown") else {})
    return {SINCE: version - 1, SIZE: len(json.dumps(now)), **changed, **told}


def versions(kept: Iterable[tuple[int, Data]]) -> dict[int, Data]:
    """Give the whole answer of each version, from what events keep, in order of the versions.

    One that rests on an event that is not among them is passed over.
    """
    found: dict[int, Data] = {}
    for version, data in kept:
        if SINCE not in data:
            found[version] = data
        elif data[SINCE] in found:
            found[version] = _changed(found[data[SINCE]], data)
    return found


def _changed(before: Data, change: Data) -> Data:
    start, end, put = change.get(SPLICE, (0, 0, ""))
    text = before["text"]
    now = {key: change.get(key, value) for key, value in before.items() if key != "unknown"}
    now["text"] = text[:start] + put + text[end:]
    return now | ({"unknown": True} if change.get("unknown") else {})


def _alike(before: str, now: str) -> tuple[int, int]:
    """Tell how many characters two texts begin alike, and how many of the rest they end alike."""
    most = min(len(before), len(now))
    start = _longest(most, lambda many: before[:many] == now[:many])
    end = _longest(most - start, lambda many: before[len(before) - many :] == now[len(now) - many :])
    return start, end


def _longest(most: int, holds: Callable[[int], bool]) -> int:
    """Give the greatest number, up to the most, for which something holds; it holds for all below it."""
    least = 0
    while least < most:
        middle = (least + most + 1) // 2
        least, most = (middle, most) if holds(middle) else (least, middle - 1)
    return least
