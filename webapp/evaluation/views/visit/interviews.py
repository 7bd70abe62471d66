"""The planner of interviews: whom to meet, when and where, and which questions to raise."""

from __future__ import annotations

from flask import flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from webapp.evaluation.deeds.visit import interview_roles, plan, sources
from webapp.evaluation.deeds.visit import interviews as interview_deeds
from webapp.evaluation.deeds.visit.grounds import grounds, interviews_in
from webapp.evaluation.deeds.visit.sources import INTERVIEW, StaleSourceError
from webapp.evaluation.forms.visits import ReadSource, looks_like_a_name, read_source, read_words, seen_source
from webapp.evaluation.queries.visit.titles import meant, role_names
from webapp.evaluation.views.frame import frame
from webapp.evaluation.views.seat import own_seat
from webapp.evaluation.views.visit.source_words import before_of, errors_of, key_of, typed_of, words_of
from webapp.evaluation.views.visit.visit_blueprint import ID, SOURCE, pages
from webapp.ground.fields.versions import read_version
from webapp.ground.frame import page
from webapp.ground.refusals import InvalidError


@pages.get(f"/{ID}/intervjuer")
def interviews(evaluation_id: int) -> ResponseReturnValue:
    """List the interviews in the order they are held, with room for another."""
    return _planner(None, {})


@pages.post(f"/{ID}/intervjuer")
def add_interview(evaluation_id: int) -> ResponseReturnValue:
    """Plan an interview."""
    read = read_source(request.form, INTERVIEW)
    if not read.faults:
        try:
            sources.register(own_seat(), words_of(read), key_of(request.form))
        except InvalidError as error:
            read.faults.update(error.faults)
    if read.faults:
        return _planner(read, read.faults), 422
    _say_kept(read)
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
    read = read_source(request.form, INTERVIEW, before_of(kept))
    if not read.faults and seen_source(read) != request.form.get("seen"):
        try:
            sources.change(seat, source_id, words_of(read), read_version(request.form.get("version", "")))
        except InvalidError as error:
            read.faults.update(error.faults)
        except StaleSourceError as error:
            return _one(source_id, read, {"version": error.sentence}), 409
    if read.faults:
        return _one(source_id, read, read.faults), 422
    _say_kept(read)
    return redirect(url_for(".interview", evaluation_id=evaluation_id, source_id=source_id))


@pages.post(f"/{ID}/intervjuer/{SOURCE}/fragor")
def choose_questions(evaluation_id: int, source_id: int) -> ResponseReturnValue:
    """Choose which questions an interview raises."""
    seat = own_seat()
    known = seat.edition.questions
    chosen, had = (read_words(request.form, name, known) for name in ("question", "had"))
    interview_deeds.choose(seat, source_id, chosen, had)
    flash(_("Frågorna till intervjun är sparade."), "ok")
    return redirect(url_for(".interview", evaluation_id=evaluation_id, source_id=source_id))


@pages.post(f"/{ID}/intervjuer/{SOURCE}/roller")
def choose_roles(evaluation_id: int, source_id: int) -> ResponseReturnValue:
    """Choose which roles an interview is held with, where its title does not say."""
    chosen, had = (read_words(request.form, name, role_names()) for name in ("role", "had"))
    interview_roles.choose_roles(own_seat(), source_id, chosen, had)
    flash(_("Rollerna är sparade. Frågorna nedanför föreslås för dem."), "ok")
    return redirect(url_for(".interview", evaluation_id=evaluation_id, source_id=source_id))


def _say_kept(read: ReadSource) -> None:
    if looks_like_a_name(read.typed["title"]):
        flash(
            _(
                "Intervjun är sparad, men rollen ser ut som ett personnamn. Skriv bara rollen, till exempel "
                "Enhetschef i äldreomsorgen: källor namnges aldrig med person."
            ),
            "warn",
        )
    elif meant(read.typed["title"]).roles:
        flash(_("Intervjun är sparad."), "ok")
    else:
        flash(_("Intervjun är sparad. Välj roll på intervjuns sida, så föreslås frågor ur planen."), "ok")


def _planner(read: ReadSource | None, faults: dict[str, str]) -> str:
    seat = own_seat()
    return render_template(
        "evaluation/visit/interviews.html",
        **frame(seat, "interviews"),
        interviews=interviews_in(sources.sources_of(seat.evaluation.id)),
        counts=interview_deeds.many_asked(seat),
        typed=read.typed if read else {},
        faults=faults,
        errors=errors_of(faults),
        key=page.request_key(),
        locked=bool(seat.evaluation.published_at),
    )


def _one(source_id: int, read: ReadSource | None, faults: dict[str, str]) -> str:
    seat = own_seat()
    kept = sources.source_of(seat, source_id, INTERVIEW)
    asked = {question.id: noted for question, noted in interview_deeds.asked_in(seat, source_id)}
    proposed = plan.proposed(seat, kept)
    return render_template(
        "evaluation/visit/interview.html",
        **frame(seat, "interviews"),
        source=kept,
        rests=grounds(seat).rests_on(source_id),
        asked=asked,
        heard=interview_roles.heard(kept),
        role_names=role_names(),
        proposed=[seat.edition.questions[one] for one in proposed if one not in asked],
        typed=read.typed if read else typed_of(kept),
        seen="" if read else seen_source(before_of(kept)),
        faults=faults,
        errors=errors_of(faults),
        locked=bool(seat.evaluation.published_at),
    )
