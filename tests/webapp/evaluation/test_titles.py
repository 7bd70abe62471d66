"""Real titles find their roles, however they are bent and put together; the unsure ones say so."""

from __future__ import annotations

import pytest

from questionnaires.judgement.checks.verification import ANYBODY, ROLES
from webapp.evaluation.queries.visit.titles import Meant, meant, role_names

POLITICIAN, BOARD, TOP = "Ledande politiker", "Nämndordförande", "Kommundirektör"
MONEY, STAFF, WORDS, TRADE = "Ekonomichef", "Personalchef", "Kommunikationschef", "Näringslivschef"
HEAD, UNIT, UNION, QUALITY = "Förvaltningschef", "Enhetschef", "Facklig företrädare", "Kvalitetschef"
CITIZEN = "Medborgare"
TITLES = {
    POLITICIAN: (
        "Kommunstyrelsens ordförande",
        "Oppositionsråd",
        "Kommunalråd (opposition)",
        "Gruppledare",
        "Gruppledare i kommunfullmäktige",
        "Kommunfullmäktiges presidium",
        "KS ordförande",
        "Förtroendevalda",
        "Ledande politiker i opposition",
        "2:e vice ordförande i kommunstyrelsen",
    ),
    BOARD: (
        "Nämndordförande",
        "Nämndsordförande",
        "Socialnämndens ordförande",
        "Ordförande i barn- och utbildningsnämnden",
        "Ordföranden och vice ordföranden i kultur- och fritidsnämnden",
    ),
    TOP: ("Kommundirektör", "Kommunchef", "Biträdande kommundirektör", "Kommundirektören", "Ledningsgruppen"),
    MONEY: ("Ekonomichef", "Ekonomidirektör", "Controller", "Redovisningschef", "Ekonom", "Upphandlingschef"),
    STAFF: ("HR-direktör", "HR-chef", "Personalchef", "HR", "Personaldirektören", "Lönechef", "HR-partner"),
    WORDS: ("Kommunikationschef", "Kommunikationsdirektör", "Kommunikatörer", "Webbredaktör", "Presschef"),
    TRADE: ("Näringslivschef", "Näringslivsutvecklare", "Företagare", "Tillväxtchef"),
    HEAD: (
        "Socialchef",
        "Socialdirektör",
        "Förvaltningschefer",
        "Barn- och utbildningsdirektör",
        "Teknisk chef",
        "Samhällsbyggnadschef",
        "Vård- och omsorgschef",
        "Sektorchef bildning",
    ),
    UNIT: (
        "Rektor",
        "Biträdande rektor",
        "Förskolechef",
        "Enhetschef i äldreomsorgen",
        "Avdelningschef",
        "Områdeschef",
        "Föreståndare",
    ),
    UNION: (
        "Fackliga företrädare",
        "Facklig företrädare",
        "Fackförbund",
        "Kommunals sektionsordförande",
        "Huvudskyddsombud",
        "Medarbetare",
        "Undersköterska",
        "Förskollärare",
    ),
    QUALITY: (
        "Kvalitetschef",
        "Kvalitetscontroller",
        "Kvalitetsstrateg",
        "Utvecklingschef",
        "Verksamhetsutvecklare",
        "Digitaliseringschef",
        "IT-chef",
    ),
    CITIZEN: ("Medborgare", "Invånare", "Brukare", "Anhöriga", "Elever", "Pensionärsrådet", "Föräldrar"),
}


REAL = [(role, title) for role, titles in TITLES.items() for title in titles]


@pytest.mark.parametrize(("role", "title"), REAL)
def test_a_real_title_finds_its_role(role, title):
    assert meant(title) == Meant([role], [])


@pytest.mark.parametrize(
    ("title", "roles"),
    [
        ("Enhetschef och facklig företrädare", [UNIT, UNION]),
        ("Ekonomichef, HR-chef och kommundirektör", [TOP, MONEY, STAFF]),
    ],
)
def test_a_title_of_several_roles_gives_them_all(title, roles):
    assert meant(title) == Meant(roles, [])


@pytest.mark.parametrize(
    ("title", "roles"),
    [
        ("Ordförande", [POLITICIAN, BOARD, UNION]),
        ("Chefer", [HEAD, UNIT]),
        ("Direktör", [TOP, HEAD]),
    ],
)
def test_a_vague_title_may_mean_several_and_says_none(title, roles):
    assert meant(title) == Meant([], roles)


@pytest.mark.parametrize("title", ["", "Anna Svensson", "Vaktmästare", "?", "Fokusgrupp"])
def test_a_title_that_nobody_knows_gives_none(title):
    assert meant(title) == Meant([], [])


def test_the_roles_of_titles_are_those_that_questions_are_put_to():
    assert sorted(role_names()) == sorted([ANYBODY, *(role for role, _words in ROLES)])
    assert len(set(role_names())) == len(role_names())
