from questionnaires.library import edition_line, report_lines
from tests.support.banks import HERE, Bank
from tests.support.editions import make_area, make_edition, make_nomination, make_question, make_subarea


def test_a_sound_bank_is_one_line_an_edition_and_no_more(bank: Bank):
    assert report_lines(bank.shelf()) == (
        [f"{HERE}: 2 områden, 4 delområden, 8 frågor, 200 poäng"],
        0,
    )


def test_faults_are_told_in_full_and_counted(bank: Bank):
    bank.edit("1/1.1.toml", "weight = 2", "weight = 0")
    bank.edit("1/1.1.toml", 'en = "Is 1.1 like a?"\n', "")

    assert report_lines(bank.shelf()) == (
        [
            f"questionnaires/{HERE}/1/1.1.toml, rad 9, question[1].weight:",
            "  vikten är 0 men ska vara ett heltal från 1.",
            "  Skriv ett heltal, till exempel 1.",
            "1 fel, 1 anmärkning",
        ],
        1,
    )


def test_remarks_alone_are_counted_and_told_only_if_asked_for(bank: Bank):
    bank.edit("1/1.1.toml", 'en = "Is 1.1 like a?"\n', "")
    line = f"{HERE}: 2 områden, 4 delområden, 8 frågor, 200 poäng"

    assert report_lines(bank.shelf()) == ([line, "0 fel, 1 anmärkning"], 0)
    assert report_lines(bank.shelf(), remarks=True) == (
        [
            line,
            f"questionnaires/{HERE}/1/1.1.toml, rad 6, question[1].en:",
            "  engelsk text saknas.",
            "  Skriv texten på engelska efter en =.",
            "0 fel, 1 anmärkning",
        ],
        0,
    )


def test_no_remark_is_counted_in_the_plural(bank: Bank):
    bank.edit("1/1.1.toml", "weight = 2", "weight = 0")
    bank.edit("1/1.1.toml", "weight = 1", "weight = 0")

    assert report_lines(bank.shelf())[0][-1] == "2 fel, 0 anmärkningar"


def test_an_edition_is_told_as_deep_as_it_is_known():
    one = make_area("1", (make_subarea("1.1", "12.5", (make_question(),)),))
    no_maxima = make_area("1", (make_subarea("1.1", None, ()), make_subarea("1.2", None, ())))
    areas = (make_area("1", (), max_points=100), make_area("2", (), max_points=100))

    assert edition_line(make_edition("kommunkompassen/2028", one)) == (
        "kommunkompassen/2028: 1 område, 1 delområde, 1 fråga, 12,5 poäng"
    )
    assert edition_line(make_edition("kommunkompassen/2003", no_maxima, detail="subarea")) == (
        "kommunkompassen/2003: 1 område, 2 delområden, poäng inte tryckta"
    )
    assert edition_line(make_edition("kommunkompassen/2020", *areas, detail="area")) == (
        "kommunkompassen/2020: 2 områden, 200 poäng"
    )
    assert edition_line(make_nomination()) == (
        "kvalitetskommun/2003: 1 område, 1 delområde, 2 frågor, 25 poäng"
    )
