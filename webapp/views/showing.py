"""Turns what services know into what templates show: rows, roses and the frame of a page."""

from __future__ import annotations

import secrets
from collections.abc import Iterable, Mapping
from datetime import timedelta
from typing import Any

from flask import url_for
from flask_babel import gettext as _

from questionnaires.compass import Compass, Score, count
from questionnaires.edition import Edition, Question
from questionnaires.marks import Mark, is_blank
from webapp import clock
from webapp.forms.answers import ReadAnswer
from webapp.roles import ROLE_NAMES
from webapp.said import Said
from webapp.services.access import OwnAssessment
from webapp.services.assessing.answering import Outcome
from webapp.services.assessing.standing import (
    AreaLine,
    Progress,
    QuestionLine,
    QuestionsPage,
    Standing,
    SubareaLine,
)
from webapp.services.assessing.submitting import Checklist
from webapp.services.events import Told
from webapp.views.filters import day, deadline, left, local_time, points


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
    links.append(("events", _("Händelser"), "assessment.events"))
    nav = [{"label": _("Mitt arbete"), "href": url_for("account.home"), "current": False}]
    nav += [
        {"label": label, "href": url_for(endpoint, assessment_id=subject.id), "current": key == current}
        for key, label, endpoint in links
    ]
    return {
        "nav": nav,
        "who": {"place": subject.municipality, "role": ROLE_NAMES[subject.role]},
        "edition": subject.edition,
        "assessment": assessment_of(subject),
        "nomination": assessment_of(subject),
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
        "internal": subject.round_id is None,
        "deadline": None
        if subject.closes_at is None or subject.submitted_at
        else {
            "left": left(max(subject.closes_at - clock.now(), timedelta(0))),
            "closes": deadline(subject.closes_at),
        },
    }


def lock_words(subject: OwnAssessment) -> str:
    """Say why answers can only be read, or nothing where they can be changed."""
    if subject.submitted_at:
        return _("Svaren är inlämnade och kan bara läsas.")
    if not subject.open:
        return _("Tiden för att svara har gått ut. Svaren kan bara läsas.")
    return "" if subject.may_write else _("Du kan läsa svaren men inte ändra dem.")


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


def rows(
    page: QuestionsPage,
    read: Iterable[ReadAnswer] = (),
    outcomes: Mapping[str, Outcome] | None = None,
    *,
    unfold: str = "",
) -> list[dict[str, Any]]:
    """Make the rows of a page of questions; what was typed and not kept stands in its fields."""
    typed = {one.question_id: one for one in read}
    outcomes = outcomes or {}
    compass = _with_typed(page, typed, outcomes)
    first_open = unfold or next(
        (line.question.id for line in page.lines if line.score.state in ("unanswered", "begun")), ""
    )
    return [
        _row(line, compass, typed.get(line.question.id), outcomes.get(line.question.id), first_open)
        for line in page.lines
    ]


def _with_typed(
    page: QuestionsPage, typed: Mapping[str, ReadAnswer], outcomes: Mapping[str, Outcome]
) -> Compass:
    """Count the page as its fields stand: kept answers, with unsaved ones over them."""
    unsaved = {
        question_id: one.said.as_mark(page.standing.edition.questions[question_id])
        for question_id, one in typed.items()
        if one.faults or (question_id in outcomes and outcomes[question_id].refused)
    }
    if not unsaved:
        return page.standing.compass
    marks: dict[str, Mark] = {**page.standing.compass.marks, **unsaved}
    return count(page.standing.edition, marks)


def _row(
    line: QuestionLine, compass: Compass, typed: ReadAnswer | None, outcome: Outcome | None, first_open: str
) -> dict[str, Any]:
    question, kept = line.question, line.kept
    unsaved = typed is not None and (typed.faults or (outcome is not None and outcome.refused))
    said = typed.said if typed is not None and unsaved else kept.said
    conflict = None
    if typed is not None and outcome is not None and outcome.refused:
        conflict = conflict_of(compass.edition, typed, outcome)
    return {
        "question": question,
        "score": compass.question(question.id),
        "open": question.id == first_open or bool(unsaved),
        "errors": field_errors(typed) if typed and unsaved else {},
        "answer": {
            "text": said.text,
            "links": list(said.evidence),
            "version": kept.version,
            "seen": "" if unsaved else said.digest(),
            "who": kept.saved_by,
            "when": local_time(kept.saved_at),
            "saved": "",
            "not_applicable": said.not_applicable,
            "reason": said.reason,
        },
        "conflict": conflict,
    }


def field_errors(read: ReadAnswer) -> dict[str, str]:
    """Give each fault by the name of the field it stands beside."""
    return {field_of(read.question_id, name): text for name, text in read.faults.items()}


def field_of(question_id: str, name: str) -> str:
    """Name the field that a fault belongs to: a link's address, else the field of that name."""
    return f"{question_id}:{name}:url" if name.startswith("link:") else f"{question_id}:{name}"


