"""The pair writes its report: what the visit showed, area by area, and what others can learn from."""

from __future__ import annotations

from itertools import cycle

from questionnaires.compass import Score
from webapp.evaluation.queries.seats import own_seat
from webapp.evaluation.queries.seats.own_seat import OwnSeat
from webapp.ground.roles import TRACK_A, TRACK_B
from webapp.ground.who import Person
from webapp.results.deeds import report_texts
from webapp.results.queries.report.report_texts import Words
from webapp.review.deeds import facts, results, texts
from webapp.review.deeds.texts import Sent
from webapp.review.queries.facts import (
    CHANGE,
    COUNCIL,
    EMPLOYEES,
    EMPLOYERS,
    GROUP,
    PARTIES,
    POPULATION,
    Stated,
)

BRIEF = (
    "{place} har omkring 31 000 invånare och växer långsamt. De flesta bor i centralorten, "
    "resten i fyra mindre tätorter och på landsbygden.\n\nKommunen styrs i bred majoritet. Sju "
    "nämnder och tre bolag svarar inför fullmäktige. Kommunen har 2 600 anställda."
)
VISIT = (
    "Besöket varade i tre dagar. Utvärderarna hade då läst kommunens svar, styrdokument och "
    "webbplats.\n\nPå plats mötte de kommunstyrelsens presidium, oppositionen, kommundirektören, "
    "alla förvaltningschefer, tio enhetschefer, fackliga företrädare och två grupper av "
    "medarbetare. De besökte också medborgarkontoret."
)
SUMMARY = (
    "{place} är en kommun där ledning och medarbetare beskriver arbetet på samma sätt. Målen är "
    "få och kända, och uppföljningen leder till ändringar.\n\nDet som återstår är att låta "
    "invånarna se resultaten tydligare och att jämföra enheter med varandra, inte bara med "
    "tidigare år."
)
SAID: dict[str, tuple[str, str, str]] = {
    "1": (
        (
            "Medborgardialog hålls före större beslut, och deltagarna får veta vad den ledde "
            "till\nProtokoll och underlag är lätta att hitta"
        ),
        "Berätta om resultat på ett sätt som inte kräver förkunskaper",
        "Medborgardialoger med återkoppling: inom en månad får alla som deltog ett brev om vad som hände.",
    ),
    "2": (
        (
            "Ett gemensamt medborgarkontor tar emot alla frågor\nServicedeklarationer finns för de "
            "flesta tjänster"
        ),
        (
            "Följ upp om deklarationerna hålls → Granhults kommun\n"
            "Låt synpunkter från olika nämnder samlas på ett ställe"
        ),
        "Klagomål ses som gåvor: varje månad väljer ledningen tre och berättar öppet vad de lärde.",
    ),
    "3": (
        (
            "Fullmäktiges mål är få och mätbara\nRollerna mellan politiker och tjänstemän är tydliga och "
            "omtalade"
        ),
        "Gör kopplingen mellan nämndernas mål och budgeten synlig",
        "En målkarta på en enda sida, som hänger i varje personalrum.",
    ),
    "4": (
        "Chefer har skriftliga uppdrag som följs upp i samtal varje år",
        "Ge nya chefer en mentor från en annan förvaltning",
        "Chefsdialog i par: två chefer från olika förvaltningar besöker varandra en dag om året.",
    ),
    "5": (
        "Delårsrapporten läses och används i nämnderna",
        "Jämför kostnad och kvalitet per enhet\nBeskriv vad en avvikelse har lett till",
        "Resultatverkstad: ekonomer och enhetschefer läser siffrorna tillsammans en eftermiddag i kvartalet.",
    ),
    "6": (
        "Sjukfrånvaron följs nära, och tidiga samtal är regel\nMedarbetarna känner till målen",
        "Gör lönekriterierna lika tydliga i alla förvaltningar",
        "Prova på att leda: medarbetare får vara biträdande chef ett halvår med handledning.",
    ),
    "7": (
        "Varje enhet har en egen förbättringstavla\nIdéer från medarbetare prövas snabbt",
        "Utvärdera försök innan de sprids",
        "Förbättringstavlor som följs upp i kommunens ledningsgrupp, inte bara i enheten.",
    ),
    "8": (
        "Företag och föreningar har en väg in i kommunen",
        "Ta fram mål för det internationella arbetet",
        "Föreningslots: en person hjälper nya föreningar från idé till lokal.",
    ),
}
"""Strengths, improvements and a good example for each area."""

