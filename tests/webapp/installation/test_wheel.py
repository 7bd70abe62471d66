"""What is packed and installed elsewhere is the whole service: pages, looks, editions and migrations."""

from __future__ import annotations

import os
import re
import shutil
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from http.client import HTTPConnection
from pathlib import Path
from urllib.parse import urlencode

import flask
import pytest

from webapp.demo import PASSWORD
from webapp.ground.configuration.settings import ROOT

pytestmark = pytest.mark.long

LEFT_OUT = shutil.ignore_patterns(".*", "__pycache__", "instance", "build", "dist", "*.egg-info", "tests")
LINK = re.compile(r'(?:href|src)="(/[^"#]*)"')
BESIDES = ("KOMPASSROSEN_", "PYTHON", "COVERAGE", "FLASK_", "VIRTUAL_ENV")


def run(*command: str | Path, cwd: Path, **more: str) -> subprocess.CompletedProcess[str]:
    bare = {name: value for name, value in os.environ.items() if not name.startswith(BESIDES)}
    return subprocess.run(  # noqa: S603 -- our own words
        list(map(str, command)), check=False, capture_output=True, text=True, cwd=cwd, env={**bare, **more}
    )


@pytest.fixture(scope="module")
def elsewhere(tmp_path_factory) -> Path:
    """Pack the service, and install it in an environment that has nothing but what it depends on."""
    folder = tmp_path_factory.mktemp("elsewhere")
    shutil.copytree(ROOT, folder / "source", ignore=LEFT_OUT)
    pip = (sys.executable, "-m", "pip", "--disable-pip-version-check")
    pack = (*pip, "wheel", "--no-deps", "--no-build-isolation")
    packed = run(*pack, "-w", folder, folder / "source", cwd=folder)
    assert packed.returncode == 0, packed.stderr
    shutil.rmtree(folder / "source")
    made = run(sys.executable, "-m", "venv", "--without-pip", folder / "env", cwd=folder)
    assert made.returncode == 0, made.stderr
    (wheel,) = folder.glob("*.whl")
    where = ("--python", folder / "env", "install", "--no-deps", "--no-index")
    installed = run(*pip, *where, wheel, cwd=folder)
    assert installed.returncode == 0, installed.stderr
    (site,) = (folder / "env").rglob("site-packages")
    (site / "shared.pth").write_text(str(Path(flask.__file__).parents[1]), encoding="utf-8")
    (folder / "work").mkdir()
    return folder


def python(elsewhere: Path) -> Path:
    return elsewhere / "env" / ("Scripts" if os.name == "nt" else "bin") / "python"


class Demo:
    """The demo that the installed service serves, as one person's browser sees it."""

    def __init__(self, elsewhere: Path) -> None:
        with socket.socket() as probe:
            probe.bind(("127.0.0.1", 0))
            self.port: int = probe.getsockname()[1]
        bare = {name: value for name, value in os.environ.items() if not name.startswith(BESIDES)}
        self.process = subprocess.Popen(  # noqa: S603 -- our own words
            [python(elsewhere), "-m", "webapp", "demo"],
            cwd=elsewhere / "work",
            env={**bare, "PORT": str(self.port)},
            stdout=subprocess.DEVNULL,
        )
        self.cookie = ""
        self.connection = HTTPConnection("127.0.0.1", self.port, timeout=60)
        for _ in range(1200):
            assert self.process.poll() is None, "the demo ended"
            try:
                self.ask("/lever")
            except OSError:
                self.connection.close()
                time.sleep(0.1)
            else:
                return
        raise AssertionError("the demo never answered")

    def ask(self, path: str, form: dict[str, str] | None = None) -> tuple[int, str]:
        headers = {"Cookie": self.cookie}
        if form is not None:
            headers["Content-Type"] = "application/x-www-form-urlencoded"
        self.connection.request("GET" if form is None else "POST", path, form and urlencode(form), headers)
        answer = self.connection.getresponse()
        text = answer.read().decode(errors="replace")
        self.cookie = (answer.getheader("Set-Cookie") or self.cookie).partition(";")[0]
        return answer.status, text

    def stop(self) -> None:
        self.connection.close()
        self.process.terminate()
        self.process.wait(20)


@pytest.fixture(scope="module")
def demo(elsewhere) -> Iterator[Demo]:
    served = Demo(elsewhere)
    yield served
    served.stop()


def test_the_front_and_all_it_leads_to_are_there_with_their_looks(demo):
    front = demo.ask("/")[1]

    answers = {path: demo.ask(path)[0] for path in sorted(set(LINK.findall(front)))}

    assert set(answers.values()) == {200}
    assert len([path for path in answers if path.endswith(".css") or ".css?" in path]) == 1


def test_somebody_signs_in_where_it_is_installed(demo):
    token = re.search(r'name="csrf_token" value="([^"]+)"', demo.ask("/logga-in")[1])
    assert token

    form = {"csrf_token": token[1], "email": "samordnare@demo.example", "password": PASSWORD}

    assert (demo.ask("/logga-in", form)[0], demo.ask("/hem")[0]) == (302, 200)


def test_the_editions_the_recipes_and_the_migrations_come_along(elsewhere):
    asked = [python(elsewhere), "-m", "flask", "--app", "wsgi"]
    database = {"KOMPASSROSEN_DATABASE_URL": f"sqlite:///{elsewhere / 'empty.sqlite'}"}

    banks = run(*asked, "banks", "check", cwd=elsewhere / "work")
    recipes = run(*asked, "rounds", "recipes", cwd=elsewhere / "work")
    upgraded = run(*asked, "db", "upgrade", cwd=elsewhere / "work", **database)

    ours = run(sys.executable, "-m", "flask", "--app", "wsgi", "banks", "check", cwd=ROOT)
    assert (banks.returncode, banks.stdout) == (0, ours.stdout)
    assert (recipes.returncode, upgraded.returncode) == (0, 0), upgraded.stderr


def test_a_table_is_read_where_the_service_is_installed(elsewhere):
    asked = (
        "from webapp.ground.tables.bounded_child import read_apart; "
        "from webapp.ground.tables.table import Most; "
        "print(read_apart(b'a;b', Most(100, 10, 100), {})['rows'])"
    )

    done = run(python(elsewhere), "-c", asked, cwd=elsewhere / "work")

    assert done.stdout == "[[1, ['a', 'b'], [], ['a', 'b'], False]]\n", done.stderr


def test_every_file_that_is_read_when_the_service_runs_is_packed(elsewhere):
    (site,) = (elsewhere / "env").rglob("site-packages")
    ours = {
        path.relative_to(ROOT)
        for floor in ("webapp", "exports", "questionnaires", "migrations")
        for path in (ROOT / floor).rglob("*")
        if path.is_file() and "__pycache__" not in path.parts and path.suffix != ".pot"  # for translators
    }

    assert {str(path) for path in ours if not (site / path).is_file()} == set()
