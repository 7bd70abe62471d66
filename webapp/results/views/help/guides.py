"""Help for each role: what one does here, in order, and what to do when something is wrong."""

from __future__ import annotations

from typing import NamedTuple

from flask import abort, render_template
from flask.typing import ResponseReturnValue
from flask_babel import lazy_gettext as _
from flask_babel.speaklater import LazyString

from webapp.ground import context
from webapp.results.views.about import pages


class Guide(NamedTuple):
    """A page of help: whom it is for, what they are here for, and step by step what they do."""

    name: LazyString
    task: LazyString
    steps: tuple[LazyString, ...]
    trouble: tuple[LazyString, ...]


GUIDES: dict[str, Guide] = {
    "samordnare": Guide(
        _("Samordnare"),
        _("Du håller i kommunens svar, från de första frågorna till inlämningen."),
        (
            _("Börja på Mitt arbete. Där står vad som stänger först och vad som väntar på dig."),
            _(
                "Bjud in kollegor under Deltagare, och fördela områden eller frågor till "
                "dem, med en sista dag."
            ),
            _(
                "Vill ni snabbt se var ni står? Gör Snabb genomgång: en fråga per "
                "delområde ger en första ros."
            ),
            _("Läs igenom svaren. Filtren visar vad som är obesvarat, utan underlag eller ändrat."),
            _("Be om intyg om kommunen har en intygsgivare. Lämna sedan in. Ni får ett kvitto."),
        ),
        (
            _(
                "Blev något fel efter inlämningen? Ta tillbaka den på kvittot, så länge "
                "ingen har börjat bedöma."
            ),
            _("Slutar en kollega? Ta bort den under Deltagare, så går det som var fördelat vidare."),
        ),
    ),
    "medarbetare": Guide(
        _("Medarbetare"),
        _("Du svarar på de frågor som du har fått, tillsammans med dina kollegor."),
        (
            _("På Mitt arbete står dina frågor och när de ska vara klara."),
            _("Välj den nivå som stämmer i dag, inte den som är på väg. Skriv några meningar om hur ni gör."),
            _("Lägg till underlag: det som visar att svaret stämmer. Svaret sparas medan du skriver."),
            _("Är du osäker? Fråga kollegorna i Samtal vid frågan, eller bjud in en gäst som vet."),
            _("Säg till att din del är klar, så ser samordnaren det."),
        ),
        (
            _("Har någon annan ändrat samma svar? Båda texterna visas och du väljer. Inget försvinner."),
            _(
                "Är nätet borta? Skriv vidare. Texten ligger kvar i webbläsaren och sparas "
                "när nätet är tillbaka."
            ),
        ),
    ),
    "intygsgivare": Guide(
        _("Intygsgivare"),
        _("Du läser svaren och intygar att kommunen står för dem."),
        (
            _("När samordnaren ber om intyg får du ett brev, och det väntar på Mitt arbete."),
            _("Läs igenom allt. Har du läst förut visar ett streck vad som har ändrats sedan dess."),
            _("Skriv ut eller hämta som Word om du hellre läser på papper."),
            _("Intyga med din befattning, eller skicka tillbaka med ett skäl."),
        ),
        (_("Ändras ett svar efter att du har intygat behövs ett nytt intyg. Det gamla gäller inte längre."),),
    ),
    "gast": Guide(
        _("Gäst"),
        _("Du har fått en länk till en fråga som du vet något om. Du behöver inget konto."),
        (
            _("Öppna länken och läs frågan och vägledningen."),
            _("Skriv ditt namn och ditt förslag till svar. Du kan skicka flera gånger."),
            _("Kommunen läser förslaget och väljer om det används. Det räknas inte av sig självt."),
        ),
        (
            _("Är länken stängd? Då är svaret klart eller inlämnat. Hör av dig till den som skickade den."),
            _("Det du har börjat skriva ligger kvar i din webbläsare tills du har skickat det."),
        ),
    ),
    "utvarderare": Guide(
        _("Utvärderare"),
        _("Du bedömer en kommun som någon utifrån, först själv och sedan tillsammans med din kollega."),
        (
            _("Säg först om du är jävig. Innan dess ser du inga svar."),
            _(
                "Bedöm fråga för fråga. Kommunens nivå visas med en flagga; skriv varför "
                "när du väljer en annan."
            ),
            _("Den andras bedömning ser du när ni båda är klara. Då enas ni om en gemensam."),
            _("Planera besöket: välj frågor, skriv vilka källor ni har, och för anteckningar."),
            _(
                "Skriv styrkor, förbättringsområden och goda exempel. Utkastet går till "
                "granskning och till kommunen."
            ),
        ),
        (
            _(
                "Kan du inte fortsätta? Säg till kansliet, som ger platsen till någon "
                "annan. Det du gjort finns kvar."
            ),
        ),
    ),
    "granskare": Guide(
        _("Granskare"),
        _("Du läser utkastet som en tredje person, innan kommunen får det."),
        (
            _("På Mitt arbete står de utkast som väntar på dig."),
            _("Läs område för område. Fråga dig om texten följer av bedömningen och underlaget."),
            _("Skriv kommentarer vid det som är oklart, och skicka tillbaka eller godkänn."),
        ),
        (_("Du ändrar inget själv. Utvärderarna svarar på dina kommentarer och skriver om."),),
    ),
    "nomineringsgrupp": Guide(
        _("Nomineringsgrupp"),
        _("Du läser nomineringarna och väljer vilka kommuner som går vidare."),
        (
            _("Säg om du är jävig mot någon kommun. Den läser du då inte."),
            _("Läs beskrivningen och påståendena. Gör egna anteckningar; ingen annan ser dem."),
            _("Rangordna. Ingen ser din ordning förrän rangordningen är stängd."),
            _("Gruppen läser den sammanvägda ordningen och nominerar."),
        ),
        (_("Läser ni utan namn är kommunens namn dolt också i texterna."),),
    ),
    "jury": Guide(
        _("Jury"),
        _("Du läser de nominerades resultat och väljer vinnare."),
        (
            _("Säg om du är jävig innan du läser."),
            _(
                "Läs resultaten bredvid varandra. Skillnader som är för små för att betyda "
                "något står utskrivna."
            ),
            _("Anteckna för dig själv och rangordna. Din ordning är hemlig tills rangordningen stängs."),
            _("Juryn beslutar tillsammans och skriver motiveringen."),
        ),
        (_("Arbetsboken i Excel innehåller samma siffror som sidorna, om du hellre arbetar där."),),
    ),
    "kansli": Guide(
        _("Kansli"),
        _("Du håller i omgången: vilka som är med, när något stänger och vad som sägs till dem."),
        (
            _("Sätt omgångens tider under Datum, och läs in deltagarna från en tabell."),
            _(
                "Skriv inbjudan med egna ord och bjud in. Sidan Deltagare visar hur långt "
                "var kommun har kommit."
            ),
            _("Påminn och ge mer tid därifrån. Utse utvärderare, granskare, jury och nomineringsgrupp."),
            _("När utvärderingarna är klara fastställs resultaten. De ändras aldrig därefter."),
            _("Kungör omgången, så blir resultaten offentliga."),
        ),
        (
            _("Du ser aldrig svar som inte är inlämnade, bara hur många som är kvar."),
            _("Det som kräver två personer väntar tills en kollega har sagt ja."),
        ),
    ),
    "kodare": Guide(
        _("Kodare"),
        _("Du läser en tryckt rapport och väljer nivåer efter det den säger, utan att se poängen."),
        (
            _("Läs ett delområde i taget. Är rapporten tyst om en fråga lämnas den tom; tomt är inte noll."),
            _(
                "System: den nivå vars text rapporten stöder. Är nämnderna olika gäller den som de "
                "flesta når."
            ),
            _("Spridning: räkna den nämnare som står vid frågan. Få som följer sänker aldrig System."),
            _(
                "Resultat: ett tal är Redovisas, samma tal två gånger i rad Tydliga, och en ändring "
                "därtill Används."
            ),
            _("Förbättring gäller arbetssättet självt: om det har utvärderats, och om det sedan ändrades."),
            _(
                "Tvekar du mellan två nivåer? Ta den som rapportens egna ord talar för, annars den lägre, "
                "och skriv upp frågan."
            ),
        ),
        (
            _("Koda var för sig och jämför sedan med kommandot banks agree."),
            _("Hela anvisningen, med meningar att öva på, ligger i questionnaires/published/codings."),
        ),
    ),
}
"""The pages of help by what stands in their address."""


@pages.get("/hjalp")
def guides() -> ResponseReturnValue:
    """List the pages of help."""
    return render_template("results/help/guides.html", guides=GUIDES, demo=context.in_demo())


@pages.get("/hjalp/<role>")
def guide(role: str) -> ResponseReturnValue:
    """Show the help for a role."""
    if role not in GUIDES:
        abort(404)
    return render_template("results/help/guide.html", guide=GUIDES[role], guides=GUIDES, chosen=role)
