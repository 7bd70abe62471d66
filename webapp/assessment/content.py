"""What a person has said about a question, as plain values that forms make and deeds keep."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from questionnaires.edition import Question
from questionnaires.marks import Mark, NotApplicable, levels_of
from webapp.ground.fields.fingerprints import fingerprint

ANSWER_LIMIT = 4_000
DESCRIPTION_LIMIT = 8_000
REASON_LIMIT = 1_000
MOTIVATION_LIMIT = 2_000
LINKS_LIMIT = 10
URL_LIMIT = 500
NOTE_LIMIT = 300


@dataclass(frozen=True, slots=True)
class Link:
    """A piece of evidence (underlag): an address and a note on what it shows."""

    url: str
    note: str = ""


@dataclass(frozen=True, slots=True)
class Said:
    """One answer as it was given: levels by part, text, evidence, or why it does not apply.

    `unknown` says that nobody knows yet: then no level is chosen, and the question is unanswered everywhere.
    """

    levels: dict[str, str] = field(default_factory=dict)
    text: str = ""
    evidence: tuple[Link, ...] = ()
    not_applicable: bool = False
    reason: str = ""
    unknown: bool = False

    def as_data(self) -> dict[str, Any]:
        """Give the answer as JSON would keep it, in one fixed order; a receipt is a fingerprint of it."""
        also = {"unknown": True} if self.unknown else {}
        return {
            "levels": dict(sorted(self.levels.items())),
            "text": self.text,
            "evidence": [{"url": link.url, "note": link.note} for link in self.evidence],
            "not_applicable": self.not_applicable,
            "reason": self.reason,
            **also,
        }

    def digest(self) -> str:
        """Give a short fingerprint, so that a form can tell whether somebody touched the answer."""
        return fingerprint(self.as_data())[:16]

    @property
    def empty(self) -> bool:
        """Tell whether nothing at all has been said."""
        return self == Said()

    @property
    def as_known(self) -> Said:
        """Give what is said besides that nobody knows yet."""
        return replace(self, unknown=False) if self.unknown else self

    def changed_by(self, sent: Said, shown: Collection[str]) -> Said:
        """Give this answer with what a form showed taken from what was sent; the rest stays as it is.

        A form shows "text", "links", "not_applicable", "reason", "unknown" and "level:<part>". Where it
        does not show whether the answer is known, a level that is chosen says that it is.
        """
        kept = {part: level for part, level in self.levels.items() if f"level:{part}" not in shown}
        chosen = {part: level for part, level in sent.levels.items() if f"level:{part}" in shown}
        levels = kept | chosen
        unknown = sent.unknown if "unknown" in shown else self.unknown and not levels
        return replace(
            self,
            levels={} if unknown else levels,
            text=sent.text if "text" in shown else self.text,
            evidence=sent.evidence if "links" in shown else self.evidence,
            not_applicable=sent.not_applicable if "not_applicable" in shown else self.not_applicable,
            reason=sent.reason if "reason" in shown else self.reason,
            unknown=unknown,
        )

    def as_mark(self, question: Question) -> Mark:
        """Read the answer as a mark of its question; text and evidence give no points."""
        if self.not_applicable and not self.unknown:
            return NotApplicable(self.reason)
        return levels_of(question, self.levels)


MINE, THEIRS, MERGED = "mine", "theirs", "merged"
WAYS = (MINE, THEIRS, MERGED)
APPLIES = "applies"
"""What is chosen between besides the levels: whether the question is applicable."""


@dataclass(frozen=True, slots=True)
class Choice:
    """Which of two answers to a question is to hold; `version` is the kept one that stood beside one's own.

    `text` is what they were put together to, and `taken` says whose level each part then has.
    """

    way: str
    version: int
    text: str = ""
    taken: Mapping[str, str] = field(default_factory=dict)


def said_from(data: dict[str, Any] | None) -> Said:
    """Read an answer back from what `as_data` gave."""
    if not data:
        return Said()
    links = tuple(Link(link["url"], link["note"]) for link in data["evidence"])
    given = data["levels"], data["text"], links, data["not_applicable"], data["reason"]
    return Said(*given, unknown=data.get("unknown", False))
