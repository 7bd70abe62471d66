"""How the whole round stands (läget): everybody in one state, and what hinders, each with its deed."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from flask import url_for
from flask_babel import gettext as _
from flask_babel import lazy_gettext, ngettext

from webapp.ground.calendar import clock
from webapp.ground.frame.filters import deadline, left
from webapp.office.queries import participants
from webapp.rounds.queries.dates import last_day
from webapp.rounds.recipe_files import recipe_of

if TYPE_CHECKING:
    from webapp.office.queries.participants import Following
    from webapp.rounds.models.rounds import Round

SIGNS = {
    participants.UNINVITED: (
        "unanswered",
        lazy_gettext("Inte inbjudna"),
        lazy_gettext("har inget brev"),
        lazy_gettext("Inte inbjuden"),
    ),
    participants.INVITED: (
        "unanswered",
        lazy_gettext("Inbjudna"),
        lazy_gettext("har inte öppnat länken"),
        lazy_gettext("Inbjuden"),
    ),
    participants.OPENED: (
        "unanswered",
        lazy_gettext("Öppnat"),
        lazy_gettext("har inte gjort något konto"),
        lazy_gettext("Öppnat"),
    ),
    participants.JOINED: (
        "clock",
        lazy_gettext("Gått med"),
        lazy_gettext("har inte svarat på något"),
        lazy_gettext("Gått med"),
    ),
    participants.BEGUN: (
        "begun",
        lazy_gettext("Börjat"),
        lazy_gettext("har svarat på något"),
        lazy_gettext("Börjat"),
    ),
    participants.DONE: (
        "answered",
        lazy_gettext("Inlämnade"),
        lazy_gettext("har fått sitt kvitto"),
        lazy_gettext("Inlämnad"),
    ),
    participants.LEFT: (
        "not_applicable",
        lazy_gettext("Avstår"),
        lazy_gettext("har lämnat omgången"),
        lazy_gettext("Avstår"),
    ),
}
"""Of each state its sign, the name of those in it, what it means, and the name of one in it."""
ALSO = {
    participants.ALL: lazy_gettext("Alla"),
    participants.LACKS: lazy_gettext("Saknar något"),
    participants.UNTOUCHED: lazy_gettext("Har inte börjat"),
    participants.NOMINATED: lazy_gettext("Nominerade"),
    participants.NO_CONTACT: lazy_gettext("Utan kontakt"),
    participants.STOPPED: lazy_gettext("Brev som stoppats"),
}
"""What else the table can be asked for."""
NAMED = 4
"""So many municipalities are named beside what hinders; the table has the rest."""


def standing(award_round: Round, found: Following, *, plain: bool) -> dict[str, Any]:
    """Give what stands above the table; `plain` where all are shown, and so all that hinders is known."""
    recipe = recipe_of(award_round.recipe)
    at = recipe.place(award_round.step) + 1 if recipe else 0
    return {
        "signs": {key: tuple(str(word) for word in words) for key, words in SIGNS.items()},
        "also": {key: str(word) for key, word in ALSO.items()},
        "step": _(
            "steg %(at)s av %(all)s, %(name)s",
            at=at,
            all=len(recipe.steps),
            name=recipe.step(award_round.step).name.lower(),
        )
        if recipe
        else "",
        "closes": _closes(award_round),
        "hindrances": _hindrances(award_round, found) if plain else [],
    }


def _closes(award_round: Round) -> str:
    closes = last_day(award_round)
    if closes <= clock.now():
        return _("Sista tiden var %(when)s.", when=deadline(closes))
    return _(
        "Kommunernas sista tid är %(when)s: %(left)s.", when=deadline(closes), left=left(closes - clock.now())
    )


def _hindrances(award_round: Round, found: Following) -> list[dict[str, str]]:
    """Say what keeps the round waiting, the first to do first: a sentence, whom, and where to go."""
    key, told = award_round.key, _sentences(found.numbers)
    deeds: dict[str, tuple[str, str, dict[str, Any]]] = {
        participants.STOPPED: (_("Visa dem"), "office.participants", {"visa": participants.STOPPED}),
        participants.NO_CONTACT: (_("Läs in kontakter"), "office.bring", {}),
        participants.UNINVITED: (
            _("Bjud in"),
            "office.contacts",
            {"visa": participants.UNINVITED, "alla": "1"},
        ),
        participants.JOINED: (_("Påminn"), "staff.lacking", {"visa": participants.JOINED, "alla": "1"}),
    }
    return [
        {
            "sentence": told[name],
            "whom": _whom(found, name),
            "label": label,
            "href": url_for(endpoint, round_key=key, **args),
        }
        for name, (label, endpoint, args) in deeds.items()
        if found.numbers[name]
    ]


def _sentences(many: dict[str, int]) -> dict[str, str]:
    return {
        participants.STOPPED: ngettext(
            "Ett brev har stoppats.", "%(num)s brev har stoppats.", many[participants.STOPPED]
        ),
        participants.NO_CONTACT: ngettext(
            "En kommun saknar kontaktperson.",
            "%(num)s kommuner saknar kontaktperson.",
            many[participants.NO_CONTACT],
        ),
        participants.UNINVITED: ngettext(
            "En kommun är inte inbjuden.",
            "%(num)s kommuner är inte inbjudna.",
            many[participants.UNINVITED],
        ),
        participants.JOINED: ngettext(
            "En kommun har gått med men inte börjat svara.",
            "%(num)s kommuner har gått med men inte börjat svara.",
            many[participants.JOINED],
        ),
    }


def _whom(found: Following, name: str) -> str:
    names = [line.name for line in found.lines if name in line.within]
    more = len(names) - NAMED
    told = ", ".join(names[:NAMED])
    return _("%(names)s och %(many)s till", names=told, many=more) if more > 0 else told
