"""What is missing before a round can take its next step."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from flask_babel import gettext as _
from sqlalchemy import select

from webapp.assessment.models.assessments import Assessment
from webapp.award.models.choice import WINNER, Honour
from webapp.award.models.figures import FigureTable, InvitationAnswer
from webapp.evaluation.queries.round_overview import EntrantLine, OfficePage, office_page
from webapp.evaluation.queries.seats.evaluator_choice import choosing, counting
from webapp.ground import context
from webapp.ground.calendar import clock
from webapp.ground.store.database import db
from webapp.rounds.models.rounds import Entrant, Round
from webapp.rounds.queries.nominee_numbers import numbers_of
from webapp.rounds.recipe import COMPASS, NOMINATION, Recipe, Step

SEATS = 2


@dataclass(frozen=True, slots=True)
class Hindrance:
    """A requirement that does not hold: what, for whom, and whether the recipe lets it be waived."""

    name: str
    sentence: str
    who: tuple[str, ...]
    may_waive: bool

    @property
    def whom(self) -> str:
        """Say whom it is about, where it is about somebody."""
        return _("Det saknas för: %(who)s.", who=", ".join(self.who)) if self.who else ""

    @property
    def remedy(self) -> str:
        """Say whom it is about, and what the office can do."""
        return f"{self.whom} {_REMEDIES[self.name]()}".strip()


def hindrances(
    award_round: Round, recipe: Recipe, steps: list[Step], page: OfficePage | None = None
) -> list[Hindrance]:
    """List what hinders a round that wants to leave these steps; a constant number of queries.

    `page` is the round where whoever asks has gathered it already.
    """
    if not any(step.requires for step in steps):
        return []
    page = page or office_page(award_round)
    found = []
    for step in steps:
        for name in step.requires:
            missing = _LOOKS[name](page, recipe)
            if missing is not None:
                found.append(Hindrance(name, *missing, name in step.may_waive))
    return found


Missing = tuple[str, tuple[str, ...]] | None


def _names(lines: list[EntrantLine]) -> tuple[str, ...]:
    return tuple(line.entrant.municipality.name for line in lines)


def _told(sentence: str, lines: list[EntrantLine]) -> Missing:
    return (sentence, _names(lines)) if lines else None


def nominated(page: OfficePage) -> list[EntrantLine]:
    """Give the nominated of a round."""
    return [line for line in page.lines if line.entrant.nominated_at]


def still_open(row: Assessment) -> bool:
    """Tell whether a questionnaire can still be handed in."""
    late = row.closes_at is not None and clock.now() > row.closes_at + context.grace()
    return row.submitted_at is None and not late


def _participants(page: OfficePage, _recipe: Recipe) -> Missing:
    return None if page.lines else (_("Ingen kommun deltar än."), ())


def _contacts(page: OfficePage, _recipe: Recipe) -> Missing:
    without = [line for line in page.lines if not line.entrant.contact_email]
    return _told(_("Alla deltagare har inte en kontaktperson."), without)


def _handed_in(page: OfficePage, recipe: Recipe, answers: str, sentence: str) -> Missing:
    """Those who must have handed in; in a questionnaire for all, whoever missed the deadline is left out."""
    only = recipe.only_nominees(answers)
    asked = [
        (line, line.nomination if answers == NOMINATION else line.assessment)
        for line in (nominated(page) if only else page.lines)
    ]
    lacking = [
        line
        for line, row in asked
        if (only and (row is None or row.submitted_at is None)) or (row is not None and still_open(row))
    ]
    return _told(sentence, lacking)


def _nominations(page: OfficePage, recipe: Recipe) -> Missing:
    return _handed_in(page, recipe, NOMINATION, _("Alla som kan lämna in en nominering har inte gjort det."))


def _assessments(page: OfficePage, recipe: Recipe) -> Missing:
    return _handed_in(page, recipe, COMPASS, _("Alla som ska lämna in en självvärdering har inte gjort det."))


def _nominees(page: OfficePage, _recipe: Recipe) -> Missing:
    many, (fewest, most) = len(nominated(page)), numbers_of(page.round)
    if fewest <= many <= most:
        return None
    wanted = str(fewest) if fewest == most else _("%(fewest)s till %(most)s", fewest=fewest, most=most)
    return _("%(wanted)s kommuner ska vara nominerade; nu är det %(many)s.", wanted=wanted, many=many), ()


def _evaluators(page: OfficePage, _recipe: Recipe) -> Missing:
    leaving = choosing(page).leaving

    def seated(line: EntrantLine) -> int:
        seats = line.evaluation.seats if line.evaluation else []
        return len([seat for seat in seats if counting(seat) and seat.id not in leaving])

    without = [line for line in nominated(page) if seated(line) < SEATS]
    return _told(_("Alla nominerade har inte två utvärderare."), without)


def _results(page: OfficePage, _recipe: Recipe) -> Missing:
    lines = nominated(page)
    waiting = [line for line in lines if line.evaluation is None or line.evaluation.published_at is None]
    if not lines:
        return _("Ingen kommun är nominerad."), ()
    return _told(_("Alla nominerade har inte ett fastställt resultat."), waiting)


def _figures(page: OfficePage, _recipe: Recipe) -> Missing:
    query = select(FigureTable.id).where(
        FigureTable.round_id == page.round.id, FigureTable.read_in_at.is_not(None)
    )
    return None if db.session.scalar(query.limit(1)) else (_("Inga nyckeltal är inlästa än."), ())


def _answered(page: OfficePage, _recipe: Recipe) -> Missing:
    query = select(InvitationAnswer.entrant_id).join(Entrant).where(Entrant.round_id == page.round.id)
    answered = set(db.session.scalars(query))
    waiting = [line for line in nominated(page) if line.entrant.id not in answered]
    return _told(_("Alla nominerade har inte svarat ja eller nej."), waiting)


def _winner(page: OfficePage, _recipe: Recipe) -> Missing:
    query = select(Honour.id).where(Honour.round_id == page.round.id, Honour.kind == WINNER)
    return None if db.session.scalar(query) else (_("Ingen vinnare är utsedd."), ())


_REMEDIES: dict[str, Callable[[], str]] = {
    "participants": lambda: _("Läs in deltagarna på sidan Deltagare."),
    "contacts": lambda: _("Läs in dem igen på sidan Deltagare, med namn och e-postadress."),
    "nominations": lambda: _("Påminn dem, eller ge dem mer tid."),
    "nominees": lambda: _("Nominera fler, eller låt någon lämna omgången."),
    "assessments": lambda: _("Påminn dem, eller ge dem mer tid."),
    "evaluators": lambda: _("Utse dem på omgångens sida."),
    "results": lambda: _("Fastställ resultatet för varje nominerad kommun när utvärderarna har enats."),
    "figures": lambda: _("Läs in dem på sidan Nyckeltal."),
    "answered": lambda: _("Vänta på svaren, eller hör av er till kommunerna."),
    "winner": lambda: _("Utse den på juryns sida Beslut."),
}
"""What the office can do about each requirement that does not hold."""


_LOOKS: dict[str, Callable[[OfficePage, Recipe], Missing]] = {
    "participants": _participants,
    "contacts": _contacts,
    "nominations": _nominations,
    "nominees": _nominees,
    "assessments": _assessments,
    "evaluators": _evaluators,
    "results": _results,
    "figures": _figures,
    "answered": _answered,
    "winner": _winner,
}
"""How each requirement that a recipe may name is looked into."""
