"""One's own account: what one takes part in, and starting an own self-assessment."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from flask import Blueprint, render_template, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from flask_security import current_user

from webapp.award.deeds.figures import invitation_answers
from webapp.award.queries import panel_seats
from webapp.ground.frame.filters import deadline, local_time
from webapp.ground.frame.guard import person_id
from webapp.ground.mail import turns
from webapp.ground.roles import (
    COORDINATOR,
    EVALUATOR,
    JUROR,
    NOMINATOR,
    OFFICER,
    REVIEWER,
    ROLE_NAMES,
    in_words,
)
from webapp.home.queries import commitments
from webapp.home.views import commitment_groups, plan_rows, shared_ones
from webapp.people.queries import registrations
from webapp.review.deeds import reviews
from webapp.review.queries import stage_overview
from webapp.review.queries.draft import drafts
from webapp.rounds.recipe_files import recipe_of

if TYPE_CHECKING:
    from webapp.evaluation.models.evaluations import Seat
    from webapp.ground.who import Post
    from webapp.rounds.models.rounds import Round

pages = Blueprint("account", __name__)
DECLARED_AT = {JUROR: "jury.declare", NOMINATOR: "nominating.declare"}


@pages.get("/hem")
def home() -> ResponseReturnValue:
    """Show what the person takes part in."""
    mine = commitments.home(person_id())
    waiting = turns.waiting_for(person_id())
    shown = commitment_groups.groups(mine.assessments, waiting)
    inside = {one["id"] for one in shown}
    groups = _groups(mine)
    return render_template(
        "home/home.html",
        person=current_user,
        commitments=shown,
        lead=commitment_groups.lead(waiting, shown) if groups or shown else "",
        waiting=[commitment_groups.beside_row(one) for one in waiting if one.assessment_id not in inside],
        groups=groups,
        latest=commitment_groups.latest(mine.assessments),
        who={"place": current_user.name, "role": current_user.email},
        nav=[{"label": _("Mitt arbete"), "href": url_for(".home"), "current": True}],
        places=[m.municipality for m in mine.memberships],
        startable=[m.municipality for m in mine.memberships if m.role == COORDINATOR],
        arranges=any(post.role == OFFICER for post, _round in mine.posts),
        new_officer=mine.new_officer,
        beginnings=registrations.beginnings(person_id()),
    )


def _groups(mine: commitments.Home) -> list[dict[str, Any]]:
    """Gather what the person takes part in under headings; a heading with nothing under it is left out."""
    ours = drafts.drafts_of(person_id()) if mine.memberships else ()
    groups = [
        (_("Nominerade av nyckeltal"), list(map(_invitation, invitation_answers.invitations(person_id())))),
        (_("Avslutat"), [_work(work) for work in mine.assessments if work.over]),
        (_("Utvärdera"), _seats(mine)),
        (_("Kvalitetsgranska"), _reviews(mine)),
        (
            _("Utkast och goda exempel"),
            [_draft(one) for one in ours],
        ),
        (_("Handlingsplaner"), plan_rows.plan_rows(person_id())),
        (_("Delat med dig"), shared_ones.shared_rows(person_id())),
        (
            _("Omgångar"),
            [_post(*one) for one in mine.posts if one[0].role not in (EVALUATOR, REVIEWER)],
        ),
    ]
    return [{"heading": heading, "empty": "", "rows": rows} for heading, rows in groups if rows]


def _work(work: commitments.Work) -> dict[str, str]:
    """Give what is over: fixed, or closed without a hand-in."""
    row = work.assessment
    href, answers = row.path, ""
    state, when = _("Stängd"), ""
    if row.closes_at:
        when = _("sista tid var %(when)s", when=deadline(row.closes_at))
    if work.result:
        state, when = _("Resultatet är fastställt"), local_time(work.result.published_at)
        href, answers = url_for("results.show", result_id=work.result.id), href
    place = f"{row.municipality.name}, {in_words(work.membership.role)}"
    told = {"href": href, "label": row.name, "place": place, "state_words": state, "when": when}
    return told | {"answers": answers}


def _invitation(one: invitation_answers.Invited) -> dict[str, str]:
    """Give a nomination by key figures: waiting for its answer, or what was answered."""
    state = _("Svara ja eller nej") if one.waits else _("Besvarad")
    if one.answer is not None:
        state = _("Ni har tackat ja") if invitation_answers.is_yes(one.answer) else _("Ni har tackat nej")
    if one.left:
        state = _("Ni har lämnat omgången")
    return {
        "href": url_for("figures.invited", entrant_id=one.entrant.id),
        "label": one.round.name,
        "place": f"{one.entrant.municipality.name}, {ROLE_NAMES[one.role].lower()}",
        "state_words": state,
        "when": "",
    }


def _is_over(mine: commitments.Home) -> Callable[[Seat], bool]:
    """Let what is fixed come last; the rest keeps its order."""
    return lambda seat: mine.evaluations[seat.evaluation_id].published_at is not None


def _seats(mine: commitments.Home) -> list[dict[str, str]]:
    ordered = sorted(mine.seats, key=_is_over(mine))
    if not ordered:
        return [
            _unassigned(one) for post, one in mine.posts if post.role == EVALUATOR and not one.announced_at
        ]
    revealed = {one: row for one, row in mine.evaluations.items() if row.revealed_at}
    standings = stage_overview.standings(revealed.values())
    return [_seat(mine, seat, standings.get(seat.evaluation_id)) for seat in ordered]


def _unassigned(award_round: Round) -> dict[str, str]:
    """Say what awaits an evaluator whom the office has not yet assigned to a municipality."""
    return {
        "href": url_for("ties.own"),
        "label": award_round.name,
        "place": _(
            "Kansliet utser vilka du utvärderar. Säg så länge var du har arbetat, så att ingen blir jävig."
        ),
        "state_words": _("Du är utvärderare"),
        "when": _("ingen kommun än"),
    }


def _seat(mine: commitments.Home, seat: Seat, standing: stage_overview.Standing | None) -> dict[str, str]:
    evaluation = mine.evaluations[seat.evaluation_id]
    state = _("Pågår")
    if seat.declared_at is None:
        at_home = evaluation.assessment.round_id is None
        state = _("Säg först vad du har svarat för") if at_home else _("Ange jäv först")
    if seat.done_at:
        state = _("Du är klar")
    if standing:
        state = _("Samsyn") if standing.stage == stage_overview.WORKING else standing.name
    page = "evaluation.overview" if seat.declared_at else "evaluation.declare"
    return {
        "href": url_for(page, evaluation_id=evaluation.id),
        "label": evaluation.assessment.municipality.name,
        "place": evaluation.assessment.name,
        "state_words": state,
        "when": "",
    }


def _reviews(mine: commitments.Home) -> list[dict[str, str]]:
    """Give the rounds in which the person is a third reader, with how much waits there."""
    rounds = [award_round for post, award_round in mine.posts if post.role == REVIEWER]
    waiting = reviews.to_read(person_id()) if rounds else []
    rows = []
    for one in rounds:
        here = [row for row in waiting if row.evaluation.assessment.round_id == one.id]
        many = sum(not row.review.outcome for row in here)
        rows.append(
            {
                "href": url_for("reviewing.queue", round_key=one.key),
                "label": one.name,
                "place": one.award,
                "state_words": _("%(many)s väntar på dig", many=many) if many else _("Inget väntar"),
                "when": "",
            }
        )
    return rows


def _draft(one: drafts.Draft) -> dict[str, str]:
    """Give a draft of the own municipality, or its good examples once the result is fixed."""
    page, state, when = "reviewing.draft", _("Läs och svara"), ""
    if one.time is not None and one.time.number > 1:
        page, state = "reviewing.changed", _("Läs vad som är ändrat och svara")
    if one.time is None:
        page, state = "reviewing.examples", _("Goda exempel att dela")
    elif one.evaluation.published_at:
        page, state = "reviewing.draft", _("Fastställt")
    elif stage_overview.is_over(one.time):
        page, state = "reviewing.draft", _("Utvärderarna tar ställning")
    else:
        when = _("till %(when)s", when=deadline(one.time.closes_at))
    return {
        "href": url_for(page, evaluation_id=one.evaluation.id),
        "label": _("Utkastet till utvärdering") if one.time else _("Goda exempel"),
        "place": one.evaluation.assessment.municipality.name,
        "state_words": state,
        "when": when,
    }


def _post(post: Post, award_round: Round) -> dict[str, str]:
    pages_of = {OFFICER: "office.round_page", NOMINATOR: "nominating.overview", JUROR: "jury.room"}
    page, when = pages_of[post.role], _("avslutad") if award_round.announced_at else _stage(award_round)
    sits = post.role in DECLARED_AT and not award_round.announced_at
    if sits and panel_seats.must_declare(person_id(), award_round, post.role):
        page, when = DECLARED_AT[post.role], _("Ange jäv först")
    return {
        "href": url_for(page, round_key=award_round.key),
        "label": award_round.name,
        "place": award_round.award,
        "state_words": ROLE_NAMES[post.role],
        "when": when,
    }


def _stage(award_round: Round) -> str:
    recipe = recipe_of(award_round.recipe)
    step = _("i steget %(step)s", step=recipe.step(award_round.step).name) if recipe else ""
    return _("i arkivet") if award_round.archived_at else step
