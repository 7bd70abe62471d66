"""A round's name and how many are nominated are changed as long as nothing rests on what they were."""

from __future__ import annotations

import pytest

from tests.support.rounds import PLACES, begun, hand_in, nominate, told
from webapp.award.deeds import nominees
from webapp.award.queries.obstacles import hindrances
from webapp.ground.calendar import clock
from webapp.ground.refusals import InvalidError, NotThereError, Refusal, StaleError
from webapp.ground.store.database import db
from webapp.rounds.deeds import round_numbers
from webapp.rounds.deeds.round_numbers import Wanted
from webapp.rounds.models.rounds import Round
from webapp.rounds.queries.nominee_numbers import numbers_of
from webapp.rounds.recipe_files import recipe_of


def change(world, made: Round, name: str = "Omgång 2027", **wanted: int) -> bool:
    version, numbers = wanted.pop("version", 1), {"fewest": 3, "most": 7} | wanted
    return round_numbers.change(world.person("kansli"), made, version, Wanted(name, **numbers))


def faults(world, made: Round, **wanted: object) -> dict[str, str]:
    with pytest.raises(InvalidError) as refused:
        change(world, made, **wanted)
    return refused.value.faults


def test_a_round_is_as_its_recipe_says_until_it_says_something_itself(world):
    made = begun(world)
    before = numbers_of(made), nominees.choice_of(made).wanted

    assert change(world, made, "Kvalitetskommun Syd 2027", fewest=2, most=4)
    assert not change(world, made, "Kvalitetskommun Syd 2027", fewest=2, most=4)

    assert before == ((3, 7), "3 till 7")
    assert (numbers_of(made), nominees.choice_of(made).wanted, made.name) == (
        (2, 4),
        "2 till 4",
        "Kvalitetskommun Syd 2027",
    )
    (event,) = told(made, "round.changed")
    assert event.before == {"name": "Omgång 2027", "fewest": 3, "most": 7}


def test_what_hinders_the_next_step_is_counted_by_the_rounds_own_numbers(world):
    made = begun(world)
    hand_in(made, "kvalitetskommun/2021-omarbetad")
    change(world, made, fewest=1, most=2)
    nominate(made, PLACES[0])
    recipe = recipe_of(made.recipe)

    assert hindrances(made, recipe, [recipe.requiring("nominees")]) == []
    nominate(made, *PLACES[:3])
    (one,) = hindrances(made, recipe, [recipe.requiring("nominees")])
    assert one.sentence == "1 till 2 kommuner ska vara nominerade; nu är det 3."


def test_numbers_that_something_rests_on_stay_with_the_reason(world):
    made = begun(world)
    hand_in(made, "kvalitetskommun/2021-omarbetad")
    nominate(made, *PLACES)
    fewer = faults(world, made, most=4)
    made.step = "jury"
    db.session.commit()

    assert fewer == {"most": "5 är redan nominerade, så antalet kan inte bli lägre än det."}
    assert faults(world, made, most=9) == {
        "fewest": "De nominerade är utsedda: 5. Antalet ändras inte efter det. "
        "Backa omgången till det steget om det blev fel."
    }
    assert change(world, made, "Ett annat namn")


@pytest.mark.parametrize(("fewest", "most"), [(0, 3), (5, 4), (3, 51)])
def test_numbers_that_make_no_sense_are_told_beside_the_field(world, fewest, most):
    made = begun(world)

    assert faults(world, made, name="", fewest=fewest, most=most) == {
        "name": "Skriv vad omgången heter, med högst 120 tecken.",
        "fewest": "Skriv två antal från 1 till 50, det minsta först.",
    }


def test_what_somebody_else_has_changed_is_not_overwritten_and_what_is_public_stays(world):
    made = begun(world)
    change(world, made, "Först")

    with pytest.raises(StaleError, match="Omgången har ändrats sedan du öppnade sidan"):
        change(world, made, "Sedan")
    made.announced_at = clock.now()
    db.session.commit()
    with pytest.raises(Refusal, match="Resultaten är offentliga"):
        change(world, made, "Sist", version=2)
    assert made.name == "Först"


def test_only_the_rounds_own_office_changes_it(world):
    made = begun(world)

    with pytest.raises(NotThereError):
        round_numbers.change(world.person("kansli.b"), made, 1, Wanted("Nej", 1, 2))
