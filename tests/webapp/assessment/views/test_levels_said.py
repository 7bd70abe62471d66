"""Where every level says what can be seen, the page says how to choose among them."""

from __future__ import annotations

import re

import pytest


@pytest.mark.parametrize(
    ("about", "said"), [({"purpose": "internal"}, ". Välj den högsta nivån som stämmer helt."), ({}, ".")]
)
def test_a_page_of_questions_with_texts_of_their_own_says_which_level_to_choose(small_world, about, said):
    own = small_world.assessment("Exempelby", **about)

    page = small_world.at("samordnare").page(f"/sjalvvardering/{own}/delomrade/1.1")

    lead = " ".join(next(one for one in page.all("p") if one["class"] == "lead").text.split())
    assert re.sub(r".*(kvar|klara|svar)(?=[.])", "", lead) == said
