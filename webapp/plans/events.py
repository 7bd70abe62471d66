"""What can happen to an action plan; it stands in the story of the assessment that the plan is about."""

from __future__ import annotations

from flask_babel import lazy_gettext as _

from webapp.ground.events.registry import About, Audience, EventType, Sentence, fields

OWN = Audience.MUNICIPALITY
_ACTION = fields("plan", "action", "title", "owner", "last", "state")

PLAN_MADE = EventType(
    "plan.made",
    About.ASSESSMENT,
    {OWN: Sentence(_("gjorde en handlingsplan"))},
    after=fields("plan", "review"),
)
PLAN_CHANGED = EventType(
    "plan.changed",
    About.ASSESSMENT,
    {OWN: Sentence(_("ändrade dagen för uppföljning av handlingsplanen"))},
    before=fields("review"),
    after=fields("plan", "review"),
)
PLAN_REBASED = EventType(
    "plan.rebased",
    About.ASSESSMENT,
    {OWN: Sentence(_("lät handlingsplanen utgå från det ändrade resultatet"))},
    after=fields("plan", "changed"),
)
IMPROVEMENT_ADDED = EventType(
    "improvement.added",
    About.ASSESSMENT,
    {OWN: Sentence(_("lade till ett förbättringsområde i handlingsplanen"))},
    after=fields("plan", "improvement", "place"),
)
IMPROVEMENT_LEFT = EventType(
    "improvement.left",
    About.ASSESSMENT,
    {OWN: Sentence(_("lät ett förbättringsområde vara"), then="why")},
    after=fields("plan", "improvement"),
)
IMPROVEMENT_TAKEN_UP = EventType(
    "improvement.taken_up",
    About.ASSESSMENT,
    {OWN: Sentence(_("tog upp ett förbättringsområde igen"))},
    after=fields("plan", "improvement"),
)
ACTION_ADDED = EventType(
    "action.added", About.ASSESSMENT, {OWN: Sentence(_("lade till en åtgärd: %(title)s"))}, after=_ACTION
)
ACTION_CHANGED = EventType(
    "action.changed",
    About.ASSESSMENT,
    {OWN: Sentence(_("ändrade åtgärden %(title)s"), then="why")},
    before=_ACTION,
    after=_ACTION,
)
ACTION_HANDED_ON = EventType(
    "action.handed_on",
    About.ASSESSMENT,
    {OWN: Sentence(_("lämnade över åtgärden %(title)s"))},
    before=fields("owner"),
    after=_ACTION,
)
ACTION_TAKEN_OVER = EventType(
    "action.taken_over",
    About.ASSESSMENT,
    {OWN: Sentence(_("tog över åtgärden %(title)s från den förra planen"))},
    before=fields("plan", "action"),
    after=_ACTION,
)
PLAN_FOLLOWED_UP = EventType(
    "plan.followed_up",
    About.ASSESSMENT,
    {OWN: Sentence(_("följde upp handlingsplanen"))},
    after=fields("plan", "follow_up", "review"),
)
PLAN_READER_ASKED = EventType(
    "plan.reader_asked",
    About.ASSESSMENT,
    {OWN: Sentence(_("bad en utvärderare läsa handlingsplanen"))},
    after=fields("plan", "person"),
)
PLAN_READER_ENDED = EventType(
    "plan.reader_ended",
    About.ASSESSMENT,
    {OWN: Sentence(_("avslutade en utvärderares läsning av handlingsplanen"))},
    after=fields("plan", "person"),
)
PLAN_WORD_SAID = EventType(
    "plan.word_said",
    About.ASSESSMENT,
    {OWN: Sentence(_("skrev om handlingsplanen"))},
    after=fields("plan", "word"),
)
