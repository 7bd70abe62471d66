"""The deeds of everybody in the small round, by the services that the pages use."""

from __future__ import annotations

from datetime import timedelta

from sqlalchemy import select

from tests.support.judges import other_levels
from tests.webapp.whole import expecting
from tests.webapp.whole.ballots import WHY, BallotDeeds
from tests.webapp.whole.stage import COORDINATORS, HEAD, KEY, RECIPE, Stage
from tests.webapp.whole.visit_deeds import VisitDeeds
from webapp.assessment.content import Said
from webapp.assessment.deeds import answers as answer_deeds
from webapp.assessment.deeds import hand_in as hand_in_deeds
from webapp.assessment.deeds import withdrawal
from webapp.assessment.deeds.answers import Sent
from webapp.assessment.deeds.teamwork import certificates
from webapp.assessment.deeds.teamwork.certificates import Word
from webapp.assessment.models.assessments import Assessment
from webapp.assessment.queries import answers, own_assessment
from webapp.award.deeds import honours, motivations, nominations, steps
from webapp.award.queries import panel_seats
from webapp.evaluation.deeds import marks
from webapp.evaluation.deeds.consensus import agreement, alike_marks, pen
from webapp.evaluation.deeds.seats import seats
from webapp.evaluation.models.evaluations import Evaluation, PublishedResult
from webapp.evaluation.queries.seats import own_seat
from webapp.ground.calendar import clock
from webapp.ground.roles import AGREED, JUROR
from webapp.ground.store.database import db
from webapp.ground.who import Municipality
from webapp.office.deeds import participants
from webapp.office.deeds.participants import Leave
from webapp.review.deeds import declarations, results, reviews
from webapp.review.deeds.draft import renewal, replies
from webapp.review.deeds.draft.renewal import Renewal
from webapp.review.models.reviews import RELEASED, RETURNED
from webapp.review.queries import readers
from webapp.review.queries.draft.draft import content_of, digest_of
from webapp.rounds.deeds import approval
from webapp.rounds.models.rounds import Entrant
from webapp.rounds.recipe import COMPASS, NOMINATION


