"""Notes are one's own, motivations keep all their versions, and names are veiled where the round says so."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.support.choices import (
    GROUP,
    at_once,
    begin_anew,
    declare_all,
    entrant,
    hand_in,
    office,
    ranks,
    show,
    sit,
)
from webapp.award.deeds import motivations, nomination_order
from webapp.award.deeds import nominations as nomination_deeds
from webapp.award.deeds.ranking import ballots, private_notes
from webapp.award.deeds.ranking.private_notes import StaleNoteError
from webapp.award.queries import nominations
from webapp.award.queries.ranking import combined_order
from webapp.ground.refusals import ClosedError, InvalidError, NotAllowedError, NotThereError
from webapp.ground.roles import NOMINATOR


def test_a_note_is_read_by_its_own_juror_alone(world):
    private_notes.save_note(sit(world, "jury"), entrant("Norrvik"), "Fråga om skolan.", 0)

    others = [private_notes.notes_of(sit(world, key)) for key in ("jury.b", "jury.c")]
    assert (others, private_notes.notes_of(office(world))) == ([{}, {}], {})
    assert private_notes.notes_of(sit(world, "jury"))[entrant("Norrvik")].text == "Fråga om skolan."


def test_a_note_from_another_window_is_not_overwritten(world):
    seat, where = sit(world, "jury"), entrant("Norrvik")
    private_notes.save_note(seat, where, "Först.", 0)

    with pytest.raises(StaleNoteError) as refusal:
        private_notes.save_note(seat, where, "Sedan.", 0)

    assert refusal.value.kept.text == "Först."
    assert private_notes.save_note(seat, where, "Först.", 0).version == 1


def test_two_windows_that_save_at_once_keep_one_and_tell_the_other(world):
    def save(text):
        return lambda: private_notes.save_note(sit(world, "jury"), entrant("Norrvik"), text, 0).version

    told = at_once(world, save("Ena."), save("Andra."))

    assert sorted(type(one).__name__ for one in told) == ["StaleNoteError", "int"]


def test_a_note_has_room_for_four_thousand_characters(world):
    private_notes.save_note(sit(world, "jury"), entrant("Norrvik"), "å" * 4_000, 0)

    with pytest.raises(InvalidError):
        private_notes.save_note(sit(world, "jury"), entrant("Norrvik"), "å" * 4_001, 1)


def test_every_version_of_a_motivation_is_kept_with_who_wrote_it(world):
    where = entrant("Norrvik")
    motivations.save_motivation(sit(world, "jury.b"), where, "Bättre.", "Vi var oense.", 1)
    motivations.save_motivation(office(world), where, "Bäst.", "Vi var oense.", 2)

    found = [(one.version, one.public_text, one.saved_by) for one in motivations.versions(where)]
    assert found[:2] == [(3, "Bäst.", "Per Åberg"), (2, "Bättre.", "Lars Wik")]
    assert (found[2][0], found[2][2]) == (1, "Maria Ström")


def test_two_who_write_at_once_keep_one_and_tell_the_other(world):
    def save(key, text):
        return lambda: motivations.save_motivation(sit(world, key), entrant("Norrvik"), text, "", 1).version

    told = at_once(world, save("jury", "Ena."), save("jury.b", "Andra."))

    assert sorted(type(one).__name__ for one in told) == ["StaleMotivationError", "int"]


def test_a_motivation_is_measured(world):
    with pytest.raises(InvalidError) as refusal:
        motivations.save_motivation(sit(world, "jury"), entrant("Norrvik"), "x" * 2_001, "y" * 8_001, 1)

    assert sorted(refusal.value.faults) == ["inner", "public"]


@pytest.mark.parametrize("who", ["Exempelby", 999_999])
def test_nobody_but_a_nominee_is_motivated(world, who):
    where = entrant(who) if isinstance(who, str) else who

    with pytest.raises(NotThereError):
        motivations.save_motivation(sit(world, "jury"), where, "Bra.", "", 0)


# Without names


@pytest.fixture
def blind(world):
    begin_anew()
    declare_all(world, *GROUP)
    nomination_order.arrange(office(world, NOMINATOR), blind=True)
    return world


def test_a_veiled_group_meets_letters_in_a_drawn_order_that_stays(blind):
    first = nominations.called(sit(blind, GROUP[0]))

    again = nominations.called(sit(blind, GROUP[1]))

    assert [one.name for one in first] == [f"Kommun {one.ref}" for one in first]
    assert [one.ref for one in first] == sorted(one.ref for one in first)
    assert [(one.ref, one.entrant.id) for one in first] == [(one.ref, one.entrant.id) for one in again]
    assert {one.ref for one in first} < set("ABCDEF")


def test_the_office_knows_the_names(blind):
    assert next(one.name for one in nominations.called(office(blind, NOMINATOR))) == "Granhult"


def test_an_id_is_no_way_to_a_veiled_nomination(blind):
    with pytest.raises(NotThereError):
        nominations.read_nomination(sit(blind, GROUP[0]), str(entrant("Norrvik")))


def test_the_combined_order_stays_veiled_until_the_group_has_named(blind):
    for key in GROUP:
        hand_in(blind, key, "Norrvik", "Sjöholm", "Åkerstad")
    show(blind, NOMINATOR)
    before = [one.veiled for one in combined_order.result(sit(blind, GROUP[0])).called.values()]

    nomination_deeds.name_nominees(
        sit(blind, GROUP[0]), dict.fromkeys(ranks("Norrvik", "Sjöholm"), "Ett gott skäl."), "Två räcker."
    )

    assert before == [True] * 5
    assert next(one.name for one in nominations.called(sit(blind, GROUP[1]))) == "Granhult"


def test_nobody_changes_how_the_group_works_after_the_closing_or_from_outside_the_office(world):
    with pytest.raises(ClosedError):
        nomination_order.arrange(office(world, NOMINATOR), blind=True)
    with pytest.raises(NotAllowedError):
        nomination_order.arrange(sit(world, GROUP[0]), blind=False)


def test_nobody_turns_names_off_or_on_when_somebody_has_begun_to_rank(world):
    begin_anew()
    declare_all(world, *GROUP)
    ballots.save_ballot(sit(world, GROUP[0]), ranks("Norrvik"), 0, hand_in=False)

    with pytest.raises(ClosedError, match="Någon i gruppen har redan börjat rangordna"):
        nomination_order.arrange(office(world, NOMINATOR), blind=True)

    assert nomination_order.arrange(office(world, NOMINATOR), blind=False).blind is False
    assert nomination_order.may_arrange(office(world, NOMINATOR)) is False


def test_a_nomination_is_read_with_its_statements_and_descriptions(world):
    read = nominations.read_nomination(sit(world, GROUP[0]), str(entrant("Norrvik")))

    assert (read.called.name, len(read.criteria), len(read.described)) == ("Norrvik", 4, 4)
    assert {row.level for _area, rows in read.criteria for row in rows} <= {
        "Ej alls",
        "Delvis",
        "I hög grad",
        "Fullt ut",
    }


@pytest.mark.parametrize(
    ("text", "name", "masked"),
    [
        ("Norrviks kommun och norrviksborna", "Norrvik", "[kommunen]s kommun och [kommunen]sborna"),
        ("I SJÖHOLM, på www.sjoholm.se", "Sjöholm", "I [kommunen], på www.[kommunen].se"),
        ("Upplands-Väsby, Upplands Väsby", "Upplands Väsby", "[kommunen], [kommunen]"),
        ("upplandsvasby.se", "Upplands Väsby", "[kommunen].se"),
        ("Kvalet i Ale", "Ale", "Kvalet i [kommunen]"),
        ("Ingen alls", "Norrvik", "Ingen alls"),
    ],
)
def test_a_municipalitys_own_name_is_masked_where_it_stands(text, name, masked):
    assert nominations.mask(text, name) == masked


@given(st.text(max_size=40), st.text(max_size=40))
def test_the_name_never_stands_after_masking(before, after):
    assert "norrvik" not in nominations.mask(f"{before} Norrvik {after}", "Norrvik").lower().split()


@given(st.lists(st.integers(1, 99), unique=True, max_size=60), st.sets(st.integers(1, 99), max_size=60))
def test_everybody_has_a_letter_of_their_own(order, more):
    letters = nominations.lettered(order, sorted(more))

    assert len(set(letters.values())) == len(letters) == len({*order, *more})


def test_letters_go_on_after_z():
    assert [nominations.letters_of(n) for n in (0, 25, 26, 51, 52, 701, 702)] == [
        "A",
        "Z",
        "AA",
        "AZ",
        "BA",
        "ZZ",
        "AAA",
    ]
