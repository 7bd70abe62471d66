"""Whatever is answered, out and back changes nothing; whatever two people change comes to what they mean."""

from __future__ import annotations

from string import printable

import pytest
from hypothesis import HealthCheck, Phase, assume, given, settings
from hypothesis import strategies as st

from questionnaires.edition import Question
from tests.support.colleagues import own
from tests.support.twins import filled
from webapp.assessment.content import Link, Said
from webapp.assessment.deeds import answers, returned_answers
from webapp.assessment.deeds.answers import Sent
from webapp.assessment.queries.answers import NOTHING, kept_answers
from webapp.assessment.queries.twin.answer_cells import cells_of, labels_of
from webapp.assessment.queries.twin.answer_twin import answers_twin
from webapp.ground.fields import clean_line, clean_text
from webapp.ground.tables.twin.three_ways import KEEP, THEIRS, Chosen

SCOPE = "subarea:1.1"
ODD = "åäöÅÄÖéü–—…”’•✓☂\u00a0\t\n\u2028\x0b\x7f\x85\ufffe_x000D_=+-@#'\"<&>😀👩‍👩‍👧\u0301"
SPECIAL = ("=1+1", "#N/A", "2024-05-03", "TRUE", "0042", "1,5", "[töm]", "–", "_x0041_", "'apostrof", "+46")
TEXTS = st.one_of(
    st.sampled_from(SPECIAL), st.text(alphabet=printable + ODD, max_size=60), st.text(max_size=30)
).map(clean_text)
NOTES = st.text(alphabet=printable + ODD, max_size=20).map(clean_line)
LINKS = st.lists(
    st.builds(Link, st.sampled_from([f"https://exempelby.example/{n}?q=å&b={n}" for n in range(9)]), NOTES),
    max_size=4,
    unique_by=lambda one: one.url,
).map(tuple)


def said_about(asked: Question) -> st.SearchStrategy[Said]:
    """Make any answer that a form can have given."""
    levels = {
        part.id: st.sampled_from(["", *(level.id for level in part.levels)]) for part in asked.kind.parts
    }
    return st.builds(
        lambda chosen, text, links, out, reason: Said(
            {part: level for part, level in chosen.items() if level},
            text,
            links,
            out,
            reason or ("Gäller inte oss." if out else ""),
        ),
        st.fixed_dictionaries(levels),
        TEXTS,
        LINKS,
        st.booleans(),
        TEXTS,
    )


def all_answers(subject) -> st.SearchStrategy[dict[str, Said]]:
    questions = subject.edition.subarea("1.1").questions
    return st.fixed_dictionaries({one.id: said_about(one) for one in questions})


def save(subject, wanted: dict[str, Said]) -> None:
    kept = kept_answers(subject.id)
    answers.save_answers(
        subject, [Sent(ref, said, kept.get(ref, NOTHING).version, "") for ref, said in wanted.items()]
    )


def now(subject) -> dict[str, Said]:
    kept = kept_answers(subject.id)
    return {one.id: kept.get(one.id, NOTHING).said for one in subject.edition.subarea("1.1").questions}


def edited(home: bytes, subject, wanted: dict[str, Said]) -> bytes:
    """Fill a workbook in so that it says all of this; what is to be empty is erased."""
    labels, questions = labels_of(subject.edition), subject.edition.questions
    return filled(
        home,
        {
            (ref, labels[key]): text or "[töm]"
            for ref, said in wanted.items()
            for key, text in cells_of(questions[ref], said).items()
        },
    )


RUNS = settings(
    max_examples=6,
    derandomize=True,  # every run tries the same files
    phases=(Phase.explicit, Phase.generate),  # each example is a file that another process reads
    suppress_health_check=[
        HealthCheck.function_scoped_fixture,
        HealthCheck.too_slow,
        HealthCheck.filter_too_much,
    ],
)


@RUNS
@given(data=st.data())
def test_out_and_back_changes_nothing(small_world, data):
    subject = own(small_world)
    save(subject, data.draw(all_answers(subject)))
    table = returned_answers.read_file(answers_twin(subject, SCOPE))
    preview = returned_answers.compare(subject, table, Chosen()).preview

    assert (preview.lines, preview.refused, preview.notes) == ((), [], ())


@pytest.mark.parametrize("choice", [KEEP, THEIRS])
@RUNS
@given(data=st.data())
def test_two_edits_come_to_what_one_would_make_of_them_by_hand(small_world, choice, data):
    """By hand: what one of two has changed is taken, what both have changed is as it was chosen."""
    subject = own(small_world)
    base, ours, theirs = (data.draw(all_answers(subject)) for _ in range(3))
    assume("_x" not in repr(theirs))  # what fills it in here writes no escapes, as Excel does
    save(subject, base)
    home = answers_twin(subject, SCOPE)
    save(subject, ours)
    table = returned_answers.read_file(edited(home, subject, theirs))
    found = returned_answers.bring_table(subject, table, Chosen(rest=choice))

    if found.preview.refused:  # what a cell cannot hold, or a reason that only one of them took away
        assert now(subject) == ours
        return
    questions = subject.edition.questions
    for ref, said in now(subject).items():
        was, here, there, made = (
            cells_of(questions[ref], one) for one in (base[ref], ours[ref], theirs[ref], said)
        )
        by_hand = {key: _by_hand(was[key], here[key], there[key], choice) for key in was}
        assert made == by_hand


def _by_hand(was: str, here: str, there: str, choice: str) -> str:
    if there and not there.strip(" \u00a0-–—.…"):  # nothing to say
        there = was
    if there == "[töm]" != was:
        there = ""  # the mark erases, unless the cell stood so
    if here == was:
        return there
    return there if choice == THEIRS and there != was else here
