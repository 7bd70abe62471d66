"""A filled in workbook brought back by command: what is said, how it ends, and what is kept."""

from __future__ import annotations

import pytest

from tests.support.colleagues import Q, hand_in, own
from tests.support.twins import filled
from webapp.assessment.content import Said
from webapp.assessment.deeds import answers
from webapp.assessment.deeds.answers import Sent
from webapp.assessment.queries.answers import current
from webapp.assessment.queries.twin.answer_twin import answers_twin

ABOUT = "svar.xlsx: Exempelby, Självvärdering 2026, kommunkompassen/2012, omgång 2026, hämtad "


@pytest.fixture
def path(small_world, tmp_path):
    """Take the questions home, and fill in one answer."""
    path = tmp_path / "svar.xlsx"
    say(small_world, Said({"system": "delvis"}, "Vår strategi."))
    path.write_bytes(filled(answers_twin(own(small_world)), {(Q, "Svar"): "Rad ett.\nRad två."}))
    return path


def say(world, said: Said) -> None:
    subject = own(world)
    answers.save_answers(subject, [Sent(Q, said, current(subject.id, Q).version, "")])


def run(world, path, *more: str, by: str = "samordnare@demo.example", about: int = 0):
    words = ["answers", "import", path, "--assessment", about or own(world).id, "--by", by, *more]
    return world.app.test_cli_runner().invoke(args=[str(one) for one in words])


def text_of(world) -> str:
    return current(own(world).id, Q).said.text


def test_without_apply_everything_is_told_and_nothing_changes(small_world, path):
    done = run(small_world, path)
    first, *rest = done.output.splitlines()

    assert first.startswith(ABOUT)
    assert rest == [
        "  ändras: 1.1.1 Svar: ”Vår strategi.” -> ”Rad ett. / Rad två.”",
        "svar.xlsx: 1 ändras, 0 i konflikt, 0 fel, 1583 oförändrade.",
        "1 svar kan läsas in. Inget har ändrats. Läs in med --apply.",
    ]
    assert (done.exit_code, text_of(small_world)) == (0, "Vår strategi.")


def test_with_apply_it_is_read_in_and_a_second_time_changes_nothing(small_world, path):
    assert run(small_world, path, "--apply").output.splitlines()[-1] == "1 svar inlästa."
    assert text_of(small_world) == "Rad ett.\nRad två."
    again = run(small_world, path, "--apply")
    assert (again.exit_code, again.output.splitlines()[-1]) == (0, "0 svar inlästa.")


def test_a_conflict_stops_it_until_it_is_decided(small_world, path):
    say(small_world, Said({"system": "delvis"}, "Ändrat här."))
    for words in ((), ("--apply",)):
        done = run(small_world, path, *words)
        assert (done.exit_code, text_of(small_world)) == (1, "Ändrat här.")
        assert done.output.splitlines()[1:] == [
            (
                "  konflikt: 1.1.1 Svar: här ”Ändrat här.”, i filen ”Rad ett. / Rad två.”, "
                "ändrat av Karin Ek (välj med --conflicts)"
            ),
            "svar.xlsx: 0 ändras, 1 i konflikt, 0 fel, 1583 oförändrade.",
            "Inget har lästs in.",
        ]


@pytest.mark.parametrize(("choice", "text"), [("keep", "Ändrat här."), ("theirs", "Rad ett.\nRad två.")])
def test_a_conflict_comes_to_what_is_decided(small_world, path, choice, text):
    say(small_world, Said({"system": "delvis"}, "Ändrat här."))
    done = run(small_world, path, "--apply", "--conflicts", choice)

    assert (done.exit_code, text_of(small_world)) == (0, text)


def test_what_cannot_be_read_is_told_with_its_cell(small_world, path):
    path.write_bytes(filled(path.read_bytes(), {(Q, "System"): "Bra"}))
    done = run(small_world, path, "--apply")

    assert (done.exit_code, text_of(small_world)) == (1, "Vår strategi.")
    assert [line for line in done.output.splitlines() if line.startswith("  fel: ")] == [
        (
            "  fel: Bladet ”Svar”, rad 6, cell C6: ”Bra” går inte att välja. "
            "Välj i listan: Saknas, Påbörjat, Delvis, Till stor del, Fullt ut."
        )
    ]


def test_after_the_hand_in_it_is_shown_and_not_read_in(small_world, path):
    hand_in(small_world)
    for words in ((), ("--apply",)):
        done = run(small_world, path, *words)
        assert (done.exit_code, done.output.splitlines()[1]) == (
            1,
            "  ändras: 1.1.1 Svar: ”Vår strategi.” -> ”Rad ett. / Rad två.”",
        )
        assert done.output.splitlines()[-1].startswith("Inget har lästs in. Svaren är inlämnade")
    assert text_of(small_world) == "Vår strategi."


def test_it_is_read_with_that_persons_right(small_world, path):
    reader = run(small_world, path, "--apply", by="lasare@demo.example")
    stranger = run(small_world, path, by="samordnare@norrvik.example")
    nobody = run(small_world, path, by="ingen@demo.example")

    assert (reader.exit_code, stranger.exit_code, nobody.exit_code) == (1, 1, 1)
    assert reader.output.splitlines()[-1] == (
        "Inget har lästs in. Du kan läsa svaren men inte ändra dem. Be samordnaren om du behöver kunna svara."
    )
    number = own(small_world).id
    assert [one.output.split(".")[0] for one in (stranger, nobody)] == [
        "samordnare@norrvik",
        "ingen@demo",
    ]
    assert f"har inga svar med numret {number}" in stranger.output
    assert text_of(small_world) == "Vår strategi."


def test_a_file_about_other_answers_or_no_file_at_all_is_refused(small_world, path, tmp_path):
    other = own(small_world, edition="kvalitetskommun/2003").id
    wrong, absent = run(small_world, path, about=other), run(small_world, tmp_path / "finns-inte.xlsx")
    path.write_bytes(b"%PDF-1.7")
    paper = run(small_world, path)

    assert (wrong.exit_code, absent.exit_code, paper.exit_code) == (1, 1, 1)
    assert wrong.output.startswith("svar.xlsx: Filen gäller Exempelby, Självvärdering 2026")
    assert absent.output.startswith("Filen ")
    assert paper.output.startswith("svar.xlsx: Det är en PDF.")
