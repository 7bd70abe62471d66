"""What whoever runs the service asks at the terminal."""

from __future__ import annotations

import pytest
from sqlalchemy import select, update

from tests.conftest import SECRET
from tests.support.terminal import flask
from webapp.assessment.models.assessments import Answer
from webapp.commands.terminal import NOT_MADE
from webapp.ground.configuration.register import SETTINGS
from webapp.ground.store.database import db
from webapp.operation.queries.invariants import INVARIANTS

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


@pytest.mark.long
def test_a_backup_is_made_and_restored_at_the_terminal(sqlite_url, tmp_path):
    said = {"SECRET_KEY": SECRET, "INSTANCE": str(tmp_path / "old"), "DATABASE_URL": sqlite_url}
    new = {"SECRET_KEY": SECRET, "INSTANCE": str(tmp_path / "new")}
    path = tmp_path / "kopia.zip"

    made = flask("backup", str(path), **said)
    restored = flask("restore", str(path), **new)
    again = flask("restore", str(path), **new)

    assert (made.returncode, made.stderr) == (0, "")
    assert made.stdout.startswith(f"{path} är skriven och läst tillbaka: ")
    assert (restored.returncode, restored.stderr) == (0, "")
    assert [line.partition(" ")[0] for line in restored.stdout.splitlines()] == [
        str(path),
        "Kopian",
        "Kontrollera",
    ]
    assert made.stdout.partition(": ")[2].split(", ")[:3] == (
        restored.stdout.splitlines()[0].partition(": ")[2].rstrip(".").split(", ")
    )
    assert (again.returncode, again.stdout) == (1, "")
    assert again.stderr.startswith("Databasen är inte tom: tabellen ")


def test_a_backup_of_no_database_is_refused_in_a_sentence(tmp_path):
    done = flask("backup", str(tmp_path / "kopia.zip"), SECRET_KEY=KEY, INSTANCE=str(tmp_path))

    assert (done.returncode, done.stdout, done.stderr) == (1, "", f"{NOT_MADE}\n")


@pytest.fixture
def run(small_world):
    """Give a command on the demo world."""
    runner = small_world.app.test_cli_runner()
    return lambda *words: runner.invoke(args=[str(word) for word in words])


def test_a_sound_database_is_told_in_a_line(run):
    answer = run("check")

    assert (answer.exit_code, answer.output) == (0, f"Alla {len(INVARIANTS)} regler gäller.\n")


def test_what_does_not_hold_is_told_with_the_numbers_of_its_rows(run):
    rows = list(db.session.scalars(select(Answer.id).order_by(Answer.id).limit(12)))
    db.session.execute(update(Answer).where(Answer.id.in_(rows)).values(version=0))
    db.session.commit()

    answer = run("check")

    assert (answer.exit_code, answer.output.splitlines()) == (
        1,
        [
            "Gäller inte: Ett svar har en version, från 1.",
            f"  answer {', '.join(map(str, rows[:10]))} och 2 till",
            f"1 av {len(INVARIANTS)} regler gäller inte.",
        ],
    )
