from questionnaires.municipalities.swedish import sorting_key, spelled


def test_a_ring_and_dots_come_last_in_their_own_order():
    assert sorted(["Örebro", "Ängelholm", "Åre", "Zinkgruvan"], key=sorting_key) == [
        "Zinkgruvan",
        "Åre",
        "Ängelholm",
        "Örebro",
    ]


def test_a_space_or_hyphen_comes_before_letters_and_an_accent_is_its_letter():
    assert sorted(["Alén", "Aleby", "Ale-Skövde", "ale"], key=sorting_key) == [
        "ale",
        "Ale-Skövde",
        "Aleby",
        "Alén",
    ]


def test_letters_put_together_by_two_signs_sort_and_read_alike():
    assert sorting_key("O\u0308rebro") == sorting_key("Örebro")
    assert spelled("O\u0308rebro") == spelled("Örebro") == "orebro"


def test_a_u_with_dots_is_a_u_and_figures_come_before_letters():
    assert sorted(["Münch", "Mund", "7 broar", "Muss", "É"], key=sorting_key) == [
        "7 broar",
        "É",
        "Münch",
        "Mund",
        "Muss",
    ]
