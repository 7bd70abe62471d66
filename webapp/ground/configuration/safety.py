"""What settings must be for the service to be safe; each fault is a sentence that says what to write."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

PORTS = {"starttls": 587, "tls": 465, "none": 25}
"""How the line to the mail server is made safe, and the port where that is usual."""
KEY_LENGTH, KEY_VARIETY = 32, 8
"""Characters that a key has at least, and how many of them differ; a random hexadecimal one has about 14."""
KNOWN_KEYS = (
    "changeme", "change-me", "change_me", "your-secret", "super-secret", "supersecret", "bytmig", "byt-mig",
    "hemlignyckel", "hemlig-nyckel", "0123456789", "abcdefgh", "qwertyui", "password", "losenord", "lösenord",
)  # fmt: skip
MAKE_KEY = 'Gör en med: python -c "import secrets; print(secrets.token_hex(32))"'
LIMIT_STORES = ("redis://", "rediss://", "redis+sentinel://", "redis+cluster://", "memory://")
LOGS = ("json", "text")
TOKEN_LENGTH = 16
LICENCES = ("CC0-1.0", "CC-BY-4.0")
PUBLISHERS = (
    *("NonProfitOrganisation", "NonGovernmentalOrganisation", "Company", "NationalAuthority"),
    *("RegionalAuthority", "LocalAuthority", "Academia-ScientificOrganisation"),
)
"""What whoever publishes open data may be, as data portals know it."""
"""What public results may be given away under."""


class SettingError(RuntimeError):
    """A setting that would make the service unsafe; the sentence says which, and what to write."""


def whole(  # noqa: PLR0913, PLR0917 -- one sentence's words
    name: str, text: str, what: str, least: int, most: int, example: int
) -> int:
    """Read a setting that is a whole number from `least` to `most`."""
    if not (text.isascii() and text.isdigit() and len(text) <= len(str(most)) and least <= int(text) <= most):
        raise SettingError(
            f"KOMPASSROSEN_{name} är ”{text}” men ska vara {what}, från {least} till {most}. "
            f"Skriv till exempel: KOMPASSROSEN_{name}={example}"
        )
    return int(text)


def check_key(key: str) -> None:
    """Refuse a key that sessions could be forged with: too short, too little variety, or a known example."""
    if len(key) < KEY_LENGTH:
        raise SettingError(f"KOMPASSROSEN_SECRET_KEY saknas eller är kortare än 32 tecken. {MAKE_KEY}")
    if len(set(key)) < KEY_VARIETY or _repeats(key):
        raise SettingError(f"KOMPASSROSEN_SECRET_KEY upprepar samma tecken och går att gissa. {MAKE_KEY}")
    if known := next((word for word in KNOWN_KEYS if word in key.lower()), ""):
        raise SettingError(
            f"KOMPASSROSEN_SECRET_KEY innehåller ”{known}”, som alla som gissar prövar först. {MAKE_KEY}"
        )


def _repeats(key: str) -> bool:
    """Tell whether a key is one shorter piece over and over."""
    return any(key == (key[:n] * len(key))[: len(key)] for n in range(1, len(key) // 2 + 1))


def hosts_of(found: dict[str, Any], *, answers: bool) -> list[str] | None:
    """Read the names that the service answers to; whoever `answers` outside a demo must have some."""
    named = found.get("TRUSTED_HOSTS") or []
    hosts = [host.strip() for host in named if host.strip()]
    if wrong := next((host for host in hosts if set(host) & set("/*@ ") or "://" in host), ""):
        raise SettingError(
            f"KOMPASSROSEN_TRUSTED_HOSTS innehåller ”{wrong}” men ska vara värdnamn utan https:// och "
            "sökväg. Skriv till exempel: KOMPASSROSEN_TRUSTED_HOSTS=kompassrosen.example"
        )
    if answers and not hosts and not found["DEMO"]:
        raise SettingError(
            "KOMPASSROSEN_TRUSTED_HOSTS saknas. Skriv värdnamnen som tjänsten svarar på, med komma emellan, "
            "till exempel: KOMPASSROSEN_TRUSTED_HOSTS=kompassrosen.example"
        )
    return hosts or None


def check_scanner(found: dict[str, Any]) -> None:
    """Refuse the address of a scanner that could never answer: files would wait for it for ever."""
    address = found["CLAMD"]
    _host, _colon, port = address.rpartition(":")
    if address and not address.startswith("/") and not (_host and port.isascii() and port.isdigit()):
        raise SettingError(
            f"KOMPASSROSEN_CLAMD är ”{address}” men ska vara en sökväg eller värd:port. "
            "Skriv till exempel: KOMPASSROSEN_CLAMD=/run/clamav/clamd.ctl"
        )


def check_limits(found: dict[str, Any]) -> None:
    """Refuse a limit on guesses that would be none, and a place to count them that we do not know."""
    from limits import parse  # noqa: PLC0415 -- `python -m webapp` reads the settings' names before it is there

    limits = {
        "LOGIN_LIMIT": "20 per 5 minutes",
        "GUEST_LIMIT": "30 per 5 minutes",
        "REGISTRATION_LIMIT": "5 per 1 day",
    }
    for name, example in limits.items():
        try:
            most = parse(found[name]).amount
        except ValueError:
            most = 0
        if most < 1:
            raise SettingError(
                f"KOMPASSROSEN_{name} är ”{found[name]}” men ska vara ett antal och en tid. "
                f"Skriv till exempel: KOMPASSROSEN_{name}={example}"
            )
    url = found["LIMITS_URL"]
    if url and not url.startswith(LIMIT_STORES):
        raise SettingError(
            f"KOMPASSROSEN_LIMITS_URL är ”{url}” men ska vara adressen till en Redis, eller tom. "
            "Skriv till exempel: KOMPASSROSEN_LIMITS_URL=redis://localhost:6379/0"
        )


def check_open_data(found: Mapping[str, Any]) -> None:
    """Refuse a licence and a kind of publisher that nobody knows anything of."""
    for name, known, words in (
        ("LICENCE", LICENCES, "Det är licensen som offentliga resultat får användas under."),
        ("PUBLISHER_TYPE", PUBLISHERS, "Det säger dataportaler vad den är som ger ut öppna data."),
    ):
        if found[name] not in known:
            raise SettingError(
                f"KOMPASSROSEN_{name} är ”{found[name]}” men ska vara ett av: {', '.join(known)}. {words}"
            )


def check_storage(address: str) -> None:
    """Refuse a shared storage that nobody here can speak to."""
    if not address:
        return
    example = "Skriv till exempel: KOMPASSROSEN_STORAGE=/srv/delad eller KOMPASSROSEN_STORAGE=s3://hink/namn"
    kind = address.partition("://")[0] if "://" in address else "file"
    try:
        from fsspec import get_filesystem_class  # noqa: PLC0415 -- only where several hosts share their files

        get_filesystem_class(kind)
    except ImportError as error:
        raise SettingError(
            f"KOMPASSROSEN_STORAGE är ”{address}”, och för det behövs ett tillägg. "
            'Installera det med: pip install "kompassrosen[s3]"'
        ) from error
    except ValueError as error:
        raise SettingError(
            f"KOMPASSROSEN_STORAGE är ”{address}” men ska vara en mapp eller en S3-hink. {example}"
        ) from error


def check_watching(found: dict[str, Any]) -> None:
    """Refuse a form of the log that there is not, and a word for the figures that can be guessed."""
    if found["LOG"] not in LOGS:
        raise SettingError(f"KOMPASSROSEN_LOG är ”{found['LOG']}” men ska vara ett av: {', '.join(LOGS)}.")
    if found["METRICS_TOKEN"] and len(found["METRICS_TOKEN"]) < TOKEN_LENGTH:
        raise SettingError(f"KOMPASSROSEN_METRICS_TOKEN är kortare än {TOKEN_LENGTH} tecken. {MAKE_KEY}")


def check_mail(found: dict[str, Any]) -> None:
    """Refuse settings with which letters would go wrong, or a password would travel in the open."""
    found["ADDRESS"] = found["ADDRESS"].rstrip("/")
    if found["ADDRESS"] and not found["ADDRESS"].startswith(("https://", "http://")):
        raise SettingError(
            f"KOMPASSROSEN_ADDRESS är ”{found['ADDRESS']}” men ska vara hela adressen till tjänsten. "
            "Skriv till exempel: KOMPASSROSEN_ADDRESS=https://kompassrosen.example"
        )
    if found["MAIL_TLS"] not in PORTS:
        raise SettingError(
            f"KOMPASSROSEN_MAIL_TLS är ”{found['MAIL_TLS']}” men ska vara ett av: {', '.join(PORTS)}."
        )
    if found["MAIL_SERVER"] and found["MAIL_PASSWORD"] and found["MAIL_TLS"] == "none":
        raise SettingError(
            "KOMPASSROSEN_MAIL_PASSWORD skulle skickas öppet. Skriv KOMPASSROSEN_MAIL_TLS=starttls."
        )
    if found["MAIL_SERVER"] and not (found["ADDRESS"] and "@" in found["MAIL_FROM"]):
        raise SettingError(
            "Med KOMPASSROSEN_MAIL_SERVER behövs också KOMPASSROSEN_ADDRESS, adressen som breven länkar "
            "till, och KOMPASSROSEN_MAIL_FROM, e-postadressen som de kommer från."
        )
    found["MAIL_PORT"] = found["MAIL_PORT"] or PORTS[found["MAIL_TLS"]]
