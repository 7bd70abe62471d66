"""The commitments of one's municipality on one's first page: how far each has come, what waits, what next."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from flask import url_for
from flask_babel import gettext as _
from flask_babel import ngettext

from webapp.assessment.views import frame
from webapp.ground import charts
from webapp.ground.calendar import clock
from webapp.ground.events.story import stories
from webapp.ground.frame import page
from webapp.ground.frame.filters import clock_time, deadline, left, local_time, points
from webapp.ground.roles import COORDINATOR, in_words
from webapp.home.queries.work_progress import Commitment, commitments
from webapp.plans.queries.own_plans import plans_made_of

LATEST = 6
"""So many events stand on the page, of all commitments together; the rest a press away."""

if TYPE_CHECKING:
    from datetime import datetime

    from webapp.assessment.queries.progress import Standing
    from webapp.ground.mail.turns import Waiting
    from webapp.home.queries.commitments import Work


def groups(works: Iterable[Work], waiting: Iterable[Waiting]) -> list[dict[str, Any]]:
    """Give a group a commitment, each with what waits for the person there."""
    waits, found = list(waiting), commitments(works)
    plans = plans_made_of([one.work.assessment.id for one in found if _is_own_and_in(one.now)])
    return [
        _group(one, [wait for wait in waits if wait.assessment_id == one.work.assessment.id], plans)
        for one in found
    ]


def lead(waiting: list[Waiting], shown: list[dict[str, Any]]) -> str:
    """Say how much waits for the person, and what closes first."""
    if not waiting:
        return _("Inget väntar på dig just nu. Du får ett brev när det är din tur.")
    many = ngettext("%(num)s sak väntar på dig.", "%(num)s saker väntar på dig.", len(waiting))
    if not shown or not shown[0]["left"]:
        return many
    return _(
        "%(many)s Först stänger %(what)s: %(left)s.",
        many=many,
        what=shown[0]["label"],
        left=shown[0]["left"],
    )


def latest(works: Iterable[Work]) -> list[dict[str, Any]]:
    """Tell what has happened lately in all that one takes part in, also what is over, newest first."""
    rows = {one.assessment.id: one for one in works}
    found = stories({one: work.edition for one, work in rows.items()}, LATEST)
    return [
        told | {"of": rows[one.assessment_id].assessment.name, "href": _to("events", one.assessment_id)}
        for one, told in zip(found, page.told(found), strict=True)
    ]


def _group(one: Commitment, waits: list[Waiting], plans: dict[int, int]) -> dict[str, Any]:
    row, now = one.work.assessment, one.now
    return {
        "id": row.id,
        "over": _over(one),
        "href": row.path,
        "label": row.name,
        **_time(one),
        "rays": charts.rose_rays(now.compass),
        "rose_label": _(
            "Kompassrosen för %(who)s: %(points)s av %(maximum)s poäng.",
            who=row.municipality.name,
            points=page.interval(now.compass.total),
            maximum=points(now.compass.total.maximum),
        ),
        "score": now.compass.total,
        "progress": _progress(now),
        "waits": [_inside(one, wait) for wait in waits],
        "others": [*_meeting(one), *_others(one)],
        "step": _step(one, plans.get(row.id)),
    }


def _over(one: Commitment) -> str:
    """Say whose it is, of which round, and what one is there."""
    row = one.work.assessment
    where = row.round.name if row.round else _("Egen värdering")
    return " · ".join((row.municipality.name, where, in_words(one.work.membership.role)))


def _time(one: Commitment) -> dict[str, str]:
    """Say until when it is open: how much is left, and the moment."""
    row, remains, sign = one.work.assessment, "", "clock"
    closes = row.closes_at
    if row.submitted_at:
        when, sign = _("Inlämnad %(when)s.", when=local_time(row.submitted_at)), "lock"
    elif closes is None:
        when = _("Ingen sista dag.")
    elif closes <= clock.now():
        when = _("Sista tid var %(when)s.", when=deadline(closes))
    else:
        when, remains = _("Stänger %(when)s.", when=deadline(closes)), left(closes - clock.now())
    return {"left": remains, "when": when, "sign": sign}


def _progress(now: Standing) -> list[str]:
    """Say how much is answered, and written under the headings of an own description."""
    done = now.progress
    if not now.edition.descriptions:
        return [_("%(done)s av %(all)s frågor besvarade", done=done.answered, all=done.total)]
    texts = [kept.said.text for _one, kept in now.descriptions()]
    return [
        _("%(done)s av %(all)s påståenden besvarade", done=done.answered, all=done.total),
        _("%(done)s av %(all)s rubriker skrivna", done=sum(map(bool, texts)), all=len(texts)),
    ]


def _is_own_and_in(now: Standing) -> bool:
    """Tell whether it is an own assessment that is handed in: then comes its plan."""
    return now.subject.own and now.subject.submitted_at is not None and not now.edition.descriptions


def _step(one: Commitment, plan: int | None) -> dict[str, str]:
    """Give the one thing to do next: go on, hand in, make a plan of it, or read."""
    now, subject = one.now, one.now.subject
    ahead = frame.next_step(now, one.mine) if subject.may_write else None
    if ahead is not None:
        return ahead
    if plan is not None:
        return {"href": url_for("plans.show", plan_id=plan), "label": _("Till handlingsplanen")}
    if _is_own_and_in(now) and subject.role == COORDINATOR:
        href = url_for("plans.listing", municipality_id=subject.municipality_id)
        return {"href": href, "label": _("Gör en handlingsplan")}
    if subject.submitted_at:
        return {"href": _to("receipt", subject.id), "label": _("Visa kvittot")}
    if subject.may_submit:
        return {"href": _to("review", subject.id), "label": _("Granska och lämna in")}
    return {"href": _to("own_answers", subject.id), "label": _("Läs igenom svaren")}


def _meeting(one: Commitment) -> list[dict[str, str]]:
    """Tell of a meeting that goes on just now."""
    if one.meeting is None:
        return []
    href = url_for("meeting.wall", assessment_id=one.work.assessment.id, meeting_id=one.meeting.id)
    since = _("Ett möte pågår sedan %(time)s.", time=clock_time(one.meeting.started_at))
    return [{"sign": "talk", "words": since, "href": href, "label": _("Gå till mötet")}]


def _others(one: Commitment) -> list[dict[str, str]]:
    """Tell whoever coordinates what waits for others."""
    if one.work.membership.role != COORDINATOR or not one.now.subject.open:
        return []
    rows, here = [], one.work.assessment.id
    if one.late:
        words = _("%(some)s av %(all)s kollegor är sena.", some=one.late, all=one.holders)
        rows.append({"words": words, "href": _to("handed_out", here), "label": _("Se fördelningen")})
    if one.certificate_asked:
        words = _("Svaren är inte intygade än.")
        rows.append({"words": words, "href": _to("review", here), "label": _("Se intyget")})
    return [row | {"sign": "clock"} for row in rows]


def _inside(one: Commitment, wait: Waiting) -> dict[str, str]:
    """Give something that waits in a commitment, without what the commitment says itself."""
    row = one.work.assessment
    place = "" if wait.place == row.municipality.name else wait.place
    return wait_row(wait, place, wait.closes_at if wait.closes_at != row.closes_at else None)


def beside_row(wait: Waiting) -> dict[str, str]:
    """Give something that waits for the person beside the commitments."""
    return wait_row(wait, wait.place, wait.closes_at)


def wait_row(wait: Waiting, place: str, closes_at: datetime | None) -> dict[str, str]:
    """Give something that waits for the person, as the letters about it say it."""
    until = _("Senast %(when)s", when=deadline(closes_at)) if closes_at else ""
    about = " ".join(f"{part}." for part in (place, wait.state, until) if part)
    return {"href": wait.link, "label": wait.label, "said": wait.said, "about": about}


def _to(page_name: str, assessment_id: int) -> str:
    return url_for(f"assessment.{page_name}", assessment_id=assessment_id)
