"""What SQLite and PostgreSQL do differently is tried on both by `make test`, all else by `make test-long`."""

from __future__ import annotations

import ast
import re
from pathlib import Path

from tests.support.house import CODE, name
from webapp.ground.configuration.settings import ROOT

OF_ITS_OWN = re.compile(
    r"with_for_update|on_conflict|IntegrityError|begin_nested|dialect\.name|\btext\(\"|= text\("
    r"|func\.(?!count\b|max\b|min\b|sum\b)\w+"
)
"""Locks, rows that somebody else made first, SQL by hand, and functions that a database has of its own."""
BY_PAGES = {
    "webapp/evidence/deeds/incoming_files.py": "tests/webapp/evidence/test_evidence_at_once.py",
    "webapp/people/deeds/address_changes.py": "tests/webapp/people/views/test_own_page.py",
    "webapp/people/deeds/factors/identities.py": "tests/webapp/people/views/test_municipal_sign_in.py",
    "webapp/people/deeds/factors/passkeys.py": "tests/webapp/people/views/test_passkeys.py",
    "webapp/people/deeds/factors/second_factors.py": "tests/webapp/people/sign_in/test_second_step.py",
    "webapp/people/deeds/first_officer.py": "tests/webapp/whole/test_first_round.py",
    "webapp/people/deeds/own_details.py": "tests/webapp/people/views/test_own_page.py",
    "webapp/people/deeds/registrations/due_registrations.py": (
        "tests/webapp/people/registrations/test_clock.py"
    ),
    "webapp/people/deeds/registrations/municipal_places.py": (
        "tests/webapp/people/registrations/test_at_once.py"
    ),
    "webapp/people/deeds/registrations/sign_ups.py": "tests/webapp/people/registrations/test_at_once.py",
    "webapp/people/deeds/sign_ins.py": "tests/webapp/people/sign_in/test_sessions.py",
    "webapp/people/deeds/tries.py": "tests/webapp/people/sign_in/test_tries.py",
    "webapp/people/queries/invitations/open_invitations.py": "tests/webapp/people/test_invitations.py",
    "webapp/people/queries/own_rounds.py": "tests/webapp/office/test_reminders.py",
    "webapp/ground/store/insertion.py": "tests/webapp/people/sign_in/test_tries.py",
    "webapp/ground/store/text_match.py": "tests/webapp/results/test_public_examples.py",
}
"""Modules that a test reaches by a page, a command or another module."""
TESTS = [path for path in (ROOT / "tests").rglob("test_*.py") if path != Path(__file__)]
SAID = {path: path.read_text(encoding="utf-8") for path in TESTS}
ON_BOTH = [
    path for path, text in SAID.items() if "pytest.mark.both" in text and "both, pytest.mark.long" not in text
]


def imported(path: Path) -> set[str]:
    found = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.ImportFrom) and node.module:
            found |= {node.module, *(f"{node.module}.{one.name}" for one in node.names)}
    return found


def differing() -> list[str]:
    """Name the modules that ask the database something that the two may answer differently."""
    rooms = {"deeds", "queries", "mail", "store"}
    return [
        name(path)
        for path in CODE
        if rooms & set(path.parts) and OF_ITS_OWN.search(path.read_text(encoding="utf-8"))
    ]


def test_every_module_with_sql_of_its_own_is_tried_on_both_databases():
    tried = {module for path in ON_BOTH for module in imported(path)}
    modules = {one: one.removesuffix(".py").replace("/", ".") for one in differing()}

    assert [one for one, module in modules.items() if module not in tried and one not in BY_PAGES] == []


def test_what_is_reached_by_a_page_is_said_truly():
    both = {name(path) for path in ON_BOTH}

    assert set(BY_PAGES) - set(differing()) == set()
    assert set(BY_PAGES.values()) - both == set()
