"""What a form holds: a field that is absent is never taken for an empty one."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from webapp.ground.fields.fingerprints import fingerprint


def sent_or_kept(form: Mapping[str, str], name: str, kept: str, clean: Callable[[str], str]) -> str:
    """Read a text, cleaned; what the form does not hold is what is kept."""
    return clean(form[name]) if name in form else kept


def seen_of(*texts: str) -> str:
    """Give a short fingerprint of what a form shows, for the field that goes with it and comes back."""
    return fingerprint(list(texts))[:16]
