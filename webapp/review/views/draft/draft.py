"""The municipality before the draft of its own evaluation: it reads, replies and is done."""

from __future__ import annotations

from typing import Any, cast

from flask import abort, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from questionnaires.compass import Compass
from questionnaires.difference import differs
from questionnaires.edition import Area
from webapp.evaluation.queries.acceptances import unchecked_of
from webapp.ground import charts
from webapp.ground.forms import ConfirmedForm
from webapp.ground.frame import letter_words, page
from webapp.ground.frame.guard import subject
from webapp.ground.refusals import InvalidError, Refusal
from webapp.ground.roles import ROLE_NAMES
from webapp.review.deeds import results, texts
from webapp.review.deeds.draft import replies
from webapp.review.deeds.draft.replies import StaleReplyError, Words
from webapp.review.forms.replies import ReadReply, ReplyForm, seen_reply
from webapp.review.queries import stage_overview
from webapp.review.queries.draft.draft import (
    REPORT,
    Place,
    compass_of,
    mark_words,
    motivation_in,
    place_words,
    places,
    wanted_words,
)
from webapp.review.queries.readers import DraftSeat
from webapp.review.queries.stage_overview import Standing
from webapp.review.views.blueprint import DRAFT, framed, listed, pages, part_of, parts_of

APART = "skiljer"
"""How an address asks for the places where the draft says something else than the municipality."""


@pages.get(DRAFT)
def draft(evaluation_id: int) -> ResponseReturnValue:
    """Show the draft as a whole, with how far the replies have come."""
    return _draft({})


@pages.post(DRAFT)
def finish(evaluation_id: int) -> ResponseReturnValue:
    """Accept the rest and be done."""
    if not ConfirmedForm().confirmed.data:
        return _draft({"confirmed": _("Bekräfta att ni godtar resten.")}), 422
    try:
        replies.finish(_seat())
    except Refusal as refusal:
        return _draft({"confirmed": f"{refusal.sentence} {refusal.remedy}".strip()}), refusal.status
    goes = _("Svaren är lämnade. Utvärderarna har fått ett brev.")
    flash(letter_words.told(goes, _("Svaren är lämnade. Ett brev till utvärderarna är skrivet.")), "ok")
    return redirect(url_for(".draft", evaluation_id=evaluation_id))


@pages.get(f"{DRAFT}/omrade/<number>")
def draft_area(evaluation_id: int, number: str) -> ResponseReturnValue:
    """Show one part of the draft, with a reply to each of its places."""
    return _draft_area(part_of(_seat().edition, number), "", None, {})


def _differing(own: Compass, compass: Compass, area: Area) -> list[str]:
    """List the questions of an area on which the draft says something else than the municipality."""
    asked = [one.id for one in area.questions]
    return [one for one in asked if differs(own.marks.get(one), compass.marks.get(one))]


@pages.post(f"{DRAFT}/omrade/<number>/<place>")
def reply(evaluation_id: int, number: str, place: str) -> ResponseReturnValue:
    """Reply to one place; what is wrong comes back beside it, with nothing lost."""
    area = part_of(_seat().edition, number)
    found = places(_seat().edition).get(place)
    if found is None or found.area != area:
        abort(404)
    read = ReplyForm().about(found.question)
    words = Words(read.kind, read.clause, read.evidence, read.levels, read.version)
    try:
        if not read.untouched:
            replies.save_reply(_seat(), found, words)
    except InvalidError as error:
        return _draft_area(area, place, read, error.faults), error.status
    except StaleReplyError as error:
        return _draft_area(area, place, read, {"kind": f"{error.sentence} {error.remedy}"}, stale=True), 409
    except Refusal as refusal:
        fault = {"kind": f"{refusal.sentence} {refusal.remedy}".strip()}
        return _draft_area(area, place, read, fault), refusal.status
    flash(_("Svaret är sparat."), "ok")
    shown = _shown() or None
    here = url_for(".draft_area", evaluation_id=evaluation_id, number=number, visa=shown)
    return redirect(f"{here}#plats-{place}")


def _seat() -> DraftSeat:
    return cast("DraftSeat", subject())


