"""The letters at each hand-over: whose turn it is and a link, never points or words of the draft."""

from __future__ import annotations

from collections.abc import Iterable

from flask_babel import gettext as _

from webapp.evaluation.models.evaluations import Evaluation
from webapp.ground.calendar import clock
from webapp.ground.mail import outbox
from webapp.ground.roles import TRACK_A, TRACK_B
from webapp.ground.who import Person
from webapp.people.queries.people import coordinators
from webapp.review.models.reviews import RELEASED, Review, RightOfReply
from webapp.review.queries.readers import reviewers_of


def tell_reviewers(evaluation: Evaluation, review: Review) -> None:
    """Tell the third readers that a draft waits for them."""
    text = _("En utvärdering väntar på kvalitetsgranskning: %(place)s.", place=_place(evaluation))
    link = f"/granskning/utvardering/{evaluation.id}"
    _write(f"review-sent:{review.id}", evaluation, reviewers_of(evaluation), text, link)


def tell_pair_of_review(evaluation: Evaluation, review: Review) -> None:
    """Tell the pair what the third reader decided."""
    place = _place(evaluation)
    text = _("Kvalitetsgranskaren har skickat tillbaka utvärderingen av %(place)s.", place=place)
    if review.outcome == RELEASED:
        text = _("Kvalitetsgranskaren har släppt utvärderingen av %(place)s.", place=place)
    _write(f"review-said:{review.id}", evaluation, _pair(evaluation), text, _progress(evaluation))


def tell_municipality_of_draft(evaluation: Evaluation, time: RightOfReply) -> None:
    """Tell the coordinators that they can read and reply, until when, and if it is sooner than promised."""
    closes = f"{clock.in_sweden(time.closes_at):%Y-%m-%d %H.%M}"
    text = _(
        "Utkastet till utvärderingen av %(place)s är öppet för sakgranskning. Läs det och svara senast "
        "%(closes)s.",
        place=_place(evaluation),
        closes=closes,
    )
    if time.hurry:
        shorter = _("Tiden är kortare än två veckor. Skälet står på sidan.")
        text = f"{text} {shorter}"
    _tell_until(evaluation, closes, text)


def tell_municipality_of_more_time(evaluation: Evaluation, time: RightOfReply) -> None:
    """Tell the coordinators until when they can reply, now that it is later than they were told."""
    closes = f"{clock.in_sweden(time.closes_at):%Y-%m-%d %H.%M}"
    text = _(
        "Ni har fått mer tid att svara på utkastet till utvärderingen av %(place)s: till %(closes)s.",
        place=_place(evaluation),
        closes=closes,
    )
    _tell_until(evaluation, closes, text)


def _tell_until(evaluation: Evaluation, closes: str, text: str) -> None:
    to = coordinators(evaluation.assessment.municipality_id)
    _write(f"reply-opened:{evaluation.id}:{closes}", evaluation, to, text, f"/utkast/{evaluation.id}")


def tell_municipality_of_version(evaluation: Evaluation, time: RightOfReply) -> None:
    """Tell the coordinators that something is changed in the draft, and until when they can reply to it."""
    text = _(
        "Utvärderarna har ändrat något i utkastet om %(place)s sedan ni fick det. Läs vad som är ändrat och "
        "varför, och svara på ändringarna senast %(closes)s.",
        place=_place(evaluation),
        closes=format(clock.in_sweden(time.closes_at), "%Y-%m-%d %H.%M"),
    )
    if time.hurry:
        shorter = _("Tiden är kortare än fem dagar. Skälet står på sidan.")
        text = f"{text} {shorter}"
    key = f"reply-renewed:{evaluation.id}:{time.number}"
    to = coordinators(evaluation.assessment.municipality_id)
    _write(key, evaluation, to, text, f"/utkast/{evaluation.id}/andrat")


def tell_pair_of_replies(evaluation: Evaluation, time: RightOfReply) -> None:
    """Tell the pair that the municipality has replied."""
    text = _("%(place)s har svarat på utkastet.", place=_place(evaluation))
    link = f"{_progress(evaluation)}/svar"
    _write(f"reply-finished:{evaluation.id}{_turn(time)}", evaluation, _pair(evaluation), text, link)


def _turn(time: RightOfReply) -> str:
    return f":{time.number}" if time.number > 1 else ""


def tell_municipality_of_outcomes(evaluation: Evaluation, time: RightOfReply) -> None:
    """Tell the coordinators that every reply has an outcome."""
    place = _place(evaluation)
    text = _("Utvärderarna har tagit ställning till svaren på utkastet om %(place)s.", place=place)
    to = coordinators(evaluation.assessment.municipality_id)
    key = f"replies-decided:{evaluation.id}{_turn(time)}"
    _write(key, evaluation, to, text, f"/utkast/{evaluation.id}")


def _place(evaluation: Evaluation) -> str:
    return str(evaluation.assessment.municipality.name)


def _progress(evaluation: Evaluation) -> str:
    return f"/utvardering/{evaluation.id}/granskning"


def _pair(evaluation: Evaluation) -> list[Person]:
    return [
        seat.person
        for seat in evaluation.seats
        if seat.track in (TRACK_A, TRACK_B) and not seat.conflict and seat.person.active
    ]


def _write(key: str, evaluation: Evaluation, to: Iterable[Person], text: str, link: str) -> None:
    for person in to:
        outbox.write(
            f"{key}:{person.id}",
            person.email,
            _("Utvärderingen av %(place)s", place=_place(evaluation)),
            _("Hej %(who)s.\n\n%(text)s", who=person.name, text=text),
            link,
            round_id=evaluation.assessment.round_id,
            municipality_id=None if evaluation.assessment.round_id else evaluation.assessment.municipality_id,
        )
