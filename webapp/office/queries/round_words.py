"""The words for what happens in a round, as its office reads them."""

from __future__ import annotations

from typing import Any

from flask_babel import format_number
from flask_babel import gettext as _

from webapp.award.models.choice import MENTION
from webapp.ground.roles import ROLE_NAMES

IN_FORMS = frozenset(
    {
        "assessment.submitted",
        "assessment.withdrawn",
        "assessment.extended",
        "assessment.reopened",
        "reply.opened",
        "reply.extended",
        "reply.renewed",
        "reply.finished",
        "result.published",
    }
)
"""What the office is told of a municipality's questionnaires; its answers and its talk are its own."""

IN_EVALUATIONS = frozenset(
    {
        "evaluators.assigned",
        "evaluator.replaced",
        "evaluator.done",
        "conflict.declared",
        "conflict.found",
        "marks.revealed",
        "review.sent",
        "review.returned",
        "review.released",
    }
)
"""What the office is told of an evaluation: how far it has come, never a mark."""

OF_ENTRANTS = frozenset(
    {"entrant.nominated", "entrant.withdrawn", "invitation.accepted", "invitation.declined", "honour.named"}
)
"""What is done with a participant as such; the event's `why` is its name."""

IN_ROUNDS = (
    frozenset(
        {
            "round.made",
            "round.dated",
            "round.moved",
            "round.moved_back",
            "round.announced",
            "officer.added",
            "second_say.asked",
            "second_say.said",
            "second_say.withdrawn",
            "entrants.imported",
            "entrant.nominated",
            "entrant.withdrawn",
            "nominees.waived",
            "figures.read_in",
            "invitation.sent",
            "invitation.sent_again",
            "invitation.withdrawn",
            "invitation.redeemed",
            "invitation.accepted",
            "invitation.declined",
            "reminder.sent",
            "post.ended",
            "panel.arranged",
            "ballot.handed_in",
            "ballot.taken_back",
            "ballot.agreed",
            "ballot.not_agreed",
            "ranking.closed",
            "ranking.reopened",
            "ranking.shown",
            "motivation.saved",
            "honour.named",
        }
    )
    | IN_FORMS
    | IN_EVALUATIONS
)
"""Everything the office is told; who ranks whom, notes and drafts stay with whoever wrote them."""


def words_of(row: Any, step: str) -> str:  # noqa: ANN401 -- a result row
    """Say what happened; `row` has what, before, after, why, place and form, `step` is the step it led to."""
    after = row.after or {}
    deed = (after or row.before or {}).get("deed", "")
    role = ROLE_NAMES.get((after or row.before or {}).get("role", ""), "").lower()
    why = f": {row.why}" if row.why else ""
    found = {**_of_round(row, after, deed, step), **_of_people(row, role, why), **_of_forms(row, why)}
    return found[row.what]


def _of_round(row: Any, after: dict[str, Any], deed: str, step: str) -> dict[str, str]:  # noqa: ANN401
    why = f": {row.why}" if row.why else ""
    asked, taken_back = _of_two(deed, row.why)
    return {
        "round.made": _("gjorde omgången"),
        "round.dated": _("ändrade datum"),
        "round.moved": _("tog omgången till steget %(step)s", step=step) + why,
        "round.moved_back": _("tog omgången tillbaka till steget %(step)s", step=step) + why,
        "round.announced": _("gjorde resultaten offentliga"),
        "officer.added": _("lade till %(who)s i kansliet", who=row.why),
        "second_say.asked": asked,
        "second_say.said": _("bekräftade det som %(who)s begärt", who=row.why),
        "second_say.withdrawn": taken_back,
        "entrants.imported": _(
            "läste in deltagare: %(new)s nya, %(changed)s ändrade",
            new=after.get("new", 0),
            changed=after.get("changed", 0),
        ),
        "figures.read_in": _(
            "läste in nyckeltal: %(values)s värden för %(many)s kommuner",
            values=format_number(after.get("values", 0)),
            many=after.get("municipalities", 0),
        ),
        "reminder.sent": _("skickade en påminnelse"),
    }


