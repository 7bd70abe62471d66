"""Who sees what in a round of key figures, worked out from the story alone."""

from __future__ import annotations

from tests.webapp.whole.by_figures.playing import FigureStory
from tests.webapp.whole.by_figures.scene import CODES, MEMBERS, PLACES, reason, regret, theme
from tests.webapp.whole.expecting import (
    ABSENT,
    DENIED,
    NOBODY,
    ORDER,
    PAGE,
    SIGN_IN,
    inner,
    noted,
    placed,
    public,
    who_meets_orders,
)
from tests.webapp.whole.stage import JURY, KEY, OFFICERS
from webapp.rounds.recipe import NOMINATION

AUDIENCE = (NOBODY, *(one for members in MEMBERS.values() for one in members), "kansli", *JURY)


def pages(story: FigureStory, ids: dict[str, dict[str, int]]) -> dict[str, dict[str, int]]:
    """Give the answer that each page owes each person: address, person, status."""
    office = ("", "/steg", "/deltagare", "/nyckeltal", "/nyckeltal/utveckling", "/nyckeltal/las-in")
    owed = {f"/kansli/{KEY}{more}": _signed_in({"kansli": PAGE}) for more in office}
    for code in CODES.values():
        page = {"kansli": PAGE if story.figures else ABSENT}
        owed[f"/kansli/{KEY}/nyckeltal/kommun/{code}"] = _signed_in(page)
    for place, at in ids["entrant"].items():
        owed[f"/kansli/{KEY}/deltagare/{at}"] = _signed_in({"kansli": PAGE})
        own = dict.fromkeys(MEMBERS[place], PAGE if story.shown(place) else ABSENT)
        owed[f"/nyckeltal/{at}"] = _signed_in(own)
    for place, at in ids[NOMINATION].items():
        owed[f"/nominering/{at}"] = _signed_in(dict.fromkeys(MEMBERS[place], PAGE))
        receipt = dict.fromkeys(MEMBERS[place], PAGE if place in story.receipts else ABSENT)
        owed[f"/sjalvvardering/{at}/kvitto"] = _signed_in(receipt)
    owed["/hem"] = _signed_in(dict.fromkeys(AUDIENCE, PAGE))
    owed["/resultat/"] = dict.fromkeys(AUDIENCE, PAGE)
    return owed | _jury(story, ids)


def _signed_in(answers: dict[str, int]) -> dict[str, int]:
    return {**dict.fromkeys(AUDIENCE, ABSENT), **answers, NOBODY: SIGN_IN}


def _jury(story: FigureStory, ids: dict[str, dict[str, int]]) -> dict[str, dict[str, int]]:
    closed = {who: DENIED for who in JURY if story.undeclared(story.jury, who)}
    whole = _signed_in({**dict.fromkeys(JURY, PAGE), **closed, "kansli": PAGE})
    owed = {f"/jury/{KEY}{more}": whole for more in ("", "/rangordning", "/beslut")}
    for place, at in ids["entrant"].items():
        there = place in story.nominated
        readers = {who: PAGE for who in ("kansli", *JURY) if there and place not in story.jury.hides(who)}
        for page in ("nominerad", "motivering"):
            owed[f"/jury/{KEY}/{page}/{at}"] = _signed_in({**readers, **closed})
    return owed


def secrets(story: FigureStory) -> dict[str, set[str]]:
    """Give everybody who may meet each secret word."""
    known = {word(who): {who} for who in JURY for word in (noted, placed)}
    known[ORDER] = who_meets_orders(story.jury, JURY)
    for place in PLACES:
        jury = {who for who in JURY if place not in story.jury.hides(who)}
        chosen = jury if place in story.nominated else set()
        own, office = set(MEMBERS[place]), {*OFFICERS}
        read = {*chosen, *office} if place in story.nominated and place in story.described else set()
        known[reason(place)] = office | own | chosen
        known[regret(place)] = office | own
        known[theme(place)] = own | read
        known[inner(place)] = office | jury
        known[public(place)] = set(AUDIENCE) if story.announced else office | jury
    return known
