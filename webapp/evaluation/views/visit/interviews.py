"""The planner of interviews: whom to meet, when and where, and which questions to raise."""

from __future__ import annotations

from flask import flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from webapp.evaluation.deeds.visit import interview_roles, sources, verification_plan
from webapp.evaluation.deeds.visit import interviews as interview_deeds
from webapp.evaluation.deeds.visit.grounds import grounds, interviews_in
from webapp.evaluation.deeds.visit.sources import INTERVIEW, StaleSourceError
from webapp.evaluation.forms.visits import RaisedForm, RolesForm, SourceForm, looks_like_a_name, seen_source
from webapp.evaluation.queries.visit.schedule import interviewers
from webapp.evaluation.queries.visit.titles import meant, role_names
from webapp.evaluation.views.frame import frame
from webapp.evaluation.views.seat import own_seat
from webapp.evaluation.views.visit.source_words import errors_of, form_of, typed_of, words_of
from webapp.evaluation.views.visit.visit_blueprint import ID, SOURCE, pages
from webapp.ground.frame import page
from webapp.ground.refusals import InvalidError


@pages.get(f"/{ID}/intervjuer")
def interviews(evaluation_id: int) -> ResponseReturnValue:
    """List the interviews in the order they are held, with room for another."""
    return _planner(None, {})


@pages.post(f"/{ID}/intervjuer")
def add_interview(evaluation_id: int) -> ResponseReturnValue:
    """Plan an interview."""
    form = SourceForm((INTERVIEW,))
    if not form.faults:
        try:
            sources.register(own_seat(), words_of(form), form.request_key.data)
        except InvalidError as error:
            form.faults.update(error.faults)
    if form.faults:
        return _planner(form.typed, form.faults), 422
    _say_kept(form.title.data)
    return redirect(url_for(".interviews", evaluation_id=evaluation_id))


@pages.get(f"/{ID}/intervjuer/{SOURCE}")
def interview(evaluation_id: int, source_id: int) -> ResponseReturnValue:
    """Show one interview: whom, when, where, and the questions to raise."""
    return _one(source_id, None, {})


@pages.post(f"/{ID}/intervjuer/{SOURCE}")
def save_interview(evaluation_id: int, source_id: int) -> ResponseReturnValue:
    """Change whom to meet, when or where."""
    seat = own_seat()
    kept = sources.source_of(seat, source_id, INTERVIEW)
    form = form_of(kept)
    if not form.faults and not form.untouched:
        try:
            sources.change(seat, source_id, words_of(form), form.version.data)
        except InvalidError as error:
            form.faults.update(error.faults)
        except StaleSourceError as error:
            return _one(source_id, form.typed, {"version": error.sentence}), 409
    if form.faults:
        return _one(source_id, form.typed, form.faults), 422
    _say_kept(form.title.data)
    return redirect(url_for(".interview", evaluation_id=evaluation_id, source_id=source_id))


@pages.post(f"/{ID}/intervjuer/{SOURCE}/fragor")
def choose_questions(evaluation_id: int, source_id: int) -> ResponseReturnValue:
    """Choose which questions an interview raises."""
    seat = own_seat()
    form, known = RaisedForm(), set(seat.edition.questions)
    chosen, had = known & {*form.question.data}, known & {*form.had.data}
    interview_deeds.choose(seat, source_id, chosen, had)
    if chosen == had:
        flash(_("Du har inte ändrat några frågor. Kryssa för dem ni vill ta upp, och spara."), "warn")
    elif chosen:
        flash(_("Frågorna till intervjun är sparade."), "ok")
    else:
        flash(_("Intervjun har inga valda frågor längre. Det som är antecknat finns kvar."), "ok")
    return redirect(url_for(".interview", evaluation_id=evaluation_id, source_id=source_id))


@pages.post(f"/{ID}/intervjuer/{SOURCE}/roller")
def choose_roles(evaluation_id: int, source_id: int) -> ResponseReturnValue:
    """Choose which roles an interview is held with, where its title does not say."""
    form, known = RolesForm(), set(role_names())
    chosen, had = known & {*form.role.data}, known & {*form.had.data}
    interview_roles.choose_roles(own_seat(), source_id, chosen, had)
    flash(_("Rollerna är sparade. Frågorna nedanför föreslås för dem."), "ok")
    return redirect(url_for(".interview", evaluation_id=evaluation_id, source_id=source_id))


def _say_kept(title: str) -> None:
    if looks_like_a_name(title):
        flash(
            _(
                "Intervjun är sparad, men rollen ser ut som ett personnamn. Skriv bara rollen, till exempel "
                "Enhetschef i äldreomsorgen: källor namnges aldrig med person."
            ),
            "warn",
        )
    elif meant(title).roles:
        flash(_("Intervjun är sparad."), "ok")
    else:
        flash(_("Intervjun är sparad. Välj roll på intervjuns sida, så föreslås frågor ur planen."), "ok")


def _planner(typed: dict[str, str] | None, faults: dict[str, str]) -> str:
    seat = own_seat()
    return render_template(
        "evaluation/visit/interviews.html",
        **frame(seat, "interviews"),
        interviews=interviews_in(sources.sources_of(seat.evaluation.id)),
        counts=interview_deeds.many_asked(seat),
        typed=typed or {},
        faults=faults,
        errors=errors_of(faults),
        key=page.request_key(),
        names=interviewers(seat.evaluation),
        locked=bool(seat.evaluation.published_at),
    )


def _one(source_id: int, typed: dict[str, str] | None, faults: dict[str, str]) -> str:
    seat = own_seat()
    kept = sources.source_of(seat, source_id, INTERVIEW)
    asked = {question.id: noted for question, noted in interview_deeds.asked_in(seat, source_id)}
    proposed = verification_plan.proposed(seat, kept)
    return render_template(
        "evaluation/visit/interview.html",
        **frame(seat, "interviews"),
        source=kept,
        rests=grounds(seat).rests_on(source_id),
        asked=asked,
        heard=interview_roles.heard(kept),
        role_names=role_names(),
        proposed=[seat.edition.questions[one] for one in proposed if one not in asked],
        typed=typed or typed_of(kept),
        seen="" if typed else seen_source(typed_of(kept)),
        faults=faults,
        errors=errors_of(faults),
        names=interviewers(seat.evaluation),
        locked=bool(seat.evaluation.published_at),
    )
