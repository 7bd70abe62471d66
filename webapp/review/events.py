"""What can happen to a draft: its texts, its reader's word, the municipality's replies and the result."""

from __future__ import annotations

from datetime import datetime

from flask_babel import gettext
from flask_babel import lazy_gettext as _

from webapp.ground.calendar import clock
from webapp.ground.events.registry import About, Audience, Choice, EventType, Sentence, fields
from webapp.ground.words.languages import dated, hours

OWN, DRAFT, OFFICE = Audience.MUNICIPALITY, Audience.DRAFT, Audience.OFFICE


_FIGURES = "%Y-%m-%d %H.%M"


def last_day(closes_at: datetime) -> str:
    """Write a last day as an event keeps it: in figures, as clocks in Sweden show it."""
    return f"{clock.in_sweden(closes_at):{_FIGURES}}"


def _until(closes: str) -> str:
    """Write a last day that is kept as figures as people say it: "24 december 2026 kl. 16.00"."""
    try:
        kept = datetime.strptime(closes, _FIGURES)  # noqa: DTZ007 -- kept as Swedish time, and shown so
    except ValueError:
        return closes
    return gettext("%(day)s kl. %(time)s", day=dated(kept), time=hours(kept))


_OPENED = Sentence(_("öppnade utkastet för sakgranskning, sista svarsdag"), then="closes", closes=_until)
_EXTENDED = Sentence(_("gav mer tid för sakgranskning, ny sista svarsdag"), then="closes", closes=_until)
_RENEWED = Sentence(_("skickade en ny version av utkastet, sista svarsdag"), then="closes", closes=_until)
_GIVEN = Sentence(_("svarade på utkastet"), then="why")
_FINISHED = Sentence(_("sade till att svaren på utkastet är klara"), then="why")
_DECIDED = Choice(
    "outcome",
    Sentence(_("tog ställning till ett svar på utkastet: inte ändrat")),
    changed=Sentence(_("tog ställning till ett svar på utkastet: ändrat")),
)

OPINION_GIVEN = EventType("opinion.given", About.EVALUATION)
REVIEW_SENT = EventType(
    "review.sent",
    About.EVALUATION,
    {
        DRAFT: Sentence(_("skickade utvärderingen till granskning"), then="why"),
        OFFICE: Sentence(_("skickade utvärderingen av %(place)s till granskning")),
    },
)
REVIEW_RETURNED = EventType(
    "review.returned",
    About.EVALUATION,
    {
        DRAFT: Sentence(_("skickade tillbaka utvärderingen"), then="why"),
        OFFICE: Sentence(_("skickade tillbaka utvärderingen av %(place)s"), then="why"),
    },
)
REVIEW_RELEASED = EventType(
    "review.released",
    About.EVALUATION,
    {
        DRAFT: Sentence(_("släppte utvärderingen"), then="why"),
        OFFICE: Sentence(_("släppte utvärderingen av %(place)s")),
    },
)
REVIEW_COMMENTED = EventType(
    "review.commented",
    About.EVALUATION,
    {DRAFT: Sentence(_("kommenterade i granskningen"), then="why")},
    after=fields("place"),
)

PASSAGE_CARRIED = EventType("passage.carried", About.EVALUATION, after=fields("part", "source"))
TEXT_SAVED = EventType("text.saved", About.EVALUATION, after=fields("kind", "part"))
REPORT_WRITTEN = EventType("report.written", About.EVALUATION, before=fields("text"), after=fields("text"))
FACT_STATED = EventType(
    "fact.stated",
    About.ASSESSMENT,
    {OWN: Sentence(_("ändrade kortfakta till rapporten"))},
    before=fields("kind", "value", "year", "source"),
    after=fields("kind", "value", "year", "source"),
)
EXAMPLE_ADDED = EventType(
    "example.added",
    About.EVALUATION,
    {DRAFT: Sentence(_("lade till ett gott exempel"), then="why")},
    after=fields("example", "part"),
)
EXAMPLE_CHANGED = EventType(
    "example.changed",
    About.EVALUATION,
    {DRAFT: Sentence(_("ändrade ett gott exempel"), then="why")},
    after=fields("kind", "example", "part"),
)
EXAMPLE_REMOVED = EventType(
    "example.removed",
    About.EVALUATION,
    {DRAFT: Sentence(_("tog bort ett gott exempel"), then="why")},
    before=fields("example", "part", "text"),
)
EXAMPLE_SHARED = EventType(
    "example.shared",
    About.ASSESSMENT,
    {OWN: Sentence(_("delade ett gott exempel"), then="why")},
    after=fields("example"),
)
EXAMPLE_KEPT_HOME = EventType(
    "example.kept_home",
    About.ASSESSMENT,
    {OWN: Sentence(_("slutade dela ett gott exempel"), then="why")},
    after=fields("example"),
)
EXAMPLE_WELCOMES = EventType(
    "example.welcomes",
    About.ASSESSMENT,
    {OWN: Sentence(_("öppnade ett gott exempel för frågor och besök"))},
    after=fields("example"),
)
EXAMPLE_CLOSED = EventType(
    "example.closed",
    About.ASSESSMENT,
    {OWN: Sentence(_("stängde ett gott exempel för frågor och besök"))},
    after=fields("example"),
)

REPLY_OPENED = EventType(
    "reply.opened",
    About.ASSESSMENT,
    {OWN: _OPENED, DRAFT: _OPENED, OFFICE: Sentence(_("öppnade utkastet för %(place)s"))},
    after=fields("closes", "hurry"),
    why_held="closes",
)
REPLY_EXTENDED = EventType(
    "reply.extended",
    About.ASSESSMENT,
    {
        OWN: _EXTENDED,
        DRAFT: _EXTENDED,
        OFFICE: Sentence(_("gav %(place)s mer tid för sakgranskningen")),
    },
    after=fields("closes", "hurry"),
    why_held="closes",
)
REPLY_RENEWED = EventType(
    "reply.renewed",
    About.ASSESSMENT,
    {
        OWN: _RENEWED,
        DRAFT: _RENEWED,
        OFFICE: Sentence(_("skickade en ny version av utkastet till %(place)s")),
    },
    after=fields("closes", "hurry", "reasons"),
    why_held="closes",
)
REPLY_GIVEN = EventType(
    "reply.given", About.ASSESSMENT, {OWN: _GIVEN, DRAFT: _GIVEN}, after=fields("place", "kind")
)
REPLY_FINISHED = EventType(
    "reply.finished",
    About.ASSESSMENT,
    {OWN: _FINISHED, DRAFT: _FINISHED, OFFICE: Sentence(_("svarade klart på utkastet för %(place)s"))},
    after=fields("objections"),
)
REPLY_DECIDED = EventType(
    "reply.decided",
    About.ASSESSMENT,
    {OWN: _DECIDED, DRAFT: _DECIDED},
    after=fields("place", "outcome"),
    why_held="outcome",
)
RESULT_PUBLISHED = EventType(
    "result.published",
    About.ASSESSMENT,
    {
        OWN: Sentence(_("fastställde resultatet"), then="why"),
        OFFICE: Sentence(_("fastställde resultatet: %(form)s")),
    },
    after=fields("edition", "digest", "total"),
)
