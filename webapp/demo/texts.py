"""What people in the demo say: invented, the same every time."""

TEXTS = (
    "Arbetssättet beslutades av fullmäktige 2023 och gäller alla nämnder. Det följs upp i delårsrapporten.",
    "Vi arbetar så i hela kommunen. Ett kontor håller ihop det, och varje förvaltning har en ansvarig.",
    "Skolan och omsorgen har arbetat så sedan 2022. Tekniska förvaltningen började i år.",
    "Rutinen finns på intranätet och går igenom med alla nya chefer. Bolagen använder sin egen variant.",
    "Resultatet redovisas varje vår för nämnden. Förra året ledde det till två ändringar i planen.",
    "Arbetet är i gång i ungefär hälften av enheterna. Resten börjar när den nya planen är beslutad.",
    "Vi mäter varje år och jämför enheterna med varandra. Resultaten ligger öppet på webbplatsen.",
    "Det finns en beskrivning, men den används olika. Vi har bett nämnderna att samordna sig.",
)

LINKS = (
    ("https://www.{slug}.example/mal-och-budget", "Mål och budget, avsnittet om styrning"),
    ("https://www.{slug}.example/arsredovisning", "Årsredovisningen, sidan om resultat"),
    ("https://www.{slug}.example/verksamhetsplaner", "Nämndernas verksamhetsplaner"),
)

LOWERED = (
    "Arbetssättet är beskrivet, men i intervjuerna kände bara hälften av enhetscheferna till det.",
    "Dokumentet finns men är från förra mandatperioden. Ingen kunde visa att det används.",
    "Två av sju nämnder följer upp detta i delårsrapporten. De andra nämner det inte.",
    "Resultaten redovisas, men vi såg inget exempel på att de har lett till en ändring.",
    "Rutinen är ny. De enheter vi besökte hade inte hunnit börja arbeta efter den.",
)
RAISED = (
    "Kommunen har kommit längre än den själv anger: bolagen arbetar också så, enligt ägardirektiven.",
    "Vi såg fler exempel i intervjuerna än de som står i svaret, i alla nämnder vi besökte.",
)
DESCRIPTION = (
    "Hos oss börjar förändringar ofta i det lilla. En enhet prövar något, mäter och berättar, och fungerar "
    "det tar nästa enhet över.\n\nFör tre år sedan samlade vi allt detta i en gemensam plan. Den säger vad "
    "vi vill uppnå, vem som gör vad och när vi stannar upp och ser efter. Planen ligger öppet på "
    "webbplatsen och följs upp två gånger om året tillsammans med dem det gäller."
)

NOTE = "Läs om medborgarlöftena en gång till. Vem följer upp dem i nämnderna?"
REASONS = (
    "Kommunen visar resultat i alla fyra kriterierna och berättar öppet om det som inte fungerat.",
    "Ledningen och medarbetarna beskriver samma arbetssätt, och det märks i resultaten.",
    "Invånarna är med från början när nya lösningar tas fram.",
    "En liten organisation som har kommit långt med enkla medel.",
    "Stark utveckling, och en plan som går att följa upp.",
)
MOTIVATION = (
    "Norrvik har gjort ständiga förbättringar till vardag. Mål, uppföljning och dialog med invånarna "
    "hänger ihop, och resultaten syns i hela kommunen."
)

DESCRIPTIONS = {
    "demokrati": (
        (
            "I {place} får den som ska påverkas av ett beslut frågan innan förslaget skrivs. Vi "
            "träffas där folk redan är, på bussen, i sporthallen och på biblioteket, och redovisar "
            "efteråt vad som ändrades.\n\nUngdomsrådet har en egen budget. Förra året gick den till "
            "belysning längs skolvägen."
        ),
        (
            "Varje nämnd i {place} har två medborgarmöten om året. Frågor och svar läggs ut dagen "
            "efter.\n\nVi har mätt deltagandet sedan fyra år. Det har ökat, men unga vuxna saknas "
            "fortfarande, och dem söker vi upp genom föreningarna."
        ),
    ),
    "verksamheter": (
        (
            "En enhet prövar, mäter och berättar. Fungerar det tar nästa enhet över, och det som inte "
            "fungerade berättar vi lika öppet om.\n\nSå kortade hemtjänsten i {place} tiden från "
            "ansökan till första besök från elva dagar till fyra."
        ),
        (
            "Kommunens servicelöften gäller alla nämnder och följs upp i delårsrapporten. Det som "
            "inte hålls får en åtgärd, en ansvarig och ett datum.\n\nKundtjänsten i {place} löser åtta "
            "av tio ärenden direkt."
        ),
    ),
    "arbetsmiljo": (
        (
            "Alla chefer i {place} har högst trettio medarbetare. Det beslutet kostade, men "
            "sjukfrånvaron i omsorgen har minskat tre år i rad.\n\nMedarbetarenkäten besvaras av nio av "
            "tio och blir alltid en handlingsplan på den egna arbetsplatsen."
        ),
        (
            "Förbättringstavlan finns på varje arbetsplats. Vem som helst skriver upp ett förslag, "
            "och gruppen bestämmer själv varje vecka vad som prövas.\n\nChefer möts i lärgrupper över "
            "förvaltningsgränserna."
        ),
    ),
    "samhalle": (
        (
            "Den som vill starta eller växa i {place} har en enda kontakt i kommunen, från första "
            "frågan till färdigt tillstånd.\n\nSkolan och företagen planerar utbildningarna "
            "tillsammans, och var tredje elev i gymnasiet får sommarjobb i ett lokalt företag."
        ),
        (
            "Översiktsplanen ritades om efter samtal i byarna. Nu finns tomter längs hela "
            "busslinjen.\n\n{place} samarbetar med grannkommunerna om vatten, räddningstjänst och "
            "vuxenutbildning."
        ),
    ),
}
"""What a municipality tells under each heading of its own description."""
