"""What can happen to an evaluation: its seats, its marks, its way to agreement and its visit."""

from __future__ import annotations

from flask_babel import lazy_gettext as _

from webapp.ground.events.registry import FREE, About, Audience, EventType, Sentence, fields

OFFICE, VISIT = Audience.OFFICE, Audience.VISIT
_TIE = fields("person", "municipality", "kind", "from", "to")
_SOURCE = fields("source", "kind", "title")
_DAYS = fields("first", "last", "report")
_REQUEST = fields("request", "text", "last")
_LINKS = fields("track", "sources")

CONFLICT_FOUND = EventType(
    "conflict.found",
    About.EVALUATION,
    {OFFICE: Sentence(_("upptäckte jäv: %(found)s"))},
    after=fields("person", "municipality", "found"),
    why_held="found",
)
CONFLICT_NONE = EventType("conflict.none", About.EVALUATION, after=fields("role", "municipality", "kind"))
CONFLICT_DECLARED = EventType(
    "conflict.declared",
    About.EVALUATION,
    {OFFICE: Sentence(_("anmälde jäv"), then="why")},
    after=fields("role", "municipality", "kind"),
)
TIE_STATED = EventType("tie.stated", About.ACCOUNT, after=_TIE | {"note"}, why_held="note")
TIE_TAKEN_AWAY = EventType("tie.taken_away", About.ACCOUNT, before=_TIE)

EVALUATORS_ASSIGNED = EventType(
    "evaluators.assigned",
    About.EVALUATION,
    {OFFICE: Sentence(_("utsåg två utvärderare för %(place)s"))},
    after=fields("people"),
)
EVALUATOR_REPLACED = EventType(
    "evaluator.replaced",
    About.EVALUATION,
    {OFFICE: Sentence(_("bytte ut en utvärderare för %(place)s"), then="why")},
    before=fields("person"),
    after=fields("person"),
)
EVALUATOR_ANSWERED_FOR = EventType(
    "evaluator.answered_for", About.EVALUATION, before=fields("questions"), after=fields("questions")
)
EVALUATOR_DONE = EventType(
    "evaluator.done",
    About.EVALUATION,
    {OFFICE: Sentence(_("blev klar med sina bedömningar av %(place)s"))},
)
EVALUATOR_RESUMED = EventType(
    "evaluator.resumed",
    About.EVALUATION,
    {OFFICE: Sentence(_("var inte klar ändå med sina bedömningar av %(place)s"))},
)

MARK_GIVEN = EventType("mark.given", About.EVALUATION, before=FREE, after=FREE)
MARKS_ALIKE = EventType("marks.alike", About.EVALUATION, after=fields("marks"))
MARKS_REVEALED = EventType(
    "marks.revealed",
    About.EVALUATION,
    {OFFICE: Sentence(_("gjorde att båda nu ser varandras bedömningar av %(place)s"))},
)
SUBAREAS_DIVIDED = EventType("subareas.divided", About.EVALUATION, before=FREE, after=FREE)
MINUTES_SAVED = EventType("minutes.saved", About.EVALUATION, before=fields("text"), after=fields("text"))
PEN_TAKEN = EventType("pen.taken", About.EVALUATION, before=fields("person"), after=fields("person"))

VISIT_PLANNED = EventType(
    "visit.planned",
    About.EVALUATION,
    {VISIT: Sentence(_("bestämde besökets dagar"))},
    before=_DAYS,
    after=_DAYS,
)
SCHEDULE_SENT = EventType(
    "schedule.sent",
    About.EVALUATION,
    {VISIT: Sentence(_("skickade schemat till kommunen"))},
    after=_DAYS | {"interviews", "people"},
)
REQUEST_MADE = EventType(
    "request.made",
    About.EVALUATION,
    {VISIT: Sentence(_("bad kommunen om något"), then="text")},
    after=_REQUEST,
)
REQUEST_ANSWERED = EventType(
    "request.answered",
    About.EVALUATION,
    {VISIT: Sentence(_("lämnade det som begärdes"), then="text")},
    after=_REQUEST,
)
REQUEST_WITHDRAWN = EventType(
    "request.withdrawn",
    About.EVALUATION,
    {VISIT: Sentence(_("tog tillbaka en begäran"), then="text")},
    after=_REQUEST,
)
SOURCE_REGISTERED = EventType(
    "source.registered", About.EVALUATION, {VISIT: Sentence(_("lade till källan"))}, after=_SOURCE
)
SOURCE_CHANGED = EventType(
    "source.changed", About.EVALUATION, {VISIT: Sentence(_("ändrade källan"))}, after=_SOURCE
)
SOURCE_REMOVED = EventType(
    "source.removed", About.EVALUATION, {VISIT: Sentence(_("tog bort källan"))}, after=_SOURCE
)
SOURCE_LINKED = EventType(
    "source.linked",
    About.EVALUATION,
    {VISIT: Sentence(_("ändrade bedömningens källor"))},
    before=_LINKS,
    after=_LINKS,
)
INTERVIEW_QUESTIONS = EventType(
    "interview.questions",
    About.EVALUATION,
    {VISIT: Sentence(_("valde frågor till en intervju"))},
    after=fields("source", "added", "taken"),
)
INTERVIEW_ROLES = EventType(
    "interview.roles",
    About.EVALUATION,
    {VISIT: Sentence(_("valde roller till en intervju"))},
    after=fields("source", "roles"),
)
INTERVIEW_NOTED = EventType(
    "interview.noted",
    About.EVALUATION,
    {VISIT: Sentence(_("antecknade i en intervju"))},
    after=fields("source"),
)
OBSERVATION_NOTED = EventType(
    "observation.noted",
    About.EVALUATION,
    {VISIT: Sentence(_("antecknade utanför en intervju"))},
    after=fields("source"),
)
OBSERVATION_QUESTIONS = EventType(
    "observation.questions",
    About.EVALUATION,
    {VISIT: Sentence(_("valde frågor till en anteckning"))},
    after=fields("source", "added", "taken"),
)
PLAN_TICKED = EventType("plan.ticked", About.EVALUATION, {VISIT: Sentence(_("bockade av i planen"))})
PLAN_UNTICKED = EventType(
    "plan.unticked", About.EVALUATION, {VISIT: Sentence(_("tog bort en bock i planen"))}
)
