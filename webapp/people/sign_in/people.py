"""Who signs in, and who a session belongs to."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import cache
from typing import Any

from flask import Flask, current_app, g, request, session
from flask_security import SQLAlchemyUserDatastore, UserMixin
from flask_security.utils import set_request_attr
from sqlalchemy import Row, bindparam, select

from webapp.ground.calendar import clock
from webapp.ground.store.database import db, may_write
from webapp.ground.who import Person
from webapp.people.deeds import sign_ins
from webapp.people.deeds.factors import second_factors
from webapp.people.models.factors import SecondFactor
from webapp.people.models.sign_ins import SignIn
from webapp.people.open_questions import Together, asked_together
from webapp.people.queries.obliged import holds_post, lacks_factor

LOOPBACK = {"127.0.0.1", "::1"}
_BY = {
    name: select(Person).where(getattr(Person, name) == bindparam("value"))
    for name in ("id", "email", "fs_uniquifier")
}
"""Made once: every request finds out who asks."""


@dataclass(frozen=True)
class SignedIn(UserMixin):
    """The person a session belongs to, as pages read it; only the sign-in's own pages change a person."""

    id: int
    email: str
    name: str
    title: str
    active: bool
    demo: bool
    language: str
    fs_uniquifier: str
    sign_in_id: int
    seen_at: datetime


_P, _S = Person.__table__.c, SignIn.__table__.c
_WHO = (
    select(
        _P.id,
        _P.email,
        _P.name,
        _P.title,
        _P.active,
        _P.demo,
        _P.language,
        _P.fs_uniquifier,
        _S.id.label("here"),
        _S.seen_at,
    )
    .join_from(SignIn.__table__, Person.__table__, (_P.id == _S.person_id) & (_P.fs_uniquifier == _S.mark))
    .where(_S.token_hash == bindparam("value"))
)
_WHO_LACKS = _WHO.add_columns(
    (holds_post(_P.id) & lacks_factor(_P.id)).label("lacks"),
    select(SecondFactor.asked_at).where(SecondFactor.person_id == _P.id).scalar_subquery().label("asked_at"),
)
"""The same where a second factor is obligatory: whether it is lacking, and since when it was asked for."""


def _signed_in(token: str) -> SignedIn | Person | None:
    """Find whose session it is. Every request asks, so it costs one plain question and no mapped object."""
    obligatory = bool(current_app.config["SECOND_FACTOR"])
    found = _found(sign_ins.fingerprint_of(token), obligatory=obligatory)
    if found is None or not found.active or (found.demo and not _demo_here()):
        g.pop("reached", None)
        return None
    set_request_attr("fs_authn_via", "session")
    set_request_attr("fs_paa", session.get("fs_paa", 0))
    g.sign_in_id = found.here
    if may_write() and clock.now() - found.seen_at > sign_ins.SEEN_EVERY:
        sign_ins.seen(found.here)
    if obligatory and found.lacks:
        g.enrol_by = _enrol_by(found.id, found.asked_at)
        g.enrol_left = _whole_days(g.enrol_by - clock.now())
    if request.blueprint == "security":  # may change the person
        return db.session.get(Person, found.id)
    return SignedIn(*found[: len(_WHO.selected_columns)])


def _found(mark: str, *, obligatory: bool) -> Row[Any] | None:
    """Ask who has this session, and at some routes in the same statement for what they are about.

    Where that finds nothing each is asked alone, as everywhere else: the guard then says what is lacking.
    """
    who, asked = _WHO_LACKS if obligatory else _WHO, {"value": mark}
    if together := _together(obligatory).get(request.endpoint or ""):
        about = {**asked, **(request.view_args or {})}
        if found := db.session.connection().execute(together.statement, about).first():
            g.reached = together.read(tuple(found[len(who.selected_columns) :]), found[0])
            return found
    return db.session.connection().execute(who, asked).first()


@cache
def _together(obligatory: bool) -> dict[str, Together]:  # noqa: FBT001 -- a setting
    """Make the statements once."""
    return {one.endpoint: one for one in asked_together(_WHO_LACKS if obligatory else _WHO)}


def _whole_days(left: timedelta) -> timedelta:
    """Let a day that is begun count as a day that is left; the last one is told in hours."""
    day = timedelta(days=1)
    return -(-left // day) * day if left > day else max(left, timedelta())


def _enrol_by(person_id: int, asked_at: datetime | None) -> datetime:
    """Give the last moment without a second factor; it was first asked for at a sign-in, or is now."""
    if asked_at is None and may_write():
        second_factors.ask(person_id)
    return (asked_at or clock.now()) + second_factors.GRACE


class People(SQLAlchemyUserDatastore):
    """Finds who signs in."""

    def find_user(self, case_insensitive: bool = False, **kwargs: Any) -> Person | None:  # noqa: ANN401, ARG002, FBT001, FBT002
        """Find a person; one of the demo exists only in a demo, and only for this very machine."""
        ((name, value),) = kwargs.items()
        value = str(value).lower() if name == "email" else value
        person: Person | None = db.session.scalars(_BY[name], {"value": value}).first()
        return None if person and person.demo and not _demo_here() else person


def _demo_here() -> bool:
    """Tell whether this is a demo, asked from its own machine and not through a proxy."""
    forwarded = "X-Forwarded-For" in request.headers or "Forwarded" in request.headers
    return bool(current_app.config["DEMO"]) and request.remote_addr in LOOPBACK and not forwarded


def register(app: Flask) -> None:
    """Let a session, and nothing else, say who asks: no token in an address or a header does."""
    app.login_manager.user_loader(_signed_in)  # type: ignore[attr-defined]  # the library hangs it there
    app.login_manager.request_loader(lambda _request: None)  # type: ignore[attr-defined]
