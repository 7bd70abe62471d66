"""The letters at each hand-over of a draft: whose turn it is and a link, never points or words of it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from flask_babel import gettext
from flask_babel import lazy_gettext as _
from sqlalchemy import select

from webapp.evaluation.models.evaluations import Evaluation
from webapp.evaluation.occasions.letters import addressed, evaluation_of, evaluation_thing, pair
from webapp.ground.calendar import clock
from webapp.ground.events.journal import Noted
from webapp.ground.mail.occasions import Occasion, To, untold
from webapp.ground.roles import OFFICER
from webapp.ground.store.database import db
from webapp.people.queries.people import coordinators
from webapp.review import events
from webapp.review.models.reviews import RELEASED, Review, RightOfReply
from webapp.review.occasions.turns import TO_AGREE, TO_READ, TO_REPLY
from webapp.review.queries.readers import reviewers_of
from webapp.review.queries.stage_overview import standing, time_of
from webapp.rounds.queries.posts import people_with_post

SUBJECT = _("Utvärderingen av %(place)s")


def _of_assessment(noted: Noted) -> Evaluation:
    return db.session.scalars(select(Evaluation).filter_by(assessment_id=noted.assessment_id)).one()


def _review_of(noted: Noted) -> Review:
    query = select(Review).filter_by(evaluation_id=noted.evaluation_id).order_by(Review.turn.desc())
    return db.session.scalars(query).first() or Review()


def _readers(noted: Noted) -> list[To]:
    row = evaluation_of(noted)
    return addressed(row, reviewers_of(row), f"review:{row.id}", once=str(_review_of(noted).id))


def _pair_of_review(noted: Noted) -> list[To]:
    row = evaluation_of(noted)
    review = _review_of(noted)
    people = [seat.person for seat in pair(row)]
    return addressed(
        row, people, evaluation_thing(row.id), once=str(review.id), released=review.outcome == RELEASED
    )


def _office(noted: Noted) -> list[To]:
    """Address the office, which opens a released draft to the municipality; at home the pair does."""
    row = evaluation_of(noted)
    round_id = row.assessment.round_id
    return addressed(row, people_with_post(round_id, OFFICER)) if round_id else []


def _to_municipality(noted: Noted) -> list[To]:
    """Address the coordinators, who read and reply until the last day."""
    row = _of_assessment(noted)
    time = time_of(row.id) or RightOfReply()
    people = coordinators(row.assessment.municipality_id)
    closes = format(clock.in_sweden(time.closes_at), "%Y-%m-%d %H.%M")
    once = f"{row.id}:{closes}:{time.number}"
    return addressed(
        row, people, f"draft:{row.id}", once=once, home=True, closes=closes, hurry=bool(time.hurry)
    )


def _pair_of_replies(noted: Noted) -> list[To]:
    row = _of_assessment(noted)
    return addressed(row, [seat.person for seat in pair(row)], evaluation_thing(row.id))


def _outcomes(noted: Noted) -> list[To]:
    """Address the coordinators when every reply has its outcome, once a version."""
    row = _of_assessment(noted)
    now = standing(row)
    if now.time is None or now.unanswered:
        return []
    return addressed(
        row,
        coordinators(row.assessment.municipality_id),
        once=f"{row.id}:{now.time.number}",
        home=True,
    )


def _result(noted: Noted) -> list[To]:
    row = _of_assessment(noted)
    assessment = row.assessment
    return addressed(row, coordinators(assessment.municipality_id), path=assessment.path, home=True)


def _said_of_review(said: Mapping[str, Any]) -> str:
    place = said["place"]
    if said["released"]:
        return gettext("Kvalitetsgranskaren har släppt utvärderingen av %(place)s.", place=place)
    return gettext("Kvalitetsgranskaren har skickat tillbaka utvärderingen av %(place)s.", place=place)


def _with_hurry(words: Any, hurry: Any) -> Callable[[Mapping[str, Any]], str]:  # noqa: ANN401 -- lazy texts
    """Say also that the time is shorter than promised, where it is."""
    return lambda said: str(words) % said + (f" {hurry}" if said["hurry"] else "")


TO_READERS = Occasion(
    "review-sent",
    SUBJECT,
    _("En utvärdering väntar på kvalitetsgranskning: %(place)s."),
    "/granskning/utvardering/%(evaluation)s",
    when=(events.REVIEW_SENT,),
    whom=_readers,
    turn=TO_READ.name,
)
REVIEWED = Occasion(
    "review-said",
    SUBJECT,
    _said_of_review,
    "/utvardering/%(evaluation)s/granskning",
    when=(events.REVIEW_RETURNED, events.REVIEW_RELEASED),
    whom=_pair_of_review,
    turn=TO_AGREE.name,
)
RELEASED_TO_OFFICE = Occasion(
    "review-released",
    SUBJECT,
    _(
        "Kvalitetsgranskaren har släppt utvärderingen av %(place)s. "
        "Nästa steg är att öppna utkastet för kommunen, eller att fastställa om den redan har svarat."
    ),
    "/utvardering/%(evaluation)s/faststall/vagen",
    when=(events.REVIEW_RELEASED,),
    whom=_office,
)
OPENED = Occasion(
    "reply-opened",
    SUBJECT,
    _with_hurry(
        _(
            "Utkastet till utvärderingen av %(place)s är öppet för sakgranskning. Läs det och svara senast "
            "%(closes)s."
        ),
        _("Tiden är kortare än två veckor. Skälet står på sidan."),
    ),
    "/utkast/%(evaluation)s",
    when=(events.REPLY_OPENED,),
    whom=_to_municipality,
    turn=TO_REPLY.name,
)
MORE_TIME = Occasion(
    "reply-extended",
    SUBJECT,
    _("Ni har fått mer tid att svara på utkastet till utvärderingen av %(place)s: till %(closes)s."),
    "/utkast/%(evaluation)s",
    when=(events.REPLY_EXTENDED,),
    whom=_to_municipality,
    turn=TO_REPLY.name,
)
RENEWED = Occasion(
    "reply-renewed",
    SUBJECT,
    _with_hurry(
        _(
            "Utvärderarna har ändrat något i utkastet om %(place)s sedan ni fick det. Läs vad som är ändrat "
            "och varför, och svara på ändringarna senast %(closes)s."
        ),
        _("Tiden är kortare än fem dagar. Skälet står på sidan."),
    ),
    "/utkast/%(evaluation)s/andrat",
    when=(events.REPLY_RENEWED,),
    whom=_to_municipality,
    turn=TO_REPLY.name,
)
REPLIED = Occasion(
    "reply-finished",
    SUBJECT,
    _("%(place)s har svarat på utkastet."),
    "/utvardering/%(evaluation)s/granskning/svar",
    when=(events.REPLY_FINISHED,),
    whom=_pair_of_replies,
    turn=TO_AGREE.name,
)
OUTCOMES = Occasion(
    "replies-decided",
    SUBJECT,
    _("Utvärderarna har tagit ställning till svaren på utkastet om %(place)s."),
    "/utkast/%(evaluation)s",
    when=(events.REPLY_DECIDED,),
    whom=_outcomes,
)
PUBLISHED = Occasion(
    "result-published",
    _("Resultatet är fastställt: %(place)s"),
    _("Resultatet av utvärderingen av %(place)s är fastställt: %(what)s. Öppna länken för att läsa det."),
    "%(path)s",
    when=(events.RESULT_PUBLISHED,),
    whom=_result,
)

untold(
    "It is part of the pair's own work, and whoever works beside sees it on the page.",
    *(events.TEXT_SAVED, events.REPORT_WRITTEN, events.PASSAGE_CARRIED),
    *(events.EXAMPLE_ADDED, events.EXAMPLE_CHANGED, events.EXAMPLE_REMOVED),
)
untold(
    "What is commented is read with the reader's word on the draft, which is told.", events.REVIEW_COMMENTED
)
untold("The facts stand on their own page, and in the report.", events.FACT_STATED)
untold("The pair hears when the municipality is done, not of each reply.", events.REPLY_GIVEN)
untold(
    "The municipality decides on its own examples, and nobody waits for it.",
    *(events.EXAMPLE_SHARED, events.EXAMPLE_KEPT_HOME, events.EXAMPLE_WELCOMES, events.EXAMPLE_CLOSED),
)
