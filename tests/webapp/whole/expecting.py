"""Who sees what, worked out from the story alone: every person on every page, and every secret word."""

from __future__ import annotations

from collections.abc import Iterator

from tests.webapp.whole import words
from tests.webapp.whole.stage import (
    ALBY,
    COORDINATORS,
    EVALUATORS,
    GROUP,
    HEAD,
    HELPER,
    JURY,
    KEY,
    MEMBERS,
    OFFICERS,
    PLACES,
    READERS,
)
from tests.webapp.whole.story import Body, Story, Visit
from webapp.rounds.recipe import COMPASS, NOMINATION

NOBODY = ""
AUDIENCE = (
    NOBODY,
    COORDINATORS[ALBY],
    COORDINATORS[PLACES[1]],
    HELPER,
    HEAD,
    "kansli",
    *GROUP,
    *EVALUATORS,
    *JURY,
    *READERS,
)
PAGE, SIGN_IN, DENIED, ABSENT, EARLY = 200, 302, 403, 404, 409
"""What an answer amounts to; denied is whoever is sent to declare conflicts of interest first."""
ORDER = 'id="samman"'
"""What stands above every combined order."""
ROOMS = {NOMINATION: ("nominering", "kriterium/1"), COMPASS: ("sjalvvardering", "delomrade/1.1")}


def secret(place: str, kind: str) -> str:
    """Give the word that stands in a municipality's answers."""
    return f"HEMLIGT-SVAR-{place}-{kind}"


def noted(who: str) -> str:
    """Give the word that stands in somebody's private note."""
    return f"HEMLIG-ANTECKNING-{who}-SLUT"


def placed(who: str) -> str:
    """Give the number in somebody's ranking, as its field holds it."""
    return f'value="{70 + (*GROUP, *JURY).index(who)}"'


def seen_by(place: str, track: str) -> str:
    """Give the word in an evaluator's motivation."""
    return f"HEMLIG-BEDÖMNING-{place}-{track}"


def inner(place: str) -> str:
    """Give the word in what the jury writes for itself."""
    return f"HEMLIGT-SKÄL-{place}"


def public(place: str) -> str:
    """Give the word in what the jury writes for everybody."""
    return f"OFFENTLIGT-SKÄL-{place}"


def pages(story: Story, ids: dict[str, dict[str, int]]) -> dict[str, dict[str, int]]:
    """Give the answer that each page owes each person: address, person, status."""
    owed = dict(_forms(story, ids))
    owed |= dict(_group(story, ids))
    owed |= dict(_jury(story, ids))
    owed |= dict(_visits(story, ids))
    owed |= dict(_reviews(story, ids))
    office = [f"/kansli/{KEY}", f"/kansli/{KEY}/steg", f"/kansli/{KEY}/deltagare", f"/kansli/{KEY}/paminn"]
    office += [f"/kansli/{KEY}/deltagare/{one}" for one in ids["entrant"].values()]
    owed |= {address: _signed_in({"kansli": PAGE}) for address in office}
    owed["/hem"] = _signed_in(dict.fromkeys(AUDIENCE, PAGE))
    owed["/resultat/"] = dict.fromkeys(AUDIENCE, PAGE)
    for place, result in ids["result"].items():
        readers = AUDIENCE if story.announced else MEMBERS[place]
        owed[f"/resultat/{result}"] = dict.fromkeys(AUDIENCE, ABSENT) | dict.fromkeys(readers, PAGE)
    return owed


def _signed_in(answers: dict[str, int]) -> dict[str, int]:
    """Fill up: whoever is not named gets nothing, and nobody is asked to sign in."""
    return {**dict.fromkeys(AUDIENCE, ABSENT), **answers, NOBODY: SIGN_IN}


