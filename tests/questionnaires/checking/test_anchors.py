"""Level texts of a question's own: each is there, says its own part's matter, and no fact fits two."""

import pytest

from questionnaires.check.rules.lowest import both_fit
from questionnaires.question import say_levels
from tests.support.anchored import anchor
from tests.support.banks import HERE, Bank
from tests.support.editions import ARBETSSATT

FILE = f"questionnaires/{HERE}/1/1.1.toml"
SYSTEM, SPREAD = "question[1].anchor.system", "question[1].anchor.spridning"


@pytest.fixture
def anchored(bank: Bank) -> Bank:
    anchor(bank)
    return bank


def told(bank: Bank) -> list[str]:
    return [str(finding) for finding in bank.shelf().findings]


def test_an_anchored_edition_says_its_levels_in_each_questions_own_words(anchored: Bank):
    shelf = anchored.shelf()
    question = shelf.editions[HERE].questions["fraga-1-1-a"]
    system, spread = question.kind.parts

    assert shelf.findings == ()
    assert (question.anchored, question.denominator.sv) == (True, "nämnderna")
    assert [level.text.sv for level in system.levels] == [
        "Ingen plan 11a finns.",
        "En plan 11a är skriven, men inte beslutad.",
        "En plan 11a är beslutad och följs upp.",
    ]
    assert (spread.ask.sv, spread.ask.en) == (
        "Hur stor andel av nämnderna arbetar så?",
        "What share of the committees works like this?",
    )
    assert system.levels[1].told == "Delvis – En plan 11a är skriven, men inte beslutad"
    assert [level.text.sv for level in question.scale.parts[0].levels] == [
        "Inget arbetssätt finns.",
        "Något finns.",
        "Allt finns.",
    ]


def test_a_level_without_a_text_of_its_own_is_refused(anchored: Bank):
    anchored.edit("1/1.1.toml", 'delvis = { sv = "En plan 11a', '# delvis = { sv = "En plan 11a')

    assert told(anchored) == [
        (
            f"{FILE}, rad 21, {SYSTEM}.delvis:\n"
            "  texten till nivån ”delvis” i delen ”system” saknas.\n"
            '  Skriv den under [question.anchor.system]: delvis = { sv = "…", en = "…" }.'
        )
    ]


@pytest.mark.parametrize(
    ("before", "after", "at", "told"),
    [
        (
            "En plan 11a är skriven, men inte beslutad.",
            "En plan 11a är skriven i hela kommunen.",
            (23, f"{SYSTEM}.delvis"),
            (
                "”hela kommunen” säger något som en annan del än ”system” avgör.",
                "Skriv om texten så att den bara säger det som den egna delen frågar efter.",
            ),
        ),
        (
            "Alla nämnder följer plan 11a.",
            "Alla nämnders plan 11a är beslutad.",
            (28, f"{SPREAD}.alla"),
            (
                "”är beslutad” säger något som en annan del än ”spridning” avgör.",
                "Skriv om texten så att den bara säger det som den egna delen frågar efter.",
            ),
        ),
        (
            'sv = "nämnderna"',
            'sv = "enheterna"',
            (27, f"{SPREAD}.ingen"),
            (
                "texten nämner inte det som andelen räknas av, ”enheterna”.",
                "Skriv nämnaren i alla fem texterna: ”Ingen …”, ”Högst en fjärdedel av enheterna.”",
            ),
        ),
        (
            "En plan 11a är beslutad och följs upp.",
            "EN plan 11a är skriven men inte beslutad",
            (24, f"{SYSTEM}.fullt-ut"),
            (
                "texten är densamma som för nivån ”delvis” i delen ”system”.",
                "Skriv om en av dem, så att en uppgift pekar ut en enda nivå.",
            ),
        ),
        (
            "En plan 11a är beslutad och följs upp.",
            "En plan 11a är skriven, men inte beslutad, och följs upp.",
            (24, f"{SYSTEM}.fullt-ut"),
            (
                "hela texten till nivån ”delvis” står i den här, så samma uppgift stämmer på båda.",
                "Säg i den lägre nivån vad som saknas, eller skriv om den här.",
            ),
        ),
        (
            "Ingen nämnd följer plan 11a.",
            "Ingen plan 11a finns.",
            (27, f"{SPREAD}.ingen"),
            (
                "texten är densamma som för nivån ”saknas” i delen ”system”.",
                "Skriv om en av dem, så att en uppgift pekar ut en enda nivå.",
            ),
        ),
        (
            "En plan 11a är beslutad och följs upp.",
            "Ett två tre fyra fem sex sju åtta nio tio elva tolv tretton fjorton femton.",
            (24, f"{SYSTEM}.fullt-ut.sv"),
            ("texten har 15 ord men får ha högst 14.", "Korta den: en nivå läses i en lista av fem."),
        ),
        (
            "fullt-ut = {",
            "helt-ut = {",
            (24, f"{SYSTEM}.helt-ut"),
            (
                "”helt-ut” finns inte i frågans slag ”arbetssatt”.",
                "Ta bort raden, eller rätta stavningen till någon av saknas, delvis och fullt-ut.",
            ),
        ),
    ],
    ids=["whole-municipality", "decided", "denominator", "same", "within", "two-parts", "long", "unknown"],
)
def test_a_text_that_does_not_decide_one_level_of_its_own_part_is_refused(
    anchored: Bank, before: str, after: str, at: tuple[int, str], told: tuple[str, str]
):
    anchored.edit("1/1.1.toml", before, after)

    first = next(one for one in anchored.shelf().findings if one.path == at[1] and one.what == told[0])

    assert (first.file, first.line, first.what, first.remedy) == (FILE, at[0], *told)


