"""Going on from wherever the round stands until it is announced, by deeds that somebody is offered."""

from __future__ import annotations

from tests.webapp.whole.playing import Play
from tests.webapp.whole.stage import ALBY, BODA, COORDINATORS, GROUP, JURY, OFFICERS, READERS, STEPS
from tests.webapp.whole.story import ASKED, GIVEN, OPEN, SENT
from webapp.rounds.recipe import COMPASS, NOMINATION


def go_on(play: Play) -> None:
    """Bring the round to its end; fails where nobody can do anything about what is missing."""
    story = play.story
    go_to(play, len(STEPS) - 2)
    if not story.announced:
        _announce(play)
    assert story.announced


def go_to(play: Play, step: int) -> None:
    """Bring the round to a step, unless it has come further."""
    story = play.story
    while story.step < step and not story.announced:
        here = STEPS[story.step]
        if "nominees" in here.requires and not story.nominated:
            _nominate(play)
        if "assessments" in here.requires:
            for place in story.nominated:
                _hand_in(play, place, COMPASS)
        if "results" in here.requires:
            for place in story.nominated:
                _evaluate(play, place)
        assert story.may_move
        play.move()


def _hand_in(play: Play, place: str, kind: str) -> None:
    form = play.story.forms[place, kind]
    if form.handed_in:
        return
    if not form.answered:
        play.answer(COORDINATORS[place], place, kind)
    if place == ALBY and form.certificate != GIVEN:
        if form.certificate != ASKED:
            play.ask_certificate(place, kind)
        play.certify(kind, sign=True)
    play.hand_in(place, kind)


def _nominate(play: Play) -> None:
    """Let somebody apply, the group rank if it has not, and the office name on its behalf."""
    story = play.story
    for place in (ALBY, BODA):
        if not story.applied:
            _hand_in(play, place, NOMINATION)
    show_order(play, GROUP)
    play.name("kansli", 2)


def show_order(play: Play, members: tuple[str, ...]) -> None:
    """Let all who can rank do so and agree to be seen, the office close, and two of it show the order."""
    body = play.body(members[0])
    if body.shown:
        return
    if body.asked_by:
        play.ask_no_more(members[0])
    for who in members:
        play.declare(who)
    able = sorted(play.story.able(body))
    if body.closed and not set(able) <= body.ranked:
        play.open_again(members[0])
    for who in able:
        if who not in body.ranked:
            play.rank(who)
        play.agree_to_be_seen(who)
    play.close(members[0])
    for officer in OFFICERS:
        play.show(officer, members[0])


def _evaluate(play: Play, place: str) -> None:
    if play.story.fixed(place):
        return
    agree_on(play, place)
    visit = play.story.visits[place]
    if not visit.may_leave:
        _review(play, place)
    if visit.reply == OPEN:
        play.reply(place)
    if visit.objection == OPEN:
        play.decide(place, "a")
    if visit.untold:
        play.send_version(place, "a")
        play.reply(place)
    play.fix(place)


def agree_on(play: Play, place: str) -> None:
    """Let a municipality's two evaluators mark and agree, unless they have."""
    _hand_in(play, place, COMPASS)
    if place not in play.story.visits:
        play.assign(place)
    visit = play.story.visits[place]
    if any(seat.conflict for seat in visit.seats.values()):
        play.replace(place)
    for track in visit.seats:
        _mark(play, place, track)
    if not visit.agreed:
        play.agree(place, "a")


def let_hear(play: Play, place: str) -> None:
    """Let a municipality read its draft and reply, unless it does or has."""
    agree_on(play, place)
    visit = play.story.visits[place]
    if not visit.may_leave:
        _review(play, place)
    if not visit.reply:
        play.open_reply(place)


def _mark(play: Play, place: str, track: str) -> None:
    seat = play.story.visits[place].seats[track]
    if not seat.declared:
        play.sit(place, track)
    if not seat.done:
        play.mark(place, track)


def _review(play: Play, place: str) -> None:
    """Let the third reader who has no tie anywhere read the draft and release it."""
    if play.story.visits[place].review != SENT:
        play.send(place, "a")
    play.sit_reading(READERS[0], place)
    play.review(READERS[0], place, release=True)


def _announce(play: Play) -> None:
    """Let the jury rank and write, the office name the winner, and two officers make it public."""
    story = play.story
    if not story.winner:
        show_order(play, JURY)
        place = story.nominated[0]
        play.write("kansli", place)
        play.crown(place)
    for who in ("kansli", "kansli.b"):
        if story.asked_by != who:
            play.announce(who)
