"""Which of two answers to a question is to hold, as the page that showed both sends it."""

from __future__ import annotations

from werkzeug.datastructures import MultiDict

from webapp.assessment.content import WAYS, Choice
from webapp.ground.fields import clean_text
from webapp.ground.fields.versions import read_version


def read_choice(form: MultiDict[str, str], button: str, question_id: str) -> Choice | None:
    """Read what was chosen for a question, where a button of its two answers was pressed."""
    way, _colon, about = button.partition(":")
    if way not in WAYS or about != question_id:
        return None
    start = f"take.{question_id}."
    taken = {name.removeprefix(start): form[name] for name in form if name.startswith(start)}
    version = read_version(form.get(f"kept.{question_id}", ""))
    return Choice(way, max(version, 0), clean_text(form.get(f"merged.{question_id}", "")), taken)
