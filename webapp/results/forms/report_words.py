"""The texts of a whole report, each with the version and the words that the page showed."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from webapp.ground.fields import clean_text
from webapp.ground.forms import HouseForm, RawField, VersionField
from webapp.review.forms.texts import seen_of


class ShownForm(HouseForm):
    """What the page showed of one text."""

    version = VersionField()
    seen = RawField()


@dataclass(frozen=True, slots=True)
class ReadWords:
    """One text as it was sent, with the version it saw."""

    text: str
    version: int


class ReportWordsForm(HouseForm):
    """The texts of a report, in a field for each part."""

    def changed(self, parts: Iterable[str]) -> dict[str, ReadWords]:
        """Read those of these parts that the form holds and that somebody has touched."""
        texts = {part: clean_text(self.sent[part]) for part in parts if part in self.sent}
        shown = {part: ShownForm(self.sent, prefix=f"{part}-") for part in texts}
        return {
            part: ReadWords(text, shown[part].version.data)
            for part, text in texts.items()
            if shown[part].seen.data != seen_of(text)
        }
