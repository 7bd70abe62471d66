"""How a deed is told: why it is one, and what it may change."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Deed:
    """A post that does what its button says, whatever stands in its form.

    `changes` names all that it may change besides the story of events: new rows "+table", lost ones "-table",
    else "table.column". Any of them may write a letter: to whom is told by the register of occasions.
    """

    why: str
    changes: frozenset[str] = frozenset()


def deed(why: str, *changes: str) -> Deed:
    return Deed(why, frozenset(changes) | {"+letter"})


ANSWER = ("answer.said", "answer.version", "answer.saved_at", "answer.saved_by_id")
MARK = ("+evaluator_mark", *(f"evaluator_mark.{one}" for one in (
    "mark", "motivation", "differs", "version", "saved_at", "saved_by_id", "way", "sureness",
)))  # fmt: skip
HANDED_IN = (
    *(f"assessment.{one}" for one in ("submitted_at", "submitted_by_id", "signed_name", "signed_title")),
    "assessment.receipt_number",
    "assessment.receipt_hash",
)
AGAIN = ("+letter", "-letter", *(f"invitation.{one}" for one in (
    "expires_at", "times", "token_hash", "written_at",
)))  # fmt: skip
RESENT = (*(f"letter.{one}" for one in (
    "failed_at", "unclear", "tries", "due_at", "last_error", "link",
)), "invitation.token_hash", "invitation.expires_at", "invitation.written_at", "task.token_hash")  # fmt: skip
ANSWERED = tuple(f"registration.{one}" for one in (
    "answered_at", "answered_by_id", "approved", "by_office", "invitation_id", "settled_at", "why",
))  # fmt: skip
AGREED = (*MARK, "+pen", "pen.person_id", "pen.taken_at")
