from tests.support.banks import HERE, Bank, subarea_toml

FILE = f"questionnaires/{HERE}"


def test_a_subarea_must_stand_in_its_own_area(bank: Bank):
    bank.move("2/2.2.toml", "1/2.2.toml")

    assert bank.told() == [
        (
            f"{FILE}/1/2.2.toml, rad 1:\n"
            "  delområde 2.2 ligger i mappen för område 1.\n"
            "  Flytta filen till sitt eget områdes mapp, eller döp om den så att namnet börjar med 1."
        ),
        (
            f"{FILE}/1/area.toml, rad 1:\n"
            "  delområdena i område 1 ger tillsammans 140 poäng men ska ge 100.\n"
            "  Ändra max_points i områdets filer så att summan stämmer."
        ),
        (
            f"{FILE}/2/area.toml, rad 1:\n"
            "  delområdena i område 2 ger tillsammans 60 poäng men ska ge 100.\n"
            "  Ändra max_points i områdets filer så att summan stämmer."
        ),
    ]


def test_subareas_are_numbered_without_gaps(bank: Bank):
    bank.move("1/1.2.toml", "1/1.3.toml")

    assert bank.told() == [
        (
            f"{FILE}/1/1.3.toml, rad 1:\n"
            "  numret är 1.3 men nästa nummer ska vara 1.2.\n"
            "  Numrera från 1 utan luckor, i samma ordning som i utgåvan."
        )
    ]


def test_areas_are_numbered_without_gaps(bank: Bank):
    bank.move("2/2.1.toml", "2/3.1.toml")
    bank.move("2/2.2.toml", "2/3.2.toml")
    bank.move("2", "3")

    assert bank.told() == [
        (
            f"{FILE}/3/area.toml, rad 1:\n"
            "  numret är 3 men nästa nummer ska vara 2.\n"
            "  Numrera från 1 utan luckor, i samma ordning som i utgåvan."
        )
    ]


def test_ten_subareas_stand_in_the_order_of_their_numbers(bank: Bank):
    bank.remove("1/1.2.toml")
    bank.edit("1/1.1.toml", "max_points = 60", "max_points = 10")
    for place in range(2, 11):
        bank.write(f"{HERE}/1/1.{place}.toml", subarea_toml(f"1.{place}", 10))

    (edition,) = bank.shelf().editions.values()

    assert [s.number for s in edition.areas[0].subareas] == [f"1.{place}" for place in range(1, 11)]


def test_an_area_without_its_own_file_is_a_fault(bank: Bank):
    bank.remove("2/area.toml")

    assert bank.told() == [
        (
            f"{FILE}/2/area.toml, rad 1:\n"
            "  filen area.toml saknas.\n"
            "  Lägg till filen eller ta bort mappen den hör till."
        )
    ]


def test_an_area_without_subareas_is_a_fault(bank: Bank):
    bank.remove("2/2.1.toml")
    bank.remove("2/2.2.toml")

    assert bank.told() == [
        (
            f"{FILE}/2/area.toml, rad 1:\n"
            "  delområden saknas.\n"
            "  Lägg till delområden, eller ta bort det som är tomt."
        )
    ]


def test_an_edition_without_areas_is_a_fault(bank: Bank):
    for area in "12":
        for name in (f"{area}.1", f"{area}.2", "area"):
            bank.remove(f"{area}/{name}.toml")

    assert bank.told() == [
        f"{FILE}/edition.toml, rad 1:\n  områden saknas.\n  Lägg till områden, eller ta bort det som är tomt."
    ]


def test_an_edition_without_its_own_file_is_a_fault(bank: Bank):
    bank.remove("edition.toml")

    told = bank.told()

    assert told[0] == (
        f"{FILE}/edition.toml, rad 1:\n"
        "  filen edition.toml saknas.\n"
        "  Lägg till filen eller ta bort mappen den hör till."
    )
