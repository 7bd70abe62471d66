from tests.support.banks import HERE, Bank, subarea_toml

FILE = f"questionnaires/{HERE}"
AREA_LINE = """
[[area]]
number = {number}
name.sv = "Område {number}"
name.en = "Area {number}"
short.sv = "Kort {number}"
short.en = "Short {number}"
max_points = {points}
"""


def known_by_area(bank: Bank, *lines: str) -> None:
    for name in ("1/1.1", "1/1.2", "1/area", "2/2.1", "2/2.2", "2/area"):
        bank.remove(f"{name}.toml")
    text = (bank.folder / HERE / "edition.toml").read_text(encoding="utf-8")
    head = text.partition("[kind")[0].replace('detail = "question"', 'detail = "area"')
    bank.write(f"{HERE}/edition.toml", head + "".join(lines))


def known_by_subarea(bank: Bank, *numbers_without_points: str) -> None:
    text = (bank.folder / HERE / "edition.toml").read_text(encoding="utf-8")
    head = text.partition("[kind")[0].replace('detail = "question"', 'detail = "subarea"')
    bank.write(f"{HERE}/edition.toml", head)
    for number, points in (("1.1", 60), ("1.2", 40), ("2.1", 60), ("2.2", 40)):
        toml = subarea_toml(number, points).partition("[[question]]")[0]
        if number in numbers_without_points:
            toml = toml.replace(f"max_points = {points}\n", "")
        bank.write(f"{HERE}/{number[0]}/{number}.toml", toml)


def test_an_edition_may_be_known_by_its_areas_alone(bank: Bank):
    known_by_area(bank, AREA_LINE.format(number=1, points=100), AREA_LINE.format(number=2, points=100))

    shelf = bank.shelf()

    (edition,) = shelf.editions.values()
    assert shelf.findings == ()
    assert [(a.number, a.name.sv, a.short.en, a.max_points, a.subareas) for a in edition.areas] == [
        ("1", "Område 1", "Short 1", 100, ()),
        ("2", "Område 2", "Short 2", 100, ()),
    ]


def test_areas_in_a_list_are_numbered_in_order_and_give_what_is_printed(bank: Bank):
    known_by_area(
        bank,
        AREA_LINE.format(number=1, points=90),
        AREA_LINE.format(number=1, points=100),
        AREA_LINE.format(number=4, points=100),
        AREA_LINE.format(number=5, points='"100"').replace("number = 5", 'number = "5"'),
    )

    assert [(f.line, f.path, f.what) for f in bank.shelf().findings] == [
        (37, "area[4].number", "värdet är ”5” men ska vara ett heltal från 0."),
        (42, "area[4].max_points", "värdet är ”100” men ska vara ett tal över 0, utan citattecken."),
        (18, "area[1].max_points", "området ger 90 poäng men ska ge 100."),
        (21, "area[2].number", "numret 1 används redan av ett annat område."),
        (29, "area[3].number", "numret är 4 men nästa nummer ska vara 3."),
    ]


def test_an_edition_known_by_areas_alone_has_no_folders(bank: Bank):
    known_by_area(bank, AREA_LINE.format(number=1, points=100))
    bank.write(f"{HERE}/1/1.1.toml", subarea_toml("1.1", 100).partition("[[question]]")[0])

    assert bank.told() == [
        (
            f"{FILE}/1, rad 1:\n"
            "  mappen hör inte hemma här och läses inte.\n"
            "  Flytta eller ta bort den. Ett områdes mapp heter som områdets nummer, till exempel 3."
        )
    ]


def test_an_edition_may_be_known_by_its_subareas_with_or_without_maxima(bank: Bank):
    known_by_subarea(bank)
    with_maxima = bank.shelf().editions[HERE].max_points
    known_by_subarea(bank, "1.1", "1.2", "2.1", "2.2")

    (edition,) = bank.shelf().editions.values()

    assert (with_maxima, edition.max_points) == (200, None)
    assert [(s.number, s.max_points, s.questions) for s in edition.subareas] == [
        ("1.1", None, ()),
        ("1.2", None, ()),
        ("2.1", None, ()),
        ("2.2", None, ()),
    ]


def test_maxima_are_printed_for_every_subarea_or_for_none(bank: Bank):
    known_by_subarea(bank, "1.2")

    assert bank.told() == [
        (
            f"{FILE}/1/1.2.toml, rad 1, max_points:\n"
            "  nyckeln ”max_points” saknas här men finns i utgåvans andra delområden.\n"
            "  Skriv max_points i alla delområden, eller i inget om inga maxpoäng är tryckta."
        )
    ]
