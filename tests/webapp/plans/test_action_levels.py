"""What a level means is read where an action chooses one."""

from tests.support.planned import acted, highest, make_plan
from tests.support.years import LOW, year
from webapp.ground.store.database import db
from webapp.plans.queries.plan_board import board


def test_an_action_shows_what_each_level_above_todays_means_where_levels_have_their_own_texts(small_world):
    plan = make_plan(small_world, year(small_world, 5, edition="kommunkompassen/2012-forankrad").id)
    question = board(plan).needs[0].question
    row = acted(plan, aims=highest(plan, question.id))
    db.session.commit()

    page = small_world.browser("samordnare").page(f"/handlingsplan/{plan.id}/atgard/{row.id}")

    shown = [one.text for one in page.one("main").all("span") if one["class"] == "anchor"]
    assert shown == [str(level.text) for part in question.kind.parts for level in part.levels[LOW + 1 :]]
