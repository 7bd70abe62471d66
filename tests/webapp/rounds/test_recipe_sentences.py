"""The catalogue has what our own recipes say."""

from __future__ import annotations

import tomllib

from webapp.ground.words.languages import speaking
from webapp.rounds.recipe_files import FOLDER, SPOKEN, recipe_of
from webapp.rounds.recipe_sentences import SAID


def test_the_catalogue_has_every_name_and_description_of_our_recipes():
    read = [tomllib.loads(path.read_text(encoding="utf-8")) for path in FOLDER.glob("*.toml")]
    written = {part[key] for recipe in read for part in (recipe, *recipe["step"]) for key in SPOKEN}

    assert {str(one) for one in SAID} == written


def test_a_step_is_called_in_the_readers_language(app):
    with app.app_context():
        step = recipe_of("2003").steps[4]
        with speaking("en"):
            english = str(step.name), step.name.lower()

        assert (str(step.name), *english) == ("Utvärdering", "Evaluation", "evaluation")
