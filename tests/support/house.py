"""The house's own files, as the tests of its law read them."""

from __future__ import annotations

import ast
from pathlib import Path

from webapp.ground.configuration.settings import ROOT

FLOORS = ("webapp", "exports", "questionnaires")


CODE = sorted(path for floor in FLOORS for path in (ROOT / floor).rglob("*.py"))


def name(path: Path) -> str:
    return str(path.relative_to(ROOT))


def tree(path: Path) -> ast.Module:
    return ast.parse(path.read_text(encoding="utf-8"))


def calls(path: Path) -> list[str]:
    """Name what a module calls: "float", "datetime.now" …"""
    return [ast.unparse(node.func) for node in ast.walk(tree(path)) if isinstance(node, ast.Call)]