class Deeds(BallotDeeds, VisitDeeds):
    """What people can do, named as they would name it."""

    def __init__(self, stage: Stage) -> None:
        self.stage = stage
        self.ids = self._ids()

    def _ids(self) -> dict[str, dict[str, int]]:
        rows = db.session.execute(
            select(Municipality.name, Assessment.edition, Assessment.id).join(Assessment)
        )
        kinds = {RECIPE.nomination: NOMINATION, RECIPE.compass: COMPASS}
        kept = ("visit", "result", "interview", "request", "reply")
        ids: dict[str, dict[str, int]] = {NOMINATION: {}, COMPASS: {}, **{one: {} for one in kept}}
        for name, edition, at in rows:
            ids[kinds[edition]][name] = at
        entrants = db.session.execute(select(Municipality.name, Entrant.id).join(Entrant))
        return {**ids, "entrant": {row.name: row.id for row in entrants}}

    def answer(self, who: str, place: str, kind: str) -> None:
        """Answer everything, with a word that others must not see."""
        subject = own_assessment.own_assessment(self.stage.person(who), self.ids[kind][place])
        kept = answers.kept_answers(subject.id)
        word = expecting.secret(place, kind)
        sent = []
        for question in subject.edition.questions.values():
            version = kept[question.id].version if question.id in kept else 0
            levels = {part.id: part.levels[version % 2 + 1].id for part in question.kind.parts}
            sent.append(Sent(question.id, Said(levels, word), version, ""))
        answer_deeds.save_answers(subject, sent)

    def ask_certificate(self, place: str, kind: str) -> None:
        certificates.ask(self._own(COORDINATORS[place], place, kind))

    def certify(self, place: str, kind: str, *, sign: bool) -> None:
        subject = self._own(HEAD, place, kind)
        seen = certificates.hash_of_answers(subject.id)
        certificates.answer(subject, Word(sign, seen, "Kommunchef", "" if sign else WHY, confirmed=True))

    def _own(self, who: str, place: str, kind: str) -> own_assessment.OwnAssessment:
        return own_assessment.own_assessment(self.stage.person(who), self.ids[kind][place])

    def hand_in(self, place: str, kind: str) -> None:
        who = self.stage.person(COORDINATORS[place])
        hand_in_deeds.submit(who, self.ids[kind][place], "Ulla Ek", "Kommunchef", confirmed=True)

    def withdraw(self, place: str, kind: str) -> None:
        withdrawal.withdraw(self._own(COORDINATORS[place], place, kind), WHY)

    def reopen(self, place: str, kind: str) -> None:
        leave = Leave(self.ids["entrant"][place], self.ids[kind][place], WHY)
        participants.reopen(self.stage.person("kansli"), self.stage.round, leave)

    def move(self) -> None:
        steps.move(self.stage.person("kansli"), self.stage.round, self.stage.round.step, WHY)

    def name(self, who: str, places: list[str]) -> None:
        seat = self._seat(who)
        nominations.name_nominees(seat, {self.ids["entrant"][one]: WHY for one in places})

    def leave(self, place: str) -> None:
        office = self.stage.person("kansli")
        nominations.withdraw(office, self.stage.round, self.ids["entrant"][place], WHY)

    def assign(self, place: str) -> None:
        a, b = self.stage.person("utvarderare.a"), self.stage.person("utvarderare.b")
        office = self.stage.person("kansli")
        row = seats.assign(office, self.stage.round, self.ids["entrant"][place], a, b)
        self.ids["visit"][place] = row.id

    def replace(self, place: str) -> None:
        office, other = self.stage.person("kansli"), self.stage.person("utvarderare.c")
        seats.replace(office, self.stage.round, self.ids["entrant"][place], other)

    def sit(self, who: str, place: str, conflict: str = "") -> None:
        seat = own_seat.own_seat(self.stage.person(who), self.ids["visit"][place], declared=False)
        agreement.declare(seat, conflict, none=not conflict)

    def mark(self, who: str, place: str) -> None:
        """Say another thing than the municipality on one question, accept the rest, and be done."""
        seat = own_seat.own_seat(self.stage.person(who), self.ids["visit"][place])
        question = list(seat.edition.questions.values())["ab".index(seat.track)]
        word = expecting.seen_by(place, seat.track)
        kept = next(line.kept for line in marks.marking(seat, seat.track).lines if line.question == question)
        said = other_levels(seat, question)
        marks.give_mark(seat, seat.track, question, said, word, kept.version)
        for area in seat.edition.areas:
            marks.accept_area(seat, seat.track, area)
        agreement.finish(seat)

    def agree(self, who: str, place: str, *, taking: bool) -> None:
        """Agree on what both say alike, and else with whoever has seen something."""
        seat = own_seat.own_seat(self.stage.person(who), self.ids["visit"][place])
        if taking:
            pen.take_over(seat)
        alike_marks.accept_alike(seat)
        for line in agreement.agreeing(seat).agenda:
            seen = line.a_line if line.a_line.differs else line.b_line
            if seen.kept.mark is not None:
                marks.give_mark(seat, AGREED, seen.question, seen.kept.mark, seen.kept.motivation, 0)

    def send(self, who: str, place: str) -> None:
        """Send the draft to the third reader."""
        reviews.send(own_seat.own_seat(self.stage.person(who), self.ids["visit"][place]), {"": WHY})

    def change(self, who: str, place: str) -> None:
        """Write another motivation to an agreed mark, whoever holds the pen."""
        seat = own_seat.own_seat(self.stage.person(who), self.ids["visit"][place])
        pen.take_over(seat)
        now = marks.marking(seat, AGREED)
        kept = next(line for line in now.lines if line.differs).kept
        question = next(line.question for line in now.lines if line.differs)
        said = f"{kept.motivation.partition(' ')[0]} {kept.version}"
        marks.give_mark(seat, AGREED, question, kept.mark, said, kept.version)

    def send_version(self, who: str, place: str) -> None:
        """Give the municipality what is changed since it got its draft, with a reason."""
        seat = own_seat.own_seat(self.stage.person(who), self.ids["visit"][place])
        seen = digest_of(content_of(seat.evaluation.id))
        renewal.send_version(seat, Renewal(clock.now() + timedelta(days=7), {"": WHY}, seen))

    def sit_reading(self, who: str, place: str, conflict: str) -> None:
        """Let a third reader say whether there is a conflict of interest."""
        reader = self.stage.person(who)
        seat = readers.review_seat(reader, self.ids["visit"][place], declared=False)
        declarations.declare(reader, seat.evaluation, conflict, none=not conflict)

    def review(self, who: str, place: str, *, release: bool) -> None:
        seat = readers.review_seat(self.stage.person(who), self.ids["visit"][place])
        outcome = RELEASED if release else RETURNED
        reviews.decide(seat, outcome, WHY, digest_of(content_of(seat.evaluation.id)))

    def open_reply(self, place: str) -> None:
        """Let the office give the municipality a week to read the draft, and say why it is no more."""
        evaluation = own_seat.evaluation_to_publish(self.stage.person("kansli"), self.ids["visit"][place])
        replies.open_reply(self.stage.person("kansli"), evaluation, clock.now() + timedelta(days=7), WHY)

    def reply(self, place: str) -> None:
        draft = readers.own_draft(self.stage.person(COORDINATORS[place]), self.ids["visit"][place])
        replies.finish(draft)

    def fix(self, place: str) -> None:
        results.publish(self.stage.person("kansli"), self.ids["visit"][place])
        query = select(PublishedResult.id).join(Evaluation)
        found = db.session.scalars(query.where(Evaluation.id == self.ids["visit"][place])).one()
        self.ids["result"][place] = found

    def write(self, who: str, place: str) -> None:
        """Write the jury's words: one text for itself, one for everybody."""
        at = self.ids["entrant"][place]
        version = motivations.latest(at).version
        texts = expecting.public(place), expecting.inner(place)
        seat = panel_seats.panel_seat(self.stage.person(who), KEY, JUROR)
        motivations.save_motivation(seat, at, *texts, version)

    def crown(self, place: str) -> None:
        office = self.stage.person("kansli")
        honours.name_honour(office, self.stage.round, self.ids["entrant"][place], "winner")

    def announce(self, who: str) -> None:
        asked = approval.asked(self.stage.round.id, steps.ANNOUNCE)
        steps.announce(self.stage.person(who), self.stage.round, asked.id if asked else 0)
