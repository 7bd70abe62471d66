"""What stands on each row of the board, and in each line about one colleague."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from flask_babel import gettext as _
from flask_babel import ngettext

from webapp.assessment.deeds.teamwork.board import Change, Plan
from webapp.assessment.forms.board import SentBoard, written
from webapp.assessment.queries.own_assessment import OwnAssessment
from webapp.assessment.queries.teamwork.board import AS_IT_IS, Board, Hand, Row, Wish
from webapp.assessment.queries.teamwork.task_places import AREA, QUESTION, path_of
from webapp.assessment.queries.teamwork.tasks import HandedOut
from webapp.ground.calendar import clock
from webapp.ground.frame.filters import day, local_time


@dataclass(frozen=True, slots=True)
class Filled:
    """The board as it was just filled in, and what that changes.

    What somebody else has changed stays something the page has not seen until it is `told`.
    """

    form: SentBoard
    plan: Plan
    told: bool = False


def rows(
    subject: OwnAssessment, board: Board, filled: Filled | None, faults: dict[str, str]
) -> list[dict[str, Any]]:
    """Give every area with its subareas, as it is or as it was just filled in."""
    about: dict[str, Any] = {"wishes": {}, "typed": {}, "changed": set(), "stale": {}, "told": True}
    if filled:
        about = {
            "wishes": {one.place: one for one in filled.form.wishes if one.asked != one.seen},
            "typed": filled.form.typed,
            "changed": {one.row.place.value for one in filled.plan.changes},
            "stale": filled.plan.stale,
            "told": filled.told,
        }
    about["faults"] = faults
    return [_area(subject, row, about) for row in board.rows]


def _area(subject: OwnAssessment, row: Row, about: dict[str, Any]) -> dict[str, Any]:
    inside = [_row(subject, one, about) for one in row.subareas]
    split = sum(bool(one["person"]) for one in inside)
    made = _row(subject, row, about)
    nobody = _("Ingen")
    if split and not made["person"]:
        nobody = ngettext("Delat på %(num)s", "Delat på %(num)s", split)
        made["state"] = made["state"] if made["state"][0] == "warn" else ("", "")
    for one in inside:
        one["nobody"] = _("Som området") if made["person"] else _("Ingen")
    opened = split or any(one["changed"] or one["stale"] or one["faults"] for one in inside)
    number = row.place.number if row.place.scope == AREA else ""
    return {**made, "number": number, "nobody": nobody, "subareas": inside, "split": bool(opened)}


def _row(subject: OwnAssessment, row: Row, about: dict[str, Any]) -> dict[str, Any]:
    key = row.place.value
    wish: Wish | None = about["wishes"].get(key)
    names = [one.holder for one in row.held]
    person = str(AS_IT_IS) if len(row.people) > 1 else "".join(map(str, row.people))
    due = written(row.due_at)
    if wish:
        person, due = str(wish.person or ""), written(wish.due_at)
    return {
        "key": key,
        "label": row.place.label,
        "name": row.place.name,
        "nobody": _("Ingen"),
        "href": path_of(subject.edition, subject.id, row.place),
        "seen": row.seen if about["told"] or not wish else wish.seen,
        "several": listed(names) if len(row.people) > 1 else "",
        "holders": listed(names),
        "person": person,
        "due": about["typed"].get(f"{key}:due", due),
        "done": row.done_at is not None,
        "answered": row.answered,
        "total": row.total,
        "state": _state(row),
        "changed": key in about["changed"],
        "stale": _stale(about["stale"].get(key)),
        "faults": [text for name, text in about["faults"].items() if name.startswith(f"{key}:")],
        "said": _said(row),
    }


def _state(row: Row) -> tuple[str, str]:
    """Say how a row goes, with the sign that stands beside the words."""
    if not row.held:
        return _nobodys(row)
    if row.done_at:
        return "answered", _("Klart %(when)s", when=local_time(row.done_at))
    if late := days_late(row.due_at):
        return "warn", late
    if any(one.task.returned_at for one in row.held):
        return "begun", _("Tillbaka hos %(who)s", who=listed([one.holder for one in row.held]))
    return "begun", _("I tid") if row.due_at else _("Utan sista dag")


def _nobodys(row: Row) -> tuple[str, str]:
    """Say why nobody has a row: it came back, whoever had it is gone, or it was never handed out."""
    if row.gone:
        gone = listed([one.holder for one in row.gone])
        return "warn", _("Hos ingen: %(who)s svarar inte längre", who=gone)
    if row.back and row.back.person:
        return "warn", _("Lämnat tillbaka av %(who)s", who=row.back.person.name)
    return "unanswered", _("Hos ingen")


def days_late(due_at: Any) -> str:  # noqa: ANN401 -- a moment or none
    """Say how many days ago a last day was, or nothing while there is time."""
    if due_at is None or due_at > clock.now():
        return ""
    days = (clock.in_sweden(clock.now()).date() - clock.in_sweden(due_at).date()).days
    return ngettext("%(num)s dag sent", "%(num)s dagar sent", max(days, 1))


def _stale(row: Row | None) -> str:
    """Tell what somebody else has made of a row meanwhile."""
    if row is None:
        return ""
    if not row.held:
        return _("Någon har under tiden tagit tillbaka det. Nu har ingen det; ditt val står kvar.")
    return _(
        "%(by)s har under tiden fördelat det till %(who)s. Ditt val står kvar.",
        by=row.held[-1].task.handed_by.name,
        who=listed([one.holder for one in row.held]),
    )


def _said(row: Row) -> list[str]:
    """Give the greetings and the reasons that go with a row."""
    texts = [one.task.returned_why or one.task.note for one in row.held]
    if not row.held and row.back:
        texts.append(row.back.returned_why)
    return list(dict.fromkeys(text for text in texts if text))


def listed(names: list[str]) -> str:
    """Write names as people say them: "Ida Frost och Jonas Ek"."""
    if len(names) < 2:  # noqa: PLR2004 -- two or more need a word between
        return "".join(names)
    return _("%(first)s och %(last)s", first=", ".join(names[:-1]), last=names[-1])


def in_words(change: Change) -> str:
    """Say in words what a row is to be."""
    label, due = change.row.place.label, written(change.due_at)
    if change.keeps:
        if not due:
            return _("%(what)s har ingen sista dag längre.", what=label)
        return _("%(what)s får en ny sista dag, %(day)s.", what=label, day=due)
    if change.person is None:
        return _("%(what)s tas tillbaka och är hos ingen.", what=label)
    if due:
        return _("%(what)s går till %(who)s, klart %(day)s.", what=label, who=change.person.name, day=due)
    return _("%(what)s går till %(who)s.", what=label, who=change.person.name)


def hand(one: Hand, subject: OwnAssessment, *, may_ask: bool) -> dict[str, Any]:
    """Give what one colleague has, how it goes, and whether to ask again."""
    late = days_late(one.due_at)
    state, words = ("warn", late) if late else ("begun", _("I tid") if one.due_at else _("Utan sista dag"))
    if not one.open:
        done = max(part.task.done_at for part in one.parts if part.task.done_at)
        state, words = "answered", _("Klar %(when)s", when=local_time(done))
    last = (
        _("svarade senast %(when)s", when=local_time(one.last_at)) if one.last_at else _("har inte svarat än")
    )
    asked = one.asked_at
    today = asked and clock.in_sweden(asked).date() == clock.in_sweden(clock.now()).date()
    return {
        "id": one.person.id,
        "name": one.person.name,
        "me": one.person.id == subject.person_id,
        "initials": initials_of(one.person.name),
        "places": [
            {
                "number": part.place.number,
                "area": (part.place.number or "").partition(".")[0],
                "label": part.place.label,
            }
            for part in one.parts
        ],
        "answered": one.answered,
        "total": one.total,
        "state": (state, f"{words}, {last}"),
        "asked": _("frågad %(when)s", when=local_time(asked)) if asked else "",
        "ask": may_ask and bool(one.open) and not today and one.person.id != subject.person_id,
        "due": day(one.due_at) if one.due_at else "",
    }


def initials_of(name: str) -> str:
    """Give the first letters of a name."""
    words = name.split() or ["?"]
    return "".join(one[0] for one in (words[:1] + words[1:][-1:])).upper()


def one_by_one(subject: OwnAssessment, board: Board) -> list[dict[str, Any]]:
    """List what has deeds of its own: single questions, guests', what is done and what is one's own."""
    apart = {id(one) for one in board.apart}
    held = [one for row in board.every_row for one in (*row.held, *row.gone)]
    more = [
        one
        for one in held
        if id(one) not in apart and (one.gone or one.task.done_at or _is_mine(subject, one))
    ]
    return [_line(subject, one) for one in (*board.apart, *more) if not one.task.email]


def _is_mine(subject: OwnAssessment, one: HandedOut) -> bool:
    return one.task.person_id == subject.person_id


def _line(subject: OwnAssessment, one: HandedOut) -> dict[str, Any]:
    task = one.task
    state, words = "waiting", _("Hos %(who)s", who=one.holder)
    if one.gone and not task.done_at:
        state, words = "warn", _("%(who)s svarar inte längre. Ge vidare.", who=one.holder)
    elif task.done_at:
        state, words = "done", _("Klar %(when)s, %(who)s", when=local_time(task.done_at), who=one.holder)
    elif task.returned_at:
        words = _("Tillbaka hos %(who)s", who=one.holder)
    handed = _("Fördelat %(when)s av %(who)s", when=local_time(task.handed_at), who=task.handed_by.name)
    due = _(", klart senast %(day)s", day=day(task.due_at)) if task.due_at else ""
    return {
        "id": task.id,
        "label": one.place.label,
        "href": path_of(subject.edition, subject.id, one.place),
        "state": state,
        "state_words": words,
        "single": one.place.scope == QUESTION,
        "mine": _is_mine(subject, one),
        "done": task.done_at is not None,
        "gone": one.gone,
        "holder": task.person_id,
        "handed": f"{handed}{due}",
        "note": task.note,
        "why": task.returned_why,
    }
