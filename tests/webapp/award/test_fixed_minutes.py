"""Minutes are noted and fixed by the office, in versions that stay, for those who may see all in them."""

from __future__ import annotations

from hashlib import sha256

import pytest

from tests.support.choices import JURORS, entrant, office, sit, the_round, written
from tests.support.minutes import DAY, decide, drawn, fix, take_notes
from webapp.award.deeds import nominations, panel_minutes
from webapp.award.deeds.panel_minutes import StaleMinutesError
from webapp.award.queries import panel_seats
from webapp.award.queries.minutes.fixed_versions import version_of, versions
from webapp.award.queries.minutes.noted_minutes import ABSENT, THERE, Noted, noted
from webapp.award.queries.minutes.told_minutes import draw_up
from webapp.evaluation.deeds.seats import ties
from webapp.evaluation.deeds.seats.ties import Stated
from webapp.ground.refusals import (
    InvalidError,
    NotAllowedError,
    NotReadyError,
    NotThereError,
    StaleError,
)
from webapp.ground.words.languages import ENGLISH, speaking


def test_a_nominee_that_leaves_after_the_ranking_is_told_and_the_first_version_stands(small_world):
    decide(small_world)
    take_notes(small_world)
    first = fix(small_world)
    kept = first.text
    nominations.withdraw(small_world.person("kansli"), the_round(), entrant("Granhult"), "Drar sig ur.")

    changed = drawn(office(small_world))
    second = fix(small_world, why="Granhult har lämnat omgången.")

    rows = versions(office(small_world))
    assert "Granhult" not in changed.text.partition("Har lämnat omgången")[0]
    assert changed.text.partition("Har lämnat omgången\n\n")[2].startswith("- Granhult, ")
    assert [(row.version, row.why) for row in rows] == [(2, "Granhult har lämnat omgången."), (1, "")]
    assert (first.text, second.text) == (kept, changed.text)
    assert "Drar sig ur" not in second.text
    assert written("panel_minutes.fixed") == 2


def test_the_checksum_is_that_of_the_text_and_the_same_in_whatever_language_it_is_fixed(small_world):
    decide(small_world)
    take_notes(small_world)
    swedish = drawn(office(small_world)).checksum
    with speaking(ENGLISH):
        row = fix(small_world)

    assert (row.checksum, row.checksum) == (swedish, sha256(row.text.encode()).hexdigest())


def test_what_is_fixed_is_what_was_read_and_once_more_changes_nothing(small_world):
    decide(small_world)
    take_notes(small_world)
    seen = drawn(office(small_world)).checksum
    take_notes(small_world, more="Ett tillägg.")
    with pytest.raises(StaleError):
        panel_minutes.fix(office(small_world), seen)
    row = fix(small_world)

    assert fix(small_world).id == row.id
    take_notes(small_world, more="Ett annat tillägg.")
    with pytest.raises(InvalidError) as refusal:
        fix(small_world)
    assert list(refusal.value.faults) == ["why"]
    assert (written("panel_minutes.fixed"), len(versions(office(small_world)))) == (1, 1)


def test_nothing_is_fixed_before_the_order_is_shown_or_while_somebody_is_not_noted(small_world):
    with pytest.raises(NotReadyError, match="Den sammanvägda ordningen visas inte än"):
        panel_minutes.fix(office(small_world), "")
    assert draw_up(office(small_world)) is None
    decide(small_world, "Norrvik")
    take_notes(small_world, keys=JURORS[:2])

    with pytest.raises(NotReadyError) as refusal:
        fix(small_world)

    assert refusal.value.remedy == "Säg om de var med: Sara Nord."


def test_notes_are_kept_once_and_another_window_is_noticed(small_world):
    first = take_notes(small_world)
    same = panel_minutes.save_notes(office(small_world), first)
    with pytest.raises(StaleMinutesError) as stale:
        panel_minutes.save_notes(office(small_world), Noted(DAY, "Rådhuset"))
    present = {small_world.person("kansli"): THERE, small_world.person("jury"): "kanske"}
    with pytest.raises(InvalidError) as wrong:
        panel_minutes.save_notes(office(small_world), Noted(DAY, present=present, version=1))
    away = panel_minutes.save_notes(
        office(small_world), Noted(DAY, present={small_world.person("jury"): ABSENT}, version=1)
    )

    assert (same, stale.value.kept.place, len(wrong.value.faults)) == (first, "Stadshuset", 2)
    assert sorted(away.present.values()) == [ABSENT, THERE, THERE]
    assert (noted(office(small_world)).version, written("panel_minutes.noted")) == (2, 2)


def test_members_neither_note_nor_fix_and_whoever_may_not_see_one_of_them_does_not_read(small_world):
    decide(small_world)
    take_notes(small_world)
    for refused in (
        lambda: panel_minutes.save_notes(sit(small_world, "jury"), Noted(DAY)),
        lambda: panel_minutes.fix(sit(small_world, "jury"), ""),
    ):
        with pytest.raises(NotAllowedError, match="Bara kansliet för protokollet"):
            refused()
    fix(small_world)

    assert version_of(sit(small_world, "jury"), 1).version == 1
    for who, number in (("jury.c", 1), ("jury", 2)):
        with pytest.raises(NotThereError):
            version_of(sit(small_world, who), number)


def test_an_officer_with_a_conflict_leaves_the_minutes_to_another(small_world):
    decide(small_world)
    take_notes(small_world)
    ties.state(small_world.person("kansli"), Stated("Norrvik", "employer"))

    with pytest.raises(NotAllowedError, match="Du är jävig för en av kommunerna i protokollet"):
        fix(small_world)
    seat = panel_seats.office_seat(small_world.person("kansli.b"), the_round(), "juror")
    row = panel_minutes.fix(seat, drawn(seat).checksum)

    assert (row.version, row.fixed_by.name) == (1, "Lena Vik")
