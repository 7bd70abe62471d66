"""Which participants a page is about: those that were ticked, or everybody whom a search lets through."""

from __future__ import annotations

from flask import request

from webapp.ground.frame.guard import subject
from webapp.office.forms.posts import GroupForm
from webapp.office.queries import participants
from webapp.office.queries.participants import Group, Line


def asked_for() -> bool:
    """Tell whether the address names a group at all."""
    return any(name in request.args for name in ("kommun", "alla", "visa"))


def lines_of_group() -> list[Line]:
    """Give the participants that the address names; without any word of them, all."""
    form = GroupForm(request.args)
    chosen = form.visa.data if form.visa.data in participants.FILTERS else participants.ALL
    everybody = form.alla.data or not asked_for()
    return Group(form.kommun.data, everybody, form.namn.data[:100], chosen).lines(subject())
