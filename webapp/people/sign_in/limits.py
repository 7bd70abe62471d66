"""How much guessing is taken, of whom and from where: one mechanism for every form that anybody may send.

Failures are counted for the account they were aimed at and for the address they came from, whether or not
there is such an account. A browser that its owner has signed in with before has a counter of its own:
whoever guesses elsewhere keeps no owner out.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from ipaddress import IPv6Address, ip_address
from typing import Any, cast

from flask import Flask, current_app, make_response, request, url_for
from flask_babel import gettext as _

from questionnaires.municipalities.domains import domain_of
from webapp.ground import context
from webapp.ground.configuration.safety import SettingError
from webapp.ground.refusals import NotThereError, TooManyTriesError
from webapp.ground.store.database import before_writing, one_transaction
from webapp.people.deeds.tries import SHARED, Counted, Counters, Limit, counted_at

LINKS = (
    "security.reset_password",
    "invitation.open_link",
    "invitation.redeem",
    "own_page.confirm",
    "registration.confirm",
)
"""Forms behind a secret link: a link that nobody wrote is a guess."""
CODE_LIMIT = "20 per 1 hour"
"""Of a million codes three are right at a time: so few guesses find none in the life of a password."""


@dataclass(frozen=True, slots=True)
class Tries:
    """What one request is counted on, and how much of it is taken."""

    counters: Counters
    limit: Limit

    def spent(self) -> bool:
        """Tell whether too much has failed."""
        return _counted().spent(self.counters, self.limit)

    def refuse_if_spent(self) -> None:
        """Refuse, before anything is looked at, when too much has failed; raises TooManyTriesError."""
        if self.spent():
            raise TooManyTriesError(
                _("Det har kommit många misslyckade försök på kort tid."),
                _(
                    "Vänta några minuter och försök igen. Du kommer in direkt från en webbläsare som du har "
                    "loggat in med förut, eller genom att välja ett nytt lösenord med en länk i ett brev."
                ),
            )

    def count(self) -> None:
        """Count a failure, in the transaction that is under way."""
        _counted().count(self.counters, self.limit)


def of_sign_in(email: str, known: str) -> Tries:
    """Give the counters of guesses at an account: a known browser's own, or the account's and address's."""
    if known:
        return _limited("LOGIN_LIMIT", {("device", known): 1})
    return _limited("LOGIN_LIMIT", {("account", email.lower()): 1, ("address", _address()): SHARED})


def of_codes(person_id: int) -> Tries:
    """Give the counter of guesses at a second factor, by whoever has the password: six digits are few."""
    named = context.fingerprint("tries", "code", str(person_id))
    return Tries({named: 1}, Limit.of(CODE_LIMIT))


def of_passkeys() -> Tries:
    """Give the counter of passkeys that opened nothing, from where they came."""
    return _limited("LOGIN_LIMIT", {("passkey", _address()): SHARED})


def count_guess(guesses: Tries) -> None:
    """Count a passkey or a code that opened nothing, by itself."""
    before_writing()
    with one_transaction():
        guesses.count()


def of_meeting_codes() -> Tries:
    """Give the counter of guesses at the codes of meetings, from where they came."""
    return _limited("GUEST_LIMIT", {("meeting", _address()): SHARED})


def count_letter(email: str) -> None:
    """Count a letter that somebody asks for to an address, by itself; raises TooManyTriesError."""
    letters = of_letters(email)
    letters.refuse_if_spent()
    before_writing()
    with one_transaction():
        letters.count()


def of_own_password(person_id: int) -> Tries:
    """Give the counter of guesses by whoever is signed in already, at the password a session asks for."""
    return _limited("LOGIN_LIMIT", {("own password", str(person_id)): 1})


def of_letters(email: str) -> Tries:
    """Give the counters of letters that are asked for; nobody elsewhere can use up an account's."""
    own = ("letter", email.lower(), _address())
    return _limited("LOGIN_LIMIT", {own: 1, ("letters", _address()): SHARED})


def count_registration(email: str, municipality: str) -> bool:
    """Count a municipality that somebody registers; tell whether the address gets its letter.

    Whoever sends too many, or too many from one domain for one municipality, is refused: that says nothing
    of anybody. An address that has had its letters gets no more, and whoever asks is not told.
    """
    place = ("registration", "for", municipality, domain_of(email))
    sent = _limited("REGISTRATION_LIMIT", {("registration", "from", _address()): 2, place: SHARED})
    if sent.spent():
        raise TooManyTriesError(
            _("Det har kommit många anmälningar härifrån eller för kommunen på kort tid."),
            _("Försök igen i morgon, eller hör av dig till kansliet."),
        )
    letters = _limited("REGISTRATION_LIMIT", {("registration", "to", email): 1})
    more = not letters.spent()
    before_writing()
    with one_transaction():
        sent.count()
        letters.count()
    return more


def register(app: Flask) -> None:
    """Find the place where failures are counted; one that does not work stops the start."""
    url = app.config["LIMITS_URL"]
    try:
        app.extensions["failed_tries"] = counted_at(url)
    except Exception as error:
        raise SettingError(
            f"KOMPASSROSEN_LIMITS_URL är ”{url}” men går inte att använda: {error} "
            "För Redis behövs paketet redis, som webapp/requirements/prod.txt installerar."
        ) from error


def limit_links(app: Flask) -> None:
    """Let nobody guess links without end; asked when all pages are there."""
    for endpoint in LINKS:
        app.view_functions[endpoint] = _guarded(app.view_functions[endpoint], _of_links, only_failures=True)


def limit_posts(app: Flask, endpoint: str, setting: str) -> None:
    """Let one address send no more forms to a link, or to all of a route's links, than a setting says."""

    def tries() -> Tries:
        link = str(request.view_args)
        own, all_of_them = (endpoint, link, _address()), (endpoint, _address())
        return _limited(setting, {own: 1, all_of_them: SHARED})

    app.view_functions[endpoint] = _guarded(app.view_functions[endpoint], tries, only_failures=False)


def _guarded(view: Callable[..., Any], tries_of: Callable[[], Tries], *, only_failures: bool) -> Any:  # noqa: ANN401 -- Flask's views
    def guarded(**args: Any) -> Any:  # noqa: ANN401 -- as above
        if request.method != "POST":
            return view(**args)
        tries = tries_of()
        tries.refuse_if_spent()
        counts = not only_failures
        try:
            answer = make_response(current_app.ensure_sync(view)(**args))
            counts = counts or answer.location == url_for("security.forgot_password")
        except NotThereError:
            counts = True
            raise
        finally:
            if counts:
                before_writing()
                with one_transaction():
                    tries.count()
        return answer

    return guarded


def _of_links() -> Tries:
    return _limited("LOGIN_LIMIT", {("link", _address()): 1})


def _limited(setting: str, counters: dict[tuple[str, ...], int]) -> Tries:
    named = {context.fingerprint("tries", *words): times for words, times in counters.items()}
    return Tries(named, Limit.of(current_app.config[setting]))


def _counted() -> Counted:
    return cast("Counted", current_app.extensions["failed_tries"])


def _address() -> str:
    """Give where a request comes from; of IPv6 the network, which one customer has all of."""
    found = request.remote_addr or ""
    try:
        address = ip_address(found)
    except ValueError:
        return found
    if isinstance(address, IPv6Address):
        return str(address.ipv4_mapped or int(address) >> 64)
    return found
