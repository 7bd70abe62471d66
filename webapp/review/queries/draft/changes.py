"""What was changed since the draft, and why: each change with before and after, who, when and the reason."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from webapp.review.models.reviews import CHANGED, Reply, RightOfReply
from webapp.review.queries.draft import draft_history
from webapp.review.queries.draft.draft import Change, Content, changes
from webapp.review.queries.draft.draft_history import Hand
from webapp.review.queries.stage import Standing


@dataclass(frozen=True, slots=True)
class Told:
    """One change as the municipality reads it; `reply` where it answers what the municipality said."""

    change: Change
    who: str
    at: datetime | None
    why: str
    reply: Reply | None


@dataclass(frozen=True, slots=True)
class Chapter:
    """What was changed from one version to the next; without a version, since the latest one."""

    version: RightOfReply | None
    then: Content
    now: Content
    told: list[Told]


def chapters(now: Standing) -> list[Chapter]:
    """Tell what a municipality may know of what was changed since its first draft, newest first.

    What the pair has changed and not yet given to it is not told.
    """
    known = draft_history.hands(now.evaluation.id)
    found = [
        _chapter(now, known, before, after.content, after)
        for before, after in zip(now.versions, now.versions[1:], strict=False)
    ]
    if now.time is not None and (now.over or now.evaluation.published_at):
        found.append(_chapter(now, known, now.time, now.content, None))
    return [one for one in reversed(found) if one.told]


def _chapter(
    now: Standing, known: list[Hand], before: RightOfReply, content: Content, after: RightOfReply | None
) -> Chapter:
    replies = {one.place: one for one in now.objections if one.number == before.number}
    told = []
    for one in changes(now.edition, before.content, content):
        reply = replies.get(one.place.key)
        answers = reply if reply and reply.outcome == CHANGED else None
        if after is None and not now.evaluation.published_at and not (answers and now.holds(answers)):
            continue
        told.append(_told(one, answers, known, after))
    return Chapter(after, before.content, content, told)


def _told(change: Change, reply: Reply | None, known: list[Hand], after: RightOfReply | None) -> Told:
    hand = next(_latest(change, known, after), None)
    why = reply.outcome_why if reply else ((after.reasons or {}) if after else {}).get(change.place.key, "")
    who, at = (hand.who, hand.at) if hand else ("", None)
    if hand is None and reply is not None and reply.outcome_by is not None:
        who, at = reply.outcome_by.name, reply.outcome_at
    if hand is None and reply is None and after is not None:
        who, at = after.opened_by.name, after.opened_at
    return Told(change, who, at, why, reply)


def _latest(change: Change, known: list[Hand], after: RightOfReply | None) -> Iterator[Hand]:
    return (
        one
        for one in reversed(known)
        if one.ref == change.ref and (after is None or one.at <= after.opened_at)
    )
