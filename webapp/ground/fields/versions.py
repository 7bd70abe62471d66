"""The version of what a form showed, which tells whether somebody has changed it since."""

from __future__ import annotations


def read_version(text: str) -> int:
    """Read the version a form saw; what cannot be read is a version nobody has seen."""
    return int(text) if text.isascii() and text.isdigit() and len(text) < 10 else -1  # noqa: PLR2004 -- as ids
