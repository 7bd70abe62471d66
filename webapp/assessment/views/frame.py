"""The menu and the name plate of a municipality's pages, and its lists with states."""

from __future__ import annotations

from collections.abc import Callable, Collection
from datetime import timedelta
from typing import Any, cast

from flask import url_for
from flask_babel import gettext as _

from questionnaires.edition import Question
from webapp.assessment.queries.own_assessment import OwnAssessment, in_archive
from webapp.assessment.queries.progress import AreaLine, Progress, Standing, SubareaLine
from webapp.assessment.queries.quick_pass import has_quick_pass
from webapp.ground.calendar import clock
from webapp.ground.frame import guard, page
from webapp.ground.frame.filters import deadline, left, local_time
from webapp.ground.roles import COORDINATOR, ROLE_NAMES


def own_assessment() -> OwnAssessment:
    """Give the assessment the guard has fetched for this request."""
    return cast("OwnAssessment", guard.subject())


def frame(subject: OwnAssessment, current: str = "") -> dict[str, Any]:
    """Give the menu and the name plate of a municipality's pages."""

    def to(key: str, label: str, endpoint: str, hint: str = "") -> dict[str, Any]:
        return page.place(
            label, url_for(endpoint, assessment_id=subject.id), current=key == current, hint=hint
        )

    nomination = subject.edition.bank == "kvalitetskommun"
    home = "nomination.overview" if nomination else "assessment.overview"
    nav = [page.own_work(), to("overview", _("Översikt"), home)]
    if nomination:
        nav.append(to("description", _("Egen beskrivning"), "nomination.description"))
    register = url_for("evidence.register", municipality_id=subject.municipality_id)
    hint = _("filer och länkar som visar att svaren stämmer")
    shown = page.place(_("Underlag"), register, current=current == "evidence", hint=hint)
    nav += page.group(_("Svaren"), [shown, *_answers(subject, to)], current=current == "questions")
    nav += page.group(_("Tillsammans"), _together(subject, to))
    if subject.submitted_at:
        nav.append(to("review", _("Kvitto"), "assessment.receipt"))
    elif subject.may_submit:
        nav.append(to("review", _("Lämna in"), "assessment.review"))
    about = assessment_of(subject)
    return {
        "nav": nav,
        "who": {"place": subject.municipality, "role": ROLE_NAMES[subject.role]},
        "edition": subject.edition,
        "assessment": about,
        "nomination": about,
        "may_submit": subject.may_submit,
        "not_yet": "" if subject.submitted_at else _("Inget är inlämnat än."),
    }


def _answers(subject: OwnAssessment, to: Callable[..., dict[str, Any]]) -> list[dict[str, Any]]:
    """Give the places where the answers are read and taken home."""
    quick = has_quick_pass(subject.edition)
    first = to("quick_pass", _("Snabb genomgång"), "assessment.quick_pass", _("en fråga per delområde först"))
    return [
        *((first,) if quick else ()),
        to("own_answers", _("Läs igenom"), "assessment.own_answers", _("alla svar, att skriva ut")),
        to("twin", _("Svara i Excel"), "assessment.twin", _("ta hem, fyll i och lämna tillbaka")),
    ]


def _together(subject: OwnAssessment, to: Callable[..., dict[str, Any]]) -> list[dict[str, Any]]:
    """Give the places where a municipality's people work together."""
    places = [to("handed_out", _("Vem har vad"), "assessment.handed_out", _("vem som svarar på vad"))]
    if subject.round_id is None and subject.submitted_at:
        places.append(to("evaluators", _("Utvärderare"), "assessment.evaluators", _("de som läser era svar")))
    if not subject.edition.descriptions:
        places.append(to("meetings", _("Möten"), "meeting.listing", _("rösta tillsammans med telefoner")))
        places.append(to("facts", _("Kortfakta"), "assessment.show_facts", _("om kommunen, till rapporten")))
    places.append(to("events", _("Händelser"), "assessment.events", _("vem som har gjort vad")))
    return places


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
        "provisional": _provisional(subject),
        "deadline": None
        if subject.closes_at is None or subject.submitted_at
        else {
            "left": left(max(subject.closes_at - clock.now(), timedelta(0))),
            "closes": deadline(subject.closes_at),
            "ahead": subject.closes_at > clock.now(),
        },
    }


def _provisional(subject: OwnAssessment) -> str:
    """Say until when a new municipality is in provisionally, and cannot hand in; nothing for others."""
    until = subject.provisional_until
    return deadline(until) if until and subject.provisional else ""


def lock_words(subject: OwnAssessment) -> str:
    """Say why answers can only be read, or nothing where they can be changed."""
    if subject.submitted_at:
        return _("Svaren är inlämnade och kan bara läsas.")
    if subject.archived:
        return f"{in_archive().sentence} {in_archive().remedy}"
    if not subject.open and subject.own:
        return _("%(why)s Svaren kan bara läsas. %(who)s", why=subject.time_over, who=subject.more_time)
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


def state_of(progress: Progress) -> str:
    """Name how far something is answered, in the words that questions use."""
    if progress.complete:
        return "answered"
    return "begun" if progress.answered or progress.begun else "unanswered"


def go_on(now: Standing, question: Question) -> str:
    """Say that one begins or goes on with a question."""
    if now.begun:
        return _("Fortsätt med fråga %(number)s", number=question.number)
    return _("Börja med fråga %(number)s", number=question.number)


def plans_href(subject: OwnAssessment) -> str:
    """Give where a coordinator goes on from an own assessment that is handed in."""
    if not subject.own or subject.edition.descriptions or subject.role != COORDINATOR:
        return ""
    return url_for("plans.listing", municipality_id=subject.municipality_id)


def next_step(now: Standing, mine: Collection[str] = ()) -> dict[str, str] | None:
    """Say where to go on answering: the first open question, own ones first, else an empty heading."""
    question, edition = now.next_question(mine), now.edition
    if question is not None and edition.descriptions:
        area = next(a for a in edition.areas if question in a.questions)
        href = url_for("nomination.criterion", assessment_id=now.subject.id, number=area.number)
        label = (
            _("Fortsätt med påstående %(number)s", number=question.number)
            if now.begun
            else _("Börja med påstående %(number)s", number=question.number)
        )
        return {"href": f"{href}#{question.id}", "label": label}
    if question is not None:
        number = edition.home[question.id].number
        href = url_for("assessment.subarea", assessment_id=now.subject.id, number=number)
        return {"href": f"{href}#{question.id}", "label": go_on(now, question)}
    empty = next((one for one, kept in now.descriptions() if not kept.said.text), None)
    if empty is None:
        return None
    href = url_for("nomination.description", assessment_id=now.subject.id)
    return {"href": f"{href}#{empty.id}", "label": _("Fortsätt med den egna beskrivningen")}
