"""The deeds around a visit: planned, noted, asked for, come; a reply in the margin, and its outcome."""

from __future__ import annotations

from datetime import timedelta

from sqlalchemy import select

from tests.webapp.whole import words
from tests.webapp.whole.stage import COORDINATORS, Stage
from webapp.assessment.queries import own_assessment
from webapp.evaluation.deeds.consensus import resumption
from webapp.evaluation.deeds.schedule import visit_days
from webapp.evaluation.deeds.visit import evidence_requests, interviews, sources
from webapp.evaluation.deeds.visit.evidence_requests import Wanted
from webapp.evaluation.deeds.visit.sources import INTERVIEW, SourceWords
from webapp.evaluation.models.visits import EvidenceRequest
from webapp.evaluation.queries.seats import own_seat
from webapp.evaluation.queries.visit import schedule
from webapp.ground.calendar import clock
from webapp.ground.store.database import db
from webapp.review.deeds.draft import outcomes, replies
from webapp.review.deeds.draft.replies import Words
from webapp.review.models.reviews import FACTUAL_ERROR, UNCHANGED, Reply
from webapp.review.queries import readers
from webapp.review.queries.draft.draft import places
from webapp.rounds.recipe import COMPASS

ROLE, SHOWN = "Kommunchef", "Det står i protokollet."


class VisitDeeds:
    """What the pair and the municipality can do around a visit and a draft."""

    stage: Stage
    ids: dict[str, dict[str, int]]

    def _sitting(self, who: str, place: str) -> own_seat.OwnSeat:
        return own_seat.own_seat(self.stage.person(who), self.ids["visit"][place])

    def plan_visit(self, who: str, place: str) -> None:
        """Decide on the days, and plan an interview once."""
        seat = self._sitting(who, place)
        first = clock.in_sweden(clock.now()).date() + timedelta(days=10)
        now = schedule.visit_of(seat.evaluation.id)
        visit_days.plan_days(seat, (first, first, None), now.version if now else 0)
        sources.register_all(seat, [SourceWords(INTERVIEW, ROLE)])
        (self.ids["interview"][place],) = [
            one.id for one in sources.sources_of(seat.evaluation.id) if one.kind == INTERVIEW
        ]

    def note(self, who: str, place: str) -> None:
        """Write on in what is noted in the interview."""
        seat, at = self._sitting(who, place), self.ids["interview"][place]
        now = interviews.free_note(seat, at)
        interviews.save_note(seat, at, None, f"{words.heard(place)} {now.version}", now.version)

    def ask(self, who: str, place: str) -> None:
        last = clock.in_sweden(clock.now()).date() + timedelta(days=5)
        evidence_requests.ask(self._sitting(who, place), Wanted(words.wanted(place), "", last))
        query = select(EvidenceRequest.id).filter_by(evaluation_id=self.ids["visit"][place])
        self.ids["request"][place] = max(db.session.scalars(query))

    def withdraw_request(self, who: str, place: str) -> None:
        evidence_requests.withdraw(self._sitting(who, place), self.ids["request"][place], "")

    def answer_request(self, place: str) -> None:
        """Let the municipality answer in words, the same each time."""
        who = self.stage.person(COORDINATORS[place])
        subject = own_assessment.own_assessment(who, self.ids[COMPASS][place])
        evidence_requests.answer(subject, self.ids["request"][place], words.given(place), None)

    def resume(self, who: str, place: str) -> bool:
        return resumption.resume(self._sitting(who, place))

    def object(self, place: str) -> None:
        """Let the municipality reply to one question in the margin of its draft, more each time."""
        draft = readers.own_draft(self.stage.person(COORDINATORS[place]), self.ids["visit"][place])
        at = list(places(draft.edition).values())[-2]  # a question that nobody changes afterwards
        kept = replies.reply_to(draft.evaluation.id, at.key)
        version = kept.version if kept else 0
        said = f"{words.objected(place)} {version}"
        row = replies.save_reply(draft, at, Words(FACTUAL_ERROR, said, SHOWN, version=version))
        self.ids["reply"][place] = row.id

    def decide(self, who: str, place: str) -> None:
        """Say that nothing is changed because of the reply, and why."""
        seat = self._sitting(who, place)
        kept = db.session.get_one(Reply, self.ids["reply"][place])
        db.session.refresh(kept)
        outcomes.decide_reply(seat, kept.id, UNCHANGED, "Vi såg samma protokoll.", kept.version)
