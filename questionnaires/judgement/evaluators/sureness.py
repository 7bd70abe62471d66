"""How sure an evaluator is of a mark: three steps, said or not; no point rests on them."""

from __future__ import annotations

from questionnaires.language import lazy_gettext as N_

SURE, FAIRLY, UNSURE = "sure", "fairly", "unsure"
STEPS = {SURE: N_("Säker"), FAIRLY: N_("Ganska säker"), UNSURE: N_("Osäker")}
"""The steps in words, surest first; nothing said is "" and has no words."""
