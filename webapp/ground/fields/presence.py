"""What a form holds: a field that is absent is never taken for an empty one."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from werkzeug.exceptions import BadRequest

from webapp.ground.fingerprints import fingerprint


def carried(form: Mapping[str, str], *names: str) -> None:
    """Refuse a form without a field that its page always has: no page of ours can have sent it."""
    if any(name not in form for name in names):
        raise BadRequest


def sent_or_kept(form: Mapping[str, str], name: str, kept: str, clean: Callable[[str], str]) -> str:
    """Read a text, cleaned; what the form does not hold is what is kept."""
    return clean(form[name]) if name in form else kept


def seen_of(*texts: str) -> str:
    """Give a short fingerprint of what a form shows, for the field that goes with it and comes back."""
    return fingerprint(list(texts))[:16]


def untouched(form: Mapping[str, str], *texts: str, name: str = "seen") -> bool:
    """Tell whether texts were left as their page showed them: then nobody's newer ones are in question."""
    return form.get(name) == seen_of(*texts)


def ticked(form: Mapping[str, str], name: str, *, kept: bool) -> bool:
    """Read a box; one that is left empty is sent as nothing, so `<name>-shown` says that it was there."""
    return name in form or (kept and f"{name}-shown" not in form)
