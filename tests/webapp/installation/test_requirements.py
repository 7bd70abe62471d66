"""What is installed is locked to the letter, and the locked lists say what pyproject.toml asks for."""

from __future__ import annotations

import re
import subprocess
import tomllib

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from webapp import requirements
from webapp.ground.configuration.settings import ROOT

PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
HASHES = r"(?:    --hash=sha256:[0-9a-f]{64}(?: \\)?\n)+"
LOCKED = re.compile(r"([a-z0-9._-]+)(?:\[[a-z,]+\])?==([^ ;]+)( ; [^\\]+)? \\\n" + HASHES)


def locked(kind: str) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for one in LOCKED.finditer(requirements.listed(kind).read_text(encoding="utf-8")):
        found.setdefault(one[1], []).append(one[2])
    return found


@pytest.mark.parametrize("kind", requirements.EXTRAS)
def test_a_locked_list_is_made_from_what_is_asked_for_now(kind):
    text = requirements.listed(kind).read_text(encoding="utf-8")

    assert text.splitlines()[1] == f"# märke: {requirements.mark(PROJECT, kind)}", "kör make lock"


@pytest.mark.parametrize("kind", requirements.EXTRAS)
def test_everything_asked_for_is_locked_within_its_bounds(kind):
    found = locked(kind)

    lacking = [
        str(one)
        for one in map(Requirement, requirements.asked(PROJECT, kind))
        if not any(map(one.specifier.contains, found.get(canonicalize_name(one.name), [])))
    ]

    assert lacking == []


@pytest.mark.parametrize("kind", requirements.EXTRAS)
def test_a_locked_list_names_files_by_their_hashes_and_no_place_to_fetch_them_from(kind):
    text = requirements.listed(kind).read_text(encoding="utf-8")

    assert LOCKED.sub("", text).splitlines() == text.splitlines()[:2]


def test_what_two_ways_of_installing_share_has_one_version():
    first = locked(requirements.FIRST)

    others = {name: v for kind in ("run", "prod") for name, v in locked(kind).items() if name in first}

    assert {name: v for name, v in others.items() if first[name] != v} == {}


def test_a_change_of_what_is_asked_for_gives_another_mark():
    more = {**PROJECT, "dependencies": [*PROJECT["dependencies"], "x>=1"]}

    assert requirements.mark(more, "run") != requirements.mark(PROJECT, "run")


def test_lists_that_cannot_be_written_are_told(monkeypatch):
    def silent(*_asked, **_more):
        return subprocess.CompletedProcess([], 2, "", "× No solution found\n")

    monkeypatch.setattr(subprocess, "run", silent)

    with pytest.raises(requirements.LockError, match="No solution found"):
        requirements.write(ROOT)
