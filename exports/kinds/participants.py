"""Who takes part in a round and how far each has come: states, never answers."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from exports.extract import Column, Extract, Kind, Table, Value
from exports.extract.values import yes_or_no
from questionnaires.language import gettext as _
from questionnaires.language import lazy_gettext as N_


@dataclass(frozen=True, slots=True)
class Form:
    """One questionnaire of one municipality: how far it is, and its receipt."""

    name: str
    edition: str
    state: str
    answered: int
    total: int
    expected: bool
    closes_at: datetime | None
    submitted_at: datetime | None
    receipt: str = ""


@dataclass(frozen=True, slots=True)
class Participant:
    """One municipality in the round, with its contact, its questionnaires and its evaluation."""

    municipality: str
    county: str
    contact_name: str
    contact_email: str
    forms: tuple[Form, ...]
    nominated_at: datetime | None
    reason: str = ""
    left_at: datetime | None = None
    left_why: str = ""
    evaluators: tuple[str, ...] = ()
    done: int = 0
    fixed_at: datetime | None = None
    honours: tuple[str, ...] = ()
    state: str = ""
    coordinators: tuple[str, ...] = ()
    invited_at: datetime | None = None
    opened_at: datetime | None = None
    letter: str = ""


@dataclass(frozen=True, slots=True)
class Step:
    """A step of the round, with its dates."""

    name: str
    opens_at: datetime | None
    closes_at: datetime | None
    current: bool


@dataclass(frozen=True, slots=True)
class ParticipantsEntry:
    """Everything the office takes along of how far its round has come."""

    award: str
    name: str
    made_at: datetime
    participants: tuple[Participant, ...]
    steps: tuple[Step, ...]


_PLACE = Column("municipality", N_("Kommun"), N_("Kommunens namn."), Kind.NAME)
_PARTICIPANTS = (
    _PLACE,
    Column("county", N_("Län"), N_("Länet enligt SCB.")),
    Column("contact_name", N_("Kontaktperson"), N_("Den som omgångens brev går till.")),
    Column("contact_email", "E-post", N_("Kontaktpersonens adress.")),
    Column("nominated_at", N_("Nominerad"), N_("När kommunen nominerades, svensk tid."), Kind.MOMENT),
    Column("reason", N_("Skäl till nomineringen"), N_("Varför kommunen nominerades."), Kind.LONG),
    Column("left_at", N_("Lämnat"), N_("När kommunen lämnade omgången, svensk tid."), Kind.MOMENT),
    Column("left_why", N_("Varför lämnat"), N_("Skälet till att kommunen lämnade."), Kind.LONG),
    Column("evaluators", N_("Utvärderare"), N_("Vilka som utvärderar kommunen.")),
    Column("done", N_("Klara utvärderare"), N_("Så många av dem är klara med sin bedömning."), Kind.COUNT),
    Column("fixed_at", N_("Fastställt"), N_("När resultatet fastställdes, svensk tid."), Kind.MOMENT),
    Column("honours", N_("Hederspris"), N_("Vinnare eller omnämnd, när det är utsett.")),
    Column("progress", N_("Läge"), N_("Hur långt kommunen har kommit, från inbjudan till inlämning.")),
    Column("coordinators", N_("Samordnare"), N_("De som har gått med och samordnar svaren.")),
    Column("invited_at", N_("Inbjuden"), N_("När den senaste inbjudan skrevs, svensk tid."), Kind.MOMENT),
    Column("opened_at", N_("Öppnat"), N_("När inbjudans länk öppnades, svensk tid."), Kind.MOMENT),
    Column("letter", N_("Senaste brev"), N_("Skickat, stoppat eller väntar, och sedan när.")),
)
_FORMS = (
    _PLACE,
    Column("form", N_("Formulär"), N_("Nomineringen eller självvärderingen.")),
    Column("edition", N_("Utgåva"), N_("Formulärets utgåva.")),
    Column("state", N_("Läge"), N_("Inte börjat, påbörjat eller inlämnat.")),
    Column("answered", N_("Besvarat"), N_("Frågor och rubriker som någon har svarat på."), Kind.COUNT),
    Column("total", N_("Av"), N_("Frågor och rubriker i formuläret."), Kind.COUNT),
    Column("expected", N_("Väntas nu"), N_("Om omgången väntar på det nu: ja eller nej.")),
    Column("closes_at", N_("Stänger"), N_("Sista tid för kommunen, svensk tid."), Kind.MOMENT),
    Column("submitted_at", N_("Inlämnat"), N_("När det lämnades in, svensk tid."), Kind.MOMENT),
    Column("receipt", N_("Kvitto"), N_("Kvittots nummer.")),
)
_STEPS = (
    Column("step", N_("Steg"), N_("Stegets namn i receptet."), Kind.NAME),
    Column("opens_at", N_("Öppnar"), N_("När steget öppnar, svensk tid."), Kind.MOMENT),
    Column("closes_at", N_("Stänger"), N_("När steget stänger, svensk tid."), Kind.MOMENT),
    Column("current", "Nu", N_("Om omgången står i steget: ja eller nej.")),
)


def participants_extract(entry: ParticipantsEntry) -> Extract:
    """Describe the participants of a round as tables."""
    about = (
        (_("Utmärkelse"), entry.award),
        (_("Omgång"), entry.name),
        (_("Deltagare"), str(len(entry.participants))),
        (_("Framställt"), f"{entry.made_at:%Y-%m-%d kl. %H.%M}"),
        (_("Spridning"), _("Bara för kansliet: här står kontaktpersoner och vilka som utvärderar.")),
    )
    tables = (
        Table(
            "participants",
            _("Deltagare"),
            _PARTICIPANTS,
            lambda: (_participant(one) for one in entry.participants),
            _("Varje kommun i omgången."),
        ),
        Table(
            "forms",
            _("Formulär"),
            _FORMS,
            lambda: (_form(one, form) for one in entry.participants for form in one.forms),
            _("Varje kommuns formulär, och hur långt de har kommit. Inga svar."),
        ),
        Table(
            "steps",
            _("Steg"),
            _STEPS,
            lambda: ((one.name, one.opens_at, one.closes_at, yes_or_no(one.current)) for one in entry.steps),
            _("Omgångens steg med datum."),
        ),
    )
    return Extract(
        "participants", _("Deltagare, %(award)s %(name)s", award=entry.award, name=entry.name), about, tables
    )


def _participant(one: Participant) -> tuple[Value, ...]:
    return (
        one.municipality,
        one.county or None,
        one.contact_name or None,
        one.contact_email or None,
        one.nominated_at,
        one.reason or None,
        one.left_at,
        one.left_why or None,
        ", ".join(one.evaluators) or None,
        one.done if one.evaluators else None,
        one.fixed_at,
        ", ".join(one.honours) or None,
        one.state or None,
        ", ".join(one.coordinators) or None,
        one.invited_at,
        one.opened_at,
        one.letter or None,
    )


def _form(one: Participant, form: Form) -> tuple[Value, ...]:
    told = (form.name, form.edition, form.state, form.answered, form.total, yes_or_no(form.expected))
    return one.municipality, *told, form.closes_at, form.submitted_at, form.receipt or None
