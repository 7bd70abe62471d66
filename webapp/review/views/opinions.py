"""How the evaluation was: the municipality's page to say it, and the sum for office and evaluators."""

from __future__ import annotations

from typing import Any, cast

from flask import flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from flask_security import current_user

from webapp.ground.calendar import clock
from webapp.ground.frame import page
from webapp.ground.frame.guard import subject
from webapp.ground.refusals import InvalidError, Refusal
from webapp.review.deeds import opinions
from webapp.review.deeds.opinions import WORDS_LIMIT, StaleOpinionError
from webapp.review.forms.opinions import OpinionForm
from webapp.review.queries.opinions import opinion_sum, own_opinion
from webapp.review.queries.opinions.opinion_sum import Reader
from webapp.review.queries.readers import DraftSeat
from webapp.review.views.blueprint import DRAFT, listed, pages
from webapp.review.views.draft.draft import frame


@pages.get(f"{DRAFT}/omdome")
def opinion(evaluation_id: int) -> ResponseReturnValue:
    """Ask how the evaluation was."""
    return _asked({}, None)


@pages.post(f"{DRAFT}/omdome")
def give_opinion(evaluation_id: int) -> ResponseReturnValue:
    """Keep what the municipality says; what is wrong comes back with nothing lost."""
    form, seat = OpinionForm(), cast("DraftSeat", subject())
    try:
        opinions.give(seat, form.marks, form.words.data, form.version.data)
    except InvalidError as error:
        return _asked(error.faults, form), error.status
    except StaleOpinionError as error:
        return _asked({QUESTION: f"{error.sentence} {error.remedy}"}, form, stale=True), error.status
    except Refusal as refusal:
        return _asked({QUESTION: f"{refusal.sentence} {refusal.remedy}".strip()}, form), refusal.status
    flash(_("Tack. Svaret är sparat. Ni kan ändra det tills tiden går ut."), "ok")
    return redirect(url_for(".opinion", evaluation_id=evaluation_id))


@pages.get("/omdomen")
def opinions_together() -> ResponseReturnValue:
    """Show what municipalities have said together."""
    who = cast("Reader", subject())
    return render_template(
        "review/opinion_sum.html",
        nav=[page.own_work()],
        who={"place": current_user.name, "role": _("Kansli") if who.office else _("Utvärderare")},
        told=opinion_sum.told(),
        office=who.office,
        questions=own_opinion.question_words(),
        levels=own_opinion.level_words(),
        fewest=opinion_sum.FEWEST,
    )


QUESTION = own_opinion.QUESTIONS[0]


def _asked(faults: dict[str, str], form: OpinionForm | None, *, stale: bool = False) -> str:
    seat = cast("DraftSeat", subject())
    kept, closing = own_opinion.opinion_of(seat.evaluation.id), own_opinion.closes_at(seat.evaluation)
    typed: dict[str, Any] = {
        "marks": form.marks if form else (kept.marks if kept else {}),
        "words": form.words.data if form else (kept.words if kept else ""),
    }
    version = kept.version if kept else 0
    return render_template(
        "review/opinion.html",
        **frame(seat, "opinion"),
        questions=own_opinion.question_words(),
        levels=own_opinion.level_words(),
        kept=kept,
        stale=stale,
        typed=typed,
        version=form.version.data if form and not stale else version,
        closes=closing,
        open=clock.now() <= closing,
        limit=WORDS_LIMIT,
        faults=faults,
        errors=[_named(one) for one in listed(faults)],
    )


def _named(fault: dict[str, str]) -> dict[str, str]:
    """Say which question is meant; what is about the whole answer says so itself."""
    about, _statement = own_opinion.question_words().get(fault["field"], ("", ""))
    chosen = fault["text"] == _("Välj hur väl det stämmer.")
    return {**fault, "text": f"{about}: {fault['text']}"} if about and chosen else fault
