"""A command that the settings do not let begin says so in its sentence, without the machinery's own words."""

from __future__ import annotations

import os
import subprocess
import sys

import pytest

from tests.support.terminal import flask
from webapp.ground.configuration.safety import MAKE_KEY
from webapp.ground.configuration.settings import ROOT

SHORT = "kort"


ALIKE = [("db", "upgrade"), ("users", "list"), ("--help",)]
"""Commands that stop at the same place as `flask run`; each is a process of its own."""


@pytest.mark.parametrize("words", [("run",), *(pytest.param(one, marks=pytest.mark.long) for one in ALIKE)])
def test_a_command_with_a_faulty_setting_says_only_its_sentence(tmp_path, words):
    done = flask(*words, SECRET_KEY=SHORT, INSTANCE=str(tmp_path))

    assert (done.returncode, done.stdout, done.stderr) == (
        1,
        "",
        f"KOMPASSROSEN_SECRET_KEY saknas eller är kortare än 32 tecken. {MAKE_KEY}\n",
    )


def test_a_command_without_editions_says_only_its_sentence(tmp_path):
    done = flask("routes", BANKS=str(tmp_path), INSTANCE=str(tmp_path))

    assert (done.returncode, done.stderr) == (
        1,
        (
            f"Tjänsten startar inte, eftersom ingen utgåva finns i {tmp_path}. "
            "Låt KOMPASSROSEN_BANKS vara mappen med frågebankerna, eller ta bort inställningen.\n"
        ),
    )


def test_a_server_gets_the_error_itself(tmp_path):
    asked = [sys.executable, "-c", "import wsgi"]
    settings = {**os.environ, "KOMPASSROSEN_SECRET_KEY": SHORT, "KOMPASSROSEN_INSTANCE": str(tmp_path)}

    done = subprocess.run(asked, cwd=ROOT, env=settings, capture_output=True, text=True, check=False)  # noqa: S603 -- as above

    assert (done.returncode, done.stderr.splitlines()[-1].partition(":")[0]) == (
        1,
        "webapp.ground.configuration.safety.SettingError",
    )
