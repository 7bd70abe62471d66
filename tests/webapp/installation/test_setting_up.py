"""From a bare clone to a running demo: what the machine lacks is told in a sentence."""

from __future__ import annotations

import os
import socket
import subprocess
import sys

import pytest

from webapp import setting_up
from webapp.ground.configuration.settings import ROOT
from webapp.setting_up import NotReadyError


def start(*words: str, **environment: str) -> subprocess.CompletedProcess[str]:
    bare = {name: value for name, value in os.environ.items() if name not in ("KOMPASSROSEN_IN_VENV", "PORT")}
    return subprocess.run(  # noqa: S603 -- our own words
        [sys.executable, "-m", "webapp", *words],
        check=False,
        capture_output=True,
        text=True,
        cwd=ROOT,
        env={**bare, **environment},
        timeout=60,
    )


def test_an_old_python_gets_a_sentence(monkeypatch):
    monkeypatch.setattr(sys, "version_info", (3, 9, 2))

    with pytest.raises(NotReadyError) as lacking:
        setting_up.check_python()

    assert str(lacking.value) == (
        "Kompassrosen behöver Python 3.11 eller nyare, men det här är 3.9. Installera en nyare "
        "och skriv till exempel: make run PYTHON=python3.12"
    )


def test_a_new_python_gets_none():
    assert setting_up.check_python() is None


@pytest.mark.parametrize("port", ["", "0", "65536", "fem", "-1", "5000.0", "５０００"])  # noqa: RUF001 -- that is what is tried
def test_a_port_that_is_no_port_is_told(port):
    answer = start("demo", PORT=port)

    assert (answer.returncode, answer.stdout, answer.stderr) == (
        1,
        f"PORT är ”{port}” men ska vara ett tal från 1 till 65535. Skriv till exempel: PORT=5001 make run\n",
        "",
    )


def test_a_port_that_is_taken_is_told_with_another_to_try():
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]

        answer = start("demo", PORT=str(port))

    told = f"Port {port} används redan eller är inte tillåten."
    assert (answer.returncode, answer.stdout, answer.stderr) == (
        1,
        f"{told} Välj en annan, till exempel: PORT={port + 1} make run\n",
        "",
    )


@pytest.mark.parametrize(
    ("words", "code"),
    [([], 2), (["--help"], 0), (["-h"], 0), (["demos"], 2), (["demo", "nu"], 2), (["prepare", "allt"], 2)],
)
def test_what_can_be_written_is_told(words, code):
    answer = start(*words)

    assert (answer.returncode, answer.stdout.splitlines()[0], answer.stderr) == (code, "Skriv ett av:", "")


def test_a_prepared_machine_is_not_prepared_again(monkeypatch, tmp_path):
    python = tmp_path / "bin" / "python"
    python.parent.mkdir()
    python.touch()
    monkeypatch.setattr(setting_up, "VENV", tmp_path)
    (tmp_path / ".ready-run").write_text(setting_up.wanted_by("run"), encoding="ascii")

    assert setting_up.prepare() == python


def test_a_step_that_fails_is_told_with_its_last_words_and_the_remedy():
    with pytest.raises(NotReadyError) as lacking:
        setting_up._call([sys.executable, "-c", "print('sista ordet'); raise SystemExit(3)"], "Gör så här.")

    assert str(lacking.value) == "sista ordet\n\nGör så här."
