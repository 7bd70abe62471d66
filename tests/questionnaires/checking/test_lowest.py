"""A lowest level says what is not done: missing a document fits whoever acts without it, too."""

import pytest

from questionnaires.check.rules.lowest import both_fit
from tests.support.anchored import anchor
from tests.support.banks import Bank

SYSTEM = "question[1].anchor.system"


@pytest.fixture
def anchored(bank: Bank) -> Bank:
    anchor(bank)
    return bank


@pytest.mark.parametrize(
    ("lowest", "following", "both"),
    [
        ("Ingen plan finns.", "Insatser görs, men ingen plan är beslutad eller skriven.", True),
        ("Ingen modell finns för att kartlägga kompetens.", "Chefer kartlägger, utan beslut.", True),
        ("Kommunen har ingen policy.", "Kommunen samverkar, men policyn är inte nedskriven.", True),
        ("Inget är bestämt om övertramp.", "Saken löses i samtal, men inget är nedskrivet.", True),
        ("Inga insatser görs.", "Insatser görs, men ingen plan är beslutad eller skriven.", False),
        (
            "Ingen policy finns, och var och en informerar för sig.",
            "Det samordnas utan skriven policy.",
            False,
        ),
        ("Ingen plan finns.", "En plan är skriven, men inte beslutad.", False),
        ("Ingen plan finns.", "Bara en förvaltning har en plan.", False),
    ],
)
def test_a_lowest_level_that_only_misses_a_document_also_fits_who_acts_without_it(lowest, following, both):
    assert both_fit(lowest, following) is both


def test_a_ladder_whose_two_lowest_levels_fit_the_same_municipality_is_refused(anchored: Bank):
    anchored.edit(
        "1/1.1.toml", "En plan 11a är skriven, men inte beslutad.", "Det görs, men ingen plan 11a är skriven."
    )

    assert [(one.path, one.what) for one in anchored.shelf().findings] == [
        (
            f"{SYSTEM}.saknas",
            (
                "texten saknar bara något skrivet, och den som gör saken utan att skriva ned den passar då "
                "också ”delvis”."
            ),
        )
    ]
