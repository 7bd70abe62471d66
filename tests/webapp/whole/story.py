"""What has happened so far, kept by the test itself: nothing here is read from the application."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import ClassVar

from tests.webapp.whole.stage import ALBY, BODA, GROUP, JURY, PLACES, STEPS
from webapp.rounds.recipe import COMPASS, NOMINATION, Step

FORMS = tuple((place, kind) for place in PLACES for kind in (NOMINATION, COMPASS))
NEEDED, GIVEN, ASKED = "needed", "given", "asked"
OPEN, OVER = "open", "over"
SENT, BACK, FREE = "sent", "back", "free"
COME, WITHDRAWN, SETTLED = "come", "withdrawn", "settled"


@dataclass
class Form:
    """A questionnaire: has anybody answered, is it certified, is it handed in."""

    place: str
    answered: bool = False
    certificate: str = NEEDED
    handed_in: bool = False
    receipt: bool = False

    @property
    def ready(self) -> bool:
        """Tell whether nobody's word is missing before it is handed in."""
        return self.place != ALBY or self.certificate == GIVEN


@dataclass
class Seat:
    """An evaluator's part in one evaluation."""

    who: str
    declared: bool = False
    conflict: bool = False
    done: bool = False

    @property
    def reads(self) -> bool:
        """Tell whether its evaluator may open the evaluation."""
        return self.declared and not self.conflict


@dataclass
class Visit:
    """An evaluation: its two seats, whoever has left one, its third readers, and how far it has come."""

    seats: dict[str, Seat]
    left: list[str] = field(default_factory=list)
    pen: str = ""
    agreed: bool = False
    review: str = ""
    freed: bool = False
    unread: bool = False
    untold: bool = False
    cleared: set[str] = field(default_factory=set)
    partial: set[str] = field(default_factory=set)
    reply: str = ""
    renewed: int = 0
    objection: str = ""
    planned: bool = False
    request: str = ""
    fixed: bool = False

    @property
    def revealed(self) -> bool:
        """Tell whether both are done."""
        return all(seat.done for seat in self.seats.values())

    @property
    def may_be_fixed(self) -> bool:
        """Tell whether the office can fix the result: released as it is, told, and no reply is waited for."""
        waits = self.untold or OPEN in (self.reply, self.objection)
        return self.fixed or (self.may_leave and not waits)

    @property
    def may_leave(self) -> bool:
        """Tell whether the draft may go to the municipality: a third reader has released it as it is."""
        return self.review == FREE and not self.unread

    @property
    def begun(self) -> bool:
        """Tell whether an evaluator may read."""
        return any(seat.reads for seat in self.seats.values())


@dataclass
class Body:
    """The nomination group or the jury: what each has declared, noted and ranked."""

    declared: dict[str, set[str]] = field(default_factory=dict)
    hidden: dict[str, set[str]] = field(default_factory=dict)
    ranked: set[str] = field(default_factory=set)
    agreed: set[str] = field(default_factory=set)
    closed: bool = False
    asked_by: str = ""
    shown: bool = False
    noted: bool = False
    minuted: set[str] | None = None
    """Whom the newest minutes are about; none as long as no version is fixed."""
    versions: list[str] = field(default_factory=list)

    def hides(self, who: str) -> set[str]:
        """Give the places somebody has a conflict of interest with."""
        return self.hidden.get(who, set())


@dataclass
class Story:
    """Everything that has happened in the round."""

    steps: ClassVar[tuple[Step, ...]] = STEPS
    step: int = 0
    forms: dict[tuple[str, str], Form] = field(default_factory=lambda: {key: Form(key[0]) for key in FORMS})
    group: Body = field(default_factory=Body)
    jury: Body = field(default_factory=Body)
    named: bool = False
    nominated: list[str] = field(default_factory=list)
    left: set[str] = field(default_factory=set)
    visits: dict[str, Visit] = field(default_factory=dict)
    written: set[str] = field(default_factory=set)
    tied: set[str] = field(default_factory=set)
    winner: str = ""
    asked_by: str = ""
    announced: bool = False

    @property
    def applied(self) -> list[str]:
        """List those whose nomination the group can read."""
        return [one for one in PLACES if self.forms[one, NOMINATION].handed_in and one not in self.left]

    def candidates(self, body: Body, /) -> list[str]:
        """List whom the group or the jury chooses among."""
        return self.nominated if body is self.jury else self.applied

    def gone(self, body: Body, /) -> set[str]:
        """Give those who have left after they could be chosen."""
        handed_in = {one for one in PLACES if self.forms[one, NOMINATION].handed_in}
        return self.left if body is self.jury else self.left & handed_in

    def undeclared(self, body: Body, who: str) -> bool:
        """Tell whether somebody has to declare before reading."""
        return not set(self.candidates(body)) - body.hides(who) <= body.declared.get(who, set())

    def able(self, body: Body, /) -> set[str]:
        """Give the members who may judge any of those there is to choose among."""
        members = JURY if body is self.jury else GROUP
        return {who for who in members if set(self.candidates(body)) - body.hides(who)}

    def showable(self, body: Body, /) -> bool:
        """Tell whether an order can be shown: all of the few who can rank have, and agree to be seen."""
        able = self.able(body)
        return body.closed and bool(able) and able <= body.ranked & body.agreed

    def may_review(self, who: str, place: str) -> bool:
        """Tell whether a third reader is impartial; whoever has a tie to Boda may not read its rivals."""
        near = who in self.tied and (place == BODA or BODA not in self.left)
        return not near and who not in self.visits[place].partial

    def fixed(self, place: str) -> bool:
        """Tell whether a municipality's result is fixed."""
        return place in self.visits and self.visits[place].fixed

    def holds(self, requirement: str) -> bool:
        """Tell whether what a step requires is there."""
        return {
            "participants": True,
            "contacts": True,
            "nominations": all(self.forms[one, NOMINATION].handed_in for one in PLACES),
            "nominees": 1 <= len(self.nominated) <= 2,
            "assessments": all(self.forms[one, COMPASS].handed_in for one in self.nominated),
            "evaluators": all(self._seated(one) for one in self.nominated),
            "winner": bool(self.winner),
            "results": bool(self.nominated) and all(self.fixed(one) for one in self.nominated),
        }[requirement]

    def _seated(self, place: str) -> bool:
        visit = self.visits.get(place)
        return visit is not None and not any(seat.conflict for seat in visit.seats.values())

    @property
    def choosing(self) -> bool:
        """Tell whether the round stands where its nominees are named."""
        return "nominees" in self.steps[self.step].requires and not self.announced

    @property
    def may_move(self) -> bool:
        """Tell whether the office can take the next step, with a reason where one is enough."""
        step = self.steps[self.step]
        last = self.step >= len(self.steps) - 2
        return not last and all(self.holds(one) for one in step.requires if one not in step.may_waive)

    @property
    def may_announce(self) -> bool:
        """Tell whether nothing that is left hinders the results from being public."""
        return all(self.holds(one) for step in self.steps[self.step :] for one in step.requires)
