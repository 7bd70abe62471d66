"""Several participants are given more time at once."""

from __future__ import annotations

from flask import flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue
from flask_babel import ngettext

from webapp.ground import context
from webapp.ground.frame.guard import person_id, subject
from webapp.ground.layout.sheets import sheet
from webapp.ground.refusals import InvalidError, Refusal
from webapp.office.deeds.groups import more_time
from webapp.office.deeds.groups.more_time import GroupLeave
from webapp.office.forms.posts import GroupTimeForm
from webapp.office.queries.participants import Group
from webapp.office.views.blueprint import frame, pages
from webapp.office.views.groups import group

PAGE = "/<round_key>/deltagare/mer-tid"


@pages.get(PAGE, endpoint="group_time")
def time_of_group(round_key: str) -> ResponseReturnValue:
    """Show whom more time is given, and how much each has now."""
    return _page({})


@pages.post(PAGE)
def extend_group(round_key: str) -> ResponseReturnValue:
    """Give all of them more time."""
    form = GroupTimeForm()
    if form.faults:
        return _page({"closes": form.faults["day"]}, form), 422
    leave = GroupLeave(form.chosen.data, form.form.data, form.why.data, form.day.data)
    try:
        given = more_time.extend_group(person_id(), subject(), leave)
    except InvalidError as error:
        return _page(error.faults, form), 422
    except Refusal as refusal:
        return _page({"why": f"{refusal.sentence} {refusal.remedy}"}, form), refusal.status
    told = ngettext("En kommun har fått mer tid.", "%(num)s kommuner har fått mer tid.", given.many)
    if given.others:
        told += " " + ngettext(
            "En hade lämnat in eller hade redan så lång tid.",
            "%(num)s hade lämnat in eller hade redan så lång tid.",
            given.others,
        )
    flash(told, "ok")
    return redirect(url_for(".participants", round_key=round_key))


def _page(faults: dict[str, str], form: GroupTimeForm | None = None) -> str:
    lines = Group(form.chosen.data).lines(subject()) if form else group.lines_of_group()
    editions = [one for one in (subject().nomination_edition, subject().compass_edition) if one]
    fields = {"closes": "day", "form": "form", "why": "why"}
    return render_template(
        "office/group_time.html",
        **frame(subject(), "participants"),
        lines=lines,
        sheet=sheet(lines, url_for(".group_time", round_key=subject().key)),
        forms={one: context.edition(one).name for one in editions},
        typed=form.typed if form else {"form": editions[0]},
        faults=faults,
        errors=[{"field": fields[name], "text": text} for name, text in faults.items()],
    )
