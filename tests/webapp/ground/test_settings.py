"""Settings: read once, and refused where the service would be unsafe."""

from __future__ import annotations

import hashlib
from contextlib import nullcontext

import pytest

from webapp.ground.configuration.safety import check_key
from webapp.ground.configuration.settings import SettingError, demo_settings, keep_key, settings

KEY = "TEST-a-key-of-many-letters-for-a-test-0nly"


@pytest.fixture(autouse=True)
def bare(bare_environment):
    """Let the tests see an environment without any setting of ours but the name of the host."""


@pytest.mark.parametrize("key", [None, "", "kort", "x" * 31])
def test_the_service_does_not_start_without_a_long_key(monkeypatch, key):
    if key is not None:
        monkeypatch.setenv("KOMPASSROSEN_SECRET_KEY", key)

    with pytest.raises(SettingError, match="KOMPASSROSEN_SECRET_KEY saknas eller är kortare än 32 tecken"):
        settings()


WEAK = {
    "one letter": "a" * 32,
    "few letters": "TEST-" + "k" * 40,
    "a piece over and over": "Kx7!pQ2zR9v" * 4,
    "a row of digits": "0123456789" * 4,
    "a known example": "change-me-please-this-is-not-secret-at-all",
}


@pytest.mark.parametrize("key", WEAK.values(), ids=WEAK)
def test_the_service_does_not_start_with_a_key_that_can_be_guessed(monkeypatch, key):
    monkeypatch.setenv("KOMPASSROSEN_SECRET_KEY", key)

    with pytest.raises(SettingError, match=r"KOMPASSROSEN_SECRET_KEY (upprepar|innehåller).*token_hex"):
        settings()


@pytest.mark.parametrize("bytes_of_it", [16, 32])
def test_no_key_that_chance_makes_is_refused(bytes_of_it):
    keys = [hashlib.sha256(str(n).encode()).hexdigest()[: 2 * bytes_of_it] for n in range(500)]

    assert [check_key(key) for key in keys] == [None] * 500


def test_outside_a_demo_the_service_does_not_start_without_the_names_it_answers_to(monkeypatch):
    monkeypatch.setenv("KOMPASSROSEN_SECRET_KEY", KEY)
    for named in (None, "", " , "):
        monkeypatch.delenv("KOMPASSROSEN_TRUSTED_HOSTS", raising=False)
        if named is not None:
            monkeypatch.setenv("KOMPASSROSEN_TRUSTED_HOSTS", named)

        with pytest.raises(SettingError, match="KOMPASSROSEN_TRUSTED_HOSTS saknas"):
            settings()

    monkeypatch.setenv("KOMPASSROSEN_DEMO", "1")
    assert settings()["TRUSTED_HOSTS"] is None


@pytest.mark.parametrize(("command", "starts"), [("mail", True), ("run", False)])
def test_a_command_answers_nobody_and_needs_no_names(monkeypatch, command, starts):
    monkeypatch.setenv("KOMPASSROSEN_SECRET_KEY", KEY)
    monkeypatch.setenv("FLASK_RUN_FROM_CLI", "true")
    monkeypatch.delenv("KOMPASSROSEN_TRUSTED_HOSTS")
    monkeypatch.setattr("sys.argv", ["flask", "--app", "wsgi", command])

    with nullcontext() if starts else pytest.raises(SettingError):
        settings()


WRONG = {
    "LOGIN_LIMIT": ["hej", "", "0 per minute", "20"],
    "LIMITS_URL": ["localhost:6379", "http://redis"],
    "PROXIES": ["ja", "-1", "10", ""],
    "TRUSTED_HOSTS": ["https://kompassrosen.example", "a.se/kommun", "*", "a b.se"],
}


@pytest.mark.parametrize(("name", "text"), [(name, text) for name, texts in WRONG.items() for text in texts])
def test_a_setting_that_would_protect_nothing_is_refused_in_a_sentence(monkeypatch, name, text):
    monkeypatch.setenv("KOMPASSROSEN_SECRET_KEY", KEY)
    monkeypatch.setenv(f"KOMPASSROSEN_{name}", text)

    with pytest.raises(SettingError, match=f"KOMPASSROSEN_{name} .*(Skriv till exempel|till exempel)"):
        settings()


@pytest.mark.parametrize("limit", ["20 per 5 minutes", "100/hour", "1000 per minute"])
def test_a_limit_is_read_as_it_is_written(monkeypatch, limit):
    monkeypatch.setenv("KOMPASSROSEN_SECRET_KEY", KEY)
    monkeypatch.setenv("KOMPASSROSEN_LOGIN_LIMIT", limit)

    assert settings()["LOGIN_LIMIT"] == limit


def test_a_key_and_a_name_are_enough_to_start(monkeypatch, tmp_path):
    monkeypatch.setenv("KOMPASSROSEN_SECRET_KEY", KEY)

    found = settings()

    assert found["SQLALCHEMY_DATABASE_URI"] == f"sqlite:///{tmp_path / 'kompassrosen.sqlite'}"
    assert (found["DEMO"], found["GRACE_MINUTES"]) == (False, 15)