def _of_two(deed: str, who: str) -> tuple[str, str]:
    """Say what was asked for of a second person, and that it was taken back."""
    found = {
        "remind": (
            _("begärde en påminnelse till alla"),
            _("tog tillbaka begäran om en påminnelse till alla"),
        ),
        "show_jury": (
            _("begärde att juryns ordning visas"),
            _("tog tillbaka begäran om att juryns ordning visas"),
        ),
        "show_group": (
            _("begärde att nomineringsgruppens ordning visas"),
            _("tog tillbaka begäran om att nomineringsgruppens ordning visas"),
        ),
        "officer": (
            _("begärde att %(who)s bjuds in till kansliet", who=who),
            _("tog tillbaka begäran om en ny i kansliet"),
        ),
        "officer_leaves": (
            _("begärde att uppdraget i kansliet avslutas för %(who)s", who=who),
            _("tog tillbaka begäran om att någon lämnar kansliet"),
        ),
    }
    announced = _("begärde att resultaten görs offentliga"), _("tog tillbaka begäran om offentlighet")
    return found.get(deed, announced)


def _of_people(row: Any, role: str, why: str) -> dict[str, str]:  # noqa: ANN401
    return {
        "conflict.found": _("upptäckte jäv: %(who)s", who=row.why),
        "conflict.declared": _("anmälde jäv") + why,
        "entrant.nominated": _("nominerade %(who)s", who=row.why),
        "nominees.waived": _(
            "lät det bli %(many)s nominerade i stället för %(wanted)s",
            many=(row.after or {}).get("many", 0),
            wanted=(row.after or {}).get("wanted", 0),
        )
        + why,
        "entrant.withdrawn": _("tog bort %(who)s ur omgången", who=row.why),
        "invitation.sent": _("bjöd in en person (%(role)s)", role=row.why.lower()),
        "invitation.sent_again": _("skickade en inbjudan igen (%(role)s)", role=row.why.lower()),
        "invitation.withdrawn": _("tog tillbaka en inbjudan (%(role)s)", role=row.why.lower()),
        "invitation.redeemed": _("tog emot sin inbjudan (%(role)s)", role=row.why.lower()),
        "invitation.accepted": _("tackade ja till nomineringen av %(who)s", who=row.why),
        "invitation.declined": _("tackade nej till nomineringen av %(who)s", who=row.why),
        "post.ended": _("avslutade ett uppdrag (%(role)s)", role=role),
        "panel.arranged": _("ändrade hur nomineringsgruppen arbetar"),
        "ballot.handed_in": _("lämnade in sin rangordning (%(role)s)", role=role),
        "ballot.taken_back": _("tog tillbaka sin rangordning (%(role)s)", role=role),
        "ballot.agreed": _("medgav att det kan framgå hur hen rangordnat (%(role)s)", role=role),
        "ballot.not_agreed": _("tog tillbaka sitt medgivande (%(role)s)", role=role),
        "ranking.closed": _("stängde rangordningen (%(role)s)", role=role),
        "ranking.reopened": _("öppnade rangordningen igen (%(role)s)", role=role) + why,
        "ranking.shown": _("visade den sammanvägda ordningen (%(role)s)", role=role),
        "motivation.saved": _("skrev i motiveringen för %(who)s", who=row.why),
        "honour.named": _("gav %(who)s hedersomnämnandet på juryns vägnar", who=row.why)
        if (row.after or {}).get("kind") == MENTION
        else _("utsåg %(who)s till vinnare på juryns vägnar", who=row.why),
    }


def _of_forms(row: Any, why: str) -> dict[str, str]:  # noqa: ANN401
    form = f"{row.place}, {row.form}"
    return {
        "assessment.submitted": _("lämnade in: %(form)s", form=form),
        "assessment.withdrawn": _("tog tillbaka det inlämnade: %(form)s", form=form),
        "assessment.extended": _("gav mer tid: %(form)s", form=form) + why,
        "assessment.reopened": _("öppnade det inlämnade igen: %(form)s", form=form) + why,
        "result.published": _("fastställde resultatet: %(form)s", form=form),
        "evaluators.assigned": _("utsåg två utvärderare för %(place)s", place=row.place),
        "evaluator.replaced": _("bytte ut en utvärderare för %(place)s", place=row.place) + why,
        "evaluator.done": _("blev klar med sina bedömningar av %(place)s", place=row.place),
        "marks.revealed": _("gjorde att båda nu ser varandras bedömningar av %(place)s", place=row.place),
        "review.sent": _("skickade utvärderingen av %(place)s till granskning", place=row.place),
        "review.returned": _("skickade tillbaka utvärderingen av %(place)s", place=row.place) + why,
        "review.released": _("släppte utvärderingen av %(place)s", place=row.place),
        "reply.opened": _("öppnade utkastet för %(place)s", place=row.place),
        "reply.extended": _("gav %(place)s mer tid för sakgranskningen", place=row.place),
        "reply.renewed": _("skickade en ny version av utkastet till %(place)s", place=row.place),
        "reply.finished": _("svarade klart på utkastet för %(place)s", place=row.place),
    }
