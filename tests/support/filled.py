"""A demo round in which everything that a form can show has been written and is kept."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

from sqlalchemy import select

from questionnaires.marks import NotApplicable, OwnPoints
from tests.support.worlds import World
from webapp.assessment.content import Link, Said
from webapp.assessment.deeds import answers
from webapp.assessment.models.assessments import INTERNAL, Assessment
from webapp.assessment.queries import answers as answer_queries
from webapp.assessment.queries import own_assessment
from webapp.award.deeds import motivations, nomination_order, panel_declarations
from webapp.award.deeds.ranking import ballots, private_notes
from webapp.award.queries import panel_seats
from webapp.evaluation.deeds import marks as mark_deeds
from webapp.evaluation.deeds.consensus import division, minutes
from webapp.evaluation.deeds.consensus.division import Wish
from webapp.evaluation.deeds.visit import interviews, sources
from webapp.evaluation.deeds.visit.sources import SourceWords
from webapp.evaluation.models.evaluations import Evaluation
from webapp.evaluation.queries.seats import own_seat
from webapp.evaluation.queries.seats.own_seat import OwnSeat
from webapp.evidence.deeds import register_entries, uses
from webapp.ground.roles import JUROR, NOMINATOR
from webapp.ground.store.database import db
from webapp.people.queries.own_municipality import own_municipality
from webapp.results.deeds import report_texts
from webapp.results.queries.report import report_texts as report_text_queries
from webapp.review.deeds import texts
from webapp.review.deeds.texts import Sent
from webapp.rounds.models.rounds import Round, StepDate

NOMINATION = "kvalitetskommun/2003"
TEXT = "”Först” & <b>sist</b>\n\n  indraget, 2020–2026\n• punkt"
LINKS = (Link("https://www.exempelby.se/plan?a=1&b=2", "Planen"), Link("https://exämple.se/å"))


def fill(world: World) -> dict[str, list[str]]:
    """Write in every form that a prepared round has (see prepare); give where to look, by role."""
    _answers(world)
    inside = own_seat.own_seat(world.person("medarbetare"), _inside(), declared=False)
    marked = _marks(inside)
    outside = own_seat.own_seat(world.person("utvarderare.a"), world.evaluation("Lillhärad"))
    places = _evaluation(outside)
    _panels(world)
    for row in db.session.scalars(select(StepDate)):  # what is shown in minutes has seconds
        row.closes_at = row.closes_at and row.closes_at + timedelta(seconds=29)
    db.session.commit()
    start, other = f"/utvardering/{inside.evaluation.id}", f"/utvardering/{outside.evaluation.id}"
    return {
        "samordnare": _evidence(world),
        "medarbetare": [f"{start}/fraga/{one}" for one in marked],
        "utvarderare.a": [f"{other}/{place}" for place in places],
        "kansli": ["/nomineringsgrupp/2027"],
    }


def _evidence(world: World) -> list[str]:
    """Put a link of the register beside the first answer; give the pages that show it."""
    one = own_assessment.own_assessment(world.person("samordnare"), world.assessment("Exempelby"))
    place = own_municipality(one.person_id, one.municipality_id)
    taken = register_entries.take_link(place, LINKS[0].url, LINKS[0].note)
    question = next(iter(one.edition.questions))
    uses.put_beside((one.id, question), place.id, taken.id, "s. 4–9", one.person_id)
    db.session.commit()
    return [f"/kommun/{place.id}/underlag", f"/sjalvvardering/{one.id}/fraga/{question}/underlag"]


def _inside() -> int:
    query = select(Evaluation.id).join(Assessment).where(Assessment.purpose == INTERNAL)
    return db.session.scalars(query).one()


def _answers(world: World) -> None:
    """Give texts, links, no level and not applicable, in both questionnaires."""
    for edition in ("kommunkompassen/2012", NOMINATION):
        subject = own_assessment.own_assessment(
            world.person("samordnare"), world.assessment("Exempelby", edition)
        )
        asked = list(subject.edition.areas[0].questions)[:4]
        said = [
            Said({asked[0].kind.parts[0].id: asked[0].kind.parts[0].levels[1].id}, TEXT, LINKS),
            Said({}, TEXT, LINKS[:1]),
            Said({}, "", (), not_applicable=True, reason="Vi har ingen sådan verksamhet."),
            Said({}, "", LINKS),
        ]
        for question, one in zip(asked, said, strict=True):
            version = answer_queries.current(subject.id, question.id).version
            answers.save_answers(subject, [answers.Sent(question.id, one, version, "")])
        for heading in subject.edition.descriptions[:1]:
            version = answer_queries.current(subject.id, heading.id).version
            answers.save_answers(subject, [answers.Sent(heading.id, Said(text=TEXT), version, "")])


def _marks(seat: OwnSeat) -> list[str]:
    """Give own points that are no round figure, and two questions that do not apply."""
    now = mark_deeds.marking(seat)
    open_ones = [line for line in now.lines if not line.marked and line.own.score.maximum][:3]
    worth = open_ones[0].score.score.maximum
    marks = [OwnPoints(worth / 7, worth), NotApplicable(TEXT), NotApplicable("Frågan gäller inte här.")]
    for line, mark in zip(open_ones, marks, strict=True):
        mark_deeds.give_mark(seat, seat.track, line.question, mark, TEXT, 0)
    division.divide(seat, {"2.1": Wish(seat.track, "")})
    return [line.question.id for line in open_ones]


def _evaluation(seat: OwnSeat) -> list[str]:
    """Write texts, examples, minutes, notes, sources and the report of one evaluation."""
    question, area = next(iter(seat.edition.questions.values())), seat.edition.areas[0]
    kept = texts.kept_texts(seat.evaluation.id)
    sent = [Sent(ref, TEXT, kept[ref].version if ref in kept else 0) for ref in texts.refs_of(area)]
    texts.save_texts(seat, area, sent)
    texts.add_example(seat, area, TEXT, "Norrvik")
    for place in (minutes.MEETING, question.id):
        minutes.write(seat, place, TEXT, 0)
    report_texts.save_words(
        seat, {part: report_text_queries.Words(TEXT) for part in report_text_queries.PARTS}
    )
    at = datetime(2026, 12, 1, 9, 30, 31, tzinfo=UTC)
    sources.register(seat, SourceWords("web", "Planen", LINKS[0].url, dated=date(2026, 3, 1)))
    sources.register(seat, SourceWords("interview", "Rektor", at=at, place="Skolan"))
    meeting = sources.sources_of(seat.evaluation.id)[-1]
    interviews.choose(seat, meeting.id, [question.id], ())
    interviews.save_note(seat, meeting.id, question, TEXT, 0)
    pages = {"interview": "intervjuer", "document": "kallor", "web": "kallor"}
    return [
        *(f"{pages[one.kind]}/{one.id}" for one in sources.sources_of(seat.evaluation.id)),
        f"intervjuer/{meeting.id}/anteckningar",
        f"omrade/{area.number}",
        f"samsyn/{question.id}",
    ]


def _panels(world: World) -> None:
    """Note, rank and motivate in the jury; note, rank and arrange in the nomination group."""
    next_round = db.session.scalars(select(Round).where(Round.key == "2027")).one()
    nomination_order.arrange(
        panel_seats.office_seat(world.person("kansli"), next_round, NOMINATOR), blind=True
    )
    for key, role in (("jury", JUROR), ("nomineringsgrupp", NOMINATOR)):
        seat = panel_seats.panel_seat(world.person(key), "2026", role, declared=False)
        panel_declarations.declare(seat, {})
        entrants = panel_seats.visible(seat)
        note = private_notes.notes_of(seat).get(entrants[0].id, private_notes.Note())
        private_notes.save_note(seat, entrants[0].id, TEXT, note.version)
        if role == JUROR:
            words = motivations.latest(entrants[0].id)
            motivations.save_motivation(seat, entrants[0].id, TEXT, "Inre skäl.", words.version)
        if panel_seats.panel(seat.round.id, role).closed_at is None:
            ballots.save_ballot(seat, {entrants[-1].id: 1}, ballots.own_ballot(seat).version, hand_in=False)
