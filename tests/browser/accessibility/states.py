"""A demo round with something going on everywhere, and the way from one page of it to all the others."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import timedelta
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from flask_security.recoverable import generate_reset_password_token
from sqlalchemy import select
from werkzeug.exceptions import HTTPException

from questionnaires.marks import levels_of
from tests.browser.accessibility.no_pages import NOT_PAGES
from tests.support.asked import copy
from tests.support.brought_back import bring_back, bring_marks_back
from tests.support.colleagues import own
from tests.support.factors import asked_link
from tests.support.figures import coordinate, nominated, read_in, table
from tests.support.inquiring import shared_anew
from tests.support.meetings import meet
from tests.support.planned import acted, norrviks
from tests.support.registered import some_of_each
from tests.support.reviewing import name_reviewer
from tests.support.rounds import PLACES, begun, entrants
from tests.support.worlds import World
from webapp.assessment.deeds import hand_in, starts
from webapp.assessment.deeds.starts import Wanted
from webapp.assessment.deeds.teamwork import tasks
from webapp.assessment.models.assessments import Assessment
from webapp.assessment.queries import own_assessment
from webapp.evaluation.deeds import marks
from webapp.evaluation.deeds.consensus import agreement
from webapp.evaluation.deeds.seats import seats, self_answered
from webapp.evaluation.deeds.visit import grounds, interviews, sources
from webapp.evaluation.deeds.visit.sources import SourceWords
from webapp.evaluation.models.evaluations import Evaluation, PublishedResult
from webapp.evaluation.queries.seats import own_seat
from webapp.ground.calendar import clock
from webapp.ground.mail import wishes
from webapp.ground.roles import AGREED
from webapp.ground.store.database import db
from webapp.ground.who import Person
from webapp.results.deeds import shares
from webapp.results.deeds.summaries import rebuild_summaries
from webapp.review.deeds import reviews

if TYPE_CHECKING:  # tests without a browser prepare the same round
    from playwright.sync_api import Page

    from tests.browser.serving import Served

ROLES = (
    "",
    "samordnare",
    "medarbetare",
    "lasare",
    "samordnare@norrvik.example",
    "utvarderare.a",
    "jury",
    "kansli",
    "nomineringsgrupp",
)

STARTS = {
    "": ("guest", "new password", "new address", "booklet", "registration", "asked", "ending", "meeting"),
    "samordnare": ("certificate", "met", "evidence"),
    "utvarderare.a": ("replied", "testimonial"),
    "kansli": ("more time", "letter"),
    "jury": ("impartial",),
}
"""Pages that a letter leads to, or somebody else's page."""


def prepare(world: World) -> dict[str, str]:
    """Bring the round to where every page has something to show; give the first addresses."""
    with world.app.app_context():
        bring_back(world)
        own = world.assessment("Exempelby", purpose="internal")
        spare = starts.start(world.person("samordnare"), _place(world), "kommunkompassen/2012")
        for assessment_id in (own, spare):
            hand_in.submit(
                world.person("samordnare"), assessment_id, "Karin Ek", "Kommundirektör", confirmed=True
            )
        _some_areas(world)
        met = meet(world)
        subject = own_assessment.own_assessment(world.person("samordnare"), spare)
        shares.share_with(subject, "jury@demo.example")
        subject = own_assessment.own_assessment(world.person("samordnare"), own)
        inside = seats.appoint(subject, world.person("medarbetare"), world.person("lasare"))
        _mark_some(own_seat.own_seat(world.person("medarbetare"), inside.id, declared=False))
        bring_marks_back(own_seat.own_seat(world.person("medarbetare"), inside.id, declared=False))
        agreed = world.evaluation("Lillhärad")
        first = own_seat.own_seat(world.person("utvarderare.a"), agreed, declared=False)
        _mark_some(first)
        _gather(first)
        _accept_rest(first)
        second = own_seat.own_seat(world.person("utvarderare.b"), agreed, declared=False)
        agreement.declare(second, "", none=True)
        _accept_rest(second)
        _send_to_review(world, first)
        addresses = {
            "letter": "/kansli/2026/deltagare/brev?visa=alla&alla=1",
            "more time": "/kansli/2026/deltagare/mer-tid?visa=alla&alla=1",
            "testimonial": f"/utvardering/{world.evaluation('Norrvik')}/intyg",
            "booklet": "/hafte/kommunkompassen/2012?omrade=1",
            "spare": f"/sjalvvardering/{spare}",
            "marking": f"/utvardering/{inside.id}",
            "agreeing": f"/utvardering/{agreed}",
            "open": f"/sjalvvardering/{world.assessment('Exempelby')}",
            "certificate": f"/sjalvvardering/{world.assessment('Exempelby')}/intyg",
            **_figured(world),
            "replied": f"/utvardering/{world.evaluation('Norrvik')}/granskning/svar",
            "impartial": f"/granskning/utvardering/{agreed}/jav",
            "nomination": f"/nominering/{world.assessment('Exempelby', 'kvalitetskommun/2003')}",
        }
        addresses |= _by_letter(world) | {"registration": some_of_each(world.person("kansli"))}
        ending = f"/brev/{wishes.ending_token(world.person('medarbetare'))}"
        addresses |= {"met": met, "meeting": "/mote", "ending": ending, "asked": "/borja/brev"}
        acted(norrviks(world))
        _finish_another(world)
        db.session.remove()
    return addresses