def test_a_question_that_counts_shares_says_of_what(anchored: Bank):
    anchored.edit("1/1.1.toml", 'denominator.sv = "nämnderna"\ndenominator.en = "the committees"\n', "")

    assert told(anchored) == [
        (
            f"{FILE}, rad 6, question[1].denominator:\n"
            "  frågan säger inte vad delen ”spridning” räknar andelar av.\n"
            '  Skriv nämnaren i bestämd form flertal: denominator.sv = "nämnderna".'
        )
    ]


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


def test_a_denominator_that_is_empty_is_told_once(anchored: Bank):
    anchored.edit("1/1.1.toml", 'denominator.sv = "nämnderna"', 'denominator.sv = ""')

    assert [(one.path, one.what) for one in anchored.shelf().findings] == [
        ("question[1].denominator.sv", "svensk text saknas.")
    ]


def test_a_question_that_counts_no_shares_has_no_denominator_and_no_texts_for_them(anchored: Bank):
    anchored.edit(
        "edition.toml",
        "[kind.arbetssatt]",
        "[kind.sak]\nparts = { system = 100 }\n\n[kind.arbetssatt]",
    )
    anchored.edit("1/1.1.toml", 'kind = "arbetssatt"', 'kind = "sak"')

    assert [(one.path, one.what) for one in anchored.shelf().findings] == [
        (SPREAD, "”spridning” finns inte i frågans slag ”sak”."),
        ("question[1].denominator", "frågan har en nämnare men ingen del som räknar andelar."),
    ]


def test_texts_of_ones_own_belong_to_an_edition_that_is_anchored(anchored: Bank):
    anchored.edit("edition.toml", "anchored = true", "anchored = false")

    assert {(one.what, one.remedy) for one in anchored.shelf().findings} == {
        (
            "frågan har egna nivåtexter men utgåvan är inte förankrad.",
            (
                "Skriv anchored = true i edition.toml och egna nivåtexter till alla frågor, "
                "eller ta bort dem här."
            ),
        )
    }


def test_a_lower_level_that_holds_the_whole_of_a_higher_one_is_refused_too(anchored: Bank):
    anchored.edit("1/1.1.toml", "En plan 11a är beslutad och följs upp.", "Följs upp.")
    anchored.edit(
        "1/1.1.toml", "En plan 11a är skriven, men inte beslutad.", "Planen 11a skrivs, och följs upp."
    )

    assert [(one.path, one.what) for one in anchored.shelf().findings] == [
        (
            f"{SYSTEM}.delvis",
            "hela texten till nivån ”fullt-ut” står i den här, så samma uppgift stämmer på båda.",
        )
    ]


def test_a_kind_that_is_not_there_is_told_once_and_its_texts_are_left_alone(anchored: Bank):
    anchored.edit("1/1.1.toml", 'kind = "arbetssatt"', 'kind = "annat"')

    assert [one.what for one in anchored.shelf().findings] == ["slaget ”annat” finns inte i edition.toml."]


def test_measures_stand_among_anchored_questions_as_they_are(anchored: Bank):
    path = anchored.folder / HERE / "1/1.1.toml"
    whole = path.read_text(encoding="utf-8")
    own = whole[whole.index("denominator.sv") : whole.index("\n[[question]]", whole.index("denominator.sv"))]
    path.write_text(whole.replace(own, "", 1), encoding="utf-8")
    anchored.edit(
        "1/1.1.toml", 'kind = "arbetssatt"', 'measures.sv = ["En.", "Två."]\nmeasures.en = ["One.", "Two."]'
    )

    assert told(anchored) == []


def test_levels_are_said_part_by_part_with_what_they_mean(anchored: Bank):
    plain = ARBETSSATT.parts
    parts = anchored.shelf().editions[HERE].questions["fraga-1-1-a"].kind.parts

    assert say_levels((part, part.levels[0]) for part in parts) == (
        "System: Saknas – Ingen plan 11a finns; Spridning: Ingen – Ingen nämnd följer plan 11a"
    )
    assert say_levels((part, part.levels[0]) for part in plain) == ", ".join(
        f"{part.name}: {part.levels[0].name}" for part in plain
    )
    assert [part.anchored for part in (*parts, *plain)] == [True, True, *[False] * len(plain)]


def test_measures_have_no_level_texts(anchored: Bank):
    anchored.edit(
        "1/1.1.toml", 'kind = "arbetssatt"', 'measures.sv = ["En.", "Två."]\nmeasures.en = ["One.", "Two."]'
    )

    assert [(one.path, one.what) for one in anchored.shelf().findings] == [
        ("question[1].anchor", "en fråga med åtgärder har inga nivåtexter.")
    ]
