"""The columns of what the jury takes along as tables."""

from __future__ import annotations

from exports.extract import Column, Kind
from exports.extract.scores import AREA, NUMBER, QUESTION_ID, WHERE
from questionnaires.language import lazy_gettext as N_

WHO = Column("municipality", N_("Kommun"), N_("Den nominerade kommunen."), Kind.NAME)
_POINTS = N_("poäng")
_OWN = Column(
    "own", N_("Själv"), N_("Kommunens egna poäng; tomt om frågan inte gäller."), Kind.POINTS, _POINTS
)
_FIRST = Column(
    "first", N_("A"), N_("Den första utvärderarens poäng, när de är öppna."), Kind.POINTS, _POINTS
)
_SECOND = Column(
    "second", N_("B"), N_("Den andra utvärderarens poäng, när de är öppna."), Kind.POINTS, _POINTS
)
_AGREED = Column("agreed", N_("Enad"), N_("De poäng som utvärderarna enades om."), Kind.POINTS, _POINTS)
_DIFFERENCE = Column(
    "difference", N_("Skillnad, exakt"), N_("Enad minus själv, oavrundat."), Kind.CHANGE, _POINTS
)
_MOST = Column("maximum", N_("Högst"), N_("Flest poäng som gick att få."), Kind.POINTS, _POINTS)
_PERCENT = Column("percent", N_("Procent"), N_("Enad i hela procent av högsta."), Kind.COUNT, "procent")
NOMINEES = (
    WHO,
    Column("place", N_("Plats"), N_("Platsen efter summan. Lika summa delar plats."), Kind.COUNT),
    _OWN,
    _AGREED,
    _DIFFERENCE,
    _MOST,
    _PERCENT,
    Column(
        "open",
        N_("Inte bedömt"),
        N_("Poäng som kan tillkomma för frågor som inte är bedömda."),
        Kind.POINTS,
        _POINTS,
    ),
    Column(
        "standing",
        N_("Ställning"),
        N_("Hur stor andel av alla kommuner den står före, i medeltal."),
        Kind.FIGURE,
    ),
    Column("reason", N_("Varför nominerad"), N_("Skälet till nomineringen, ordagrant."), Kind.LONG),
    Column("receipt", N_("Kvitto"), N_("Numret på inlämningens kvitto.")),
)
AREAS = (
    WHO,
    AREA,
    Column("subarea", N_("Delområde"), N_("Delområdets nummer; tomt för hela området."), Kind.CODE),
    Column("name", N_("Namn"), N_("Vad området eller delområdet heter."), Kind.LONG),
    _OWN,
    _FIRST,
    _SECOND,
    _AGREED,
    _DIFFERENCE,
    _MOST,
    _PERCENT,
)
QUESTIONS = (
    WHO,
    *WHERE,
    Column("own_levels", N_("Själv, nivåer"), N_("Kommunens egna nivåer."), Kind.LONG),
    _OWN,
    Column(
        "first_levels", N_("A, nivåer"), N_("Den första utvärderarens nivåer, när de är öppna."), Kind.LONG
    ),
    _FIRST,
    Column(
        "second_levels", N_("B, nivåer"), N_("Den andra utvärderarens nivåer, när de är öppna."), Kind.LONG
    ),
    _SECOND,
    Column("agreed_levels", N_("Enad, nivåer"), N_("Nivåerna som utvärderarna enades om."), Kind.LONG),
    _AGREED,
    _DIFFERENCE,
    _MOST,
    Column("motivation", N_("Motivering"), N_("Varför den enade bedömningen är som den är."), Kind.LONG),
    QUESTION_ID,
)
NOMINATION = (
    WHO,
    *WHERE,
    Column("levels", N_("Nivå"), N_("Nivån som kommunen valde."), Kind.LONG),
    Column("points", N_("Poäng"), N_("Poäng i nomineringen."), Kind.POINTS, _POINTS),
    Column("maximum", N_("Högst"), N_("Flest poäng påståendet kan ge."), Kind.POINTS, _POINTS),
    QUESTION_ID,
)
_FIGURE_ID = Column("figure_id", N_("Nyckeltal, id"), N_("Nyckeltalets namn i utgåvans filer."), Kind.CODE)
_YEAR = Column("year", N_("År"), N_("Året som värdet gäller."), Kind.COUNT)
_VALUE = Column("value", N_("Värde"), N_("Kommunens värde det året."), Kind.FIGURE)
FIGURES = (
    WHO,
    _FIGURE_ID,
    Column("figure", N_("Nyckeltal"), N_("Vad nyckeltalet heter."), Kind.LONG),
    Column("unit", N_("Enhet"), N_("Vad det räknas i.")),
    Column("better", N_("Bättre"), N_("Om ett högre eller ett lägre värde är bättre.")),
    _YEAR,
    _VALUE,
    Column("middle", N_("Mitten"), N_("Medianen av alla kommuners värden det året."), Kind.FIGURE),
    Column("place", N_("Plats"), N_("Kommunens plats det året. Lika värden delar plats."), Kind.COUNT),
    Column("among", N_("Av"), N_("Hur många kommuner som har ett värde det året."), Kind.COUNT),
    Column(
        "before",
        N_("Står före"),
        N_("Andelen av de andra som kommunen står före; lika räknas som en halv."),
        Kind.FIGURE,
    ),
    Column("sources", N_("Källor"), N_("Var nyckeltalet kommer ifrån, med källornas korta namn.")),
)
YEARS = (WHO, _FIGURE_ID, _YEAR, _VALUE)
SPOKEN = (
    WHO,
    Column(
        "part", N_("Gäller"), N_("Områdets eller delområdets nummer; tomt för hela rapporten."), Kind.CODE
    ),
    Column("kind", N_("Slag"), N_("Styrka, att utveckla, gott exempel eller löpande text.")),
    Column("text", N_("Text"), N_("Utvärderarnas text, ordagrant."), Kind.LONG),
)
_FORM = Column("form", N_("Formulär"), N_("Formuläret som frågan står i; tomt för en egen beskrivning."))
WORDS = (
    WHO,
    _FORM,
    NUMBER,
    Column(
        "asked", N_("Fråga eller rubrik"), N_("Frågan eller beskrivningens rubrik, ordagrant."), Kind.LONG
    ),
    Column("text", N_("Kommunens text"), N_("Vad kommunen skrev, ordagrant."), Kind.LONG),
    QUESTION_ID,
)
LINKS = (
    WHO,
    _FORM,
    NUMBER,
    Column("url", N_("Adress"), N_("Adressen som kommunen har angett."), Kind.LINK),
    Column("note", N_("Anteckning"), N_("Vad kommunen har skrivit om underlaget."), Kind.LONG),
    QUESTION_ID,
)
SOURCES = (
    Column("key", N_("Källa"), N_("Källans korta namn, som det står vid frågor och nyckeltal."), Kind.CODE),
    Column("title", N_("Titel"), N_("Vad dokumentet heter."), Kind.LONG),
    Column("publisher", N_("Utgivare"), N_("Vem som har gett ut det.")),
    Column("dated", N_("Daterad"), N_("Dag eller år, där det är känt.")),
    Column("url", N_("Adress"), N_("Var det går att läsa, där det finns på webben."), Kind.LINK),
)
RANKING = (
    Column(
        "place",
        N_("Plats"),
        N_("Platsen i den sammanvägda ordningen. Exakt lika delar plats."),
        Kind.COUNT,
    ),
    WHO,
    Column(
        "mean", N_("Medelplats"), N_("Medelvärdet av platserna i de inlämnade rangordningarna."), Kind.FIGURE
    ),
    Column(
        "wins",
        N_("Vinner mot"),
        N_("Hur många av de andra som fler ställer efter än före kommunen."),
        Kind.COUNT,
    ),
    Column(
        "ballots", N_("Rangordningar"), N_("Hur många ledamöter som har kunnat bedöma kommunen."), Kind.COUNT
    ),
)
HONOURS = (
    Column("honour", N_("Utmärkelse"), N_("Vinnare eller hedersomnämnande.")),
    WHO,
    Column("motivation", N_("Motivering"), N_("Juryns offentliga motivering."), Kind.LONG),
)
