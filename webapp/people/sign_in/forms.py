"""The sign-in library's forms, with guesses counted and nothing told by how long an answer takes.

What is slow, comparing and hashing passwords, is done before the transaction that writes: on SQLite everybody
else would wait for it.
"""

from __future__ import annotations

import logging
import uuid
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from flask import current_app, request
from flask_security import (
    ChangePasswordForm,
    ForgotPasswordForm,
    LoginForm,
    ResetPasswordForm,
    VerifyForm,
    current_user,
)
from flask_security.forms import Form
from flask_security.utils import get_message, hash_password, verify_password

from webapp.ground.events.journal import note
from webapp.ground.events.registry import EventType
from webapp.ground.store.database import before_writing, for_show, one_transaction
from webapp.ground.who import Person
from webapp.people.events import ACCOUNT_PASSWORD_FAILED, ACCOUNT_SIGN_IN_FAILED
from webapp.people.sign_in import limits
from webapp.people.sign_in.devices import name_of
from webapp.people.sign_in.limits import Tries
from webapp.people.sign_in.sessions import known_to

log = logging.getLogger(__name__)


class SignInForm(LoginForm):
    """Signing in: the same work for whoever has an account and whoever has none."""

    def validate(self, **kwargs: Any) -> bool:  # noqa: ANN401 -- the library's way to call it
        """Compare the password, unless too much has been guessed already."""
        if not Form.validate(self, **kwargs):
            return False
        person = _find(self.email.data)
        guesses = limits.of_sign_in(self.email.data, known_to(person))
        guesses.refuse_if_spent()
        kept, active = (person.password, person.active) if person else (None, False)
        number = person.id if person else None
        self.password.data = current_app.extensions["security"].password_util.normalize(self.password.data)
        before_writing()
        if _right(self.password.data, kept) and active:
            self.user, self.ifield, self.user_authenticated = person, self.email, True
            return True
        note_failure([guesses], ACCOUNT_SIGN_IN_FAILED, number)
        self.email.errors = [get_message("GENERIC_AUTHN_FAILED")[0]]
        self.password.errors = [get_message("GENERIC_AUTHN_FAILED")[0]]
        return False


def _find(email: str) -> Person | None:
    return current_app.extensions["security"].datastore.find_user(email=email)


def _right(password: str, kept: str | None) -> bool:
    """Compare a password with the one that is kept; where none is, take as long."""
    if kept is None:
        hash_password(password)
        return False
    return bool(verify_password(password, kept))


def note_failure(guesses: Iterable[Tries], event: EventType, person_id: int | None) -> None:
    """Count a failure, and note and log it; of whoever has no account, only that there was one."""
    with one_transaction():
        for one in guesses:
            one.count()
        with for_show(kept=person_id is not None):
            note(event, person_id, after={"device": name_of(request.user_agent.string)})
    whose = f"person {person_id}" if person_id else "an account that does not exist"
    log.warning("Failed: %s, of %s, from %s", event.what, whose, request.remote_addr)


class _Again:
    """A form that asks whoever is signed in for the own password: guesses are counted there too."""

    def validate(self, **kwargs: Any) -> bool:  # noqa: ANN401 -- as above
        """Compare the password, unless too much has been guessed already."""
        person_id = current_user.id
        guesses = limits.of_own_password(person_id)
        guesses.refuse_if_spent()
        right = bool(super().validate(**kwargs))  # type: ignore[misc]  # beside a form
        wrong = str(get_message("INVALID_PASSWORD")[0]) in map(str, self.password.errors)  # type: ignore[attr-defined]
        before_writing()
        if wrong:
            note_failure([guesses], ACCOUNT_PASSWORD_FAILED, person_id)
        return right


class AgainForm(_Again, VerifyForm):
    """Writing one's password once more."""


class ChangeForm(_Again, ChangePasswordForm):
    """Changing one's password."""


class ChosenForm(ResetPasswordForm):
    """Choosing a new password, by a letter's link."""

    def validate(self, **kwargs: Any) -> bool:  # noqa: ANN401 -- as above
        """Judge the password before anything is written."""
        right = bool(super().validate(**kwargs))
        before_writing()
        return right


@dataclass(frozen=True)
class Asking:
    """Who a letter is made for; nobody where there is no account: as much is done, and nothing is kept."""

    id: int = 0
    email: str = "ingen@kompassrosen.invalid"
    name: str = ""
    password: str = "n" * 97
    """As long as a kept password: the library's fingerprint of it costs by the sign."""
    fs_uniquifier: str = field(default_factory=lambda: uuid.uuid4().hex)


class ForgottenForm(ForgotPasswordForm):
    """Asking for a new password: every address is taken, and costs the same."""

    def validate(self, **_kwargs: Any) -> bool:  # noqa: ANN401 -- as above
        """Find who asks, or nobody, and count the letter."""
        email = str(self.email.data or "").strip()
        letters = limits.of_letters(email)
        letters.refuse_if_spent()
        person = _find(email)
        self.user: Any = Asking()
        if person and person.active:  # as plain values: its row is not held meanwhile
            self.user = Asking(
                person.id, person.email, person.name, person.password or "", person.fs_uniquifier
            )
        before_writing()
        with one_transaction():
            letters.count()
        return True
