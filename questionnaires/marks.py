"""What somebody has said about a question: levels chosen, own points, or that it does not apply."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from fractions import Fraction

    from questionnaires.edition import Edition, Question

Levels = tuple[str | None, ...]
"""Level ids in the order of the question's parts; None where a part is not answered yet."""


@dataclass(frozen=True, slots=True)
class OwnPoints:
    """Points an evaluator gives directly, out of what the question was worth when they were given."""

    points: Fraction
    out_of: Fraction


@dataclass(frozen=True, slots=True)
class NotApplicable:
    """The question does not concern this municipality, and why."""

    reason: str


Mark = Levels | OwnPoints | NotApplicable
Marks = Mapping[str, Mark]
"""Question id to mark (bedömning). A question that is absent is unanswered, which is not zero."""


class MarksError(ValueError):
    """Marks that an edition cannot count; every fault is a Swedish sentence in `faults`."""

    def __init__(self, faults: list[str]) -> None:
        super().__init__("\n".join(faults))
        self.faults = faults


def levels_of(question: Question, chosen: Mapping[str, str | None]) -> Levels:
    """Put chosen levels (part id to level id) in the order of the question's parts."""
    return tuple(chosen.get(part.id) or None for part in question.kind.parts)


def is_blank(mark: Mark | None) -> bool:
    """Tell whether nothing has been said: no mark at all, or levels without a single choice."""
    return mark is None or (isinstance(mark, tuple) and not any(mark))


def marks_from_data(edition: Edition, data: object) -> dict[str, Mark]:
    """Read marks as a file says them: {"question-id": {"part": "level"} | {"not_applicable": "reason"}}.

    Raises MarksError with every fault at once.
    """
    if not isinstance(data, dict):
        raise MarksError(["Filen ska innehålla ett JSON-objekt: fråge-id till delar och nivåer."])
    faults: list[str] = []
    marks: dict[str, Mark] = {}
    for question_id, said in data.items():
        question = edition.questions.get(question_id)
        if question is None:
            faults.append(f"{question_id}: frågan finns inte i {edition.id}. Kontrollera frågans id.")
            continue
        found = _faults_in(question, said)
        faults += [f"{question_id}: {fault}" for fault in found]
        if not found:
            marks[question_id] = _mark_of(question, said)
    if faults:
        raise MarksError(faults)
    return marks


def _faults_in(question: Question, said: object) -> list[str]:
    """Name what is wrong with what was said about one question."""
    if not isinstance(said, dict):
        return ['skriv delar och nivåer, till exempel {"system": "delvis"}.']
    if "not_applicable" in said:
        if len(said) > 1:
            return ["ej tillämplig kan inte stå tillsammans med nivåer. Ta bort det ena."]
        reason = said["not_applicable"]
        if not isinstance(reason, str) or not reason.strip():
            return ["skriv varför frågan inte är tillämplig."]
        return []
    return [fault for part_id, level_id in said.items() if (fault := _fault_in(question, part_id, level_id))]


def _fault_in(question: Question, part_id: object, level_id: object) -> str:
    """Name what is wrong with one part and its level; an empty text is no fault."""
    part = next((part for part in question.kind.parts if part.id == part_id), None)
    if part is None:
        names = ", ".join(part.id for part in question.kind.parts)
        return f"delen ”{part_id}” finns inte. Frågans delar är {names}."
    if level_id is None or (isinstance(level_id, str) and part.level(level_id)):
        return ""
    names = ", ".join(level.id for level in part.levels)
    return f"nivån ”{level_id}” finns inte i delen {part.id}. Nivåerna är {names}."


def _mark_of(question: Question, said: dict[str, str]) -> Mark:
    """Turn what was said, and found without fault, into a mark."""
    if "not_applicable" in said:
        return NotApplicable(said["not_applicable"].strip())
    return levels_of(question, said)