def conflict_of(edition: Edition, typed: ReadAnswer, outcome: Outcome) -> dict[str, Any]:
    """Set somebody else's saved answer beside the one that was not saved."""
    return {
        "who": outcome.saved_by,
        "when": local_time(outcome.saved_at),
        "theirs": _in_words(edition, typed.question_id, outcome.said),
        "yours": _in_words(edition, typed.question_id, typed.said),
    }


def _in_words(edition: Edition, question_id: str, said: Said) -> dict[str, str]:
    question = edition.questions.get(question_id)
    if said.not_applicable:
        return {"levels": _("Ej tillämplig: %(reason)s", reason=said.reason), "text": said.text}
    if question is None or is_blank(said.as_mark(question)):
        return {"levels": "" if question is None else _("Ingen nivå vald"), "text": said.text}
    chosen = [
        f"{part.name}: {level.name}"
        for part in question.kind.parts
        if (level := part.level(said.levels.get(part.id, "")))
    ]
    return {"levels": ", ".join(chosen), "text": said.text}


def errors_of(
    read: Iterable[ReadAnswer], outcomes: Iterable[Outcome], edition: Edition
) -> list[dict[str, str]]:
    """List all faults and conflicts of a page for its summary, each leading to its field."""
    names = {q.id: q.number for q in edition.questions.values()} | {
        d.id: str(d.heading) for d in edition.descriptions
    }
    faults = [
        {
            "field": field_of(one.question_id, name) if name != "version" else one.question_id,
            "text": f"{names[one.question_id]}: {text}",
        }
        for one in read
        for name, text in one.faults.items()
    ]
    conflicts = [
        {
            "field": one.question_id,
            "text": _(
                "%(number)s: någon annan har ändrat svaret. Båda svaren står vid frågan.",
                number=names[one.question_id],
            ),
        }
        for one in outcomes
        if one.refused
    ]
    return faults + conflicts


def intro(page: QuestionsPage) -> str:
    """Say in a sentence how far a page of questions is answered."""
    done = page.progress
    worth = points(page.score.maximum)
    if done.complete:
        return _("%(total)s frågor delar på %(worth)s poäng. Alla är klara.", total=done.total, worth=worth)
    if done.left == 1:
        return _("%(total)s frågor delar på %(worth)s poäng. En är kvar.", total=done.total, worth=worth)
    return _(
        "%(total)s frågor delar på %(worth)s poäng. %(left)s är kvar.",
        total=done.total,
        worth=worth,
        left=done.left,
    )


def grouped(page: QuestionsPage, made: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Gather the rows of a page under their subareas."""
    compass = page.standing.compass
    return [
        {
            "subarea": one,
            "score": compass.subareas[one.number],
            "rows": [row for row in made if row["question"] in one.questions],
        }
        for one in page.area.subareas
    ]


def contents(now: Standing) -> list[dict[str, Any]]:
    """Write everything that was handed in: questions with levels, texts and links, then descriptions."""
    answered = [
        {
            "number": q.number,
            "text": q.text,
            "answer": kept.said.text,
            "links": kept.said.evidence,
            "levels": _in_words(now.edition, q.id, kept.said)["levels"],
        }
        for q in now.edition.questions.values()
        if (kept := now.answers.get(q.id))
    ]
    described = [
        {"number": "", "text": d.heading, "levels": "", "answer": kept.said.text, "links": ()}
        for d, kept in now.descriptions()
    ]
    return answered + described


def checks(found: Checklist) -> list[dict[str, Any]]:
    """Write the checklist before a hand-in; nothing on it stops the hand-in."""
    subject = found.standing.subject
    lists = [
        (found.unanswered, _("Obesvarade frågor"), _("De ger inga poäng.")),
        (found.begun, _("Påbörjade frågor"), _("De delar som saknar nivå ger inga poäng.")),
    ]
    if not subject.edition.descriptions:
        lists.append(
            (found.without_text, _("Frågor utan text och underlag"), _("Utvärderarna ser bara nivån."))
        )
    made = [
        {
            "done": not questions,
            "must": False,
            "what": f"{what}: {len(questions)}" if questions else f"{what}: {_('inga')}",
            "href": _where(subject, questions[0]) if questions else "",
            "remedy": remedy,
        }
        for questions, what, remedy in lists
    ]
    if subject.edition.descriptions:
        empty = found.empty_descriptions
        made.append(
            {
                "done": not empty,
                "must": False,
                "remedy": "; ".join(empty),
                "what": _("Den egna beskrivningens fyra texter"),
                "href": url_for("nomination.description", assessment_id=subject.id),
            }
        )
    return made


def _where(subject: OwnAssessment, question: Question) -> str:
    """Give the address of the page where a question is answered."""
    home = subject.edition.home[question.id]
    if subject.edition.descriptions:
        number = home.number.split(".")[0]
        return url_for("nomination.criterion", assessment_id=subject.id, number=number) + f"#{question.id}"
    return (
        url_for("assessment.subarea", assessment_id=subject.id, number=home.number, fraga=question.id)
        + f"#{question.id}"
    )
