"""Every sentence about a file of printed figures that cannot be read, side by side."""

from __future__ import annotations

from questionnaires.check.findings import Sentence

EMPTY = Sentence("filen är tom.", "Börja med en rad med kolumnernas namn: {columns}.")
NO_ROWS = Sentence("filen har ingen rad under rubrikerna.", "Skriv en rad för varje tryckt siffra.")
COLUMN_MISSING = Sentence("kolumnen ”{column}” saknas.", "Lägg till den. Filen ska ha kolumnerna {columns}.")
COLUMN_UNKNOWN = Sentence("kolumnen ”{column}” känns inte igen.", "Ta bort den. Filen ska ha {columns}.")
COLUMN_TWICE = Sentence("kolumnen ”{column}” står två gånger.", "Ta bort den ena.")
CELLS = Sentence(
    "raden har {found} rutor men ska ha {wanted}.",
    "Är rutorna skilda med komma, sätt citattecken runt text och tal som har komma i sig: ”7,5”.",
)
BLANK = Sentence("rutan är tom.", "Fyll i den.")
STRANGE_TEXT = Sentence(
    "texten har tecken som inte syns, eller är längre än {most} tecken.", "Skriv om den för hand."
)
UNKNOWN_MUNICIPALITY = Sentence(
    "kommunen ”{name}” finns inte.",
    "Kontrollera stavningen. Skriv namnet utan ”kommun”, till exempel Örebro.",
)
DO_YOU_MEAN = "Menar du {names}?"
BAD_YEAR = Sentence(
    "årtalet är ”{value}” men ska vara fyra siffror från {first}.", "Skriv till exempel 2012."
)
UNKNOWN_EDITION = Sentence("utgåvan ”{value}” finns inte.", "Skriv {known}.")
UNKNOWN_LEVEL = Sentence(
    "nivån ”{value}” finns inte.", "Skriv area (område), subarea (delområde) eller total (totalt)."
)
UNKNOWN_NUMBER = Sentence(
    "numret ”{value}” finns inte bland {edition} års {what}.",
    "Skriv {example}. Har Excel gjort om numret till ett datum, gör kolumnen till text och skriv om det.",
)
NUMBER_OF_TOTAL = Sentence("totalsumman har numret ”{value}”.", "Lämna rutan tom på rader med total.")
ONLY_AREAS = Sentence(
    "utgåvan {edition} är bara känd till områden, så delområdet går inte att läsa in.",
    "Läs in områdena och totalsumman. Delområdena får vänta tills utgåvan är känd.",
)
BAD_POINTS = Sentence(
    "”{value}” är inget tal som går att läsa.",
    "Skriv 7,5 eller 7.5: högst två decimaler och inget mellan tusental. "
    "Lämna rutan tom om siffran inte är tryckt.",
)
NO_MAXIMUM = Sentence("maxpoängen är 0.", "Skriv maxpoängen, eller lämna rutan tom om den inte är tryckt.")
BAD_PERCENT = Sentence(
    "”{value}” är inte hela procent från 0 till 100.",
    "Skriv bara talet, till exempel 63. Lämna rutan tom om det inte är tryckt.",
)
NOTHING_PRINTED = Sentence(
    "raden har varken poäng, maxpoäng eller procent.", "Fyll i det som är tryckt, eller ta bort raden."
)
ABOVE_MAXIMUM = Sentence(
    "{achieved} poäng är mer än maxpoängen {maximum}.",
    "Kontrollera båda talen mot den tryckta rapporten: har en rad eller ett decimaltecken flyttat sig?",
)
TWICE_IN_FILE = Sentence("samma siffra står redan på rad {line}.", "Ta bort den ena raden.")
TWICE_PUBLISHED = Sentence("siffran finns redan i published/.", "Ta bort raden.")
TWICE_IMPORTED = Sentence("siffran är redan inläst.", "Ta bort raden.")
AREA_UNKNOWN = Sentence("området finns inte i {edition}.", 'Skriv områdets nummer, till exempel "3".')
EDITION_NEEDS_NOTE = Sentence(
    "värdet har ingen utgåva, och inget säger varför.",
    "Skriv edition, eller skriv i note varför den inte är känd.",
)
