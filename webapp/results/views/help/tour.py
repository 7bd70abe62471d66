"""Two minutes through the demo: a few places to look at, and what to see there."""

from __future__ import annotations

from typing import NamedTuple

from flask import abort, render_template, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from flask_security import current_user

from webapp.ground import context
from webapp.results.queries.tour import COORDINATOR, GUEST, guest_is_there, toured_forms
from webapp.results.views.about import pages


class Stop(NamedTuple):
    """A place on the tour: as whom one looks, where, and at what."""

    title: str
    who: str
    href: str
    see: str


@pages.get("/rundtur")
def tour() -> ResponseReturnValue:
    """Lead through the demo; elsewhere there is nothing to lead through."""
    if not context.in_demo():
        abort(404)
    forms = toured_forms()
    guest = _guest() if guest_is_there() else []
    stops = [*_open(), *(_at_home(*forms) if forms else []), *guest, *_others()]
    return render_template("results/help/tour.html", stops=stops, may_follow=_may_follow)


def _may_follow(stop: Stop) -> bool:
    """Tell whether a link leads this reader there; whoever is not signed in yet is asked to sign in first."""
    return not stop.who or not current_user.is_authenticated or current_user.email == stop.who


def _open() -> list[Stop]:
    return [
        Stop(
            _("Pröva kompassen"),
            "",
            url_for("first_rose.begin"),
            _("Utan konto: välj några nivåer och se rosen växa. Det streckade är det som ännu är öppet."),
        )
    ]


def _at_home(nomination: int, assessment: int) -> list[Stop]:
    who = COORDINATOR
    return [
        Stop(
            _("En kommuns översikt"),
            who,
            url_for("assessment.overview", assessment_id=assessment),
            _("Fyllt är säkrat, streckat är öppet. Siffran är ett spann, aldrig en enda siffra som låtsas."),
        ),
        Stop(
            _("En fråga"),
            who,
            url_for("assessment.subarea", assessment_id=assessment, number="3.2"),
            _(
                "Välj en nivå. Poängen ändras och det står ”Sparat” när svaret är i säkerhet. Öppna samma "
                "sida i en flik till och svara olika i dem: båda svaren står kvar tills du har valt."
            ),
        ),
        Stop(
            _("Läs igenom"),
            who,
            url_for("assessment.own_answers", assessment_id=assessment, visa="utan-underlag"),
            _("Välj ett filter och hämta som Word eller Excel: det som visas är det som följer med."),
        ),
        Stop(
            _("Nomineringen, som den läses"),
            who,
            url_for("nomination.preview", assessment_id=nomination),
            _("Fyra kriterier blir en ros med fyra strålar, och rosens ringar säger kriteriernas poäng."),
        ),
    ]


def _guest() -> list[Stop]:
    return [
        Stop(
            _("En gästs frågor"),
            "",
            url_for("guest.question", token=GUEST),
            _("Tre frågor bakom en länk, utan konto. Skicka ett förslag med en länk eller en fil."),
        )
    ]


def _others() -> list[Stop]:
    return [
        Stop(
            _("Utvärderarens blick"),
            "utvarderare.a@demo.example",
            url_for("account.home"),
            _("Öppna en kommun: kommunens nivå är en flagga över utvärderarens egen skala."),
        ),
        Stop(
            _("Juryns rum"),
            "jury@demo.example",
            url_for("jury.room", round_key="2026"),
            _("Kommunerna bredvid varandra, och hur säkra skillnaderna är."),
        ),
        Stop(
            _("Kansliets läge"),
            "kansli@demo.example",
            url_for("office.participants", round_key="2026"),
            _("Var omgången står, vilka som är sena och vad som väntar på ett beslut."),
        ),
    ]