def frame(seat: DraftSeat, current: str) -> dict[str, Any]:
    """Give the menu and the name plate of a draft's pages."""
    here = seat.evaluation.id
    links = []
    if stage_overview.time_of(here) is not None:
        links = [
            (_("Utkastet"), url_for(".draft", evaluation_id=here), current == "draft"),
            (_("Ändrat sedan utkastet"), url_for(".changed", evaluation_id=here), current == "changed"),
        ]
    if seat.evaluation.published_at:
        if seat.assessment.round_id is not None:
            asked = url_for(".opinion", evaluation_id=here)
            links.append((_("Omdöme"), asked, current == "opinion"))
        links.append((_("Goda exempel"), url_for(".examples", evaluation_id=here), current == "examples"))
    name = seat.assessment.municipality.name
    about = {"evaluation": seat.evaluation, "edition": seat.edition, "municipality": name, "seat": seat}
    return {**framed(name, ROLE_NAMES[seat.role], links), **about}


def _draft(faults: dict[str, str]) -> str:
    seat = _seat()
    now = stage_overview.standing(seat.evaluation)
    content = now.time.content if now.time else {}
    compass = compass_of(seat.edition, content)
    given = {one.place: one for one in now.replies if now.time and one.number == now.time.number}
    known = places(seat.edition)
    own = results.both_compasses(seat.evaluation)[0]
    apart = {area.number: _differing(own, compass, area) for area in seat.edition.areas}
    return render_template(
        "review/draft.html",
        **frame(seat, "draft"),
        standing=now,
        own=own,
        unchecked=unchecked_of(seat.evaluation.id),
        apart=sum(len(some) for some in apart.values()),
        answered=sum(one in given for some in apart.values() for one in some),
        compass=compass,
        rays=charts.rose_rays(compass),
        label=page.rose_label(seat.assessment.municipality.name, compass),
        rows=[
            {
                "area": area,
                "accepted": sum(key in given and given[key].kind == "accepted" for key in _keys(area)),
                "objections": len({one.place for one in now.objections} & {*_keys(area)}),
                "replied": any(key in given for key in _keys(area)),
                "apart": len(apart[area.number]),
                "changed": sum(key in (now.reopened or ()) for key in _keys(area)),
            }
            for area in seat.edition.areas
        ],
        report={"changed": REPORT.number in (now.reopened or ()), "reply": given.get(REPORT.number)},
        places=known,
        faults=faults,
        errors=listed(faults),
    )


def _shown() -> str:
    """Read what is shown of an area: all of it, or where the municipality and the draft differ."""
    return APART if request.args.get("visa") == APART else ""


def _keys(area: Area) -> list[str]:
    return [area.number, *(question.id for question in area.questions)]


def _draft_area(
    area: Area, faulty: str, read: ReadReply | None, faults: dict[str, str], *, stale: bool = False
) -> str:
    seat = _seat()
    now = stage_overview.standing(seat.evaluation)
    content = now.time.content if now.time else {}
    known = places(seat.edition)
    own = results.both_compasses(seat.evaluation)[0]
    compass = compass_of(seat.edition, content)
    latest = now.content
    apart, shown = _differing(own, compass, area), _shown()
    keys = [key for key in _keys(area) if shown != APART or key in apart or key == faulty]
    return render_template(
        "review/draft_area.html",
        **frame(seat, "draft"),
        standing=now,
        open=not now.over and not seat.evaluation.published_at,
        area=area,
        content=content,
        refs=texts.refs_of(area),
        rows=[
            {
                **_row(known[key], now, read if key == faulty else None, stale=stale and key == faulty),
                "own_words": mark_words(question, own.question(key).mark) if question else "",
                "words": place_words(known[key], seat.edition, content),
                "now_words": place_words(known[key], seat.edition, latest),
                "score": compass.question(key) if question else None,
                "motivation": motivation_in(content, key),
            }
            for key in keys
            for question in (known[key].question,)
        ],
        apart=len(apart),
        visa=shown,
        parts=parts_of(seat.edition),
        faulty=faulty,
        faults=faults,
        errors=listed(faults, f"{faulty}:"),
    )


def _row(place: Place, now: Standing, read: ReadReply | None, *, stale: bool) -> dict[str, Any]:
    """Give one place with the reply as it stands, or as it was typed where it was refused."""
    number = now.time.number if now.time else 1
    kept = next((one for one in now.replies if one.place == place.key and one.number == number), None)
    shown = read or kept
    version = kept.version if kept else 0
    return {
        "place": place,
        "kept": kept,
        "earlier": [one for one in now.objections if one.place == place.key and one.number < number],
        "reopened": now.reopened is None or place.key in now.reopened,
        "wanted": wanted_words(place, kept.levels) if kept else "",
        "shown": shown,
        "seen": "" if read or not kept else seen_reply(kept.kind, kept.clause, kept.evidence, kept.levels),
        "version": max(read.version, 0) if read and not stale else version,
        "other": kept if stale else None,
    }
