"""The letters about municipalities that begin by themselves, and whom those that are unanswered wait for."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from flask_babel import gettext
from flask_babel import lazy_gettext as _
from sqlalchemy import select

from webapp.ground.mail.occasions import Occasion, To, to
from webapp.ground.mail.turns import Turn, Waiting
from webapp.ground.who import Person
from webapp.people import events
from webapp.people.models.registrations import Registration
from webapp.people.queries.obliged import all_officers
from webapp.people.queries.unanswered_registrations import to_answer

OFFICE_PAGE = "/kansli/anmalningar"


def key_of(registration_id: int) -> str:
    """Name the letter that carries a registration's link."""
    return f"registration:{registration_id}"


def contact_key(registration_id: int, person_id: int) -> str:
    """Name the letter that asks a coordinator."""
    return f"registration-contact:{registration_id}:{person_id}"


def ask_to_confirm(row: Registration, token: str) -> None:
    """Ask whoever has the letter box whether it was they who asked."""
    CONFIRM.write(lambda: [_to_registrant(row, token=token)])


def ask_contacts(row: Registration, people: Iterable[Person], municipality_id: int) -> None:
    """Ask a municipality's coordinators for a yes or a no."""
    CONTACT.write(lambda: _to_all(row, people, municipality_id))


def ask_office(row: Registration) -> None:
    """Ask everybody in the office; one of them answers."""
    ASK_OFFICE.write(lambda: _to_all(row, all_officers()))


def tell_office_begun(row: Registration) -> None:
    """Tell everybody in the office that a municipality has begun by itself, and that they may object."""
    BEGUN.write(lambda: _to_all(row, all_officers()))


def tell_declined(row: Registration) -> None:
    """Tell whoever asked that the answer is no, with the reason where one was given."""
    DECLINED.write(lambda: [_to_registrant(row)])


def tell_undone(row: Registration, people: Iterable[Person]) -> None:
    """Tell those who were in provisionally that the office has objected."""
    UNDONE.write(lambda: _to_all(row, people))


def tell_settled(row: Registration) -> None:
    """Tell whoever began that nothing is provisional any more."""
    SETTLED.write(lambda: [_to_registrant(row)])


def tell_coordinators(row: Registration, people: Iterable[Person], municipality_id: int) -> None:
    """Tell a municipality's coordinators that the office has let somebody in: nobody comes in unseen."""
    LET_IN.write(lambda: _to_all(row, people, municipality_id))


def _thing(row: Registration) -> str:
    return f"registration-answer:{row.id}"


def _unanswered(person_id: int) -> Iterator[Waiting]:
    """List the registrations that wait for a yes or a no of this coordinator or officer."""
    for row, municipality_id in to_answer(person_id):
        yield Waiting(
            _thing(row),
            gettext("Svara %(registrant)s, som vill vara med", registrant=row.name),
            row.municipality,
            gettext("Godkänn eller avslå"),
            f"/kommun/{municipality_id}/medarbetare" if municipality_id else OFFICE_PAGE,
        )


def _said(row: Registration, **more: object) -> dict[str, object]:
    why = "\n\n" + gettext("Skälet: %(why)s", why=row.why) if row.why else ""
    about = {"registrant": row.name, "title": row.title, "email": row.email, "place": row.municipality}
    return {**about, "why": why, **more}


def _to_registrant(row: Registration, **more: object) -> To:
    return To(row.email, row.name, said=_said(row, **more), once=str(row.id))


def _to_all(row: Registration, people: Iterable[Person], municipality_id: int | None = None) -> list[To]:
    said, thing = _said(row, municipality=municipality_id), _thing(row)
    return [
        to(one, said=said, thing=thing, once=str(row.id), municipality_id=municipality_id) for one in people
    ]


_CONFIRMED = select(Registration.id).where(
    Registration.confirmed_at.is_not(None), Registration.person_id.is_(None), Registration.approved.is_(None)
)
TO_ANSWER = Turn("registration", _unanswered, possible=_CONFIRMED)