def _some_areas(world: World) -> None:
    """Let an own assessment of some areas be open, with a last day and somebody who answers."""
    closes, people = clock.now() + timedelta(days=20), frozenset({world.person("medarbetare")})
    wanted = Wanted("Chefer", frozenset({"4", "6"}), closes, people)
    starts.start(world.person("samordnare"), _place(world), "kommunkompassen/2012", wanted)


def _finish_another(world: World) -> None:
    """Let an earlier round be public, in which Granhult was evaluated as well."""
    old = db.session.get_one(Assessment, world.assessment("Granhult"))
    evaluation = db.session.scalars(select(Evaluation).where(Evaluation.assessment_id == old.id)).one()
    fixed = db.session.scalars(select(PublishedResult).filter_by(evaluation_id=evaluation.id)).one()
    before = copy(old.round, key="2024", announced_at=clock.now())
    again = copy(evaluation, assessment_id=copy(old, round_id=before, receipt_number=None))
    copy(fixed, evaluation_id=again)
    shared_anew(again)
    db.session.commit()
    rebuild_summaries()


def _by_letter(world: World) -> dict[str, str]:
    """Give the addresses that no link leads to: those in a letter, and behind a button that saves first."""
    subject = own_assessment.own_assessment(world.person("samordnare"), world.assessment("Exempelby"))
    asked = f"question:{subject.edition.areas[0].subareas[0].questions[1].id}"
    handed = tasks.hand_out(subject, tasks.Handing(asked, None, "gast@demo.example"))
    person = db.session.get_one(Person, world.person("lasare"))
    with world.app.test_request_context():
        return {
            "new address": asked_link(person.id),
            "evidence": f"/sjalvvardering/{subject.id}/fraga/{asked.partition(':')[2]}/underlag",
            "guest": f"/svar/{handed.token}",
            "new password": f"/glomt-losenord/{generate_reset_password_token(person)}",
        }


def _figured(world: World) -> dict[str, str]:
    """Let a second round choose by key figures; give where its office and a nominated municipality begin."""
    made = begun(world, "2025", ())
    read_in(world, made, table(PLACES))
    nominated(world, made, "Nacka")
    coordinate(world, "Nacka")
    return {"kansli": "/kansli/2027/nyckeltal", "samordnare": f"/nyckeltal/{entrants(made)['Nacka'].id}"}


def _place(world: World) -> int:
    return own(world).municipality_id


def _mark_some(seat: own_seat.OwnSeat) -> None:
    """Declare no conflict, or at home one's own answers, and mark two questions lower than was answered."""
    if seat.at_home:
        self_answered.say(seat, self_answered.of_seat(seat))
    else:
        agreement.declare(seat, "", none=True)
    lines = [line for line in marks.marking(seat).lines if line.own.score.secured and line.own.parts][:2]
    for line in lines:
        lowest = {part.part.id: part.part.levels[0].id for part in line.own.parts}
        mark = levels_of(line.question, lowest)
        marks.give_mark(seat, seat.track, line.question, mark, "Ingen vi talade med kände till det.", 0)


def _gather(seat: own_seat.OwnSeat) -> None:
    """Put a document in the register, and plan an interview with a note."""
    question = next(iter(seat.edition.questions.values()))
    sources.register(seat, SourceWords("document", "Mål och budget", "mal.pdf"))
    sources.register(seat, SourceWords("interview", "Nämndordförande", place="Kommunhuset"))
    paper, meeting = sources.sources_of(seat.evaluation.id)
    grounds.rest_on(seat, question, {paper.id}, ())
    interviews.save_note(seat, meeting.id, question, "Känner till det.", 0)


def _accept_rest(seat: own_seat.OwnSeat) -> None:
    for area in seat.edition.areas:
        marks.accept_area(seat, seat.track, area)
    agreement.finish(seat)


def _send_to_review(world: World, seat: own_seat.OwnSeat) -> None:
    """Settle what the two saw differently, and let one of the jury be the third reader."""
    for line in agreement.agreeing(own_seat.own_seat(seat.person_id, seat.evaluation.id)).lines:
        if not line.settled:
            marks.give_mark(seat, AGREED, line.line.question, line.a.mark, line.a.motivation, 0)
    name_reviewer(world.person("jury"))
    reviews.send(seat)


def crawl(served: Served, page: Page, *first: str) -> Iterator[str]:
    """Follow every link from some pages; stop once at each kind of page, and tell which kind it is."""

    def goto(address: str) -> tuple[str, list[str]]:
        page.goto(address)
        links = page.locator("a[href]").evaluate_all("all => all.map(a => a.href)")
        return page.url, [link for link in links if link.startswith(served.base)]

    for kind, _address in follow(served, goto, *first):
        yield kind


def follow(
    served: Served, goto: Callable[[str], tuple[str, list[str]]], *first: str
) -> Iterator[tuple[str, str]]:
    """Do so by any way to open a page, which tells where one landed and what links are there."""
    adapter = served.world.app.url_map.bind("127.0.0.1")
    seen: set[str] = set()
    waiting = list(first)
    while waiting:
        address = waiting.pop(0)
        endpoint = _endpoint(adapter, address)
        if endpoint in seen or endpoint in NOT_PAGES:
            continue
        where, links = goto(address)
        landed = _endpoint(adapter, where)
        if landed in seen:
            continue
        seen |= {endpoint, landed}
        waiting += links
        yield landed, where


def _endpoint(adapter, address: str) -> str:
    try:
        return adapter.match(urlsplit(address).path)[0]
    except HTTPException:
        return address
