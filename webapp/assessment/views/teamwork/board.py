"""The board: who has what until when, what is changed and not handed out, and the one press that does it."""

from __future__ import annotations

from typing import Any

from flask import flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from flask_babel import ngettext

from webapp.assessment.deeds.teamwork import board as board_deeds
from webapp.assessment.deeds.teamwork import guests, own_parts, tasks
from webapp.assessment.deeds.teamwork.board import Plan
from webapp.assessment.forms.board import SentBoard
from webapp.assessment.occasions import board_letters
from webapp.assessment.queries.own_assessment import OwnAssessment
from webapp.assessment.queries.own_years import answerers_of
from webapp.assessment.queries.teamwork import board as board_queries
from webapp.assessment.queries.teamwork import earlier_board
from webapp.assessment.queries.teamwork.board import Board
from webapp.assessment.queries.teamwork.task_places import path_of
from webapp.assessment.views import frame
from webapp.assessment.views.blueprint import ID, pages
from webapp.assessment.views.frame import own_assessment
from webapp.assessment.views.teamwork import board_rows
from webapp.assessment.views.teamwork.board_rows import Filled
from webapp.assessment.views.teamwork.guest_rows import guest_rows
from webapp.ground.refusals import InvalidError, StaleError
from webapp.ground.roles import COORDINATOR

WHO = "<int(max=2147483647):person_id>"


@pages.get(f"/{ID}/vem")
def handed_out(assessment_id: int) -> ResponseReturnValue:
    """Show the board; an address that names a place leads to where one question is handed out."""
    if place := request.args.get("plats"):
        return redirect(url_for(".single", assessment_id=assessment_id, plats=place))
    return show(own_assessment())


@pages.post(f"/{ID}/vem/andringar")
def look_at_changes(assessment_id: int) -> ResponseReturnValue:
    """Show what a press would change and who would get a letter; nothing is kept."""
    subject = own_assessment()
    now = board_queries.board(subject)
    form = SentBoard(now)
    if form.whole.as_before.data:
        able = [one.id for one in tasks.colleagues(subject)]
        form.before = earlier_board.proposed(subject, now, able)
    plan = board_deeds.planned(subject, form.wishes, now)
    return show(subject, now, Filled(form, plan), {**plan.faults, **form.faults})


@pages.post(f"/{ID}/vem/fordela")
def distribute(assessment_id: int) -> ResponseReturnValue:
    """Hand out all that is changed, and send one letter to each whom it concerns."""
    subject = own_assessment()
    now = board_queries.board(subject)
    form = SentBoard(now)
    if form.faults:
        return _again(subject, form, form.faults), 422
    try:
        done = board_deeds.distribute(subject, form.wishes, form.whole.note.data, form.whole.changes.data)
    except InvalidError as error:
        return _again(subject, form, error.faults), error.status
    except StaleError as error:
        flash(f"{error.sentence} {error.remedy}", "warn")
        return _again(subject, form, {}, told=True), error.status
    flash(_told(done), "ok")
    return redirect(url_for(".handed_out", assessment_id=assessment_id))


@pages.post(f"/{ID}/vem/kollega/{WHO}/fraga-igen")
def ask_again(assessment_id: int, person_id: int) -> ResponseReturnValue:
    """Ask a colleague how it goes."""
    name = board_deeds.ask_again(own_assessment(), person_id)
    flash(_("Ett brev går till %(who)s med det som är kvar.", who=name), "ok")
    return redirect(url_for(".handed_out", assessment_id=assessment_id))


def _told(plan: Plan) -> str:
    if not plan.changes:
        return _("Inget var ändrat, så inget brev är skickat.")
    many = len(plan.changes)
    done = ngettext("Fördelat: %(num)s ändring.", "Fördelat: %(num)s ändringar.", many)
    letters = ngettext("%(num)s brev är på väg.", "%(num)s brev är på väg.", len(plan.receivers))
    return f"{done} {letters}" if plan.receivers else done


