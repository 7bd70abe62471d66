"""The names of settings: each is read, and one that nobody reads is refused with the nearest right name."""

from __future__ import annotations

import os

import pytest

from webapp.ground.configuration.register import SETTINGS
from webapp.ground.configuration.settings import SettingError, settings

KEY = "TEST-a-key-of-many-letters-for-a-test-0nly"
pytestmark = pytest.mark.usefixtures("bare_environment")


MISTYPED = {
    "MAIL_SEVER": "Menar du KOMPASSROSEN_MAIL_SERVER?",
    "TRUSTED_HOST": "Menar du KOMPASSROSEN_TRUSTED_HOSTS?",
    "secret_key": "Menar du KOMPASSROSEN_SECRET_KEY?",
    "DATABAS_URL": "Menar du KOMPASSROSEN_DATABASE_URL?",
    "XYZZY": "Ta bort den; README.md räknar upp dem som finns.",
}


@pytest.mark.parametrize(("name", "said"), MISTYPED.items())
def test_a_mistyped_setting_is_refused_with_the_nearest_right_name(monkeypatch, name, said):
    monkeypatch.setenv("KOMPASSROSEN_SECRET_KEY", KEY)
    monkeypatch.setenv(f"KOMPASSROSEN_{name}", "1")

    with pytest.raises(SettingError) as refused:
        settings()

    assert str(refused.value) == f"KOMPASSROSEN_{name} är ingen inställning. {said}"


@pytest.mark.parametrize(
    "said", [one for one in SETTINGS if one.secret or one.address], ids=lambda one: one.name
)
def test_a_secret_may_be_kept_in_a_file(monkeypatch, tmp_path, said):
    right = {"SECRET_KEY": KEY, "DATABASE_URL": "sqlite:////a/b", "REPLICA_URL": "sqlite:////a/c"}
    right |= {
        "METRICS_TOKEN": "ett-ord-som-bara-vi-vet",
        "MAIL_PASSWORD": "hemligt",
        "LIMITS_URL": "memory://",
    }
    (tmp_path / "told").write_text(f"{right[said.name]}\n", encoding="utf-8")
    if said.name != "SECRET_KEY":
        monkeypatch.setenv("KOMPASSROSEN_SECRET_KEY", KEY)
    monkeypatch.setenv(f"KOMPASSROSEN_{said.name}_FILE", str(tmp_path / "told"))

    assert settings()[said.kept_as] == right[said.name]

    monkeypatch.setenv(f"KOMPASSROSEN_{said.name}", "annat")
    with pytest.raises(SettingError, match="är satta båda två"):
        settings()


def test_a_secret_in_a_file_that_is_not_there_is_told(monkeypatch, tmp_path):
    monkeypatch.setenv("KOMPASSROSEN_SECRET_KEY_FILE", str(tmp_path / "none"))

    with pytest.raises(SettingError, match=r"KOMPASSROSEN_SECRET_KEY_FILE är .* som inte går att läsa: "):
        settings()


def test_all_mistyped_settings_are_told_at_once(monkeypatch):
    monkeypatch.setenv("KOMPASSROSEN_SECRET_KEY", KEY)
    for name in ("PROXYS", "DEMOS"):
        monkeypatch.setenv(f"KOMPASSROSEN_{name}", "1")

    with pytest.raises(SettingError) as refused:
        settings()

    assert str(refused.value).splitlines() == [
        "KOMPASSROSEN_DEMOS är ingen inställning. Menar du KOMPASSROSEN_DEMO?",
        "KOMPASSROSEN_PROXYS är ingen inställning. Menar du KOMPASSROSEN_PROXIES?",
    ]


@pytest.mark.parametrize("said", SETTINGS, ids=[one.name for one in SETTINGS])
def test_every_setting_is_read_from_the_environment(monkeypatch, said):
    right = {"SECRET_KEY": KEY, "DATABASE_URL": "sqlite:////a/b", "LICENCE": "CC-BY-4.0", "MAIL_TLS": "tls"}
    right |= {"PUBLISHER_TYPE": "Company"}
    right |= {"LOGIN_LIMIT": "7 per hour", "GUEST_LIMIT": "7 per hour", "LIMITS_URL": "memory://"}
    right |= {"REGISTRATION_LIMIT": "7 per 1 day", "CLAMD": "clamav:3310"}
    right |= {"ADDRESS": "https://a.se", "MAIL_FROM": "a@b.se"}
    right |= {"OIDC": os.devnull, "LOG": "text", "METRICS_TOKEN": "ett-ord-som-bara-vi-vet"}
    value = right.get(said.name, "1")
    monkeypatch.setenv("KOMPASSROSEN_SECRET_KEY", KEY)
    if said.name == "MAIL_SERVER":
        for name in ("ADDRESS", "MAIL_FROM"):
            monkeypatch.setenv(f"KOMPASSROSEN_{name}", right[name])
    monkeypatch.setenv(f"KOMPASSROSEN_{said.name}", value)

    found = settings()[said.kept_as]

    assert found == ([value] if said.name == "TRUSTED_HOSTS" else said.read(value))
