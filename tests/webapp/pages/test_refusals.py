"""Every refusal says what is so, and what to do about it."""

from __future__ import annotations

import ast
import inspect
from collections.abc import Iterator

import pytest

from webapp.award.queries import obstacles
from webapp.award.queries.obstacles import Hindrance
from webapp.ground import refusals
from webapp.ground.configuration.settings import ROOT
from webapp.ground.refusals import ClosedError, InvalidError, Refusal

KINDS = {name for name, one in inspect.getmembers(refusals, inspect.isclass) if issubclass(one, Refusal)}
"""The kinds of refusal that are told their sentence and their remedy where they are made."""


def made() -> Iterator[tuple[str, ast.Call]]:
    """Find every refusal that is made in the house, with the place where it is."""
    inside = (path for path in sorted((ROOT / "webapp").rglob("*.py")) if path.parent != ROOT / "webapp")
    for path in inside:  # what stands before the house is ready has refusals of its own
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in KINDS:
                yield f"{path.relative_to(ROOT)}:{node.lineno}", node


def told(call: ast.Call) -> bool:
    """Tell whether a refusal is given a remedy, or faults that each say their own."""
    if isinstance(call.func, ast.Name) and call.func.id == InvalidError.__name__:
        return len(call.args) == 1
    if any(isinstance(one, ast.Starred) for one in call.args):
        return len(call.args) == 1  # a sentence and its remedy, made together
    return len(call.args) == 2 and getattr(call.args[1], "value", None) != ""


def test_a_refusal_without_a_remedy_cannot_be_made():
    with pytest.raises(TypeError):
        Refusal("Det går inte.")  # type: ignore[call-arg]


def test_every_refusal_is_made_with_what_to_do():
    found = list(made())

    assert [place for place, call in found if not told(call)] == []
    assert len(found) > 100


def test_what_stands_for_good_keeps_what_was_typed(app):
    with app.test_request_context():
        refusal = refusals.final("Resultatet är fastställt.")

    assert isinstance(refusal, ClosedError)
    assert (refusal.sentence, refusal.remedy) == (
        "Resultatet är fastställt.",
        "Kopiera det du har skrivit om du vill ha det kvar. Ladda sedan om sidan och läs det som gäller.",
    )


@pytest.mark.parametrize("name", sorted(obstacles._LOOKS))
def test_what_a_step_lacks_says_what_the_office_can_do(app, name):
    with app.test_request_context():
        lacking = Hindrance(name, "Något saknas.", ("Nacka",), may_waive=False)
        alone = Hindrance(name, "Något saknas.", (), may_waive=False)
        remedies = lacking.remedy, alone.remedy

    assert remedies[0] == f"Det saknas för: Nacka. {remedies[1]}"
    assert remedies[1].endswith(".")
