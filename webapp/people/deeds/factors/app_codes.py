"""The codes that an app reckons from a secret and the time, by the sign-in library's own class for them."""

from __future__ import annotations

import hashlib
import hmac
import logging

from flask_security import Totp
from passlib.totp import TOTP, AppWallet, TokenError
from passlib.totp import TotpMatch as Match

from webapp.ground import context
from webapp.ground.calendar import clock
from webapp.ground.charts import qr_image

log = logging.getLogger(__name__)

ISSUER = "Kompassrosen"
SKEW = 30
"""Seconds that a telephone's clock may be wrong: the code before and the one after are taken too."""
CHEAP = 4
"""The key is 256 bits that nobody can guess: making it slow to try would cost only us."""


class AppCodes(Totp):
    """The library's codes, with the house's clock and key; each code opens once."""

    def __init__(self) -> None:
        key = hmac.new(context.secret(), b"second factor", hashlib.sha256).hexdigest()
        wallet = AppWallet({hashlib.sha256(key.encode()).hexdigest()[:8]: key}, encrypt_cost=CHEAP)
        self._totp = TOTP.using(issuer=ISSUER, wallet=wallet, now=lambda: clock.now().timestamp())

    def step_of(self, typed: str, secret: str, last_step: int | None) -> int | None:
        """Give which code was typed, by its place in time; None where it opens nothing."""
        try:
            found: Match = self._totp.verify(typed, secret, window=SKEW, last_counter=last_step)
        except TokenError:
            return None
        except (ValueError, KeyError):
            log.exception("A second factor cannot be read: has KOMPASSROSEN_SECRET_KEY been changed?")
            return None
        return int(found.counter)

    def generate_qrcode(self, username: str, totp: str) -> str:
        """Draw what a telephone reads, on white so that it can be read on any page."""
        return qr_image(self.get_totp_uri(username, totp))
