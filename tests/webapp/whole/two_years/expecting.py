"""What must hold whatever has happened in two years: eleven promises, each counted by the story alone."""

from __future__ import annotations

from fractions import Fraction

from tests.support.soundness import unsound
from tests.webapp.whole.two_years import placing
from tests.webapp.whole.two_years.playing import TwoYearPlay
from tests.webapp.whole.two_years.scene import BOSS, COMES, FIRST, MOVES, NEW, PARTS, STAYS, STRANGER
from tests.webapp.whole.two_years.story import Year
from webapp.assessment.deeds import earlier_answers, hand_in
from webapp.assessment.deeds.teamwork import certificates
from webapp.assessment.queries.history import version_of
from webapp.assessment.queries.own_assessment import OwnAssessment, own_assessment
from webapp.assessment.queries.progress import standing
from webapp.assessment.queries.read_through.answer_lines import CHANGED, UNRESOLVED, reading
from webapp.assessment.queries.teamwork.board import board
from webapp.evaluation.models.evaluations import PublishedResult
from webapp.ground.refusals import NotThereError
from webapp.ground.store.database import db

WORTH = {"1.1": 40, "1.2": 20}


def kept_promises(play: TwoYearPlay) -> None:
    """See that every promise holds, in both years."""
    for year in play.story.years:
        subject = own_assessment(play.stage.person(BOSS), year.id)
        promises = (
            history(subject, year),
            hand_in_stands(subject, year),
            certificate(subject, year),
            points(subject, year),
            hands(play, subject, year),
            read_through(play, year),
            fixed_result(play, year),
            last_time(play, subject, year),
        )
        assert promises == (True,) * len(promises), (promises, play.told)
    assert placing.plan_stands(play), play.told
    assert unsound() == {}, play.told


def history(subject: OwnAssessment, year: Year) -> bool:
    """Nothing anybody wrote is lost: every version is there, in its order and word for word, and no other."""
    for question in year.edition.questions:
        said = year.versions.get(question, [])
        if [version_of(subject, question, n) for n in range(1, len(said) + 1)] != said:
            return False
        try:
            version_of(subject, question, len(said) + 1)
        except NotThereError:
            continue
        return False
    return {one: kept.said for one, kept in standing(subject).answers.items()} == year.now


def hand_in_stands(subject: OwnAssessment, year: Year) -> bool:
    """What is handed in is what was kept then, and its receipt is intact."""
    if year.handed is None:
        return subject.submitted_at is None
    now = {one: kept.said for one, kept in standing(subject).answers.items()}
    return now == year.handed and hand_in.receipt(subject).intact


def certificate(subject: OwnAssessment, year: Year) -> bool:
    """A certificate holds for the answers that were read, and for no others."""
    found = certificates.certifying(subject)
    return (found.signed, found.waiting) == (year.signed, year.waits)


def points(subject: OwnAssessment, year: Year) -> bool:
    """The points are an interval of what is answered now, however it came to be."""
    secured = possible = Fraction(0)
    for part in year.edition.subareas:
        share = Fraction(WORTH[part.number], len(part.questions))
        for question in part.questions:
            said = year.now.get(question.id)
            levels = [Fraction(int(one), 4) for one in said.levels.values()] if said else []
            secured += share * sum(levels) / 2
            possible += share * (sum(levels) + 2 - len(levels)) / 2
    total = standing(subject).compass.total
    return (total.secured, total.possible, total.maximum) == (secured, possible, 60)


def hands(play: TwoYearPlay, subject: OwnAssessment, year: Year) -> bool:
    """The board says who has what: those who have left have nothing, and no question is two people's."""
    names = {play.stage.person(one): one for one in play.story.members}
    here = {part: who for part, who in year.holders.items() if who in play.story.members}
    found = board(subject)
    shown = {
        row.place.key: names.get(one, "somebody who has left")
        for row in found.every_row
        for one in row.people
        if row.place.key in PARTS
    }
    done = {row.place.key for row in found.every_row if row.place.key in here and row.done_at}
    told = sum(one.total for one in found.hands)
    return (shown, done) == (here, year.done & set(here)) and told <= len(year.edition.questions)


def read_through(play: TwoYearPlay, year: Year) -> bool:
    """Each reader is shown what has changed since they read all, and everybody the same open threads."""
    opened = {one.question for one in year.threads}
    first = {question: next(one for one in year.threads if one.question == question) for question in opened}
    for who in (FIRST, BOSS):
        subject = own_assessment(play.stage.person(who), year.id) if who in play.story.members else None
        if subject is None:
            continue
        counts, read = reading(subject).counts, year.read.get(who)
        changed = [one for one in year.now if read is not None and read.get(one) != year.now[one]]
        many = len(
            {one.question for one in year.threads if one is not first[one.question]}
            | {question for question, one in first.items() if not one.resolved}
        )
        if (counts[CHANGED], counts[UNRESOLVED]) != (len(changed), many):
            return False
    return True


def fixed_result(play: TwoYearPlay, year: Year) -> bool:
    """A result that is fixed is the same for ever."""
    play.deeds.own, own = year.id, play.deeds.own
    number = play.deeds.ids["result"]
    play.deeds.own = own
    row = db.session.get(PublishedResult, number)
    return (row and (row.marks, row.figures)) == year.result


def last_time(play: TwoYearPlay, subject: OwnAssessment, year: Year) -> bool:
    """Last year's answers stand beside this year's as they were handed in, and count for nothing."""
    if year.edition != NEW or not subject.may_write:
        return True
    before = play.story.years[0].handed or {}
    found = {one.question.id: one for one in earlier_answers.since_last_time(subject)}
    told = {one: found[one].last.said for one in (STAYS, MOVES) if found[one].last}  # type: ignore[union-attr]
    owed = {one: before[one] for one in (STAYS, MOVES) if one in before}
    states = {one: _since(before.get(one), year, one) for one in (STAYS, MOVES, COMES)}
    return (told, {one: found[one].state for one in states}) == (owed, states)


def _since(before: object, year: Year, question: str) -> str:
    if before is None or question == COMES:
        return earlier_answers.NEW
    now = year.now.get(question)
    if now is None:
        return earlier_answers.LEFT
    return earlier_answers.UNCHANGED if now == before else earlier_answers.CHANGED


def outsiders(play: TwoYearPlay) -> None:
    """Nobody outside reads a word: not the neighbour, and not the guest, who has one question."""
    year, told = play.story.year, ""
    own = [f"/sjalvvardering/{year.id}{page}" for page in ("", "/svar", "/vem", "/granska")]
    own += [f"/handlingsplan/{play.story.plan.id}"] if play.story.plan else []
    for address in own:
        answer = play.stage.world.at(STRANGER).get(address)
        assert answer.status_code == 404, (address, play.told)
        assert play.stage.world.at("").get(address).status_code == 302, (address, play.told)
    for links in year.links.values():
        for link in links:
            answer = play.stage.world.at("").get(f"/gast/{link.token}")
            assert answer.status_code in (200, 410), play.told
            told += answer.text
    assert "HEMLIGT" not in told, play.told
