from questionnaires.edition import Perspective, Text
from questionnaires.library import edition_line, report_lines
from tests.support.banks import HERE, Bank
from tests.support.editions import make_figure, make_selection
from tests.support.selections import select


def test_an_edition_may_select_by_key_figures_and_ask_nothing(bank: Bank):
    select(bank)

    edition = bank.shelf().editions[HERE]

    assert (edition.detail, edition.areas, edition.questions, edition.max_points) == ("figure", (), {}, None)
    assert edition.intro == Text("Ingen kommun ansöker.", "No municipality applies.")
    assert [(d.id, d.words) for d in edition.descriptions] == [("samspel", 600)]


def test_a_key_figure_is_read_as_it_is_written(bank: Bank):
    select(bank)

    waiting = bank.shelf().editions[HERE].figures[1]

    assert (waiting.id, waiting.name, waiting.unit, waiting.better, waiting.rises) == (
        "vantetid",
        Text("Väntetid", "Waiting time"),
        Text("dagar", "days"),
        "lower",
        False,
    )
    assert waiting.perspective == Perspective("kvalitet", Text("Kvalitet", "Quality"))
    assert waiting.meaning == Text("Så länge väntar en invånare.", "So long does a resident wait.")
    assert waiting.sources == ("orebro-2012, område 1",)


def test_key_figures_stand_in_the_order_of_their_perspectives(bank: Bank):
    select(bank)

    gathered = bank.shelf().editions[HERE].perspectives

    assert {
        perspective.id: [figure.id for figure in figures] for perspective, figures in gathered.items()
    } == {
        "effekt": ["examen"],
        "kvalitet": ["vantetid"],
    }
    assert [perspective.id for perspective in gathered] == ["effekt", "kvalitet"]


def test_an_edition_of_key_figures_is_told_by_its_figures_and_themes(bank: Bank):
    select(bank)

    assert report_lines(bank.shelf()) == ([f"{HERE}: 2 nyckeltal, 1 tema"], 0)


def test_themes_are_counted_in_the_plural():
    edition = make_selection(make_figure())
    twice = type(edition)(**{**vars(edition), "descriptions": edition.descriptions * 2})

    assert edition_line(twice) == "kvalitetskommun/2025: 1 nyckeltal, 2 teman"
