"""What can happen to a round and to who runs it."""

from __future__ import annotations

from flask_babel import lazy_gettext as _

from webapp.ground.events.registry import FREE, About, Audience, Choice, EventType, Sentence, fields

OFFICE = Audience.OFFICE

ROUND_MADE = EventType(
    "round.made", About.ROUND, {OFFICE: Sentence(_("gjorde omgången"))}, after=fields("recipe", "key")
)
ROUND_LICENSED = EventType(
    "round.licensed",
    About.ROUND,
    {OFFICE: Sentence(_("satte licensen %(licence)s för omgångens öppna data"))},
    before=fields("licence"),
    after=fields("licence"),
)
OFFICER_ADDED = EventType(
    "officer.added",
    About.ROUND,
    {OFFICE: Sentence(_("lade till %(name)s i kansliet"))},
    after=fields("person", "name"),
    why_held="name",
)
SECOND_SAY_ASKED = EventType(
    "second_say.asked",
    About.ROUND,
    {
        OFFICE: Choice(
            "deed",
            Sentence(_("begärde att resultaten görs offentliga")),
            remind=Sentence(_("begärde en påminnelse till alla")),
            letter=Sentence(_("begärde ett brev till alla kommuner")),
            show_jury=Sentence(_("begärde att juryns ordning visas")),
            show_group=Sentence(_("begärde att nomineringsgruppens ordning visas")),
            officer=Sentence(_("begärde att %(name)s bjuds in till kansliet")),
            officer_leaves=Sentence(_("begärde att uppdraget i kansliet avslutas för %(name)s")),
        )
    },
    after=fields("deed", "name"),
    why_held="name",
)
SECOND_SAY_SAID = EventType(
    "second_say.said",
    About.ROUND,
    {OFFICE: Sentence(_("bekräftade det som %(asked_by)s begärt"))},
    after=fields("deed", "asked_by"),
    why_held="asked_by",
)
SECOND_SAY_WITHDRAWN = EventType(
    "second_say.withdrawn",
    About.ROUND,
    {
        OFFICE: Choice(
            "deed",
            Sentence(_("tog tillbaka begäran om offentlighet")),
            remind=Sentence(_("tog tillbaka begäran om en påminnelse till alla")),
            letter=Sentence(_("tog tillbaka begäran om ett brev till alla kommuner")),
            show_jury=Sentence(_("tog tillbaka begäran om att juryns ordning visas")),
            show_group=Sentence(_("tog tillbaka begäran om att nomineringsgruppens ordning visas")),
            officer=Sentence(_("tog tillbaka begäran om en ny i kansliet")),
            officer_leaves=Sentence(_("tog tillbaka begäran om att någon lämnar kansliet")),
        )
    },
    before=fields("deed"),
)
ROUND_DATED = EventType(
    "round.dated", About.ROUND, {OFFICE: Sentence(_("ändrade datum"))}, before=FREE, after=FREE
)
ROUND_MOVED = EventType(
    "round.moved",
    About.ROUND,
    {OFFICE: Sentence(_("tog omgången till steget %(step)s"), then="why")},
    before=fields("step"),
    after=fields("step", "waived"),
)
ROUND_MOVED_BACK = EventType(
    "round.moved_back",
    About.ROUND,
    {OFFICE: Sentence(_("tog omgången tillbaka till steget %(step)s"), then="why")},
    before=fields("step"),
    after=fields("step"),
)
ROUND_ANNOUNCED = EventType(
    "round.announced",
    About.ROUND,
    {OFFICE: Sentence(_("gjorde resultaten offentliga"))},
    before=fields("step"),
    after=fields("step"),
)
ROUND_CHANGED = EventType(
    "round.changed",
    About.ROUND,
    {OFFICE: Sentence(_("ändrade omgången: %(name)s, %(fewest)s till %(most)s nominerade"))},
    before=fields("name", "fewest", "most"),
    after=fields("name", "fewest", "most"),
)
ROUND_ARCHIVED = EventType(
    "round.archived",
    About.ROUND,
    {OFFICE: Sentence(_("lade omgången i arkivet"), then="why")},
    after=fields("step", "open"),
)
ROUND_UNARCHIVED = EventType(
    "round.unarchived", About.ROUND, {OFFICE: Sentence(_("tog tillbaka omgången ur arkivet"))}
)
