"""The page of a sender whose table takes long to read: how far it has come, and the way on."""

from __future__ import annotations

from flask import Flask, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_security import current_user

from webapp.ground.fields import clean_line
from webapp.ground.fields.numbers import read_number
from webapp.ground.forms import FileForm
from webapp.ground.tables.sent import sent_tables
from webapp.ground.tables.sent.sent_tables import StillReadError

NUMBER, NAME = "tabell", "fil"
"""What stands in the address of a page where a file is chosen, while a table that was sent there is read."""


def register(app: Flask) -> None:
    """Show the page at every address where a table is sent; ask after the guard has asked for the right."""
    app.register_error_handler(StillReadError, _wait)
    app.before_request(_page)


def _wait(error: StillReadError) -> ResponseReturnValue:
    """Lead the sender to the same address, with the number of what was sent."""
    told = {NUMBER: error.sent_id, NAME: FileForm().file.file_name[:200]}
    return redirect(url_for(str(request.endpoint), **{**(request.view_args or {}), **told}), 303)


def _page() -> ResponseReturnValue | None:
    number = read_number(request.args.get(NUMBER, "")) if request.method == "GET" else None
    if not number or not current_user.is_authenticated:
        return None
    waiting = sent_tables.waiting(number, current_user.id)
    page = render_template(
        "ground/sent_table.html",
        waiting=waiting,
        number=number,
        name=clean_line(request.args.get(NAME, ""))[:200],
        nav=[],
        who=None,
    )
    return page, 202 if waiting else 200
