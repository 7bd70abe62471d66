"""What somebody may take into their head, and the way to the end by deeds that somebody is offered."""

from __future__ import annotations

from functools import partial
from random import Random

from tests.webapp.whole.two_years.playing import TwoYearPlay
from tests.webapp.whole.two_years.scene import BOSS, FIRST, LEAVER, PAIR, PARTS, ROLES, SIGNER
from webapp.assessment.content import WAYS
from webapp.assessment.queries.teamwork.comments import INTERNAL, SHARED
from webapp.plans.action_content import BEGUN, DONE, DROPPED

PEOPLE = tuple(ROLES)
STAGES = ("begun", "handed", "fixed", "planned", "next", "planned", "next")
"""How far a play has come when chance takes over; what the second year needs comes as often as the rest."""


def something(play: TwoYearPlay, random: Random) -> None:
    """Do what somebody may take into their head, allowed or not."""
    pick = random.choice
    who, other, question = pick(PEOPLE), pick(PEOPLE), pick(list(play.story.year.edition.questions))
    boss, signer, seated = pick((BOSS, BOSS, who)), pick((SIGNER, SIGNER, who)), pick((*PAIR, who))
    writer, level, place, nth = (
        pick((FIRST, LEAVER, BOSS, who)),
        random.randrange(5),
        pick(PARTS),
        random.randrange(9),
    )
    kinds: tuple[list[partial[object]], ...] = (
        [partial(play.answer, writer, question, level, late=pick((True, False)))] * 3,
        [partial(play.choose, writer, question, level, pick(WAYS))] * 2,
        [partial(play.restore, writer, question, random.randrange(1, 5))] * 2,
        [partial(play.take_over, writer, question), partial(play.read, who)],
        [
            partial(play.comment, who, question, pick((INTERNAL, SHARED))),
            partial(play.resolve, who, question),
        ],
        [
            partial(play.hand_out, boss, pick((FIRST, LEAVER, other)), place),
            partial(play.say_done, writer, place),
        ],
        [partial(play.ask_guest, boss, question), partial(play.end_guest, boss, question)],
        [partial(play.propose, question, level), partial(play.take_proposal, writer, question)],
        [partial(play.ask_certificate, boss), partial(play.hand_in, boss), partial(play.withdraw, boss)],
        [partial(play.certify, signer, sign=pick((True, True, False)), late=pick((True, False, False)))] * 2,
        [partial(play.appoint, boss), partial(play.say, seated), partial(play.mark, seated)],
        [partial(play.agree, seated), partial(play.fix, boss)],
        [partial(play.make_plan, boss), partial(play.follow_up, boss)],
        [partial(play.act, writer, nth, pick((FIRST, LEAVER, other)), level)] * 2,
        [partial(play.carry, who, nth, pick((BEGUN, DONE, DROPPED)))],
        [partial(play.leave, boss, LEAVER), partial(play.come_back, boss)],
    )
    deed = pick(pick(kinds))
    play.told.append(f"{deed.func.__name__} {deed.args} {deed.keywords}")
    deed()


def go_on(play: TwoYearPlay, far: str) -> None:
    """Bring a year so far by deeds that somebody is offered; fails where nobody can do anything."""
    if far == "next":
        go_on(play, "planned")
        play.next_year()
        return
    if far == "begun":
        return
    _hand_in(play)
    if far == "handed":
        return
    _fix(play)
    if far == "planned" and play.story.first:
        _plan(play)


def _hand_in(play: TwoYearPlay) -> None:
    """Answer what is open, have it certified, and hand it in."""
    year = play.story.year
    if not year.open:
        return
    for question in year.edition.questions:
        if question not in year.now:
            play.answer(FIRST, question, 2, late=False)
    if not year.signed:
        play.ask_certificate(BOSS)
        play.certify(SIGNER, sign=True, late=False)
    play.hand_in(BOSS)
    assert year.handed == year.now


def _fix(play: TwoYearPlay) -> None:
    """Let the two evaluators mark and agree, and fix what they came to."""
    year = play.story.year
    if year.result:
        return
    play.appoint(BOSS)
    for who in PAIR:
        seat = play.story.sitting(who)
        assert seat is not None
        if not seat.said:
            play.say(who)
        if not seat.done:
            play.mark(who)
    if not year.agreed:
        play.agree(PAIR[0])
    play.fix(BOSS)
    assert year.result


def _plan(play: TwoYearPlay) -> None:
    """Make a plan, and decide something about what was found."""
    play.make_plan(BOSS)
    plan = play.story.plan
    assert plan is not None
    if not plan.actions:
        play.act(BOSS, 0, FIRST, 4)
        play.act(BOSS, 1, FIRST, 3)