@pytest.mark.parametrize(
    ("url", "read"),
    [
        ("postgres://u:p@h/d", "postgresql+psycopg://u:p@h/d"),
        ("postgresql://h/d", "postgresql+psycopg://h/d"),
        ("postgresql+psycopg://h/d", "postgresql+psycopg://h/d"),
        ("sqlite:////a/b", "sqlite:////a/b"),
    ],
)
def test_the_addresses_that_hosts_hand_out_are_understood(monkeypatch, url, read):
    monkeypatch.setenv("KOMPASSROSEN_SECRET_KEY", KEY)
    monkeypatch.setenv("KOMPASSROSEN_DATABASE_URL", url)

    assert settings()["SQLALCHEMY_DATABASE_URI"] == read


@pytest.mark.parametrize("minutes", ["", "tio", "-1", "1.5", "99999999999"])
def test_a_grace_that_is_no_number_of_minutes_is_refused_in_a_sentence(monkeypatch, minutes):
    monkeypatch.setenv("KOMPASSROSEN_SECRET_KEY", KEY)
    monkeypatch.setenv("KOMPASSROSEN_GRACE_MINUTES", minutes)

    with pytest.raises(SettingError, match="KOMPASSROSEN_GRACE_MINUTES"):
        settings()


def test_hosts_are_read_as_a_list(monkeypatch):
    monkeypatch.setenv("KOMPASSROSEN_SECRET_KEY", KEY)
    monkeypatch.setenv("KOMPASSROSEN_TRUSTED_HOSTS", "a.se, b.se")

    assert settings()["TRUSTED_HOSTS"] == ["a.se", "b.se"]


@pytest.mark.parametrize(("name", "value"), [("LICENCE", "MIT"), ("PUBLISHER_TYPE", "Förening")])
def test_what_nobody_knows_of_open_data_is_refused_in_a_sentence(monkeypatch, name, value):
    monkeypatch.setenv("KOMPASSROSEN_SECRET_KEY", KEY)
    monkeypatch.setenv(f"KOMPASSROSEN_{name}", value)

    with pytest.raises(SettingError, match=f"KOMPASSROSEN_{name} är ”{value}” men ska vara ett av"):
        settings()


UNSAFE_MAIL = {
    "KOMPASSROSEN_MAIL_PORT": {"MAIL_PORT": "post"},
    "KOMPASSROSEN_ADDRESS är ": {"ADDRESS": "kompassrosen.se"},
    "KOMPASSROSEN_MAIL_TLS är ": {"MAIL_TLS": "ssl"},
    "skulle skickas öppet": {"MAIL_SERVER": "post.se", "MAIL_PASSWORD": "x", "MAIL_TLS": "none"},
    "behövs också KOMPASSROSEN_ADDRESS": {"MAIL_SERVER": "post.se", "MAIL_FROM": "a@b.se"},
    "och KOMPASSROSEN_MAIL_FROM": {"MAIL_SERVER": "post.se", "ADDRESS": "https://a.se", "MAIL_FROM": "a"},
}


@pytest.mark.parametrize(("said", "named"), UNSAFE_MAIL.items(), ids=UNSAFE_MAIL)
def test_mail_settings_with_which_letters_go_wrong_are_refused_in_a_sentence(monkeypatch, said, named):
    monkeypatch.setenv("KOMPASSROSEN_SECRET_KEY", KEY)
    for name, value in named.items():
        monkeypatch.setenv(f"KOMPASSROSEN_{name}", value)

    with pytest.raises(SettingError, match=said):
        settings()


@pytest.mark.parametrize(
    ("safety", "port", "read"),
    [("starttls", "", 587), ("tls", "", 465), ("none", "", 25), ("tls", "2465", 2465)],
)
def test_the_mail_servers_port_is_the_usual_one_unless_named(monkeypatch, safety, port, read):
    named = {"SECRET_KEY": KEY, "MAIL_SERVER": "post.se", "MAIL_FROM": "a@b.se", "ADDRESS": "https://a.se/"}
    for name, value in {**named, "MAIL_TLS": safety, "MAIL_PORT": port}.items():
        monkeypatch.setenv(f"KOMPASSROSEN_{name}", value)

    found = settings()

    assert (found["MAIL_PORT"], found["ADDRESS"]) == (read, "https://a.se")


def test_cookies_are_only_for_this_service_and_only_over_a_safe_line(monkeypatch):
    monkeypatch.setenv("KOMPASSROSEN_SECRET_KEY", KEY)

    found = settings()

    assert [
        found[f"{kind}_COOKIE_{what}"]
        for kind in ("SESSION", "REMEMBER")
        for what in ("SECURE", "HTTPONLY", "SAMESITE")
    ] == [True, True, "Lax", True, True, "Lax"]


def test_a_demo_makes_a_key_of_its_own_that_only_its_owner_can_read(tmp_path):
    folder = tmp_path / "instance"

    first, second = demo_settings(folder), demo_settings(folder)

    assert first == second
    assert len(first["SECRET_KEY"]) == 64
    assert (folder / "secret-key").stat().st_mode & 0o777 == 0o600


def test_commands_work_on_a_machine_without_settings(monkeypatch, tmp_path):
    monkeypatch.setenv("FLASK_RUN_FROM_CLI", "true")

    bare, again = settings(), settings()
    demo_settings(tmp_path)

    assert (bare["DEMO"], bare["SECRET_KEY"] != again["SECRET_KEY"]) == (False, True)
    assert settings()["DEMO"] is True


def test_the_key_that_a_demo_was_loaded_with_is_kept_for_those_who_sign_in(tmp_path):
    keep_key(tmp_path / "instance", "a" * 40)
    keep_key(tmp_path / "instance", "b" * 40)

    assert demo_settings(tmp_path / "instance")["SECRET_KEY"] == "a" * 40
