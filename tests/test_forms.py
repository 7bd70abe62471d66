"""One way of reading a form: a form with fields. No view reads what was sent by hand."""

from __future__ import annotations

import ast
from pathlib import Path

from tests.support.house import CODE, name, tree
from webapp.ground.frame.errors import TYPED_FIELDS

BY_HAND = {"form", "values", "files"}
"""What a request holds of a posted form."""
READERS = {
    "webapp/assessment/forms/answers.py",
    "webapp/assessment/forms/teamwork.py",
    "webapp/award/forms/choice.py",
    "webapp/award/forms/panel_minutes.py",
    "webapp/evaluation/forms/marks.py",
    "webapp/evaluation/forms/visits.py",
    "webapp/office/forms/rounds.py",
    "webapp/plans/forms/actions.py",
    "webapp/results/forms/report_words.py",
    "webapp/review/forms/facts.py",
    "webapp/review/forms/replies.py",
    "webapp/review/forms/texts.py",
}
"""The modules of forms that read fields by name, where the page has as many of them as it has things."""
GROUND = {
    "webapp/ground/forms/house_form.py",
    "webapp/ground/forms/file_fields.py",
    "webapp/ground/frame/errors.py",
}
"""Where a request is made into a form, and where what was typed is given back when it was refused."""


GROUND_FORMS = {"webapp/ground/forms/house_form.py", "webapp/ground/forms/choice_forms.py"}


def attributes(path: Path, names: set[str], of: str = "") -> list[str]:
    return [
        ast.unparse(node)
        for node in ast.walk(tree(path))
        if isinstance(node, ast.Attribute)
        and node.attr in names
        and (not of or ast.unparse(node.value) == of)
    ]


def test_no_view_reads_what_was_sent_by_hand():
    found = {name(path) for path in CODE if attributes(path, BY_HAND, "request")}

    assert found == GROUND


def test_only_forms_with_as_many_fields_as_things_read_them_by_name():
    held = {name(path): {*attributes(path, {"sent"})} & {"self.sent", "form.sent"} for path in CODE}

    assert {path for path, found in held.items() if found and "/forms/" in path} == READERS | GROUND_FORMS
    assert {path for path, found in held.items() if found and "/views/" in path} == set()


def test_every_form_of_the_house_is_a_flask_form():
    from flask_wtf import FlaskForm  # noqa: PLC0415

    from webapp.ground.forms import HouseForm  # noqa: PLC0415

    classes = [
        node
        for path in CODE
        if path.parent.name == "forms"
        for node in ast.walk(tree(path))
        if isinstance(node, ast.ClassDef) and node.name.endswith("Form") and node.name != "HouseForm"
    ]
    kinds = {node.name: {ast.unparse(base) for base in node.bases} for node in classes}

    assert issubclass(HouseForm, FlaskForm)
    assert {one for one, bases in kinds.items() if not bases & {"HouseForm", *kinds}} == set()


def _kinds(path: Path) -> dict[str, str]:
    return {
        ast.unparse(node.targets[0]): ast.unparse(node.value.func)
        for node in ast.walk(tree(path))
        if isinstance(node, ast.Assign) and isinstance(node.value, ast.Call)
    }


def test_every_field_of_sentences_is_given_back_by_a_page_that_refuses_its_form():
    fields = {
        field
        for path in CODE
        if "/forms/" in name(path)
        for field, kind in _kinds(path).items()
        if kind == "TextField"
    }

    assert fields - {*TYPED_FIELDS} == set()
