"""Every deed of two years with what the story says of it, allowed or not."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

from tests.webapp.whole.at_home.playing import Sitting
from tests.webapp.whole.stage import Stage
from tests.webapp.whole.two_years.planning import PlanPlay
from tests.webapp.whole.two_years.scene import MOVES, NEW, OLD, PAIR, STAYS, YearDeeds
from tests.webapp.whole.two_years.story import Link, Story, Thread, Year, joined
from webapp.assessment.content import MERGED, MINE, THEIRS, Choice, Said
from webapp.assessment.queries.teamwork.comments import threads
from webapp.evaluation.models.evaluations import PublishedResult
from webapp.ground.calendar import clock
from webapp.ground.outcome import CONFLICT, SAME, SAVED
from webapp.ground.refusals import NotThereError, Refusal
from webapp.ground.store.database import db

YEAR, MOMENT = timedelta(days=370), timedelta(minutes=20)


class TwoYearPlay(PlanPlay):
    """One play: does the deeds, and keeps the story beside them."""

    def __init__(self, stage: Stage) -> None:
        clock.set_clock(None)
        stage.begin_anew()
        self.stage, self.story, self.deeds = stage, Story(), YearDeeds(stage)
        self.told: list[str] = []
        self.at = clock.now()
        clock.set_clock(lambda: self.at)
        self.start("samordnare", OLD)

    def attempt(self, allowed: object, deed: Callable[[], object]) -> bool:
        """Do a deed that is allowed, or see that one which is not is refused; tell which."""
        self.at += MOMENT
        try:
            self.came_to = deed()
        except (Refusal, NotThereError):
            db.session.rollback()
            assert not allowed, self.told
        else:
            assert allowed, self.told
        return bool(allowed)

    def words(self, who: str) -> str:
        """Write something that nobody has written before."""
        self.story.words += 1
        return f"HEMLIGT-{self.story.words} från {who}."

    def said(self, who: str, level: int) -> Said:
        return Said({"system": str(level), "spridning": str(level)}, self.words(who))

    def start(self, who: str, edition=OLD) -> None:  # type: ignore[no-untyped-def]
        """Start a year; pressed twice it is one."""
        if self.attempt(self.story.leads(who), lambda: self.deeds.start(who, edition.id)):
            year = Year(edition, int(str(self.came_to)), self.at)
            assert self.deeds.start(who, edition.id) == year.id
            self.story.years.append(year)
            self.deeds.own = year.id

    def next_year(self) -> None:
        """Let time pass, and start anew in the next edition."""
        self.at += YEAR
        self.stage.world.forget()
        self.start("samordnare", NEW)

    def answer(self, who: str, question: str, level: int, *, late: bool) -> None:
        """Answer; whoever saw an older version is shown both, and nothing is written."""
        kept = self.story.year.versions.get(question, [])
        allowed = self.story.writes(who) and self.story.year.open
        said, late = self.said(who, level), late and bool(kept)
        seen = len(kept) - 1 if late else len(kept)
        if not self.attempt(allowed, lambda: self.deeds.answer(who, question, said, seen)):
            return
        outcome = self.came_to
        if late:
            assert (outcome.status, outcome.kept.said) == (CONFLICT, kept[-1])  # type: ignore[attr-defined]
        else:
            assert outcome.status == SAVED  # type: ignore[attr-defined]
            self._keep(question, said)

    def choose(self, who: str, question: str, level: int, way: str) -> None:
        """Choose between one's own answer and the one that came before it, or put them together."""
        kept = self.story.year.versions.get(question, [])
        if not kept:
            return
        mine, theirs = self.said(who, level), kept[-1]
        text = f"{theirs.text} {mine.text}"
        choice = Choice(way, len(kept), text, {"system": MINE, "spridning": THEIRS})
        allowed = self.story.writes(who) and self.story.year.open
        if self.attempt(allowed, lambda: self.deeds.choose(who, question, mine, choice)):
            levels = {"system": mine.levels["system"]}
            levels |= {"spridning": theirs.levels["spridning"]} if "spridning" in theirs.levels else {}
            become = {MINE: [mine], THEIRS: [mine, theirs], MERGED: [Said(levels, text)]}
            self._keep(question, *become[way])

    def restore(self, who: str, question: str, number: int) -> None:
        """Bring an earlier version back: as a new one, or as nothing where it stands already."""
        kept = self.story.year.versions.get(question, [])
        there = 1 <= number <= len(kept)
        allowed = there and self.story.writes(who) and self.story.year.open
        if self.attempt(allowed, lambda: self.deeds.restore(who, question, number, len(kept))):
            self._may_keep(question, kept[number - 1])

    def take_over(self, who: str, question: str) -> None:
        """Put last year's answer into this year's."""
        before = self._last_year().get(question) if question in (STAYS, MOVES) else None
        kept = self.story.year.versions.get(question, [])
        allowed = before and self.story.writes(who) and self.story.year.open
        if self.attempt(allowed, lambda: self.deeds.take_over(who, question, len(kept))) and before:
            self._may_keep(question, joined(kept[-1] if kept else None, before))

    def _last_year(self) -> dict[str, Said]:
        return {} if self.story.first else self.story.years[0].handed or {}

    def _keep(self, question: str, *said: Said) -> None:
        self.story.year.versions.setdefault(question, []).extend(said)

    def _may_keep(self, question: str, said: Said) -> None:
        """Remember what is kept now, unless it stood there already."""
        kept = self.story.year.versions.get(question, [])
        same = bool(kept) and kept[-1] == said
        assert self.came_to.status == (SAME if same else SAVED)  # type: ignore[attr-defined]
        if not same:
            self._keep(question, said)

    def comment(self, who: str, question: str, audience: str) -> None:
        text = self.words(who)
        allowed = self.story.writes(who) or (self.story.signs(who) and who in self.story.members)
        if self.attempt(allowed, lambda: self.deeds.comment(who, question, audience, text)):
            self.story.year.threads.append(Thread(question, who, audience, text))

    def resolve(self, who: str, question: str) -> None:
        """Resolve the first thread at a question, or open it again."""
        thread = next((one for one in self.story.year.threads if one.question == question), None)
        allowed = thread and (self.story.writes(who) or self.story.signs(who))
        resolved = not (thread and thread.resolved)

        def deed() -> None:
            found = threads(self.deeds.subject("samordnare"), question)
            comment = found[0].comments[0].id if found else 0
            self.deeds.resolve(who, question, comment, resolved=resolved)

        if self.attempt(allowed, deed) and thread:
            thread.resolved = resolved

    def hand_out(self, who: str, chosen: str, place: str) -> None:
        year = self.story.year
        allowed = self.story.leads(who) and year.open and self.story.writes(chosen)
        has_it = year.holders.get(place) == chosen and chosen in self.story.members
        if self.attempt(allowed, lambda: self.deeds.hand_out(who, chosen, place)) and not has_it:
            year.holders[place] = chosen
            year.done.discard(place)

    def say_done(self, who: str, place: str) -> None:
        allowed = self.story.year.holders.get(place) == who and who in self.story.members
        if self.attempt(allowed, lambda: self.deeds.say_done(who, place)):
            self.story.year.done.add(place)

    def ask_guest(self, who: str, question: str) -> None:
        year, there = self.story.year, self.story.year.link(question)
        allowed = self.story.leads(who) and year.open and not (there and there.alive)
        if self.attempt(allowed, lambda: self.deeds.ask_guest(who, question)):
            token = self.came_to.token  # type: ignore[attr-defined]
            year.links.setdefault(question, []).append(Link(token))

    def end_guest(self, who: str, question: str) -> None:
        there = self.story.year.link(question)
        allowed = self.story.leads(who) and there and there.alive
        if self.attempt(allowed, lambda: self.deeds.end_guest(who, question)) and there:
            there.alive = False

    def propose(self, question: str, level: int) -> None:
        there, said = self.story.year.link(question), self.said("gäst", level)
        allowed = there and there.alive and self.story.year.open
        if self.attempt(allowed, lambda: self.deeds.propose(there.token if there else "", said)) and there:
            there.proposals.append((int(str(self.came_to)), said))

    def take_proposal(self, who: str, question: str) -> None:
        there, kept = self.story.year.link(question), self.story.year.versions.get(question, [])
        number, said = there.proposals[-1] if there and there.proposals else (0, Said())
        allowed = number and self.story.writes(who) and self.story.year.open
        if self.attempt(allowed, lambda: self.deeds.take_proposal(who, question, number, len(kept))):
            self._may_keep(question, joined(kept[-1] if kept else None, said))

    def read(self, who: str) -> None:
        if self.attempt(who in self.story.members, lambda: self.deeds.read(who)):
            self.story.year.read[who] = self.story.year.now

    def ask_certificate(self, who: str) -> None:
        year = self.story.year
        if self.attempt(self.story.leads(who) and year.open, lambda: self.deeds.ask_certificate(who)):
            asks = not year.signed
            year.waits, year.certified = year.waits or asks, None if asks else year.certified

    def certify(self, who: str, *, sign: bool, late: bool) -> None:
        year = self.story.year
        allowed = self.story.signs(who) and year.open and year.waits and not late
        if self.attempt(allowed, lambda: self.deeds.certify(who, sign=sign, late=late)):
            year.waits, year.certified = False, year.now if sign else None

    def hand_in(self, who: str) -> None:
        year = self.story.year
        allowed = (self.story.leads(who) and year.signed) if year.open else who in self.story.members
        if self.attempt(allowed, lambda: self.deeds.hand_in(who)) and year.open:
            year.handed = year.now

    def withdraw(self, who: str) -> None:
        year = self.story.year
        allowed = self.story.leads(who) and not year.open and not year.begun
        if self.attempt(allowed, lambda: self.deeds.withdraw(who)):
            year.handed = None

    def appoint(self, who: str) -> None:
        year = self.story.year
        allowed = self.story.leads(who) and not year.open
        if self.attempt(allowed, lambda: self.deeds.appoint(who, *PAIR)) and not year.seats:
            year.seats = [Sitting(one) for one in PAIR]

    def say(self, who: str) -> None:
        seat = self.story.sitting(who)
        if (
            self.attempt(seat and not self.story.year.result, lambda: self.deeds.say(who, some=False))
            and seat
        ):
            seat.said = True

    def mark(self, who: str) -> None:
        seat = self.story.sitting(who)
        if self.attempt(seat and seat.said and not seat.done, lambda: self.deeds.mark(who)) and seat:
            seat.marked = seat.done = True

    def agree(self, who: str) -> None:
        year = self.story.year
        allowed = self.story.sitting(who) and year.revealed and not year.result
        if self.attempt(allowed, lambda: self.deeds.agree(who)):
            year.agreed = True

    def fix(self, who: str) -> None:
        year = self.story.year
        allowed = self.story.leads(who) and year.seats and (year.agreed or year.result)
        if self.attempt(allowed, lambda: self.deeds.fix(who)):
            row = db.session.get_one(PublishedResult, self.deeds.ids["result"])
            year.result = year.result or (row.marks, row.figures)