def _forms(story: Story, ids: dict[str, dict[str, int]]) -> Iterator[tuple[str, dict[str, int]]]:
    for (place, kind), form in story.forms.items():
        room, part = ROOMS[kind]
        at = ids[kind][place]
        owed = _signed_in(dict.fromkeys(MEMBERS[place], PAGE))
        yield from ((f"/{room}/{at}{more}", owed) for more in ("", f"/{part}"))
        receipt = dict.fromkeys(MEMBERS[place], PAGE if form.receipt else ABSENT)
        yield f"/sjalvvardering/{at}/kvitto", _signed_in(receipt)


def _body(story: Story, body: Body, members: tuple[str, ...]) -> dict[str, int]:
    """Give the answer of a page that the whole group and the office read."""
    owed = {who: DENIED if story.undeclared(body, who) else PAGE for who in members}
    return _signed_in({**owed, "kansli": PAGE})


def _one(story: Story, body: Body, members: tuple[str, ...], place: str, *, there: bool) -> dict[str, int]:
    """Give the answer of a page about one municipality that the group reads."""
    return {
        who: DENIED
        if story.undeclared(body, who)
        else PAGE
        if there and place not in body.hides(who)
        else ABSENT
        for who in members
    }


def _group(story: Story, ids: dict[str, dict[str, int]]) -> Iterator[tuple[str, dict[str, int]]]:
    owed = _body(story, story.group, GROUP)
    yield from (
        (f"/nomineringsgrupp/{KEY}{more}", owed) for more in ("", "/rangordning", "/nominera", "/protokoll")
    )
    for place in PLACES:
        to = f"/nomineringsgrupp/{KEY}/las/{ids['entrant'][place]}"
        yield to, _signed_in(_one(story, story.group, GROUP, place, there=place in story.applied))


def _jury(story: Story, ids: dict[str, dict[str, int]]) -> Iterator[tuple[str, dict[str, int]]]:
    owed = _body(story, story.jury, JURY)
    yield from ((f"/jury/{KEY}{more}", owed) for more in ("", "/rangordning", "/beslut", "/protokoll"))
    for place in PLACES:
        nominated = place in story.nominated
        read = nominated and story.fixed(place)
        for page, there in (("nominerad", read), ("motivering", nominated)):
            answers = _one(story, story.jury, JURY, place, there=there)
            office = {"kansli": PAGE if there else ABSENT}
            yield f"/jury/{KEY}/{page}/{ids['entrant'][place]}", _signed_in({**answers, **office})


def _visits(story: Story, ids: dict[str, dict[str, int]]) -> Iterator[tuple[str, dict[str, int]]]:
    for place, visit in story.visits.items():
        at = f"/utvardering/{ids['visit'][place]}"
        there = story.forms[place, COMPASS].handed_in
        reading = {seat.who: seat for seat in visit.seats.values() if not seat.conflict}
        declared = {
            who: (PAGE if there else ABSENT) if one.declared else DENIED for who, one in reading.items()
        }
        together = {
            who: EARLY if owed == PAGE and not visit.revealed else owed for who, owed in declared.items()
        }
        yield at, _signed_in(declared)
        yield f"{at}/jav", _signed_in(dict.fromkeys(reading, PAGE if there else ABSENT))
        yield f"{at}/samsyn", _signed_in(together)
        yield f"{at}/begart", _signed_in(declared)
        if visit.planned:
            talk = f"{at}/intervjuer/{ids['interview'][place]}"
            yield from ((f"{talk}{more}", _signed_in(declared)) for more in ("", "/anteckningar"))
        yield from ((f"{at}/{one}", _signed_in({"kansli": PAGE})) for one in ("faststall", "faststall/vagen"))
        draft = _signed_in(dict.fromkeys(MEMBERS[place], PAGE if visit.reply else ABSENT))
        yield from ((f"/utkast/{ids['visit'][place]}{more}", draft) for more in ("", "/andrat"))