GENERAL = {
    "1": (
        "Öppenheten är en **gemensam vana**, inte ett projekt. Det märks på tre sätt:\n\n"
        "- handlingarna ligger ute fem dagar före varje möte\n"
        "- varje nämnd berättar vad den ändrade efter förra årets dialog\n"
        "- den som har skrivit till kommunen får veta vad som hände"
    ),
    "3": (
        "Styrningen är **enkel att följa**: fyra mål, samma mål i alla nämnder. Svårast har de nämnder som "
        "köper det mesta av andra."
    ),
    "5": (
        "Siffrorna finns. Det som skiljer nämnderna åt är **vad de gör med dem**:\n\n"
        "- tre av sju frågar efter orsaken\n"
        "- två har ändrat något under året"
    ),
}
"""What is said of an area as a whole, with the bold and the lists that a text may hold."""

STATED = {
    POPULATION: ("31 240", "2025", "SCB, folkmängd 31 december"),
    CHANGE: ("+0,4 % på ett år", "2024–2025", "SCB, folkmängd 31 december"),
    EMPLOYEES: ("2 612", "2025", "Kommunens årsredovisning"),
    PARTIES: ("C, S och V, 27 av 45 mandat", "2026", "Kommunfullmäktige"),
    COUNCIL: ("S 12, C 11, M 8, SD 5, V 4, L 3, KD 2", "2026", "Valmyndigheten"),
    GROUP: ("Pendlingskommun nära större stad", "2023", "SKR:s kommungruppsindelning"),
    EMPLOYERS[TRACK_A]: ("Sjöholms kommun", "", ""),
    EMPLOYERS[TRACK_B]: ("Region Mellanbygd", "", ""),
}
"""Short facts about an invented municipality, with year and source, and the evaluators' employers."""

FAR = (
    (
        "Arbetssättet är beslutat, känt och använt i alla nämnder vi mötte. Det följs upp varje år, "
        "och vi såg flera exempel på ändringar som uppföljningen har lett till."
    ),
    (
        "Kommunen har hållit fast vid samma arbetssätt i flera år. Både chefer och medarbetare kan "
        "beskriva det, och resultaten redovisas öppet."
    ),
)
SOME = (
    (
        "Det finns ett beslutat arbetssätt, och de flesta förvaltningar använder det. Två nämnder "
        "har börjat senare och är inte lika långt komna.\n\nUppföljningen görs, men det framgår inte "
        "alltid vad den leder till."
    ),
    (
        "Enheterna arbetar på **delvis olika sätt**. Det fungerar, men gör det svårt att jämföra och att "
        "lära av varandra."
    ),
)
LITTLE = (
    (
        "Arbetet har börjat i några enheter, men det saknas ett gemensamt sätt för hela kommunen. "
        "Här finns mycket att hämta hos andra."
    ),
)
LEARN_FROM = ("", "Sjöholms kommun", "")


def write_report(evaluation_id: int, people: dict[str, Person]) -> None:
    """Let the pair write all the texts of one report."""
    seat = own_seat.own_seat(people["utvarderare.a"].id, evaluation_id)
    place = seat.assessment.municipality.name
    told = {"brief": BRIEF, "visit": VISIT, "summary": SUMMARY}
    report_texts.save_words(seat, {part: Words(text.format(place=place)) for part, text in told.items()})
    facts.state_for_report(seat, {kind: Stated(*said) for kind, said in STATED.items()})
    _write_areas(seat)


def _write_areas(seat: OwnSeat) -> None:
    """Write what stands under every area: lists, running texts after how far it has come, a good example."""
    agreed = results.both_compasses(seat.evaluation)[1]
    kept = {"far": cycle(FAR), "some": cycle(SOME), "little": cycle(LITTLE)}
    for area, learn_from in zip(seat.edition.areas, cycle(LEARN_FROM), strict=False):
        strengths, improvements, example = SAID[area.number]
        running = {one.number: next(kept[_far(agreed.subareas[one.number])]) for one in area.subareas}
        sent = [
            Sent(f"strengths-{area.number}", strengths, 0),
            Sent(f"improvements-{area.number}", improvements, 0),
            Sent(f"running-{area.number}", GENERAL.get(area.number, ""), 0),
            *(Sent(f"running-{number}", text, 0) for number, text in running.items()),
        ]
        texts.save_texts(seat, area, sent)
        texts.add_example(seat, area, example, learn_from)


def _far(score: Score) -> str:
    reached = score.secured / score.maximum if score.maximum else 0
    return "far" if reached >= 0.7 else "some" if reached >= 0.5 else "little"  # noqa: PLR2004 -- invented
