"""What our own recipes say, for the catalogue: their files are data, and read when the service starts."""

from questionnaires.language import lazy_gettext as N_

SAID = (
    N_("Inbjudan och fem nominerade"),
    N_(
        "Alla kommuner bjuds in och svarar på ett femtiotal påståenden. En nomineringsgrupp utser "
        "fem, som utvärderas med kompassen innan juryn avgör."
    ),
    N_("Inbjudan"),
    N_("Kansliet lägger in kommunerna och bjuder in dem."),
    N_("Nominering"),
    N_("Kommunerna svarar på påståendena och skriver sin egen beskrivning."),
    N_("Urval"),
    N_("Nomineringsgruppen läser svaren och utser fem kommuner."),
    N_("Självvärdering"),
    N_("De nominerade värderar sig själva med Kommunkompassen."),
    N_("Utvärdering"),
    N_("Två utvärderare bedömer varje nominerad kommun, var för sig och sedan tillsammans."),
    N_("Jury"),
    N_("Juryn läser utvärderingar och beskrivningar och utser vinnaren."),
    N_("Offentligt"),
    N_("De fastställda resultaten är öppna för alla."),
    N_("Ansökan och tre till sju nominerade"),
    N_(
        "Kommunerna ansöker med femtio påståenden och fyra sidor text. Kompassens poäng jämförs, "
        "tre till sju nomineras, och deras resultat, ekonomi och arbetsgivarroll granskas innan "
        "juryn avgör."
    ),
    N_("Ansökan"),
    N_("Kommunerna svarar på femtio påståenden och skriver ungefär fyra sidor."),
    N_("Självvärdering och jämförelse"),
    N_("Kommunerna värderar sig själva med Kommunkompassen, och kansliet jämför poängen."),
    N_("Tre till sju kommuner nomineras efter ansökan och kompass."),
    N_("Resultat, ekonomi och arbetsgivare"),
    N_(
        "De nominerades resultat, ekonomi och roll som arbetsgivare granskas, och kompassens poäng "
        "fastställs av utvärderare."
    ),
    N_("Juryn läser underlagen och utser vinnaren."),
    N_("Nyckeltal nominerar"),
    N_(
        "Nyckeltal för alla kommuner avgör vilka som nomineras. De som tackar ja beskriver fyra "
        "teman. Juryn utser vinnaren, och den stadigaste förbättringen kan få ett hedersomnämnande."
    ),
    N_("Nyckeltal"),
    N_("Kansliet läser in nyckeltalen och jämför alla kommuner."),
    N_("Tre till sju kommuner nomineras av nyckeltalen och tackar ja eller nej."),
    N_("Beskrivning"),
    N_("De nominerade beskriver fyra teman med egna ord."),
    N_("Juryn läser nyckeltal och beskrivningar, utser vinnaren och kan ge ett hedersomnämnande."),
    N_("Utmärkelsen är utdelad."),
)
"""Every name and description in `recipes/`; a recipe that is written elsewhere is said as it is written."""