def _reviews(story: Story, ids: dict[str, dict[str, int]]) -> Iterator[tuple[str, dict[str, int]]]:
    yield f"/granskning/{KEY}", _signed_in(dict.fromkeys(READERS, PAGE))
    for place, visit in story.visits.items():
        at = f"/granskning/utvardering/{ids['visit'][place]}"
        sent = {who for who in READERS if visit.review and story.may_review(who, place)}
        yield f"{at}/jav", _signed_in(dict.fromkeys(sent, PAGE))
        owed = {who: PAGE if who in visit.cleared else DENIED for who in sent}
        yield from ((f"{at}{more}", _signed_in(owed)) for more in ("", "/omrade/1"))


def _reading(story: Story, place: str) -> set[str]:
    """Give the third readers who may read a draft now."""
    visit = story.visits.get(place)
    cleared = visit.cleared if visit else set()
    return {who for who in cleared if story.may_review(who, place)}


def secrets(story: Story) -> dict[str, set[str]]:
    """Give everybody who may meet each secret word."""
    known = {noted(who): {who} for who in (*GROUP, *JURY)}
    known |= {placed(who): {who} for who in (*GROUP, *JURY)}
    known[ORDER] = who_meets_orders(story.group, GROUP) | who_meets_orders(story.jury, JURY)
    known[words.minuted("nominator")] = who_meets_minutes(story.group, GROUP)
    known[words.minuted("juror")] = who_meets_minutes(story.jury, JURY)
    for place in PLACES:
        pair, home = _evaluators(story.visits.get(place)), set(MEMBERS[place])
        known[words.heard(place)] = pair
        known[words.wanted(place)] = known[words.given(place)] = pair | home | _reading(story, place)
        known[words.objected(place)] = pair | home | _reading(story, place) | {*OFFICERS}
        after = _after_fixing(story, place)
        known[secret(place, NOMINATION)] = set(MEMBERS[place]) | after | _readers(story, place)
        judging = _evaluators(story.visits.get(place)) | _reading(story, place)
        known[secret(place, COMPASS)] = set(MEMBERS[place]) | after | judging
        for track in ("a", "b"):
            known[seen_by(place, track)] = _who_meets_marks(story, place, track)
        jury = {who for who in JURY if place not in story.jury.hides(who)} | {*OFFICERS}
        known[inner(place)] = jury
        known[public(place)] = set(AUDIENCE) if story.announced else jury
    return known


def who_meets_orders(body: Body, members: tuple[str, ...]) -> set[str]:
    """Give those who may meet a combined order: its group and the office, once it is shown."""
    return {*members, *OFFICERS} if body.shown else set()


def who_meets_minutes(body: Body, members: tuple[str, ...]) -> set[str]:
    """Give the office, and from when minutes are fixed those members who may see all that is in them."""
    about = body.minuted
    return {*OFFICERS, *(who for who in members if about is not None and not about & body.hides(who))}


def _readers(story: Story, place: str) -> set[str]:
    may = {who for who in GROUP if place not in story.group.hides(who)}
    return may if place in story.applied else set()


def _after_fixing(story: Story, place: str) -> set[str]:
    """Give the jury and the office, who read a nominee from when its result is fixed."""
    jury = {who for who in JURY if place not in story.jury.hides(who)}
    return jury | {*OFFICERS} if story.fixed(place) and place in story.nominated else set()


def _evaluators(visit: Visit | None) -> set[str]:
    seats = visit.seats.values() if visit else ()
    return {seat.who for seat in seats if seat.declared and not seat.conflict}


def _who_meets_marks(story: Story, place: str, track: str) -> set[str]:
    visit = story.visits.get(place)
    if visit is None:
        return set()
    own = {visit.seats[track].who} if not visit.seats[track].conflict else set()
    both = _evaluators(visit) if visit.revealed else own
    home = set(MEMBERS[place]) if visit.fixed or visit.reply else set()
    if story.announced and visit.fixed:
        return set(AUDIENCE)
    return both | home | _after_fixing(story, place) | _reading(story, place)
