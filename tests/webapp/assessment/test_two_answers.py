"""Two answers to one question: one's own, the kept one or both together; what is not chosen is never lost."""

from __future__ import annotations

import pytest

from tests.support.colleagues import Q, own
from webapp.assessment.content import MERGED, MINE, THEIRS, Choice, Link, Said
from webapp.assessment.deeds import answers
from webapp.assessment.deeds.answers import Sent
from webapp.assessment.deeds.question import two_answers
from webapp.assessment.queries.answers import current
from webapp.assessment.queries.history import history
from webapp.ground.refusals import InvalidError
from webapp.ground.store.database import db

pytestmark = pytest.mark.both


def say(world, said, who="samordnare"):
    subject = own(world, who)
    (outcome,) = answers.save_answers(subject, [Sent(Q, said, current(subject.id, Q).version, "")])
    db.session.commit()
    return outcome.kept.version


def levels_of(world, *places):
    parts = own(world).edition.questions[Q].kind.parts
    return {part.id: part.levels[place].id for part, place in zip(parts, places, strict=False)}


def choose(world, mine, choice, key="k1"):
    outcome = two_answers.choose(own(world), Sent(Q, mine, 0, key), choice)
    db.session.commit()
    return outcome.status


def versions(world):
    return [one.said.text for one in reversed(history(own(world), Q).versions)]


def test_keeping_ones_own_lays_the_others_in_the_history(world):
    seen = say(world, Said(text="Johans."), "medarbetare")

    assert choose(world, Said(text="Karins."), Choice(MINE, seen)) == "saved"
    assert (current(own(world).id, Q).said.text, versions(world)) == ("Karins.", ["Johans.", "Karins."])


def test_taking_the_kept_one_lays_ones_own_in_the_history(world):
    theirs = Said(levels_of(world, 2), "Johans.", (Link("https://johan.se"),))
    seen = say(world, theirs, "medarbetare")

    assert choose(world, Said(text="Karins."), Choice(THEIRS, seen)) == "saved"
    assert current(own(world).id, Q).said == theirs
    assert versions(world) == ["Johans.", "Karins.", "Johans."]


@pytest.mark.parametrize(("taken", "level"), [(MINE, 1), (THEIRS, 2), ("", 2)])
def test_both_together_have_the_written_text_the_chosen_levels_and_the_links_of_both(world, taken, level):
    part = own(world).edition.questions[Q].kind.parts[0].id
    seen = say(world, Said(levels_of(world, 2), "Johans.", (Link("https://johan.se"),)), "medarbetare")
    mine = Said(levels_of(world, 1), "Karins.", (Link("https://karin.se"),))

    assert choose(world, mine, Choice(MERGED, seen, "Bådas.", {part: taken})) == "saved"
    both = (Link("https://johan.se"), Link("https://karin.se"))
    assert current(own(world).id, Q).said == Said(levels_of(world, level), "Bådas.", both)


def test_it_is_chosen_too_whether_the_question_applies(world):
    seen = say(world, Said(text="Johans."), "medarbetare")
    mine = Said(not_applicable=True, reason="Vi har ingen skola.")

    assert choose(world, mine, Choice(MERGED, seen, "Johans.", {"applies": MINE})) == "saved"
    assert current(own(world).id, Q).said == Said(
        text="Johans.", not_applicable=True, reason="Vi har ingen skola."
    )


@pytest.mark.parametrize("way", [MINE, THEIRS, MERGED])
def test_the_same_press_twice_is_one_choice(world, way):
    seen = say(world, Said(text="Johans."), "medarbetare")
    first = choose(world, Said(text="Karins."), Choice(way, seen, "Bådas."))
    made = versions(world)

    assert (first, choose(world, Said(text="Karins."), Choice(way, seen, "Bådas."))) == ("saved", "same")
    assert versions(world) == made


@pytest.mark.parametrize("way", [MINE, THEIRS, MERGED])
def test_a_third_answer_that_came_between_is_shown_before_anything_is_kept(world, way):
    seen = say(world, Said(text="Johans."), "medarbetare")
    say(world, Said(text="Johans senare."), "medarbetare")

    assert choose(world, Said(text="Karins."), Choice(way, seen, "Bådas.")) == "conflict"
    assert current(own(world).id, Q).said.text == "Johans senare."


def test_more_links_than_there_is_room_for_are_never_left_out_in_silence(world):
    links = [Link(f"https://{n}.se") for n in range(12)]
    seen = say(world, Said(evidence=tuple(links[:6])), "medarbetare")

    with pytest.raises(InvalidError) as refused:
        choose(world, Said(evidence=tuple(links[6:])), Choice(MERGED, seen, "Bådas."))

    assert refused.value.faults == {
        "merged": "Svaren har tillsammans 12 länkar, och 10 får plats. Ta bort någon av dina nedanför."
    }
    assert current(own(world).id, Q).said.evidence == tuple(links[:6])
