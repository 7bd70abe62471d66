"""Gathers who takes part in a round and how far each has come, to be taken along; never an answer."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from flask_babel import gettext as _
from sqlalchemy import select

from questionnaires.municipalities.register import named
from webapp.award.models.choice import MENTION, WINNER, Honour, NominationReason
from webapp.evaluation.queries.round_changes import round_changes
from webapp.evaluation.queries.round_overview import EvaluationRow, office_page
from webapp.ground.calendar import clock
from webapp.ground.jobs.kinds import Job, maker
from webapp.ground.store.database import db
from webapp.office.queries.participants import (
    BEGUN,
    DONE,
    INVITED,
    JOINED,
    LEFT,
    OPENED,
    UNINVITED,
    Form,
    Line,
    following,
)
from webapp.rounds.models.rounds import Entrant, Round, Withdrawal
from webapp.rounds.queries.dates import Span, dates_of
from webapp.rounds.recipe_files import recipe_of

if TYPE_CHECKING:
    from collections.abc import Mapping

    from exports.extract import Extract
    from exports.kinds import participants as told
    from webapp.office.queries.contacts.deliveries import Delivery


def participants_job(award_round: Round, ending: str) -> Job:
    """Ask for the participants as a file."""
    return Job("participants", {"round": award_round.id}, ending, round_changes(award_round.id))


@maker("participants")
def _made(about: Mapping[str, Any], _ending: str) -> Extract:
    return participants_extract(db.session.get_one(Round, about["round"]))


def participants_extract(award_round: Round) -> Extract:
    """Gather the round: a constant number of queries, however many take part."""
    from exports.kinds.participants import ParticipantsEntry, participants_extract  # noqa: PLC0415 -- slow

    notes, found = _Notes(award_round.id), following(award_round).lines
    evaluations = {line.entrant.id: line.evaluation for line in office_page(award_round).lines}
    entry = ParticipantsEntry(
        award_round.award,
        award_round.name,
        clock.in_sweden(clock.now()),
        tuple(_participant(line, notes, evaluations.get(line.entrant.id)) for line in found),
        tuple(_steps(award_round)),
    )
    return participants_extract(entry)


class _Notes:
    """What is noted of the entrants of a round beside themselves, by entrant id."""

    def __init__(self, round_id: int) -> None:
        def of(model: type[NominationReason | Withdrawal | Honour]) -> list[Any]:
            query = select(model).join(Entrant, Entrant.id == model.entrant_id)
            return list(db.session.scalars(query.where(Entrant.round_id == round_id)))

        self.reasons: Mapping[int, NominationReason] = {one.entrant_id: one for one in of(NominationReason)}
        self.left: Mapping[int, Withdrawal] = {one.entrant_id: one for one in of(Withdrawal)}
        words = {WINNER: _("vinnare"), MENTION: _("hedersomnämnd")}
        self.honours: dict[int, list[str]] = {}
        for one in of(Honour):
            self.honours.setdefault(one.entrant_id, []).append(words[one.kind])


def _participant(line: Line, notes: _Notes, evaluation: EvaluationRow | None) -> told.Participant:
    from exports.kinds.participants import Participant  # noqa: PLC0415 -- as above

    entrant, known, approach = line.entrant, named(line.name), line.approach
    reason, left = notes.reasons.get(entrant.id), notes.left.get(entrant.id)
    seats = evaluation.seats if evaluation else []
    return Participant(
        municipality=line.name,
        county=known.county if known else "",
        contact_name=entrant.contact_name,
        contact_email=entrant.contact_email,
        forms=tuple(_form(form) for form in line.forms),
        nominated_at=clock.seen(entrant.nominated_at),
        reason=reason.reason if reason else "",
        left_at=clock.seen(left.withdrawn_at) if left else None,
        left_why=left.reason if left else "",
        evaluators=tuple(seat.name for seat in seats),
        done=sum(seat.done_at is not None for seat in seats),
        fixed_at=clock.seen(evaluation.published_at) if evaluation else None,
        honours=tuple(notes.honours.get(entrant.id, ())),
        state=_states()[line.state],
        coordinators=approach.people,
        invited_at=clock.seen(approach.invited_at),
        opened_at=clock.seen(approach.opened_at),
        letter=_letter(line.delivery),
    )


def _states() -> dict[str, str]:
    return {
        UNINVITED: _("inte inbjuden"),
        INVITED: _("inbjuden"),
        OPENED: _("har öppnat inbjudan"),
        JOINED: _("har gått med"),
        BEGUN: _("har börjat"),
        DONE: _("har lämnat in"),
        LEFT: _("avstår"),
    }


def _letter(delivery: Delivery | None) -> str:
    """Say what became of the latest letter, and when."""
    if delivery is None:
        return ""
    words = {"sent": _("skickat"), "failed": _("stoppat")}.get(delivery.state, _("väntar"))
    return f"{words} {clock.in_sweden(delivery.at):%Y-%m-%d}"


def _form(form: Form) -> told.Form:
    from exports.kinds.participants import Form as Told  # noqa: PLC0415 -- as above

    words = {"submitted": _("inlämnat"), "begun": _("påbörjat"), "unanswered": _("inte börjat")}
    row = form.row
    return Told(
        name=row.name,
        edition=row.edition,
        state=words[form.state],
        answered=form.answered,
        total=form.total,
        expected=form.lacks,
        closes_at=clock.seen(row.closes_at),
        submitted_at=clock.seen(row.submitted_at),
        receipt=row.receipt_number or "",
    )


def _steps(award_round: Round) -> list[told.Step]:
    from exports.kinds.participants import Step  # noqa: PLC0415 -- as above

    recipe, dates = recipe_of(award_round.recipe), dates_of(award_round.id)
    if recipe is None:
        return []
    spans = [(step, dates.get(step.id, Span())) for step in recipe.steps]
    return [
        Step(step.name, clock.seen(span.opens), clock.seen(span.closes), step.id == award_round.step)
        for step, span in spans
    ]
