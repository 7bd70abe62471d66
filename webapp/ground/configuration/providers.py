"""Sign-in of municipalities' own: which providers there are, read from one file when the service starts."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from webapp.ground.configuration.safety import SettingError

LOOPBACK = {"127.0.0.1", "localhost", "::1"}
NEEDED = {"key", "name", "issuer", "client_id", "client_secret"}
LISTS = {"municipalities", "domains"}


@dataclass(frozen=True, slots=True)
class Provider:
    """One provider: whom it is for, and how we are known to it."""

    key: str
    name: str
    issuer: str
    client_id: str
    client_secret: str
    municipalities: tuple[str, ...] = ()
    domains: tuple[str, ...] = ()


def providers_in(path: str) -> dict[str, Provider]:
    """Read the file of providers, by their keys; none where no file is named. Raises SettingError."""
    if not path:
        return {}
    if find_spec("authlib") is None or find_spec("requests") is None:
        raise SettingError(
            "KOMPASSROSEN_OIDC behöver paketen authlib och requests, som webapp/requirements/prod.txt "
            "installerar."
        )
    try:
        told = tomllib.loads(Path(path).read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        raise SettingError(f"KOMPASSROSEN_OIDC är ”{path}”, som inte går att läsa: {error}") from error
    found = [_provider(path, one) for one in told.get("provider", [])]
    if set(told) - {"provider"} or len({one.key for one in found}) < len(found):
        raise SettingError(f"{path}: skriv varje leverantör som [[provider]], var och en med en egen key.")
    return {one.key: one for one in found}


def is_safe(address: str) -> bool:
    """Tell whether nobody on the way can read or change what is said with an address."""
    parts = urlsplit(address)
    return parts.scheme == "https" or (parts.scheme == "http" and parts.hostname in LOOPBACK)


def _provider(path: str, told: dict[str, Any]) -> Provider:
    named = told.get("key", "?")
    if unknown := sorted(set(told) - NEEDED - LISTS):
        raise SettingError(f"{path}: {named} har {unknown[0]}, som inte betyder något.")
    if missing := sorted(one for one in NEEDED if not isinstance(told.get(one), str) or not told[one]):
        raise SettingError(f"{path}: {named} saknar {missing[0]}.")
    if not named.isascii() or not named.replace("-", "").isalnum():
        raise SettingError(
            f"{path}: key är ”{named}” men ska vara bokstäver a till z, siffror och bindestreck."
        )
    if not is_safe(told["issuer"]):
        raise SettingError(f"{path}: {named} har issuer ”{told['issuer']}”, som ska börja med https://.")
    places, domains = tuple(told.get("municipalities", ())), tuple(told.get("domains", ()))
    if not places and not domains:
        raise SettingError(f"{path}: {named} behöver municipalities eller domains: vilka den gäller för.")
    return Provider(
        named,
        told["name"],
        told["issuer"],
        told["client_id"],
        told["client_secret"],
        places,
        tuple(one.lower() for one in domains),
    )
