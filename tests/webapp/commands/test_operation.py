"""What whoever runs the service asks at the terminal."""

from __future__ import annotations

from tests.support.terminal import flask
from webapp.ground.configuration.register import SETTINGS

KEY = "TEST-a-key-of-many-letters-for-a-test-0nly"


def lines(tmp_path, **said: str) -> dict[str, tuple[str, str]]:
    done = flask("settings", SECRET_KEY=KEY, INSTANCE=str(tmp_path), **said)
    assert (done.returncode, done.stderr) == (0, "")
    split = [line.split(None, 1) for line in done.stdout.splitlines()]
    return {name.removeprefix("KOMPASSROSEN_"): rest for name, rest in split}


def test_the_settings_in_force_are_told_with_whence_they_are(tmp_path):
    told = lines(tmp_path, GRACE_MINUTES="7", TRUSTED_HOSTS="a.se,b.se")

    assert list(told) == [one.name for one in SETTINGS]
    assert {
        name: told[name] for name in ("GRACE_MINUTES", "CONFLICT_YEARS", "TRUSTED_HOSTS", "MAIL_SERVER")
    } == {
        "GRACE_MINUTES": "ur miljön  7",
        "CONFLICT_YEARS": "annars     5",
        "TRUSTED_HOSTS": "ur miljön  a.se,b.se",
        "MAIL_SERVER": "annars     –",
    }


def test_no_secret_is_told(tmp_path):
    told = lines(
        tmp_path,
        DATABASE_URL="postgresql://kompass:hemligt@db.example/kompass",
        LIMITS_URL="memory://anna:hemligt@redis.example",
        MAIL_PASSWORD="hemligt",  # noqa: S106 -- of a test
    )

    assert {name: told[name].split(None, 2)[-1] for name in ("SECRET_KEY", "DATABASE_URL", "LIMITS_URL")} == {
        "SECRET_KEY": "(satt, visas inte)",
        "DATABASE_URL": "postgresql+psycopg://kompass:***@db.example/kompass",
        "LIMITS_URL": "memory://anna:***@redis.example",
    }
    assert [line for line in told.values() if "hemligt" in line or KEY in line] == []


def test_a_command_with_a_mistyped_setting_says_only_its_sentence(tmp_path):
    done = flask("settings", SECRET_KEY=KEY, INSTANCE=str(tmp_path), MAIL_SEVER="post.se")

    assert (done.returncode, done.stdout, done.stderr) == (
        1,
        "",
        "KOMPASSROSEN_MAIL_SEVER är ingen inställning. Menar du KOMPASSROSEN_MAIL_SERVER?\n",
    )
