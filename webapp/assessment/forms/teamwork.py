"""What is sent when people work together: comments, parts handed out, a guest's proposal, certificates."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime

from questionnaires.edition import Description, Question
from webapp.assessment.content import Said
from webapp.assessment.forms.answers import read_answers
from webapp.ground.forms import (
    FileField,
    HouseForm,
    KeyField,
    LineField,
    NumberField,
    RawField,
    TextField,
    TickField,
    VersionField,
)

COMMENT_LIMIT = 2_000


class CommentForm(HouseForm):
    """A comment or a reply."""

    audience = RawField()
    text = TextField(limit=COMMENT_LIMIT)
    reply_to = NumberField()
    request_key = KeyField()


class ResolveForm(HouseForm):
    """That a thread is resolved, or open again."""

    resolved = RawField()


class TakeOverForm(HouseForm):
    """Taking a proposal over, with the version of the answer that the page showed."""

    version = VersionField()
    request_key = KeyField()


class PresenceForm(HouseForm):
    """At which question somebody is, or that the page is being left."""

    question = RawField()
    leaves = RawField()


class RestoreForm(HouseForm):
    """Giving an earlier answer back, with the version of the answer that the page showed."""

    version = VersionField()


class HandingForm(HouseForm):
    """A part of an assessment, and who is to have it: a colleague or an address."""

    place = LineField()
    person = NumberField()
    email = LineField()
    more = LineField()
    note = TextField()

    @property
    def numbers(self) -> tuple[str, ...]:
        """Give the numbers of further questions, as they are written between commas or spaces."""
        return tuple(self.more.data.replace(",", " ").split())


class TakeBackForm(HouseForm):
    """Whether all that a guest has is taken back, or one part."""

    every = RawField()


class HandOnForm(HouseForm):
    """The colleague whom one task goes on to."""

    to = NumberField()


class LeavingForm(HouseForm):
    """The colleague whom all that one has left goes to, why, and whether in the municipality's others too."""

    to = NumberField()
    why = TextField()
    everywhere = TickField()


class HandInForm(HouseForm):
    """The name and the title of whoever has approved the answers."""

    name = LineField()
    title = LineField()
    confirmed = TickField()


class CertificateForm(HouseForm):
    """The certifier's word: signed, or sent back with a reason."""

    title = LineField()
    seen = LineField()
    reason = TextField()
    save = RawField()
    confirmed = TickField()


class ReadThroughForm(HouseForm):
    """That all is read, as the page stood when it was made."""

    seen = RawField()

    @property
    def seen_at(self) -> datetime | None:
        """Give when the page that was read was made; nothing where that cannot be read."""
        try:
            moment = datetime.fromisoformat(self.seen.data)
        except ValueError:
            return None
        return moment if moment.tzinfo else None


@dataclass(slots=True)
class ReadProposal:
    """A guest's proposal as it was sent, and what is wrong with it."""

    name: str
    said: Said
    faults: dict[str, str] = field(default_factory=dict)


class ProposalForm(HouseForm):
    """A guest's proposal: a name, a text, levels where they are asked for, and a file."""

    name = LineField()
    file = FileField(needed=False)

    @property
    def with_file(self) -> bool:
        """Tell whether a file came along."""
        return self.file.data is not None

    def about(self, asked: Question | Description) -> ReadProposal:
        """Read what is proposed about a question, by the rule of an answer."""
        sent = self.sent.copy()
        sent[f"{asked.id}:version"] = "0"
        (answer,) = read_answers(sent, [asked])
        faults = {
            f"{asked.id}:{name}": text
            for name, text in answer.faults.items()
            if name == "text" or name.startswith("level:")
        }
        faults |= {
            f"{asked.id}:link:{row}:url": answer.faults[f"link:{n}"]
            for n, row in enumerate(answer.rows)
            if f"link:{n}" in answer.faults
        }
        said = answer.said
        return ReadProposal(self.name.data, Said(said.levels, said.text, said.evidence), faults)
