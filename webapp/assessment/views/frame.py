"""What every page shows: its menu and name plate, its rose in words, lists with states, and events."""

from __future__ import annotations

import secrets
from collections.abc import Iterable
from datetime import timedelta
from typing import Any

from flask import url_for
from flask_babel import gettext as _

from questionnaires.compass import Compass, Score
from webapp import clock
from webapp.roles import ROLE_NAMES
from webapp.services.access import OwnAssessment
from webapp.services.assessing.standing import (
    AreaLine,
    Progress,
    SubareaLine,
)
from webapp.services.events import Told
from webapp.views.frame.filters import day, deadline, left, local_time, points


def interval(score: Score, decimals: int = 0) -> str:
    """Write a score as an interval, "57–79", or as one figure where nothing is open."""
    if not score.maximum:
        return "–"
    low, high = points(score.secured, decimals), points(score.possible, decimals)
    return low if low == high else f"{low}–{high}"


def rose_label(municipality: str, compass: Compass) -> str:
    """Say in words what a rose shows."""
    total = compass.total
    return _(
        "Kompassrosen för %(who)s: %(secured)s säkrade och %(open)s öppna poäng av %(maximum)s. "
        "Siffrorna står i tabellen.",
        who=municipality,
        secured=points(total.secured),
        open=points(total.open),
        maximum=points(total.maximum),
    )


def request_key() -> str:
    """Make a key that lets the same form be sent twice without being kept twice."""
    return secrets.token_urlsafe(12)


def frame(subject: OwnAssessment, current: str = "") -> dict[str, Any]:
    """Give the menu and the name plate of a municipality's pages."""
    nomination = subject.edition.bank == "kvalitetskommun"
    home = "nomination.overview" if nomination else "assessment.overview"
    links = [("overview", _("Översikt"), home)]
    if nomination:
        links.append(("description", _("Egen beskrivning"), "nomination.description"))
    if subject.submitted_at:
        links.append(("review", _("Kvitto"), "assessment.receipt"))
    elif subject.may_submit:
        links.append(("review", _("Granska och lämna in"), "assessment.review"))
    links.append(("handed_out", _("Vem har vad"), "assessment.handed_out"))
    if subject.round_id is None and subject.submitted_at:
        links.append(("evaluators", _("Utvärderare"), "assessment.evaluators"))
    links.append(("events", _("Händelser"), "assessment.events"))
    nav = [{"label": _("Mitt arbete"), "href": url_for("account.home"), "current": False}]
    nav += [
        {"label": label, "href": url_for(endpoint, assessment_id=subject.id), "current": key == current}
        for key, label, endpoint in links
    ]
    about = assessment_of(subject)
    return {
        "nav": nav,
        "who": {"place": subject.municipality, "role": ROLE_NAMES[subject.role]},
        "edition": subject.edition,
        "assessment": about,
        "nomination": about,
        "may_submit": subject.may_submit,
    }


def assessment_of(subject: OwnAssessment) -> dict[str, Any]:
    """Give what every page of an assessment shows about it."""
    return {
        "id": subject.id,
        "municipality": subject.municipality,
        "name": subject.name,
        "locked": not subject.may_write,
        "lock_words": lock_words(subject),
        "submitted": subject.submitted_at is not None,
        "open": subject.open,
        "internal": subject.round_id is None,
        "deadline": None
        if subject.closes_at is None or subject.submitted_at
        else {
            "left": left(max(subject.closes_at - clock.now(), timedelta(0))),
            "closes": deadline(subject.closes_at),
            "ahead": subject.closes_at > clock.now(),
        },
    }


def lock_words(subject: OwnAssessment) -> str:
    """Say why answers can only be read, or nothing where they can be changed."""
    if subject.submitted_at:
        return _("Svaren är inlämnade och kan bara läsas.")
    if not subject.open:
        return _(
            "Tiden för att svara har gått ut. Svaren kan bara läsas. Behöver ni mer tid, fråga kansliet."
        )
    if subject.may_write:
        return ""
    return _("Du kan läsa svaren men inte ändra dem. Samordnaren kan ge dig en annan roll.")


def line_of(line: AreaLine | SubareaLine) -> dict[str, Any]:
    """Give one area or subarea of a list: its score, how far it is answered, and by whom last."""
    done = line.progress
    return {
        "score": line.score,
        "answered": done.answered,
        "questions": done.total,
        "state": state_of(done),
        "last": {"who": done.last_by, "when": local_time(done.last_at)} if done.last_at else None,
        **({"area": line.area} if isinstance(line, AreaLine) else {"subarea": line.subarea}),
    }


def told(events: Iterable[Told]) -> list[dict[str, str]]:
    """Write events as sentences: who did what, where, when."""
    return [
        {
            "what": f"{e.who} {e.sentence}{f' på {e.question}' if e.question else ''}",
            "when": local_time(e.at),
            "why": "",
        }
        for e in events
    ]


def by_day(events: Iterable[Told]) -> list[dict[str, Any]]:
    """Gather events under their days, newest first."""
    days: dict[str, list[Told]] = {}
    for event in events:
        days.setdefault(day(event.at), []).append(event)
    return [{"day": name, "events": told(gathered)} for name, gathered in days.items()]


def state_of(progress: Progress) -> str:
    """Name how far something is answered, in the words that questions use."""
    if progress.complete:
        return "answered"
    return "begun" if progress.answered or progress.begun else "unanswered"
