"""What stands on a report's cover and among its short facts: who, when, where, and what is stated."""

from __future__ import annotations

from collections.abc import Mapping

from flask_babel import gettext as _
from flask_babel import ngettext

from exports.report import Fact, Seats, day, days
from questionnaires.municipalities.council import council
from questionnaires.municipalities.register import named
from webapp.evaluation.models.evaluations import Evaluation
from webapp.evaluation.models.visits import DOCUMENT, INTERVIEW, WEB, EvaluationSource
from webapp.evaluation.queries.visit.schedule import about_people
from webapp.evaluation.queries.visit.visit_story import kind_words
from webapp.ground.calendar import clock
from webapp.review.models.reviews import RightOfReply
from webapp.review.queries import facts
from webapp.review.queries.facts import COUNCIL, EMPLOYERS, FACT, GROUP, PLACE, SHORT, VISITED, Stated

Facts = Mapping[str, Stated]


def facts_in(texts: Mapping[str, str]) -> dict[str, Stated]:
    """Read the facts of a draft."""
    return {
        ref.partition("-")[2]: facts.fact_lines(text)
        for ref, text in texts.items()
        if ref.startswith(f"{FACT}-")
    }


def evaluators_of(evaluation: Evaluation, stated: Facts) -> tuple[str, ...]:
    """Name the evaluators, each with the employer that is stated."""
    told = []
    for seat in evaluation.seats:
        employer = stated.get(EMPLOYERS.get(seat.track, ""), Stated()).value
        told.append(f"{seat.person.name}, {employer}" if employer else str(seat.person.name))
    return tuple(told)


def visit_of(evaluation: Evaluation, stated: Facts, sources: list[EvaluationSource]) -> str:
    """Tell when and where the visit was: as it is stated, else by the days of its interviews."""
    held = [clock.in_sweden(one.at).date() for one in sources if one.kind == INTERVIEW and one.at]
    when = stated.get(VISITED, Stated()).value or days(held)
    place = stated.get(PLACE, Stated()).value or str(evaluation.assessment.municipality.name)
    return f"{when}, {place}" if when else ""


def met(sources: list[EvaluationSource]) -> str:
    """Count what the evaluation rests on, in a sentence; nothing where nothing is registered."""
    many = {kind: sum(one.kind == kind for one in sources) for kind in (DOCUMENT, WEB, INTERVIEW)}
    parts = [
        words
        for count, words in (
            (many[DOCUMENT], ngettext("%(num)s dokument", "%(num)s dokument", many[DOCUMENT])),
            (many[WEB], ngettext("%(num)s webbsida", "%(num)s webbsidor", many[WEB])),
            (many[INTERVIEW], _talks(many[INTERVIEW], sum(one.people or 0 for one in sources))),
        )
        if count
    ]
    if not parts:
        return ""
    listed = _(" och ").join([", ".join(parts[:-1]), parts[-1]] if parts[1:] else parts)
    return _("Utvärderingen bygger på %(what)s, utöver kommunens egna svar.", what=listed)


def _talks(many: int, people: int) -> str:
    """Say how many interviews there were, and with about how many people where that is written down."""
    talks = ngettext("%(num)s intervju", "%(num)s intervjuer", many)
    return _("%(talks)s med %(people)s", talks=talks, people=about_people(people)) if people else talks


def short_facts(municipality: str, stated: Facts) -> tuple[Fact, ...]:
    """Give the short facts that are stated, and the group that the list of municipalities knows."""
    named_so = facts.names()
    found = {kind: stated.get(kind, Stated()) for kind in SHORT if kind != COUNCIL}
    if not found[GROUP].value:
        found[GROUP] = facts.known_group(municipality)
    return tuple(Fact(named_so[kind], *one.said) for kind, one in found.items() if one.value)


def seats_of(stated: Facts) -> Seats | None:
    """Read the seats of the council out of the line that is stated."""
    line = stated.get(COUNCIL, Stated())
    parties = council(line.value)
    return Seats(parties, line.year, line.source) if parties else None


def source_words(one: EvaluationSource) -> str:
    """Name a source by its kind, title and day; of an interview only the role, never where it was."""
    named = f"{kind_words()[one.kind]}: {one.title.rstrip('.')}"
    return f"{named}, {day(one.on)}" if one.on else named


def county_of(name: str) -> str:
    """Tell a municipality's county; nothing about a name that is not on the list."""
    known = named(name)
    return _("%(name)s ligger i %(county)s.", name=name, county=known.county) if known else ""


def version_words(version: RightOfReply | None) -> str:
    """Say which version of a draft this is, and when the municipality was given it."""
    if version is None:
        return ""
    given = day(clock.in_sweden(version.opened_at))
    return _("Version %(number)s, öppnad för kommunen %(day)s", number=version.number, day=given)
