"""The letters about municipalities that begin by themselves: what it is about and a link."""

from __future__ import annotations

from collections.abc import Iterable

from flask_babel import gettext as _

from webapp.ground.mail import outbox
from webapp.ground.who import Person
from webapp.people.models.registrations import Registration
from webapp.people.queries.obliged import all_officers

OFFICE_PAGE = "/kansli/anmalningar"


def key_of(registration_id: int) -> str:
    """Name the letter that carries a registration's link."""
    return f"registration:{registration_id}"


def ask_to_confirm(row: Registration, token: str) -> None:
    """Ask whoever has the letter box whether it was they who asked."""
    body = _(
        "Hej %(name)s.\n\nNågon, förmodligen du, vill börja värdera %(place)s i Kompassrosen.\n\n"
        "Öppna länken inom sju dagar för att bekräfta din adress och gå vidare. Var det inte du kan du låta "
        "brevet vara; då händer ingenting och uppgifterna glöms.",
        name=row.name,
        place=row.municipality,
    )
    subject = _("Bekräfta din adress: %(place)s", place=row.municipality)
    outbox.write(key_of(row.id), row.email, subject, body, f"/borja/{token}", secret=True)


def ask_contacts(row: Registration, people: Iterable[Person], municipality_id: int) -> None:
    """Ask a municipality's coordinators for a yes or a no."""
    for one in people:
        body = _(
            "Hej %(who)s.\n\n%(name)s (%(title)s, %(email)s) vill vara med och värdera %(place)s.\n\n"
            "Säg ja eller nej på sidan Medarbetare. Svarar ingen inom tre arbetsdagar frågas kansliet också. "
            "Känner du inte personen, fråga först.",
            who=one.name,
            name=row.name,
            title=row.title,
            email=row.email,
            place=row.municipality,
        )
        outbox.write(
            contact_key(row.id, one.id),
            one.email,
            _("Ska %(name)s vara med för %(place)s?", name=row.name, place=row.municipality),
            body,
            f"/kommun/{municipality_id}/medarbetare",
            municipality_id=municipality_id,
        )


def contact_key(registration_id: int, person_id: int) -> str:
    """Name the letter that asks a coordinator."""
    return f"registration-contact:{registration_id}:{person_id}"


def ask_office(row: Registration) -> None:
    """Ask everybody in the office; one of them answers."""
    for one in all_officers():
        body = _(
            "Hej %(who)s.\n\n%(name)s (%(title)s, %(email)s) vill börja värdera %(place)s och väntar på "
            "svar från kansliet.\n\nPå sidan Anmälningar står vad som är känt om adressen. Godkänn eller "
            "avslå där.",
            who=one.name,
            name=row.name,
            title=row.title,
            email=row.email,
            place=row.municipality,
        )
        subject = _("En anmälan väntar på svar: %(place)s", place=row.municipality)
        outbox.write(f"registration-office:{row.id}:{one.id}", one.email, subject, body, OFFICE_PAGE)


def tell_office_begun(row: Registration) -> None:
    """Tell everybody in the office that a municipality has begun by itself, and that they may object."""
    for one in all_officers():
        body = _(
            "Hej %(who)s.\n\n%(name)s (%(title)s, %(email)s) har börjat värdera %(place)s. Adressen hör till "
            "kommunen, och ingen annan var där.\n\nI sju dagar är det preliminärt: personen kan svara, men "
            "inte lämna in, intyga eller bjuda in någon utifrån. Är något fel kan ni invända på sidan "
            "Anmälningar. Annars behöver ni inte göra något.",
            who=one.name,
            name=row.name,
            title=row.title,
            email=row.email,
            place=row.municipality,
        )
        subject = _("%(place)s har börjat själv", place=row.municipality)
        outbox.write(f"registration-begun:{row.id}:{one.id}", one.email, subject, body, OFFICE_PAGE)


def tell_declined(row: Registration) -> None:
    """Tell whoever asked that the answer is no, with the reason where one was given."""
    body = _(
        "Hej %(name)s.\n\nDin begäran att vara med för %(place)s godkändes inte.%(why)s\n\n"
        "Är det fel, hör av dig till den som samordnar i kommunen eller till kansliet.",
        name=row.name,
        place=row.municipality,
        why=_reason(row.why),
    )
    subject = _("Din begäran om %(place)s", place=row.municipality)
    outbox.write(f"registration-declined:{row.id}", row.email, subject, body, "/kontakt")


def tell_undone(row: Registration, people: Iterable[Person]) -> None:
    """Tell those who were in provisionally that the office has objected."""
    for one in people:
        body = _(
            "Hej %(name)s.\n\nKansliet har invänt mot att %(place)s började på egen hand, så du är inte "
            "med längre. Det ni har svarat finns kvar.%(why)s\n\nÄr det fel, hör av dig till kansliet.",
            name=one.name,
            place=row.municipality,
            why=_reason(row.why),
        )
        subject = _("Kansliet har invänt: %(place)s", place=row.municipality)
        outbox.write(f"registration-undone:{row.id}:{one.id}", one.email, subject, body, "/kontakt")


def tell_settled(row: Registration) -> None:
    """Tell whoever began that nothing is provisional any more."""
    body = _(
        "Hej %(name)s.\n\nNu är ni med på riktigt för %(place)s. Ni kan lämna in, be om intyg och bjuda "
        "in vilka ni vill.",
        name=row.name,
        place=row.municipality,
    )
    subject = _("Ni är med: %(place)s", place=row.municipality)
    outbox.write(f"registration-settled:{row.id}", row.email, subject, body, "/hem")


def tell_coordinators(row: Registration, people: Iterable[Person], municipality_id: int) -> None:
    """Tell a municipality's coordinators that the office has let somebody in: nobody comes in unseen."""
    for one in people:
        body = _(
            "Hej %(who)s.\n\nKansliet har bjudit in %(name)s att samordna svaren för %(place)s, efter en "
            "begäran som ingen i kommunen hade svarat på.\n\nÄr det inte rätt kan du återkalla inbjudan på "
            "sidan Medarbetare.",
            who=one.name,
            name=row.name,
            place=row.municipality,
        )
        outbox.write(
            f"registration-let-in:{row.id}:{one.id}",
            one.email,
            _("En samordnare till är inbjuden: %(place)s", place=row.municipality),
            body,
            f"/kommun/{municipality_id}/medarbetare",
            municipality_id=municipality_id,
        )


def _reason(why: str) -> str:
    return "\n\n" + _("Skälet: %(why)s", why=why) if why else ""
