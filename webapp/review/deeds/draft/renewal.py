"""A new version of a draft: what the pair has changed goes to the municipality, each change with its why."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from datetime import datetime

from flask_babel import gettext as _

from webapp.evaluation.queries.seats.own_seat import OwnSeat
from webapp.ground.calendar import clock
from webapp.ground.events.journal import note
from webapp.ground.refusals import ClosedError, InvalidError, NotReadyError, StaleError, final
from webapp.ground.store.database import db, deed
from webapp.review.events import REPLY_RENEWED, last_day
from webapp.review.models.reviews import RightOfReply
from webapp.review.queries.draft.draft import Change, digest_of
from webapp.review.queries.draft.reply_time import check_promise
from webapp.review.queries.readers import hold
from webapp.review.queries.stage import Standing
from webapp.review.queries.stage_overview import standing

REASON_LIMIT = 2_000
COMMON = ""
"""The key of the reason that counts for every change without one of its own."""


@dataclass(frozen=True, slots=True)
class Renewal:
    """A new version as it was sent: until when, the reasons by place, and the draft that was seen."""

    closes_at: datetime
    reasons: Mapping[str, str] = field(default_factory=dict)
    seen: str = ""
    hurry: str = ""


def reasons_for(changed: Collection[Change], said: Mapping[str, str]) -> dict[str, str]:
    """Give every changed place its reason: its own, or the common one.

    Raises InvalidError where a place has none, or one that is too long.
    """
    faults = {
        _field(key): _("Skriv högst 2 000 tecken.") for key, why in said.items() if len(why) > REASON_LIMIT
    }
    found = {}
    for one in changed:
        key = one.place.key
        why = said.get(key) or said.get(COMMON, "")
        found[key] = why
        if not why:
            faults[_field(key)] = _(
                "Skriv varför %(number)s är ändrat. Kommunen läser det.", number=one.place.called
            )
    if faults:
        raise InvalidError(faults)
    return found


def _field(key: str) -> str:
    return f"why-{key}" if key else "why"


def kept_reasons(now: Standing) -> dict[str, str]:
    """Give the reasons that were given when the draft last went to the third reader, by place."""
    return dict((now.latest.reasons or {}) if now.latest else {})


@deed
def send_version(seat: OwnSeat, sent: Renewal) -> RightOfReply:
    """Give the municipality a new version, with the reason for each change that none of its replies caused.

    Raises NotReadyError before its time to reply is over, a reply is unanswered or the third reader has not
    released the draft as it is, and InvalidError where a reason is missing.
    """
    hold(seat.evaluation.id)
    now = standing(seat.evaluation)
    before = _check_may_send(now)
    if digest_of(now.content) != sent.seen:
        raise StaleError(
            _("Något har ändrats i utkastet sedan du öppnade sidan."),
            _("Läs ändringarna nedan och skicka igen. Det du skrev står kvar."),
        )
    reasons = reasons_for(now.pending, {**kept_reasons(now), **sent.reasons})
    number = before.number + 1
    hurry = check_promise(sent.closes_at, sent.hurry, number=number)
    row = RightOfReply(
        evaluation_id=seat.evaluation.id,
        number=number,
        opened_at=clock.now(),
        opened_by_id=seat.person_id,
        closes_at=sent.closes_at,
        content=dict(now.content),
        reasons=reasons,
        hurry=hurry,
    )
    db.session.add(row)
    db.session.flush()
    note(
        REPLY_RENEWED,
        seat.person_id,
        assessment_id=seat.assessment.id,
        round_id=seat.assessment.round_id,
        after={"closes": last_day(sent.closes_at), "reasons": reasons, "hurry": hurry},
        version=number,
    )
    return row


def _check_may_send(now: Standing) -> RightOfReply:
    if now.evaluation.published_at:
        raise final(_("Resultatet är fastställt."))
    if now.time is None:
        raise NotReadyError(_("Kommunen har inte fått utkastet än."), _("Öppna det för kommunen först."))
    if not now.over:
        raise NotReadyError(
            _("Kommunen läser utkastet nu."), _("Skicka den nya versionen när kommunens svar är lämnade.")
        )
    if now.unanswered:
        raise NotReadyError(
            _("Kommunens svar har inte fått något utfall som stämmer."),
            _("Ta ställning till svaren först."),
        )
    if not now.pending:
        raise ClosedError(
            _("Sedan kommunen fick utkastet är bara det ändrat som dess svar ledde till."),
            _("Gå vidare utan att skicka en ny version."),
        )
    if not now.released:
        raise NotReadyError(
            _("Kvalitetsgranskaren har inte släppt utvärderingen som den är nu."),
            _("Skicka den till granskning först."),
        )
    return now.time
