"""What the service is set up with: containers, units and the proxy are read by those who will run them."""

from __future__ import annotations

import os
import re
import shlex
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import trustme
import yaml

from tests.support.hosting import HOSTING, proxy_settings
from webapp.ground.configuration.register import BY_NAME, FILE, PREFIX
from webapp.ground.configuration.settings import ROOT

TOLD = sorted(path for path in HOSTING.rglob("*") if path.is_file())
UNITS = sorted((HOSTING / "systemd").glob("*"))
SERVER = "gunicorn -c python:webapp.operation.server"
OF_COMPOSE = {"HOST", "TLS"}
"""What only the compose file is told."""


@pytest.fixture(scope="module")
def compose() -> dict[str, Any]:
    return yaml.safe_load((HOSTING / "compose.yaml").read_text(encoding="utf-8"))


def commands() -> Iterator[tuple[str, list[str]]]:
    """Give every command that the files tell somebody to run, by the file."""
    for path in TOLD:
        text = path.read_text(encoding="utf-8")
        for words in re.findall(r"flask --app wsgi ((?:[a-z]+(?: |$|`|;))+)", text, re.MULTILINE):
            yield path.name, re.findall("[a-z]+", words)


def test_every_setting_that_is_named_exists():
    named = {
        word for path in TOLD for word in re.findall(rf"{PREFIX}([A-Z_]+)", path.read_text(encoding="utf-8"))
    }

    assert {name.removesuffix(FILE) for name in named} - set(BY_NAME) - OF_COMPOSE == set()


def test_every_command_that_is_named_exists(app):
    found = {(place, words[0], *words[1:2]) for place, words in commands()}
    known = app.cli.commands
    unknown = [
        one
        for one in found
        if one[1] not in known
        or (len(one) > 2 and one[2] not in getattr(known[one[1]], "commands", {one[2]: 1}))
    ]

    assert unknown == []
    assert {one[1] for one in found} >= {"backup", "check", "db", "office", "restore", "settings", "worker"}


def test_one_server_command_is_told_everywhere(compose):
    container = (HOSTING / "Containerfile").read_text(encoding="utf-8")
    unit = (HOSTING / "systemd" / "kompassrosen.service").read_text(encoding="utf-8")
    readme = (ROOT / "README.md").read_text(encoding="utf-8")

    assert shlex.join(yaml.safe_load(container.rpartition("CMD ")[2])) == SERVER
    assert shlex.join(compose["services"]["web"]["command"]) == SERVER
    assert f"/{SERVER}\n" in unit
    assert f"    {SERVER}\n" in readme


def test_what_the_container_copies_is_there_and_is_all_that_the_package_needs():
    container = (HOSTING / "Containerfile").read_text(encoding="utf-8")
    copied = [
        name for line in re.findall(r"^COPY (.+) \S+$", container, re.MULTILINE) for name in line.split()
    ]

    assert [name for name in copied if not (ROOT / name).exists()] == []
    assert set(copied) >= {"webapp", "exports", "questionnaires", "migrations", "wsgi.py", "pyproject.toml"}
    assert re.search(r"^USER kompassrosen$", container, re.MULTILINE)


def test_the_parts_of_the_compose_file_fit_together(compose):
    parts = compose["services"]
    after = {name: set(part.get("depends_on", [])) for name, part in parts.items()}
    secrets = {name for part in parts.values() for name in part.get("secrets", [])}
    volumes = {one.partition(":")[0] for part in parts.values() for one in part.get("volumes", [])}

    assert list(parts) == ["database", "migrate", "web", "worker", "proxy"]
    assert set().union(*after.values()) <= set(parts)
    assert secrets == set(compose["secrets"])
    assert {one for one in volumes if one.isalpha()} == set(compose["volumes"])
    assert [name for name, part in parts.items() if "ports" in part] == ["proxy"]
    assert not any("SECRET_KEY" in part["environment"] for part in parts.values() if "environment" in part)


