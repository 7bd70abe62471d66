"""The service as gunicorn runs it, with passwords that cost little to compare: hundreds of people sign in."""

from __future__ import annotations

from tests.support.worlds import CHEAP
from webapp import create_app

app = create_app({"SECURITY_PASSWORD_HASH_PASSLIB_OPTIONS": CHEAP})