CONFIRM = Occasion(
    "registration",
    _("Bekräfta din adress: %(place)s"),
    _(
        "Någon, förmodligen du, vill börja värdera %(place)s i Kompassrosen.\n\n"
        "Öppna länken inom sju dagar för att bekräfta din adress och gå vidare. Var det inte du kan du låta "
        "brevet vara; då händer ingenting och uppgifterna glöms."
    ),
    "/borja/%(token)s",
    digest=False,
    secret=True,
)
CONTACT = Occasion(
    "registration-contact",
    _("Ska %(registrant)s vara med för %(place)s?"),
    _(
        "%(registrant)s (%(title)s, %(email)s) vill vara med och värdera %(place)s.\n\n"
        "Säg ja eller nej på sidan Medarbetare. Svarar ingen inom tre arbetsdagar frågas kansliet också. "
        "Känner du inte personen, fråga först."
    ),
    "/kommun/%(municipality)s/medarbetare",
    when=(events.REGISTRATION_CONFIRMED,),
    digest=False,
    turn=TO_ANSWER.name,
)
ASK_OFFICE = Occasion(
    "registration-office",
    _("En anmälan väntar på svar: %(place)s"),
    _(
        "%(registrant)s (%(title)s, %(email)s) vill börja värdera %(place)s och väntar på "
        "svar från kansliet.\n\nPå sidan Anmälningar står vad som är känt om adressen. Godkänn eller "
        "avslå där."
    ),
    OFFICE_PAGE,
    when=(events.REGISTRATION_CONFIRMED,),
    digest=False,
    turn=TO_ANSWER.name,
)
BEGUN = Occasion(
    "registration-begun",
    _("%(place)s har börjat själv"),
    _(
        "%(registrant)s (%(title)s, %(email)s) har börjat värdera %(place)s. Adressen hör till "
        "kommunen, och ingen annan var där.\n\nI sju dagar är det preliminärt: personen kan svara, men "
        "inte lämna in, intyga eller bjuda in någon utifrån. Är något fel kan ni invända på sidan "
        "Anmälningar. Annars behöver ni inte göra något."
    ),
    OFFICE_PAGE,
    when=(events.REGISTRATION_CONFIRMED,),
    digest=False,
)
DECLINED = Occasion(
    "registration-declined",
    _("Din begäran om %(place)s"),
    _(
        "Din begäran att vara med för %(place)s godkändes inte.%(why)s\n\n"
        "Är det fel, hör av dig till den som samordnar i kommunen eller till kansliet."
    ),
    "/kontakt",
    when=(events.REGISTRATION_DECLINED,),
    digest=False,
)
UNDONE = Occasion(
    "registration-undone",
    _("Kansliet har invänt: %(place)s"),
    _(
        "Kansliet har invänt mot att %(place)s började på egen hand, så du är inte "
        "med längre. Det ni har svarat finns kvar.%(why)s\n\nÄr det fel, hör av dig till kansliet."
    ),
    "/kontakt",
    when=(events.REGISTRATION_UNDONE,),
    digest=False,
)
SETTLED = Occasion(
    "registration-settled",
    _("Ni är med: %(place)s"),
    _("Nu är ni med på riktigt för %(place)s. Ni kan lämna in, be om intyg och bjuda in vilka ni vill."),
    "/hem",
    when=(events.REGISTRATION_SETTLED,),
    digest=False,
)
LET_IN = Occasion(
    "registration-let-in",
    _("En samordnare till är inbjuden: %(place)s"),
    _(
        "Kansliet har bjudit in %(registrant)s att samordna svaren för %(place)s, efter en "
        "begäran som ingen i kommunen hade svarat på.\n\nÄr det inte rätt kan du återkalla inbjudan på "
        "sidan Medarbetare."
    ),
    "/kommun/%(municipality)s/medarbetare",
    when=(events.REGISTRATION_APPROVED,),
    digest=False,
)
