"""What can happen when an award is given: nominations, rankings, key figures and honours."""

from __future__ import annotations

from flask_babel import format_number
from flask_babel import lazy_gettext as _

from webapp.ground.events.registry import About, Audience, Choice, EventType, Sentence, fields
from webapp.ground.roles import in_words

OFFICE = Audience.OFFICE
_ROLE = fields("role")


def _many(values: int) -> str:
    return format_number(values or 0)


ENTRANT_NOMINATED = EventType(
    "entrant.nominated",
    About.ENTRANT,
    {OFFICE: Sentence(_("nominerade %(municipality)s"))},
    after=fields("municipality"),
    why_held="municipality",
)
ENTRANT_WITHDRAWN = EventType(
    "entrant.withdrawn",
    About.ENTRANT,
    {OFFICE: Sentence(_("tog bort %(municipality)s ur omgången"))},
    after=fields("municipality"),
    why_held="municipality",
)
NOMINEES_WAIVED = EventType(
    "nominees.waived",
    About.ROUND,
    {
        OFFICE: Sentence(
            _("lät det bli %(many)s nominerade i stället för %(wanted)s"),
            then="why",
        )
    },
    after=fields("many", "wanted"),
)
NOMINEES_TIE_SETTLED = EventType(
    "nominees.tie_settled",
    About.ROUND,
    {OFFICE: Sentence(_("valde mellan kommuner som delade plats %(shared)s"), then="why")},
    after=fields("shared"),
)
INVITATION_ACCEPTED = EventType(
    "invitation.accepted",
    About.ENTRANT,
    {OFFICE: Sentence(_("tackade ja till nomineringen av %(municipality)s"))},
    after=fields("entrant", "municipality"),
    why_held="municipality",
)
INVITATION_DECLINED = EventType(
    "invitation.declined",
    About.ENTRANT,
    {OFFICE: Sentence(_("tackade nej till nomineringen av %(municipality)s"))},
    after=fields("entrant", "municipality"),
    why_held="municipality",
)
FIGURES_READ_IN = EventType(
    "figures.read_in",
    About.ROUND,
    {
        OFFICE: Sentence(
            _("läste in nyckeltal: %(values)s värden för %(municipalities)s kommuner"),
            values=_many,
        )
    },
    after=fields("table", "file", "values", "municipalities"),
)
FIGURES_UNDONE = EventType(
    "figures.undone",
    About.ROUND,
    {OFFICE: Sentence(_("ångrade en inläsning av nyckeltal: %(values)s värden"), values=_many)},
    after=fields("table", "file", "values"),
)

PANEL_ARRANGED = EventType(
    "panel.arranged",
    About.ROUND,
    {OFFICE: Sentence(_("ändrade hur nomineringsgruppen arbetar"))},
    before=fields("blind"),
    after=fields("blind"),
)
NOTE_SAVED = EventType("note.saved", About.ROUND)
BALLOT_SAVED = EventType("ballot.saved", About.ROUND, after=_ROLE)
BALLOT_HANDED_IN = EventType(
    "ballot.handed_in",
    About.ROUND,
    {OFFICE: Sentence(_("lämnade in sin rangordning (%(role)s)"), role=in_words)},
    after=_ROLE,
)
BALLOT_TAKEN_BACK = EventType(
    "ballot.taken_back",
    About.ROUND,
    {OFFICE: Sentence(_("tog tillbaka sin rangordning (%(role)s)"), role=in_words)},
    after=_ROLE,
)
BALLOT_AGREED = EventType(
    "ballot.agreed",
    About.ROUND,
    {OFFICE: Sentence(_("medgav att det kan framgå hur hen rangordnat (%(role)s)"), role=in_words)},
    after=_ROLE,
)
BALLOT_NOT_AGREED = EventType(
    "ballot.not_agreed",
    About.ROUND,
    {OFFICE: Sentence(_("tog tillbaka sitt medgivande (%(role)s)"), role=in_words)},
    after=_ROLE,
)
RANKING_CLOSED = EventType(
    "ranking.closed",
    About.ROUND,
    {OFFICE: Sentence(_("stängde rangordningen (%(role)s)"), role=in_words)},
    after=fields("role", "handed_in", "missing"),
)
RANKING_REOPENED = EventType(
    "ranking.reopened",
    About.ROUND,
    {OFFICE: Sentence(_("öppnade rangordningen igen (%(role)s)"), then="why", role=in_words)},
    after=_ROLE,
)
RANKING_SHOWN = EventType(
    "ranking.shown",
    About.ROUND,
    {OFFICE: Sentence(_("visade den sammanvägda ordningen (%(role)s)"), role=in_words)},
    after=fields("role", "counted"),
)

MOTIVATION_SAVED = EventType(
    "motivation.saved",
    About.ROUND,
    {OFFICE: Sentence(_("skrev i motiveringen för %(municipality)s"))},
    after=fields("municipality"),
    why_held="municipality",
)
HONOUR_NAMED = EventType(
    "honour.named",
    About.ENTRANT,
    {
        OFFICE: Choice(
            "kind",
            Sentence(_("utsåg %(municipality)s till vinnare på juryns vägnar")),
            mention=Sentence(_("gav %(municipality)s hedersomnämnandet på juryns vägnar")),
        )
    },
    before=fields("entrant"),
    after=fields("kind", "entrant", "municipality", "waived"),
    why_held="municipality",
)
PANEL_MINUTES_NOTED = EventType(
    "panel_minutes.noted",
    About.ROUND,
    {OFFICE: Sentence(_("antecknade i protokollet (%(role)s)"), role=in_words)},
    after=_ROLE,
)
PANEL_MINUTES_FIXED = EventType(
    "panel_minutes.fixed",
    About.ROUND,
    {
        OFFICE: Sentence(
            _("fastställde protokollet, version %(version)s (%(role)s)"), then="why", role=in_words
        )
    },
    after=fields("role", "version", "checksum"),
)
