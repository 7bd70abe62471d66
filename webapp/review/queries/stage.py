"""One evaluation between the agreed marks and the fixed result: its stage, and what it waits for."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from flask_babel import lazy_gettext

from questionnaires.edition import Edition
from webapp.evaluation.models.evaluations import Evaluation
from webapp.ground import context
from webapp.ground.calendar import clock
from webapp.review.models.reviews import (
    ACCEPTED_AS_IS,
    CHANGED,
    RELEASED,
    RETURNED,
    Reply,
    Review,
    RightOfReply,
)
from webapp.review.queries.draft import draft_history
from webapp.review.queries.draft.draft import (
    SILENT,
    Change,
    Content,
    Place,
    changed_places,
    changes,
    places,
    words_at,
)
from webapp.review.queries.draft.reply_time import hurry_of

WORKING, READING, BACK, CHANGED_AFTER, FREE = "working", "reading", "back", "changed", "free"
REPLYING, ANSWERING, RENEWING, READY, FIXED = "replying", "answering", "renewing", "ready", "fixed"

NAMES = {
    WORKING: lazy_gettext("Under arbete"),
    READING: lazy_gettext("Till granskning"),
    BACK: lazy_gettext("Tillbaka från granskning"),
    CHANGED_AFTER: lazy_gettext("Ändrad efter granskningen"),
    FREE: lazy_gettext("Frisläppt"),
    REPLYING: lazy_gettext("Sakgranskning i kommunen"),
    ANSWERING: lazy_gettext("Kommunens svar att ta ställning till"),
    RENEWING: lazy_gettext("Ändrad efter utkastet"),
    READY: lazy_gettext("Klar att fastställa"),
    FIXED: lazy_gettext("Fastställd"),
}
"""What each stage is called."""


@dataclass(frozen=True)
class Standing:
    """How far an evaluation has come, and what it waits for.

    `versions` are what the municipality has been given, in order; `content` is the draft as it is now.
    """

    evaluation: Evaluation
    edition: Edition
    reviews: list[Review]
    versions: list[RightOfReply]
    replies: list[Reply]
    needs_review: bool
    content: Content

    @property
    def time(self) -> RightOfReply | None:
        """Give the version that the municipality has, with its time to reply."""
        return self.versions[-1] if self.versions else None

    @property
    def hurry(self) -> str:
        """Give why the municipality has less time to reply than it is promised, if it has."""
        return hurry_of(self.time) if self.time else ""

    @property
    def latest(self) -> Review | None:
        """Give the latest review, decided or not."""
        return self.reviews[-1] if self.reviews else None

    @property
    def decided(self) -> Review | None:
        """Give the latest review that somebody has decided."""
        return next((one for one in reversed(self.reviews) if one.outcome), None)

    @property
    def released(self) -> bool:
        """Tell whether the draft may leave the pair: released as it is, but for what replies have changed."""
        if not self.needs_review:
            return True
        return self.latest is not None and self.latest.outcome == RELEASED and not self.unread

    @property
    def over(self) -> bool:
        """Tell whether the municipality can reply no more, the grace after the last day included."""
        return self.time is not None and is_over(self.time)

    @cached_property
    def objections(self) -> list[Reply]:
        """List the replies that do not accept, in the edition's order, each place's oldest first."""
        order = {key: n for n, key in enumerate(places(self.edition))}
        found = [one for one in self.replies if one.kind != ACCEPTED_AS_IS and one.place in order]
        return sorted(found, key=lambda one: (order[one.place], one.number))

    @property
    def open_objections(self) -> dict[str, Reply]:
        """Give the objections to the version that the municipality has, by place."""
        number = self.time.number if self.time else 0
        return {one.place: one for one in self.objections if one.number == number}

    @cached_property
    def changed(self) -> set[str]:
        """Name the places that read otherwise now than in the version that the municipality has."""
        return changed_places(self.edition, self.time.content, self.content) if self.time else set()

    @cached_property
    def reopened(self) -> set[str] | None:
        """Name what the latest version has changed, the only places to reply to; None where all are."""
        if len(self.versions) < 2:  # noqa: PLR2004 -- the first version is open as a whole
            return None
        return changed_places(self.edition, self.versions[-2].content, self.versions[-1].content)

    @property
    def unanswered(self) -> list[Place]:
        """List the places with a reply that has no outcome, or one that no longer says what is so."""
        known = places(self.edition)
        return [known[key] for key, one in self.open_objections.items() if not self.holds(one)]

    def holds(self, reply: Reply) -> bool:
        """Tell whether a reply to the latest version has an outcome that says what is so."""
        if not reply.outcome or self.evaluation.published_at:
            return bool(reply.outcome)
        if (reply.outcome == CHANGED) != (reply.place in self.changed):
            return False
        return reply.outcome != CHANGED or self._as_settled(reply)

    def _as_settled(self, reply: Reply) -> bool:
        """Tell whether a place reads as it did when its reply got its outcome."""
        if reply.settled is None:
            return not draft_history.touched_since_outcome(reply)
        return reply.settled == words_at(self.content, reply.place)

    @cached_property
    def pending(self) -> list[Change]:
        """List what the municipality has not been given, but for what its own replies have changed."""
        if self.time is None or self.evaluation.published_at:
            return []
        return self._untold(self.time.content)

    @cached_property
    def unread(self) -> list[Change]:
        """List what the third reader has not read, but for what the municipality's replies have changed."""
        review = next((one for one in reversed(self.reviews) if one.outcome == RELEASED), None)
        if review is None or not self.needs_review or self.evaluation.published_at:
            return []
        told = {
            one.place
            for one in self.objections
            if one.outcome == CHANGED
            and one.outcome_at is not None
            and review.said_at is not None
            and one.outcome_at >= review.said_at
            and self._as_settled(one)
        }
        return [one for one in self._untold(review.content or SILENT) if one.place.key not in told]

    def _untold(self, then: Content) -> list[Change]:
        """List what reads otherwise; as long as the municipality replies, nothing tells where it objects."""
        replied = set(self.open_objections) if self.over else set()
        return [one for one in changes(self.edition, then, self.content) if one.place.key not in replied]

    @property
    def stage(self) -> str:
        """Name the stage."""
        if self.evaluation.published_at:
            return FIXED
        review = self.latest if self.needs_review else None
        if review is not None and not review.outcome:
            return READING
        if self.time is not None and (not self.over or self.unanswered):
            return ANSWERING if self.over else REPLYING
        if review is not None and review.outcome == RETURNED:
            return BACK
        if self.time is not None:
            return READY if self.released and not self.pending else RENEWING
        return WORKING if review is None else FREE if self.released else CHANGED_AFTER

    @property
    def name(self) -> str:
        """Say the stage in words."""
        return str(NAMES[self.stage])

    @property
    def waits(self) -> bool:
        """Tell whether somebody must do something before the result can be fixed."""
        return not self.released or self.stage in (READING, REPLYING, ANSWERING, RENEWING)

    @property
    def read_content(self) -> Content | None:
        """Give the draft as it was when a third reader last decided about it."""
        return self.decided.content if self.decided else None


def is_over(time: RightOfReply) -> bool:
    """Tell whether the time to reply has ended: the municipality is done, or the last day has passed."""
    return time.finished_at is not None or clock.now() > time.closes_at + context.grace()
