"""What is sent when people work together: comments, parts handed out, a guest's proposal; cleaned."""

from __future__ import annotations

from dataclasses import dataclass, field

from werkzeug.datastructures import MultiDict

from questionnaires.edition import Description, Question
from webapp.assessment.content import Said
from webapp.assessment.forms.answers import check_form, read_answers
from webapp.ground.fields import clean_line, clean_text, length
from webapp.ground.fields.numbers import read_number

COMMENT_LIMIT = 2_000
KEY_LIMIT = 40


@dataclass(slots=True)
class ReadComment:
    """A comment as it was sent, and what is wrong with it."""

    audience: str
    text: str
    reply_to: int | None
    key: str
    faults: dict[str, str] = field(default_factory=dict)


@dataclass(slots=True)
class ReadProposal:
    """A guest's proposal as it was sent, and what is wrong with it."""

    name: str
    said: Said
    faults: dict[str, str] = field(default_factory=dict)


def read_key(form: MultiDict[str, str]) -> str:
    """Read the key that makes a repeat harmless."""
    return clean_line(form.get("request_key", ""))[:KEY_LIMIT]


def read_comment(form: MultiDict[str, str]) -> ReadComment:
    """Read a comment or a reply."""
    check_form(form)
    read = ReadComment(
        form.get("audience", ""),
        clean_text(form.get("text", "")),
        read_number(form.get("reply_to", "")),
        read_key(form),
    )
    if (long := length(read.text) - COMMENT_LIMIT) > 0:
        read.faults["text"] = f"Texten är {long} tecken för lång. Korta den till högst 2\u00a0000 tecken."
    return read


def read_proposal(form: MultiDict[str, str], asked: Question | Description) -> ReadProposal:
    """Read a guest's proposal: a name, a text, and levels where they are asked for."""
    check_form(form)
    sent = form.copy()
    sent[f"{asked.id}:version"] = "0"
    (answer,) = read_answers(sent, [asked])
    faults = {
        f"{asked.id}:{name}": text
        for name, text in answer.faults.items()
        if name == "text" or name.startswith("level:")
    }
    return ReadProposal(clean_line(form.get("name", "")), Said(answer.said.levels, answer.said.text), faults)
