"""A deed that is refused says which way: a conflict is one sort, wherever it comes from."""

from __future__ import annotations

import ast

from tests.support.house import CODE, calls, name, tree


def test_a_refusal_is_of_a_sort():
    assert [name(path) for path in CODE if "Refusal" in calls(path)] == []


def test_whoever_was_passed_by_somebody_else_has_met_a_conflict():
    found = {
        node.name: [ast.unparse(base) for base in node.bases]
        for path in CODE
        for node in ast.walk(tree(path))
        if isinstance(node, ast.ClassDef)
        and node.name.startswith(("Stale", "Changed"))
        and node.name.endswith("Error")
    }

    assert found.pop("StaleError") == ["Refusal"]
    assert (len(found), {base for bases in found.values() for base in bases}) == (18, {"StaleError"})
