"""How many a round nominates: as it has said itself, else as its recipe says."""

from __future__ import annotations

from dataclasses import replace

from webapp.rounds.models.rounds import Round
from webapp.rounds.recipe import Recipe
from webapp.rounds.recipe_files import recipe_of

FEWEST, MOST = 3, 7
"""How many are nominated where no recipe says so."""


def numbers_of(award_round: Round) -> tuple[int, int]:
    """Give the fewest and the most that are nominated."""
    recipe = recipe_of(award_round.recipe)
    usual = (recipe.fewest, recipe.most) if recipe else (FEWEST, MOST)
    return award_round.fewest or usual[0], award_round.most or usual[1]


def recipe_in(award_round: Round) -> Recipe | None:
    """Give a round's recipe with the round's own numbers in it."""
    recipe = recipe_of(award_round.recipe)
    if recipe is None or (award_round.fewest is None and award_round.most is None):
        return recipe
    fewest, most = numbers_of(award_round)
    return replace(recipe, fewest=fewest, most=most)
