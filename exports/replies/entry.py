"""What a document of replies is told: finished words, place by place."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from questionnaires.compass import Compass


@dataclass(frozen=True, slots=True)
class ToldReply:
    """What a municipality said to a place of a version, and what the evaluators made of it and why."""

    about: str
    """What kind of reply it is, to which version, by whom and when."""
    accepts: bool
    wanted: str = ""
    clause: str = ""
    evidence: str = ""
    outcome: str = ""
    """What became of it, by whom and when; nothing while it waits."""
    why: str = ""
    now: str = ""


@dataclass(frozen=True, slots=True)
class ToldPlace:
    """A question: what the municipality and the draft say, in words and points, and what was replied."""

    number: str
    name: str
    own: str
    draft: str
    briefly: str
    """What the draft says by the names of its levels alone."""
    reached: str
    motivation: str = ""
    differs: bool = False
    replies: tuple[ToldReply, ...] = ()

    @property
    def quiet(self) -> bool:
        """Tell whether there is nothing more to say of it than what the draft gives."""
        return not self.differs and not self.replies


@dataclass(frozen=True, slots=True)
class ToldText:
    """A text of the draft under its heading, as it was written; `listed` is one point a line."""

    heading: str
    words: str
    listed: bool = False


@dataclass(frozen=True, slots=True)
class ToldArea:
    """A part of the draft: its points, its texts, its questions, and what was replied to the texts."""

    title: str
    reached: str = ""
    texts: tuple[ToldText, ...] = ()
    places: tuple[ToldPlace, ...] = ()
    replies: tuple[ToldReply, ...] = ()


@dataclass(frozen=True, slots=True)
class ToldChange:
    """Something that reads otherwise since a version: where, what, before and after, and why."""

    where: str
    what: str
    before: str
    after: str
    why: str


@dataclass(frozen=True, slots=True)
class RepliesEntry:
    """Everything a document of replies is told; `changes` holds by heading what was changed and why."""

    municipality: str
    edition: str
    state: str
    """How the right of reply stands, in a sentence."""
    version: str
    made_at: datetime
    fixed: bool
    draft: Compass
    own: Compass
    areas: tuple[ToldArea, ...]
    changes: tuple[tuple[str, tuple[ToldChange, ...]], ...] = ()
