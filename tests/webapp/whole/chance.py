"""What somebody may take into their head to do, drawn by chance: allowed or not, sensible or not."""

from __future__ import annotations

from functools import partial
from random import Random

from tests.webapp.whole.going_on import agree_on, go_to, let_hear
from tests.webapp.whole.playing import Play
from tests.webapp.whole.stage import (
    ALBY,
    BODA,
    COORDINATORS,
    GROUP,
    HELPER,
    JURY,
    OFFICERS,
    PLACES,
    READERS,
    STEPS,
)
from webapp.rounds.recipe import COMPASS, NOMINATION

FURTHER = 2
"""How often, against any other deed, an evaluation goes further by itself and its draft is replied to."""


def something(play: Play, random: Random) -> partial[object]:
    """Draw who does what; on its way a round goes on by itself now and then."""
    subjects = [_answering, _choosing, _deciding]
    if any(not visit.fixed for visit in play.story.visits.values()):
        subjects += [_evaluating] * 4 + [_reviewing] * 2
    return _told(play, random.choice(random.choice(subjects)(play, random)))


def something_at_a_visit(play: Play, random: Random) -> partial[object]:
    """Draw what evaluators, third readers and a municipality do with an evaluation and its draft."""
    return _told(play, random.choice(random.choice([_evaluating, _evaluating, _reviewing])(play, random)))


def _told(play: Play, deed: partial[object]) -> partial[object]:
    play.told.append(f"{deed.func.__name__} {deed.args} {deed.keywords}")
    return deed


def _answering(play: Play, random: Random) -> list[partial[object]]:
    place, kind = random.choice(PLACES), random.choice((NOMINATION, COMPASS))
    who = random.choice((HELPER, COORDINATORS[ALBY])) if place == ALBY else COORDINATORS[place]
    return [
        partial(play.answer, who, place, kind),
        partial(play.ask_certificate, ALBY, kind),
        partial(play.certify, kind, sign=random.choice((True, True, False))),
        partial(play.hand_in, place, kind),
        partial(play.hand_in, place, kind),
        partial(play.withdraw, place, kind),
        partial(play.reopen, place, kind),
    ]


def _choosing(play: Play, random: Random) -> list[partial[object]]:
    who = random.choice((*GROUP, *JURY))
    partly = who if who.endswith(".b") else random.choice((GROUP[1], JURY[1]))
    return [
        partial(play.declare, who),
        partial(play.declare, who),
        partial(play.declare, partly, BODA),
        partial(play.know_tie, partly, BODA),
        partial(play.rank, who),
        partial(play.rank, who),
        partial(play.close, who),
        partial(play.close, who),
        partial(play.open_again, who),
        partial(play.take_back, who),
        partial(play.agree_to_be_seen, who, yes=random.choice((True, True, False))),
        partial(play.show, random.choice(OFFICERS), who),
        partial(play.show, random.choice(OFFICERS), who),
        partial(play.ask_no_more, who),
        partial(play.name, random.choice((*GROUP, "kansli")), random.choice((1, 2))),
    ]


def _deciding(play: Play, random: Random) -> list[partial[object]]:
    place = random.choice(PLACES)
    deeds: list[partial[object]] = [
        partial(play.move),
        partial(go_to, play, min(play.story.step + 1, len(STEPS) - 2)),
        partial(play.assign, place),
        partial(play.assign, place),
        partial(play.write, random.choice((*JURY, "kansli")), place),
        partial(play.crown, place),
        partial(play.take_minutes, random.choice((GROUP[0], JURY[0]))),
        partial(play.fix_minutes, random.choice((GROUP[0], JURY[0]))),
        partial(play.announce, random.choice(OFFICERS)),
    ]
    if len(play.story.nominated) > 1:
        deeds.append(partial(play.leave, place))
    return deeds


def _evaluating(play: Play, random: Random) -> list[partial[object]]:
    place, track = random.choice(sorted(play.story.visits)), random.choice("ab")
    return [
        partial(play.sit, place, track, conflict=random.choice((True, False))),
        partial(play.mark, place, track),
        partial(play.mark, place, track),
        partial(play.resume, place, track),
        partial(play.plan_visit, place, track),
        partial(play.note, place, track),
        partial(play.ask, place, track),
        partial(play.answer_request, place),
        partial(play.withdraw_request, place, track),
        partial(play.object, place),
        partial(play.decide, place, track),
        partial(play.agree, place, track, taking=random.choice((True, False))),
        partial(play.open_reply, place),
        partial(play.reply, place),
        partial(play.reply, place),
        partial(play.change, place, track),
        partial(play.send_version, place, track),
        partial(play.replace, place),
        partial(play.fix, place),
        *[partial(agree_on, play, place), partial(let_hear, play, place)] * FURTHER,
        *[partial(play.object, place), partial(play.decide, place, track)] * FURTHER,
    ]


def _reviewing(play: Play, random: Random) -> list[partial[object]]:
    place, who = random.choice(sorted(play.story.visits)), random.choice(READERS)
    return [
        partial(play.send, place, random.choice("ab")),
        partial(play.send, place, random.choice("ab")),
        partial(play.sit_reading, who, place),
        partial(play.sit_reading, READERS[1], place, conflict=True),
        partial(play.know_reader, READERS[1]),
        partial(play.review, who, place, release=random.choice((True, False))),
        partial(play.review, who, place, release=random.choice((True, False))),
    ]
