"""A page of questions as a browser sends it: answers that can be saved, and faults beside their fields.

This page is read without a field for each thing on it: as forms of fields, one a question with a list of
links in it, it was 5.0 times as slow with 25 questions (9.9 ms of CPU against 2.0) and 8.1 times with 200
(126 against 15.5). It cleans and measures by the functions that the fields call; a test holds it to that.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from flask_babel import gettext as _
from werkzeug.datastructures import MultiDict
from werkzeug.exceptions import BadRequest

from questionnaires.edition import Description, Question
from webapp.assessment.content import (
    ANSWER_LIMIT,
    DESCRIPTION_LIMIT,
    LINKS_LIMIT,
    MERGED,
    NOTE_LIMIT,
    REASON_LIMIT,
    URL_LIMIT,
    Choice,
    Link,
    Said,
)
from webapp.assessment.forms.two_answers import read_choice
from webapp.ground.fields import clean_line, clean_link, clean_text
from webapp.ground.fields.addresses import check_url
from webapp.ground.fields.versions import read_version
from webapp.ground.forms import HouseForm, KeyField, RawField
from webapp.ground.forms.text_fields import too_long

FIELDS_LIMIT = 2000
OF_A_QUESTION = ("text", "links", "not_applicable", "reason", "unknown")
"""What can be said of a question besides its levels."""


class OneAnswerForm(HouseForm):
    """One answer as it is sent while it is written."""

    request_key = KeyField()
    page = RawField()
    """The page on which it was written; its figures come back with what became of the answer."""

    def answers(self, questions: Iterable[Question | Description], clear: str = "") -> list[ReadAnswer]:
        """Read what is said in the form."""
        return read_answers(self.sent, questions, clear)

    def strangers(self, questions: Iterable[Question | Description]) -> list[str]:
        """Name what the form says of questions that its page does not have."""
        return strangers(self.sent, questions)


class AnswersForm(OneAnswerForm):
    """A page of questions: which button was pressed, and what it is about."""

    save = RawField(default="all")
    clear = RawField()
    recall = RawField()
    evidence = RawField()
    choose = RawField()
    """Which of two answers to a question is to hold: "<way>:<question>"."""

    def answers(self, questions: Iterable[Question | Description], clear: str = "") -> list[ReadAnswer]:
        """Read what is said in the form, and which of two answers is to hold."""
        read = super().answers(questions, clear)
        for one in read:
            if (choice := read_choice(self.sent, self.choose.data, one.question_id)) is not None:
                one.choice = choice
                _check_length(one, MERGED, choice.text, one.limit)
        return read

    @property
    def about(self) -> str:
        """Name what a button stands at: the question whose answer was saved or chosen."""
        return self.choose.data.partition(":")[2] or self.save.data


@dataclass(slots=True)
class ReadAnswer:
    """One question as it was sent: what was said, and what is wrong with it, field by field.

    `shown` names what the form held (see Said.changed_by): what it did not hold stays as it is.
    """

    question_id: str
    said: Said
    version: int | None
    seen: str
    faults: dict[str, str] = field(default_factory=dict)
    shown: frozenset[str] = frozenset()
    whole: bool = False
    rows: list[int] = field(default_factory=list)
    """The row of the form in which each link stood; empty rows between them are left out."""
    choice: Choice | None = None
    """What was chosen of two answers, where that is what was sent."""
    limit: int = ANSWER_LIMIT

    @property
    def held_back(self) -> bool:
        """Tell whether nothing of the answer can be kept; a link alone holds back no more than the links."""
        return any(not name.startswith("link:") for name in self.faults)

    @property
    def sound(self) -> frozenset[str] | None:
        """Name what was shown and can be kept; None where that is all there is to say of a question."""
        sound = self.shown - {"links"} if self.faults else self.shown
        return None if self.whole and sound == self.shown else sound


def read_answers(
    form: MultiDict[str, str], questions: Iterable[Question | Description], clear: str = ""
) -> list[ReadAnswer]:
    """Read every question of a page that the form holds; `clear` names "<question>.<part>" to unchoose.

    Raises BadRequest for a form that no page of ours can have sent: doubled fields, or far too many.
    """
    check_form(form)
    sent, linked = _sent(form), _linked(form)
    found = [question for question in questions if question.id in sent]
    return [_read(form, question, clear, linked=question.id in linked) for question in found]


def check_form(form: MultiDict[str, str]) -> None:
    """Refuse a form that no page of ours can have sent."""
    if len(form) > FIELDS_LIMIT or any(len(values) > 1 for _, values in form.lists()):
        raise BadRequest


def strangers(form: MultiDict[str, str], questions: Iterable[Question | Description]) -> list[str]:
    """Name question ids in the form that the page does not have."""
    return sorted(_sent(form) - {question.id for question in questions})


def _sent(form: MultiDict[str, str]) -> set[str]:
    """Name the question ids that a form has any field for."""
    return {name.split(":", 1)[0] for name in form if ":" in name}


def _linked(form: MultiDict[str, str]) -> set[str]:
    """Name the question ids that a form has any field of a link for."""
    return {name.split(":", 1)[0] for name in form if ":link:" in name}


def _read(
    form: MultiDict[str, str], question: Question | Description, clear: str, *, linked: bool
) -> ReadAnswer:
    start = f"{question.id}:"
    read = ReadAnswer(
        question.id, Said(), _version(form.get(f"{start}version", "")), form.get(f"{start}seen", "")
    )
    read.shown = _shown(form, question, clear, linked=linked)
    levels: dict[str, str] = {}
    if asks := isinstance(question, Question):
        read.whole = len(read.shown) == len(OF_A_QUESTION) + len(question.kind.parts)
        levels = _levels(form, question, read, clear)
    text = clean_text(form.get(f"{start}text", ""))
    read.limit = ANSWER_LIMIT if asks else DESCRIPTION_LIMIT
    _check_length(read, "text", text, read.limit)
    not_applicable = asks and f"{start}not_applicable" in form
    reason = clean_text(form.get(f"{start}reason", "")) if asks else ""
    _check_length(read, "reason", reason, REASON_LIMIT)
    if not_applicable and not reason:
        read.faults["reason"] = _("Skriv varför frågan inte är tillämplig hos er.")
    unknown = asks and f"{start}unknown" in form
    links = _links(form, start, read)
    read.said = Said({} if unknown else levels, text, links, not_applicable, reason, unknown)
    if read.version is None:
        read.faults["version"] = _(
            "Vi kan inte se vilken version av svaret du ändrar. Ladda om sidan och försök igen."
        )
    return read


def _shown(
    form: MultiDict[str, str], question: Question | Description, clear: str, *, linked: bool
) -> frozenset[str]:
    """Name what the form holds of a question; boxes and radio buttons left empty are named by `shows`."""
    start = f"{question.id}:"
    shown = {name for name in ("text",) if f"{start}{name}" in form}
    if linked:
        shown.add("links")
    if isinstance(question, Description):
        return frozenset(shown)
    carried = form.get(f"{start}shows", "").split()
    shown |= {
        name
        for name in ("not_applicable", "reason", "unknown")
        if f"{start}{name}" in form or name in carried
    }
    levels = {
        part.id: f"{start}level:{part.id}" in form or clear == f"{question.id}.{part.id}"
        for part in question.kind.parts
    }
    return frozenset(shown | {f"level:{one}" for one, sent in levels.items() if sent or "levels" in carried})


def _version(text: str) -> int | None:
    version = read_version(text)
    return version if version >= 0 else None


def _levels(form: MultiDict[str, str], question: Question, read: ReadAnswer, clear: str) -> dict[str, str]:
    levels = {}
    for part in question.kind.parts:
        chosen = form.get(f"{question.id}:level:{part.id}", "")
        if not chosen or clear == f"{question.id}.{part.id}":
            continue
        if part.level(chosen) is None:
            read.faults[f"level:{part.id}"] = _(
                "Välj en nivå för %(part)s. Vi kunde inte läsa det som skickades.", part=part.name
            )
            continue
        levels[part.id] = chosen
    return levels


def _links(form: MultiDict[str, str], start: str, read: ReadAnswer) -> tuple[Link, ...]:
    links: list[Link] = []
    for n in range(LINKS_LIMIT + 2):
        if f"{start}link:{n}:url" not in form and f"{start}link:{n}:note" not in form:
            continue
        url = clean_link(form.get(f"{start}link:{n}:url", ""))
        note = clean_line(form.get(f"{start}link:{n}:note", ""))
        if not url and not note:
            continue
        fault = check_url(url) if url else _("Skriv länkens adress, eller ta bort anteckningen.")
        if not fault and (len(url) > URL_LIMIT or len(note) > NOTE_LIMIT):
            fault = _(
                "För långt. Korta adressen till högst %(address)s tecken och anteckningen till %(note)s.",
                address=URL_LIMIT,
                note=NOTE_LIMIT,
            )
        if not fault and len(links) == LINKS_LIMIT:
            fault = _("Högst %(most)s länkar får plats. Ta bort någon.", most=LINKS_LIMIT)
        if fault:
            read.faults[f"link:{len(links)}"] = fault
        links.append(Link(url, note))
        read.rows.append(n)
    return tuple(links)


def _check_length(read: ReadAnswer, name: str, text: str, limit: int) -> None:
    if fault := too_long(text, limit):
        read.faults[name] = fault
