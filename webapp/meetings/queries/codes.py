"""The codes of meetings: drawn by lot, read as people type them, and known again when dead."""

from __future__ import annotations

import secrets

from webapp.ground import context

SIGNS = "CDFGHJKMNPQRTVWXY34679"
"""What codes are made of: no two that look alike, and no vowels, so that no word comes out."""
LENGTH = 6


def drawn_code() -> str:
    """Draw a code by lot."""
    return "".join(secrets.choice(SIGNS) for _place in range(LENGTH))


def clean_code(typed: str) -> str:
    """Read a code as people type it: small letters, spaces and hyphens do not matter."""
    return "".join(sign for sign in typed.upper() if sign.isalnum())[: 2 * LENGTH]


def hash_of(code: str) -> str:
    """Give the fingerprint that stays of a code when the code itself is forgotten."""
    return context.fingerprint("meeting", code)
