"""What has happened in a municipality through two years, as plain values beside the database."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime

from questionnaires.edition import Edition
from tests.webapp.whole.at_home.playing import Sitting
from tests.webapp.whole.two_years.scene import BOSS, OLD, ROLES, SIGNER
from webapp.assessment.content import Said
from webapp.ground.roles import WRITERS


@dataclass
class Thread:
    """What is said at a question, to whom, and whether it is resolved."""

    question: str
    who: str
    audience: str
    text: str
    resolved: bool = False


@dataclass
class Link:
    """A guest's link to a question, and what has come through it."""

    token: str
    alive: bool = True
    proposals: list[tuple[int, Said]] = field(default_factory=list)


@dataclass
class Year:
    """One own assessment: every version of every answer, and how far it has come."""

    edition: Edition
    id: int
    at: datetime
    versions: dict[str, list[Said]] = field(default_factory=dict)
    threads: list[Thread] = field(default_factory=list)
    holders: dict[str, str] = field(default_factory=dict)
    done: set[str] = field(default_factory=set)
    links: dict[str, list[Link]] = field(default_factory=dict)
    read: dict[str, dict[str, Said]] = field(default_factory=dict)
    waits: bool = False
    certified: dict[str, Said] | None = None
    handed: dict[str, Said] | None = None
    seats: list[Sitting] = field(default_factory=list)
    agreed: bool = False
    result: object = None

    @property
    def open(self) -> bool:
        return self.handed is None

    @property
    def now(self) -> dict[str, Said]:
        """Give what is kept of each question."""
        return {question: said[-1] for question, said in self.versions.items()}

    @property
    def signed(self) -> bool:
        """Tell whether these very answers are certified."""
        return self.certified == self.now and not self.waits

    @property
    def begun(self) -> bool:
        return any(one.said for one in self.seats)

    @property
    def revealed(self) -> bool:
        return bool(self.seats) and all(one.done for one in self.seats)

    def link(self, question: str) -> Link | None:
        """Give the link to a question that was made last."""
        return self.links[question][-1] if self.links.get(question) else None


@dataclass
class Action:
    """An action of the plan: what it aims at, whose it is, and how it stands."""

    id: int
    question: str
    level: int
    owner: str
    state: str = "planned"


@dataclass
class Plan:
    """The plan made of the first year: what it stands on, its improvement areas and its actions."""

    id: int
    basis: object
    levels: dict[str, dict[str, int]]
    """The level of each part of each question when it was made."""
    places: list[str]
    actions: list[Action] = field(default_factory=list)
    followed: list[str] = field(default_factory=list)


@dataclass
class Story:
    """Two years: who takes part, what each year has come to, and the plan between them."""

    members: set[str] = field(default_factory=lambda: set(ROLES))
    years: list[Year] = field(default_factory=list)
    plan: Plan | None = None
    words: int = 0

    @property
    def year(self) -> Year:
        return self.years[-1]

    @property
    def first(self) -> bool:
        return self.year.edition == OLD

    def writes(self, who: str) -> bool:
        return who in self.members and ROLES[who] in WRITERS

    def leads(self, who: str) -> bool:
        return who == BOSS

    def signs(self, who: str) -> bool:
        return who == SIGNER

    def sitting(self, who: str) -> Sitting | None:
        """Give the seat of somebody who can reach it."""
        handed = self.year.handed is not None
        return next((one for one in self.year.seats if one.who == who and handed), None)


def joined(now: Said | None, more: Said) -> Said:
    """Say what an answer is once somebody else's words and levels are put into it."""
    text = now.text if now else ""
    texts = [text] if more.text in text else [text, more.text]
    return Said(dict(more.levels), "\n\n".join(filter(None, texts)))
