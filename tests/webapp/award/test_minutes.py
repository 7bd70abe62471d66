"""The minutes say who met, how it was decided and what was decided, and never how anybody ranked."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests.support.choices import (
    GROUP,
    JURORS,
    begin_anew,
    declare_all,
    end_posts,
    entrant,
    hand_in,
    office,
    place,
    show,
    sit,
    the_round,
)
from tests.support.minutes import INNER, PUBLIC, crown, decide, drawn, fix, motivate, take_notes
from tests.support.rounds import evaluated
from webapp.award.deeds import nominations, panel_declarations
from webapp.award.deeds.ranking import ballots
from webapp.award.queries import panel_seats
from webapp.award.queries.ranking import combined_order
from webapp.ground.refusals import (
    NotReadyError,
)
from webapp.ground.roles import NOMINATOR
from webapp.ground.store.database import db

WITHHELD = (
    "Färre än tre har rangordnat. Den som ser ordningen eller dess tal kan då räkna ut hur en enskild "
    "ledamot har rangordnat. Därför står varken ordningen, delade platser eller tal i protokollet, "
    "bara beslutet."
)


def chapter(world, title, role="juror"):
    """Give the lines of one chapter of the minutes as they are now."""
    text = drawn(office(world, role)).text
    (found,) = [part for part in text.split("\n\n") if part.startswith(title)] or [""]
    following = text[text.index(found) + len(found) :].split("\n\n")
    return [line for line in [*found.splitlines()[1:], *following[1].splitlines()] if line]


def test_the_minutes_say_who_met_and_what_was_decided_in_public_words(small_world):
    decide(small_world)
    take_notes(small_world, others="Kansliet förde protokollet.", more="Nästa möte är i mars.")

    text = fix(small_world).text

    assert text.splitlines()[:3] == [
        f"Protokoll från juryns möte, {the_round().name}",
        "20 november 2026",
        "Stadshuset",
    ]
    assert chapter(small_world, "Närvarande") == ["3 av 3 ledamöter var med."]
    assert chapter(small_world, "Beslut") == ["- Vinnare: Sjöholm"]
    assert chapter(small_world, "Motivering") == [f"Sjöholm: Sjöholm {PUBLIC}"]
    assert chapter(small_world, "Övrigt") == ["Nästa möte är i mars."]
    assert (INNER in text, "Kansliet förde protokollet." in text) == (False, True)


def test_a_conflict_is_told_with_whether_it_came_too_late_and_never_with_a_private_word(small_world):
    seat = sit(small_world, "jury.b")
    panel_declarations.declare(seat, {place("Norrvik"): ("other", "Min syster leder förvaltningen.")})
    decide(small_world)
    panel_declarations.declare(sit(small_world, "jury"), {place("Åkerstad"): ("elected", "")})

    text = drawn(office(small_world)).text

    assert [line.split("\t") for line in text.splitlines() if "Har anmält" in line] == [
        ["Lars Wik", "Norrvik", "Har anmält ett annat skäl"],
        ["Maria Ström", "Åkerstad", "Har anmält: förtroendevald där"],
        ["Sara Nord", "Sjöholm", "Har anmält: anställd där"],
    ]
    late = "Maria Ström anmälde jäv för Åkerstad efter att ordningen hade visats. "
    assert [line for line in text.splitlines() if "efter att ordningen" in line] == [
        f"{late}Ordningen är räknad som den var då."
    ]
    assert "syster" not in text


def test_who_has_not_answered_of_conflicts_is_named(small_world):
    begin_anew()
    declare_all(small_world, *GROUP[:2])
    for key in GROUP:
        hand_in(small_world, key, "Norrvik", "Sjöholm")
    show(small_world, NOMINATOR)

    told = drawn(office(small_world, NOMINATOR)).text

    assert "Har inte svarat för alla kommuner om jäv: Inger Dahl." in told.splitlines()


def test_the_minutes_of_three_tell_ties_as_ties_and_no_figure_of_whom_too_few_could_judge(small_world):
    for key, names in zip(JURORS, (("Norrvik", "Åkerstad"), ("Åkerstad", "Norrvik")), strict=False):
        hand_in(small_world, key, *names)
    ballots.take_back(sit(small_world, "jury.c"))
    ranked = {entrant("Norrvik"): 1, entrant("Åkerstad"): 1}
    seat = sit(small_world, "jury.c")
    ballots.save_ballot(seat, ranked, ballots.own_ballot(seat).version, hand_in=True)
    evaluated(the_round(), "Lillhärad")
    show(small_world)

    lines = drawn(office(small_world)).text.splitlines()

    assert [line.split("\t")[:2] for line in lines if line.startswith(("Norrvik\t", "Åkerstad\t"))] == [
        ["Norrvik", "1, delad"],
        ["Åkerstad", "1, delad"],
    ]
    assert (
        "Norrvik och Åkerstad delar plats 1. De är exakt lika, och räkningen avgör inte mellan dem." in lines
    )
    assert [line.split("\t")[2:] for line in lines if line.startswith("Sjöholm\t")] == [["–", "–", "2"]]


def test_a_winner_that_is_not_alone_first_needs_words_on_why(small_world):
    decide(small_world, "Sjöholm")
    take_notes(small_world, settled="")
    why = "Vinnaren står inte ensam först i ordningen. Skriv varför juryn valde som den gjorde."

    assert drawn(office(small_world)).missing == [why]
    with pytest.raises(NotReadyError) as refusal:
        fix(small_world)
    motivate(small_world, "Norrvik")
    crown(small_world, "Norrvik")

    assert (refusal.value.remedy, drawn(office(small_world)).missing) == (why, [])


def two_jurors(world):
    """Let two be all there are, agree to be seen, and be decided."""
    end_posts(world, "jury")
    hand_in(world, "jury.b", "Norrvik", "Åkerstad", "Granhult")
    for key in JURORS[1:]:
        ballots.agree(sit(world, key), yes=True)
    evaluated(the_round(), "Lillhärad")
    show(world)
    motivate(world, "Norrvik", "jury.b")
    crown(world, "Norrvik")


def test_of_a_jury_of_two_the_minutes_withhold_what_would_tell_a_ballot_and_say_so(small_world):
    two_jurors(small_world)
    take_notes(small_world, keys=JURORS[1:])
    before = fix(small_world).text
    among = [name for name in ("Sjöholm", "Åkerstad", "Granhult", "Lillhärad") if name in before]

    assert [line for line in before.splitlines() if "Färre än tre" in line] == [WITHHELD]
    assert ("medelplatsen" in before, "\t1\t" in before, "delar plats 1" in before) == (False, False, False)
    assert among == ["Sjöholm"]  # whom one of them may not see
    assert [line for line in before.splitlines() if "Norrvik" in line] == [
        "- Vinnare: Norrvik",
        f"Norrvik: Norrvik {PUBLIC}",
    ]


def test_two_different_pairs_of_ballots_with_one_winner_give_the_same_minutes(small_world):
    two_jurors(small_world)
    take_notes(small_world, keys=JURORS[1:])
    first = drawn(office(small_world))
    body = panel_seats.panel(the_round().id, "juror")
    seen = body.counted[0]["seen"]
    body.counted = [{"places": {str(one): n for n, one in enumerate(reversed(seen), 1)}, "seen": seen}] * 2
    db.session.commit()
    order = [row.who for row in combined_order.result(office(small_world)).standings]

    assert (order, order[-1]) == (seen[::-1], entrant("Norrvik"))
    assert drawn(office(small_world)) == replace(first, missing=[])


def test_no_version_of_the_minutes_holds_a_ballot(small_world):
    decide(small_world)
    take_notes(small_world)

    row = fix(small_world)

    assert sorted(row.content) == ["chapters", "form", "lines", "title"]
    assert [part for part in ("places", '"seen"', "rank-") if part in str(row.content)] == []


def test_a_tie_for_the_last_nomination_stands_with_its_reason(small_world):
    begin_anew()
    declare_all(small_world, *GROUP)
    places = {entrant(name): 1 for name in ("Norrvik", "Sjöholm", "Åkerstad", "Granhult")}
    for key in GROUP:
        seat = sit(small_world, key)
        ballots.save_ballot(seat, places, ballots.own_ballot(seat).version, hand_in=True)
    show(small_world, NOMINATOR)
    chosen = ("Norrvik", "Sjöholm", "Åkerstad")
    nominations.name_nominees(
        office(small_world, NOMINATOR),
        {entrant(name): f"{name} har kommit längst." for name in chosen},
        "Bara tre höll.",
        "Granhult har varit med förut.",
    )

    text = drawn(office(small_world, NOMINATOR)).text

    assert "Plats 1: Granhult har varit med förut." in text.splitlines()
    assert [line for line in text.splitlines() if line.startswith("- ")] == [
        f"- {name}: {name} har kommit längst." for name in chosen
    ]
