"""Every sentence the check can say, side by side, so that tone and terms stay one."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from decimal import Decimal
from fractions import Fraction

from questionnaires.check.findings import Sentence
from questionnaires.rounding import as_exact

NOT_TOML = Sentence(
    "filen går inte att läsa: {reason}.",
    "Kontrollera raden och raden före: varje text har citattecken både före och efter.",
)
NOT_UTF8 = Sentence("raden har tecken som inte är UTF-8.", "Spara filen på nytt med teckenkodningen UTF-8.")
FILE_MISSING = Sentence("filen {name} saknas.", "Lägg till filen eller ta bort mappen den hör till.")
STRAY_FILE = Sentence(
    "filen hör inte hemma här och läses inte.",
    "Flytta eller ta bort den. En utgåva består av edition.toml, N/area.toml och N/N.m.toml.",
)
STRAY_FOLDER = Sentence(
    "mappen hör inte hemma här och läses inte.",
    "Flytta eller ta bort den. Ett områdes mapp heter som områdets nummer, till exempel 3.",
)
FOLDER_IS_NO_YEAR = Sentence(
    "mappen heter ”{name}” men en utgåvas mapp ska heta som sitt årtal.",
    "Döp om mappen till fyra siffror, till exempel 2028, eller ett årtal och ett ord: 2028-prov.",
)
NUMBER_DOES_NOT_FIT = Sentence(
    "delområde {number} ligger i mappen för område {area}.",
    "Flytta filen till sitt eget områdes mapp, eller döp om den så att namnet börjar med {area}.",
)
NUMBER_GAP = Sentence(
    "numret är {number} men nästa nummer ska vara {expected}.",
    "Numrera från 1 utan luckor, i samma ordning som i utgåvan.",
)
NUMBER_TWICE = Sentence(
    "numret {number} används redan av ett annat område.", "Ge varje område ett eget nummer."
)
NOTHING_INSIDE = Sentence("{what} saknas.", "Lägg till {what}, eller ta bort det som är tomt.")
UNKNOWN_KEY = Sentence(
    "nyckeln ”{key}” känns inte igen.",
    "Rätta stavningen eller ta bort den. Här kan stå {known}.",
)
MISSING_KEY = Sentence("nyckeln ”{key}” saknas.", "Lägg till {key}. README.md visar hur den skrivs.")
WRONG_KIND = Sentence("värdet är {value} men ska vara {wanted}.", "Skriv till exempel {example}.")
BAD_CHOICE = Sentence("värdet är {value} men ska vara {known}.", "Välj ett av dem.")
BAD_WEIGHT = Sentence(
    "vikten är {value} men ska vara ett heltal från 1.", "Skriv ett heltal, till exempel 1."
)
HEAVY_WEIGHT = Sentence(
    "vikten är {value} men får vara högst {most}.",
    "Vikter jämförs med varandra: 2 och 1 säger detsamma som 200 och 100. Skriv mindre tal.",
)
BAD_ID = Sentence(
    "id ”{own_id}” har andra tecken än a–z, 0–9 och bindestreck.",
    "Skriv små bokstäver utan ring och prickar, till exempel mal-matbara.",
)
ID_TWICE = Sentence(
    "”{own_id}” används redan av fråga {number}.",
    "Ett id hör till en enda fråga i hela utgåvan. Välj ett nytt.",
)
INNER_ID_TWICE = Sentence(
    "”{own_id}” används redan av {what} i samma lista.", "Välj ett eget id till var och en."
)
WORDING_TWICE = Sentence(
    "frågan har samma ordalydelse som fråga {number}.", "Skriv om den ena, eller ta bort den."
)
UNKNOWN_KIND = Sentence(
    "slaget ”{kind}” finns inte i edition.toml.",
    "Rätta stavningen, eller lägg till [kind.{kind}] i edition.toml.",
)
KIND_MISSING = Sentence(
    "frågan har varken slag eller åtgärder.",
    "Skriv kind och ett av slagen i edition.toml, eller räkna upp åtgärderna i measures.sv.",
)
KIND_BESIDE_MEASURES = Sentence(
    "frågan har både slag och åtgärder.",
    "Behåll ett av dem: kind för en bedömning i delar, measures för åtgärder som är vidtagna eller inte.",
)
MEASURES_NUMBER = Sentence(
    "frågan har {number} åtgärder men ska ha mellan {fewest} och {most}.",
    "Lägg till, slå ihop eller ta bort åtgärder, eller dela frågan i två.",
)
MEASURES_DIFFER = Sentence(
    "frågan har {swedish} åtgärder på svenska men {english} på engelska.",
    "Skriv samma åtgärder i samma ordning på båda språken.",
)
MEASURE_TWICE = Sentence(
    "åtgärden har samma ordalydelse som åtgärd {place}.", "Skriv om den ena, eller ta bort den."
)
UNKNOWN_PART = Sentence(
    "delen ”{part}” finns inte i edition.toml.",
    "Rätta stavningen, eller lägg till [part.{part}] med sina nivåer.",
)
LEVELS_NOT_RISING = Sentence(
    "nivåernas andelar är {shares} men ska stiga från 0 till 1.",
    "Låt den första nivån ha share = 0, den sista share = 1, och varje nivå mer än den före.",
)
SUM_DIFFERS = Sentence(
    "delområdena i område {area} ger tillsammans {total} poäng men ska ge {printed}.",
    "Ändra max_points i områdets filer så att summan stämmer.",
)
AREA_MAXIMUM_DIFFERS = Sentence(
    "området ger {total} poäng men ska ge {printed}.", "Skriv max_points = {printed}."
)
SOME_MAXIMA_MISSING = Sentence(
    "nyckeln ”max_points” saknas här men finns i utgåvans andra delområden.",
    "Skriv max_points i alla delområden, eller i inget om inga maxpoäng är tryckta.",
)
QUESTIONS_MISSING = Sentence(
    "delområdet har inga frågor, men utgåvan är känd till frågorna.",
    "Lägg till minst en [[question]], eller ändra detail i edition.toml.",
)
UNKNOWN_PERSPECTIVE = Sentence(
    "perspektivet ”{perspective}” finns inte i edition.toml.",
    "Rätta stavningen, eller lägg till en [[perspective]] med det id:t.",
)
PERSPECTIVE_EMPTY = Sentence(
    "perspektivet ”{perspective}” har inget nyckeltal.",
    "Lägg till minst ett [[figure]] i perspektivet, eller ta bort det.",
)
HALF_A_RANGE = Sentence(
    "nyckeltalet har {has} men saknar {lacks}.",
    "Skriv både lowest och highest, eller ingen av dem.",
)
RANGE_TURNED = Sentence(
    "lowest är {lowest} och highest {highest}, men lowest ska vara mindre.",
    "Byt plats på dem, eller rätta ett av talen.",
)
DEFINITION_WITHOUT_REGISTER = Sentence(
    "nyckeltalet har {has} men saknar {lacks}.",
    "Skriv både definition och register, så att två personer läser samma tal, eller ingen av dem.",
)
UNKNOWN_SOURCE = Sentence(
    "källan ”{key}” finns inte i sources.toml.",
    "Rätta stavningen, eller lägg till källan i sources.toml.",
)
UNKNOWN_GROUP = Sentence(
    "kommungruppen ”{code}” finns inte i groups.toml.",
    "Skriv en av {known}, eller lämna rutan tom om gruppen inte är kontrollerad.",
)
UNKNOWN_EDITION = Sentence(
    "utgåvan ”{edition}” finns inte.",
    "Skriv bank och årtal för en utgåva som finns, eller ta bort raden.",
)
STRAY_BRIDGE = Sentence(
    "filen är ingen bro och läses inte.",
    "Flytta eller ta bort den. En bro heter som de två utgåvornas årtal, till exempel 2010-2012.toml.",
)
BRIDGE_TOO_DEEP = Sentence(
    "bron går mellan frågor, men {edition} är inte känd till frågorna.",
    'Skriv level = "area" och låt bron gå mellan områden.',
)
BAD_LINK = Sentence("länken är {how} och ska ha {wanted}.", "Ändra how, eller listorna from och to.")
SAME_WITH_OTHER_ID = Sentence(
    "länken är samma men frågorna har olika id.",
    "En fråga som är densamma har samma id i båda utgåvorna. Skriv stricter om den har skärpts.",
)
ID_LOST = Sentence(
    "”{own_id}” finns kvar i {edition} men bron leder inte dit.",
    "Ett id är frågans identitet. För den vidare till sig själv, eller ge den nya frågan ett eget id.",
)
UNKNOWN_IN_BRIDGE = Sentence("”{one}” finns inte i {edition}.", "Rätta stavningen eller ta bort den ur bron.")
TWICE_IN_BRIDGE = Sentence(
    "”{one}” i {edition} står redan på ett annat ställe i bron.", "Låt den stå på ett enda ställe."
)
PRINTED_APART = Sentence(
    "printed har {old} tal i old och {new} i new, men ska ha lika många och minst {fewest}.",
    "Skriv samma områdens poäng i samma ordning i båda.",
)
NOT_IN_BRIDGE = Sentence(
    "{one} i {edition} står inte i bron.",
    "Skriv in den: same, stricter, new, gone, eller en [[link]] som är split eller merged.",
)
SWEDISH_MISSING = Sentence("svensk text saknas.", "Skriv texten på svenska efter sv =.")
ENGLISH_MISSING = Sentence("engelsk text saknas.", "Skriv texten på engelska efter en =.", "remark")
ENGLISH_MISSING_AT = Sentence(
    "engelsk text saknas på {places} ställen, först här.",
    "Skriv texterna på engelska efter en =.",
    "remark",
)
EMPTY_TEXT = Sentence("texten är tom.", "Skriv en text mellan citattecknen.")
NOT_COMPOSED = Sentence(
    "texten har bokstäver som är hopsatta av två tecken, till exempel a och en ring.",
    "Skriv om å, ä och ö på raden med ett svenskt tangentbord.",
)
POINTS_CHANGED = Sentence(
    "{edition} är publicerad och dess poäng kan inte ändras.",
    "Återställ filen. Gör ändringen i ett utkast till en ny utgåva i stället.",
)
POINT_CHANGED = Sentence(
    "{edition} är publicerad, men här står {now} där det stod {then}.",
    "Skriv tillbaka {then}. Gör ändringen i ett utkast till en ny utgåva i stället.",
)
NOT_FIXED = Sentence(
    "{edition} är publicerad men saknas i published.toml.",
    "Lägg till utgåvans kontrollsummor i published.toml, eller ändra status till open.",
)

_LONGEST = 40


def shown(value: object) -> str:
    """Show a value as its writer would recognise it, cut where it is long."""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, int | Decimal | date):
        return str(value)
    if isinstance(value, str):
        line = " ".join(value.split())
        return f"”{line}”" if len(line) <= _LONGEST else f"”{line[:_LONGEST].rstrip()} …”"
    return "en lista" if isinstance(value, list) else "en tabell"


def listed(names: Iterable[str], word: str = "och") -> str:
    """List names in a sentence: a, b och c."""
    *first, last = names
    return f"{', '.join(first)} {word} {last}" if first else last


def figure(value: Fraction) -> str:
    """Write a figure as a Swede reads it."""
    return as_exact(value).replace(".", ",")