def _again(subject: OwnAssessment, form: SentBoard, faults: dict[str, str], *, told: bool = False) -> str:
    """Show what was chosen beside how it stands now, so that nothing is lost."""
    now = board_queries.board(subject)
    plan = board_deeds.planned(subject, form.wishes, now)
    return show(subject, now, Filled(form, plan, told=told), {**plan.faults, **faults})


def show(
    subject: OwnAssessment,
    now: Board | None = None,
    filled: Filled | None = None,
    faults: dict[str, str] | None = None,
    sent: dict[str, str] | None = None,
) -> str:
    """Make the page of the board, as it is kept or as it was just filled in."""
    now, faults = now or board_queries.board(subject), faults or {}
    may_hand = subject.role == COORDINATOR and subject.open
    people = tasks.colleagues(subject) if may_hand else []
    chosen = {one.id for one in answerers_of(subject.id)} if may_hand and subject.own else set()
    return render_template(
        "assessment/handed_out.html",
        **frame.frame(subject, "handed_out"),
        rows=board_rows.rows(subject, now, filled, faults),
        hands=[board_rows.hand(one, subject, may_ask=may_hand) for one in now.hands],
        one_by_one=board_rows.one_by_one(subject, now),
        guests=guest_rows(subject, now),
        unknown=[
            {"label": one.label, "href": path_of(subject.edition, subject.id, one)} for one in now.unknown
        ],
        leaving=_leaving(subject, now, people),
        answered=now.answered,
        questions=now.total,
        coordinates=subject.role == COORDINATOR,
        may_hand=may_hand,
        people=people,
        last_time=earlier_board.last_time(subject) if may_hand else None,
        groups=_groups(people, chosen),
        told=_plan(subject, filled) if filled else None,
        whole=filled.form.whole.typed if filled else {},
        place_id=subject.municipality_id,
        proposals=guests.waiting(subject.id),
        form=sent or {},
        field_errors=faults,
        errors=[{"field": name, "text": text} for name, text in faults.items()],
    )


def _leaving(subject: OwnAssessment, now: Board, known: list[Any]) -> dict[str, Any] | None:
    """Give whoever has something left those whom it can go on to."""
    mine = next((one.open for one in now.hands if one.person.id == subject.person_id), ())
    if not mine or not subject.may_write:
        return None
    people = [one for one in known or tasks.colleagues(subject) if one.id != subject.person_id]
    others = [one.name for one in own_parts.elsewhere(subject)]
    return {"many": len(mine), "people": people, "elsewhere": others} if people else None


def _groups(people: list[Any], chosen: set[int]) -> list[tuple[str, list[Any]]]:
    """List those who can have something; those who were chosen when it began stand first."""
    first = [one for one in people if one.id in chosen]
    rest = [one for one in people if one.id not in chosen]
    if not first:
        return [("", rest)]
    return [(_("Valda att svara"), first), (_("Övriga"), rest)] if rest else [("", first)]


def _plan(subject: OwnAssessment, filled: Filled) -> dict[str, Any]:
    """Say what the press will do, to whom letters go, and how they read."""
    plan, greeting = filled.plan, filled.form.whole.note.data
    many, changed = len(plan.receivers), len(plan.changes)
    letters = board_letters.previewed(subject, plan.parts, greeting) if many else []
    who = board_rows.listed([one["name"] for one in letters])
    button, goes = _("Fördela utan brev"), _("Inget brev går.")
    if many:
        button = ngettext("Fördela och skicka ett brev", "Fördela och skicka %(num)s brev", many)
        goes = ngettext("Ett brev går till %(who)s.", "%(num)s brev går: till %(who)s.", many, who=who)
    waits = ngettext("%(num)s ändring är inte fördelad.", "%(num)s ändringar är inte fördelade.", changed)
    return {
        "mark": plan.mark,
        "changed": waits if changed else _("Inget är ändrat."),
        "rows": [board_rows.in_words(change) for change in plan.changes],
        "letters": letters,
        "to": goes,
        "button": button,
        "any": bool(plan.changes),
        "wrong": bool(plan.faults or filled.form.faults),
    }
