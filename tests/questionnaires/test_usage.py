"""How an evaluator has used the scale: counted by kind of part, beside the municipality's own."""

from __future__ import annotations

from questionnaires.compass import count
from questionnaires.judgement.evaluators.usage import Turned, turned, used
from questionnaires.marks import NotApplicable
from tests.support.editions import make_area, make_edition, make_question, make_subarea


def test_levels_are_counted_on_parts_where_both_have_chosen_one():
    asked = [make_question(one) for one in "abcd"]
    edition = make_edition(
        "kommunkompassen/2012", make_area("1", (make_subarea("1.1", questions=tuple(asked)),))
    )
    levels = [level.id for level in asked[0].kind.parts[0].levels]
    low, high = (levels[0],) * 2, (levels[-1],) * 2
    own = count(edition, {"a": high, "b": low, "c": high, "d": high})
    marked = count(edition, {"a": low, "b": low, "c": NotApplicable("Finns inte."), "d": high})

    found = used(own, marked, "abc")

    top = len(levels) - 1
    assert [(one.mine[0], one.mine[top], one.theirs[0], one.theirs[top], one.parts) for one in found] == [
        (2, 0, 1, 1, 2)
    ] * len(asked[0].kind.parts)
    assert turned(own, marked, "abc") == Turned(1, 1, 0)
    assert turned(marked, own, "abd") == Turned(0, 2, 1)
    assert used(own, marked, "") == []
