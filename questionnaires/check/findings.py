"""What a check found, and where."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple


class Sentence(NamedTuple):
    """What is wrong and what to do about it, told to whoever edits the questions."""

    what: str
    remedy: str
    severity: str = "fault"

    def about(self, **words: object) -> Sentence:
        """Put words in the places the sentence keeps open for them: {number}."""
        return self._replace(what=self.what.format(**words), remedy=self.remedy.format(**words))


@dataclass(frozen=True, slots=True)
class Finding:
    """A fault (fel) or a remark (anmärkning): where it stands, what it is, what to do."""

    edition: str
    file: str
    line: int
    path: str
    what: str
    remedy: str
    severity: str

    def __str__(self) -> str:
        """Read as three lines: where, what, and what to do."""
        place = f", {self.path}" if self.path else ""
        return f"{self.file}, rad {self.line}{place}:\n  {self.what}\n  {self.remedy}"


def found(edition: str, file: str, path: str, sentence: Sentence) -> Finding:
    """Put a sentence at its place; the line is looked up later, when somebody will read it."""
    return Finding(edition, file, 0, path, *sentence)
