"""Every deed with what the story says of it beforehand: that it is done, or that it is kindly refused."""

from __future__ import annotations

from tests.webapp.whole.bodies import BodyPlay
from tests.webapp.whole.deeds import Deeds
from tests.webapp.whole.drafting import Drafting
from tests.webapp.whole.stage import ALBY, GROUP, JURY, Stage
from tests.webapp.whole.story import ASKED, GIVEN, NEEDED, Seat, Story, Visit
from tests.webapp.whole.visiting import Visiting
from webapp.rounds.recipe import COMPASS, NOMINATION


class Play(BodyPlay, Drafting, Visiting):
    """One play of the round: does the deeds, and keeps the story beside them."""

    def __init__(self, stage: Stage) -> None:
        stage.begin_anew()
        self.stage, self.story, self.deeds = stage, self.new_story(), self.new_deeds(stage)
        self.told: list[str] = []

    def new_story(self) -> Story:
        return Story()

    def new_deeds(self, stage: Stage) -> Deeds:
        return Deeds(stage)

    def answer(self, who: str, place: str, kind: str) -> None:
        form = self.story.forms[place, kind]
        if self.attempt(not form.handed_in, lambda: self.deeds.answer(who, place, kind)):
            form.answered = True
            form.certificate = NEEDED if form.certificate == GIVEN else form.certificate

    def ask_certificate(self, place: str, kind: str) -> None:
        form = self.story.forms[place, kind]
        allowed = not form.handed_in and place == ALBY
        if self.attempt(allowed, lambda: self.deeds.ask_certificate(place, kind)):
            form.certificate = form.certificate if form.certificate == GIVEN else ASKED

    def certify(self, kind: str, *, sign: bool) -> None:
        form = self.story.forms[ALBY, kind]
        allowed = not form.handed_in and form.certificate == ASKED
        if self.attempt(allowed, lambda: self.deeds.certify(ALBY, kind, sign=sign)):
            form.certificate = GIVEN if sign else NEEDED

    def hand_in(self, place: str, kind: str) -> None:
        form = self.story.forms[place, kind]
        if self.attempt(form.handed_in or form.ready, lambda: self.deeds.hand_in(place, kind)):
            form.handed_in = form.receipt = True

    def withdraw(self, place: str, kind: str) -> None:
        form, visit = self.story.forms[place, kind], self.story.visits.get(place)
        chosen = kind == NOMINATION and place in self.story.nominated
        begun = kind == COMPASS and visit is not None and visit.begun
        allowed = form.handed_in and not (chosen or begun)
        if self.attempt(allowed, lambda: self.deeds.withdraw(place, kind)):
            form.handed_in = False

    def reopen(self, place: str, kind: str) -> None:
        form, story = self.story.forms[place, kind], self.story
        used = place in (story.nominated if kind == NOMINATION else story.visits)
        allowed = form.handed_in and not used and not story.announced
        if self.attempt(allowed, lambda: self.deeds.reopen(place, kind)):
            form.handed_in = False

    def move(self) -> None:
        if self.attempt(self.story.may_move, self.deeds.move):
            self.story.step += 1

    def name(self, who: str, many: int) -> None:
        story = self.story
        chosen = [one for one in story.applied if one not in story.nominated][:many]
        short = not story.named or not story.nominated
        room = bool(chosen) and len(story.nominated) + len(chosen) <= 2
        member = who in GROUP
        may = not member or not (
            story.undeclared(story.group, who) or story.group.hides(who) & set(story.applied)
        )
        allowed = may and story.group.shown and story.choosing and short and room
        if self.attempt(allowed, lambda: self.deeds.name(who, chosen)):
            story.named, story.nominated = True, [*story.nominated, *chosen]

    def leave(self, place: str) -> None:
        story = self.story
        allowed = place in story.nominated and not story.announced and story.winner != place
        if self.attempt(allowed, lambda: self.deeds.leave(place)):
            story.nominated = [one for one in story.nominated if one != place]
            story.left.add(place)

    def assign(self, place: str) -> None:
        story = self.story
        allowed = (
            place in story.nominated and story.forms[place, COMPASS].handed_in and place not in story.visits
        )
        if self.attempt(allowed, lambda: self.deeds.assign(place)):
            story.visits[place] = Visit({"a": Seat("utvarderare.a"), "b": Seat("utvarderare.b")})

    def sit(self, place: str, track: str, *, conflict: bool = False) -> None:
        """Declare a conflict of interest, unless one has said there is none or nobody else could come."""
        visit = self.story.visits[place]
        seat = visit.seats[track]
        allowed = not seat.conflict and self.story.forms[place, COMPASS].handed_in
        conflict = conflict and not seat.declared and seat.who == "utvarderare.b"
        said = "Min syster är kommunchef." if conflict else ""
        if self.attempt(allowed, lambda: self.deeds.sit(seat.who, place, said)):
            seat.declared, seat.conflict = True, seat.conflict or conflict

    def replace(self, place: str) -> None:
        visit = self.story.visits[place]
        left = next((track for track, seat in visit.seats.items() if seat.conflict), None)
        allowed = left is not None and "utvarderare.c" not in visit.left
        if self.attempt(allowed, lambda: self.deeds.replace(place)):
            visit.left.append(visit.seats[left].who)
            visit.seats[left] = Seat("utvarderare.c")

    def mark(self, place: str, track: str) -> None:
        seat = self.story.visits[place].seats[track]
        allowed = seat.declared and not seat.conflict and not seat.done
        if self.attempt(allowed, lambda: self.deeds.mark(seat.who, place)):
            seat.done = True

    def agree(self, place: str, track: str, *, taking: bool = False) -> None:
        """Let one of the pair write what they agree on, with the pen or by taking it from the other."""
        visit = self.story.visits[place]
        who = visit.seats[track].who
        allowed = visit.revealed and not visit.fixed and (taking or visit.pen in {"", who})
        if self.attempt(allowed, lambda: self.deeds.agree(who, place, taking=taking)):
            visit.agreed, visit.pen = True, who

    def fix(self, place: str) -> None:
        visit = self.story.visits[place]
        if self.attempt(visit.may_be_fixed, lambda: self.deeds.fix(place)):
            visit.fixed = True

    def write(self, who: str, place: str) -> None:
        story = self.story
        unread = who in JURY and (story.undeclared(story.jury, who) or place in story.jury.hides(who))
        allowed = place in story.nominated and not unread and not story.announced
        if self.attempt(allowed, lambda: self.deeds.write(who, place)):
            story.written.add(place)

    def crown(self, place: str) -> None:
        story = self.story
        evaluated = all(story.holds(one) for one in ("assessments", "evaluators", "results"))
        ready = story.jury.shown and evaluated and place in story.written and place in story.nominated
        if self.attempt(ready and not story.announced, lambda: self.deeds.crown(place)):
            story.winner = place

    def announce(self, who: str) -> None:
        story = self.story
        allowed = story.announced or (story.may_announce and story.asked_by != who)
        if self.attempt(allowed, lambda: self.deeds.announce(who)):
            story.announced = story.announced or bool(story.asked_by)
            story.asked_by = story.asked_by or who
