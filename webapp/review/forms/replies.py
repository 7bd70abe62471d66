"""A municipality's reply to one place of a draft, its outcome, and the day until which it may reply."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from flask_babel import gettext as _
from wtforms.validators import ValidationError

from questionnaires.edition import Question
from webapp.assessment.forms.answers import check_form
from webapp.ground.fields import clean_text
from webapp.ground.fields.absence import seen_of
from webapp.ground.forms import HouseForm, LineField, MomentField, RawField, TextField, VersionField


@dataclass(frozen=True, slots=True)
class ReadReply:
    """A reply as it was sent."""

    kind: str
    clause: str
    evidence: str
    levels: Mapping[str, str]
    version: int
    untouched: bool = False
    """Whether it was left as the page showed it."""


def seen_reply(kind: str, clause: str, evidence: str, levels: Mapping[str, str]) -> str:
    """Give what marks a reply as it stands, so that its form can tell whether somebody touched it."""
    return seen_of(kind, clause, evidence, *(f"{part} {level}" for part, level in sorted(levels.items())))


class ReplyForm(HouseForm):
    """A reply; levels count only where another level is what is said."""

    kind = LineField()
    clause = TextField(carried=True)
    evidence = TextField(carried=True)
    version = VersionField()
    seen = RawField()

    def about(self, question: Question | None) -> ReadReply:
        """Read the reply to a place; a question has levels, named after its parts."""
        check_form(self.sent)
        kind, levels = self.kind.data, {}
        for part in question.kind.parts if question and kind == "other_level" else ():
            chosen = self.sent.get(f"level:{part.id}", "")
            if part.level(chosen) is not None:
                levels[part.id] = chosen
        accepts = kind == "accepted"
        clause, evidence = ("", "") if accepts else (self.clause.data, self.evidence.data)
        left = seen_reply(kind, clause, evidence, levels) == self.seen.data
        return ReadReply(kind, clause, evidence, levels, self.version.data, left)


class OutcomeForm(HouseForm):
    """The outcome of a reply and why, with the version that the page showed."""

    outcome = RawField()
    why = TextField()
    version = VersionField()


class ShareForm(HouseForm):
    """Whether an example is shared."""

    share = RawField(carried=True)


class WelcomeForm(HouseForm):
    """Whether others may ask about an example."""

    welcome = RawField(carried=True)


class ReasonsForm(HouseForm):
    """Why places are changed: a field for each place, and one that counts for the rest."""

    def said(self, keys: Iterable[str]) -> dict[str, str]:
        """Read each reason that the form holds, under its place; under "" the one for the rest."""
        check_form(self.sent)
        named = {"": "why", **{key: f"why-{key}" for key in keys}}
        return {key: clean_text(self.sent[name]) for key, name in named.items() if name in self.sent}


class ClosingForm(HouseForm):
    """The last day and time of a right of reply, and why it is sooner than promised."""

    day = MomentField()
    hurry = TextField()
    seen = LineField()

    def validate_day(self, field: MomentField) -> None:
        """Ask for the day where none is typed."""
        if field.data is None:
            raise ValidationError(_("Skriv sista dagen, till exempel 2027-03-15 eller 15 mars."))

    @property
    def shown(self) -> dict[str, str]:
        """Give the fields back as they were typed."""
        return {**self.day.typed, "hurry": self.hurry.data}