@pytest.mark.skipif(not shutil.which("systemd-analyze"), reason="systemd-analyze is not installed")
def test_systemd_understands_the_units(tmp_path):
    for unit in UNITS:
        text = unit.read_text(encoding="utf-8")
        text = re.sub(r"^(ExecStart=)\S+", r"\1/bin/true", text, flags=re.MULTILINE)  # not installed here
        text = re.sub(r"^Documentation=.*\n", "", text, flags=re.MULTILINE)
        (tmp_path / unit.name).write_text(text, encoding="utf-8")

    command = ["systemd-analyze", "verify", *(str(tmp_path / unit.name) for unit in UNITS)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)  # noqa: S603 -- our own words

    ours = [line for line in done.stderr.splitlines() if "kompassrosen" in line]
    assert (done.returncode, ours) == (0, [])


def test_every_timer_has_its_job_and_every_job_its_timer():
    timers = {unit.stem for unit in UNITS if unit.suffix == ".timer"}
    jobs = {unit.stem for unit in UNITS if "Type=oneshot" in unit.read_text(encoding="utf-8")}

    assert timers == jobs == {"kompassrosen-backup", "kompassrosen-check"}


@pytest.mark.skipif(not shutil.which("nginx"), reason="nginx is not installed")
def test_nginx_understands_the_proxy(tmp_path):
    trustme.CA().issue_cert("kompassrosen.example").private_key_and_cert_chain_pem.write_to_path(
        tmp_path / "tls"
    )
    path = proxy_settings(tmp_path, http=8080, https=8443, web=8000)

    command = [shutil.which("nginx"), "-t", "-p", str(tmp_path), "-c", str(path)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)  # noqa: S603 -- as above

    assert (done.returncode, [line for line in done.stderr.splitlines() if "warn" in line]) == (0, [])


def test_the_proxy_tells_whom_each_request_comes_from():
    text = (HOSTING / "nginx.conf").read_text(encoding="utf-8")

    told = dict(re.findall(r"proxy_set_header (\S+) (\S+);", text))
    assert told == {
        "Connection": '""',
        "Host": "$host",
        "X-Forwarded-For": "$proxy_add_x_forwarded_for",
        "X-Forwarded-Proto": "$scheme",
        "X-Request-ID": "$request_id",
    }
    assert "access_log off;" in text
    assert Path("webapp/operation/hosting/README.md").name in {path.name for path in TOLD}


def test_the_lines_of_the_readme_start_a_service_as_they_are_copied(tmp_path):
    """From the first setting to the server, in an empty folder; what is installed is installed already."""
    chapter = (ROOT / "README.md").read_text(encoding="utf-8").partition("## Drift\n")[2]
    lines = [
        line.strip() for line in chapter.partition("\nDet är hela tjänsten")[0].splitlines() if line.strip()
    ]
    assert lines[-1] == SERVER
    own = [
        *lines[3:-1],
        f"{SERVER} --check-config",
        "flask --app wsgi office first anna@kommun.se 'Anna Alm'",
    ]
    beside = f"{Path(sys.executable).parent}:{os.environ['PATH']}"
    bare = {"PATH": beside, "HOME": str(tmp_path), "PYTHONPATH": str(ROOT)}

    done = subprocess.run(  # noqa: S603 -- the lines of our own README
        ["/bin/sh", "-ec", "\n".join(own)],
        capture_output=True,
        text=True,
        cwd=tmp_path,
        env={**bare, "KOMPASSROSEN_INSTANCE": str(tmp_path / "instance")},
        timeout=120,
        check=False,
    )

    assert (done.returncode, "http://localhost:8000/inbjudan/" in done.stdout) == (0, True), done.stderr
    assert {path.name: oct(path.stat().st_mode)[-3:] for path in (tmp_path / "instance").iterdir()} == {
        "settings": "600",
        "kompassrosen.sqlite": "600",
    }
