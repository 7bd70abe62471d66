from fractions import Fraction

from hypothesis import given
from hypothesis import strategies as st

from questionnaires.compass import count
from questionnaires.edition import Edition, Kind
from questionnaires.marks import Mark, NotApplicable, OwnPoints
from tests.support.editions import (
    ARBETSSATT,
    PASTAENDE,
    RESULTAT,
    make_area,
    make_edition,
    make_kind,
    make_question,
    make_subarea,
)

KINDS = (ARBETSSATT, RESULTAT, PASTAENDE, make_kind(system=3, spridning=4))


def all_levels(kind: Kind) -> st.SearchStrategy[Mark]:
    return st.tuples(*(st.sampled_from([None, *(level.id for level in part.levels)]) for part in kind.parts))


LEVELS = {kind.id: all_levels(kind) for kind in KINDS}
OWN = st.builds(OwnPoints, st.fractions(0, 10, max_denominator=20), st.just(Fraction(10)))
MARKS = {
    kind.id: st.one_of(st.none(), LEVELS[kind.id], OWN, st.just(NotApplicable("Finns inte.")))
    for kind in KINDS
}


@st.composite
def editions(draw: st.DrawFn) -> Edition:
    areas = []
    for a in range(1, draw(st.integers(1, 3)) + 1):
        subareas = []
        for s in range(1, draw(st.integers(1, 3)) + 1):
            questions = [
                make_question(
                    f"q-{a}-{s}-{q}", weight=draw(st.integers(1, 4)), kind=draw(st.sampled_from(KINDS))
                )
                for q in range(draw(st.integers(1, 4)))
            ]
            points = Fraction(draw(st.integers(1, 80)), draw(st.sampled_from([1, 2, 3])))
            subareas.append(make_subarea(f"{a}.{s}", points, tuple(questions)))
        areas.append(make_area(str(a), tuple(subareas)))
    return make_edition("kommunkompassen/2012", *areas)


@st.composite
def marked(draw: st.DrawFn) -> tuple[Edition, dict[str, Mark]]:
    edition = draw(editions())
    said = {q.id: draw(MARKS[q.kind.id]) for q in edition.questions.values()}
    return edition, {question_id: mark for question_id, mark in said.items() if mark is not None}


def by_hand(edition: Edition, marks: dict[str, Mark]) -> dict[str, tuple[Fraction, Fraction]]:
    """Count question by question as the rule is told, without any unit: secured and open."""
    points = {}
    for subarea in edition.subareas:
        applicable = [q for q in subarea.questions if not isinstance(marks.get(q.id), NotApplicable)]
        for question in applicable:
            worth = subarea.max_points * Fraction(question.weight, sum(q.weight for q in applicable))
            mark, kind = marks.get(question.id), question.kind
            if isinstance(mark, OwnPoints):
                points[question.id] = (worth * mark.points / mark.out_of, Fraction(0))
                continue
            secured = still_open = Fraction(0)
            for part, weight, level_id in zip(
                kind.parts, kind.weights, mark or [None] * len(kind.parts), strict=True
            ):
                of_whole = Fraction(weight, sum(kind.weights))
                if level_id:
                    secured += of_whole * next(x.share for x in part.levels if x.id == level_id)
                else:
                    still_open += of_whole
            points[question.id] = (worth * secured, worth * still_open)
    return points


@given(marked())
def test_counting_in_units_is_counting_by_hand(given_marks):
    edition, marks = given_marks

    compass, hand = count(edition, marks), by_hand(edition, marks)

    assert compass.total.secured == sum(secured for secured, _ in hand.values())
    assert compass.total.open == sum(still_open for _, still_open in hand.values())
    assert {i: (q.score.secured, q.score.open) for i, q in compass.questions.items()} == {
        i: hand.get(i, (0, 0)) for i in edition.questions
    }


@given(marked())
def test_parts_sum_to_questions_to_subareas_to_areas_to_the_total(given_marks):
    edition, marks = given_marks

    compass = count(edition, marks)

    def total(scores):
        return tuple(sum(column) for column in zip(*scores, strict=True))

    for question in compass.questions.values():
        if question.parts:
            assert sum(p.secured for p in question.parts) == question.score.secured
            assert sum(p.maximum for p in question.parts) == question.score.maximum
    for subarea in edition.subareas:
        assert (
            total(compass.questions[q.id].score for q in subarea.questions)
            == compass.subareas[subarea.number]
        )
    for area in edition.areas:
        assert total(compass.subareas[s.number] for s in area.subareas) == compass.areas[area.number]
    assert total(compass.areas.values()) == compass.total
    assert 0 <= compass.total.secured <= compass.total.possible <= compass.total.maximum <= edition.max_points


@given(marked(), st.randoms())
def test_the_order_of_marks_does_not_matter(given_marks, random):
    edition, marks = given_marks
    shuffled = list(marks.items())
    random.shuffle(shuffled)

    assert count(edition, dict(shuffled)).subareas == count(edition, marks).subareas


@given(marked(), st.data())
def test_a_higher_level_is_never_less(given_marks, data):
    edition, marks = given_marks
    question = data.draw(st.sampled_from(list(edition.questions.values())))
    place = data.draw(st.integers(0, len(question.kind.parts) - 1))
    levels = list(data.draw(LEVELS[question.kind.id]))
    low, high = sorted(
        data.draw(st.tuples(*[st.integers(0, len(question.kind.parts[place].levels) - 1)] * 2))
    )

    def with_level(step: int):
        chosen = (*levels[:place], str(step), *levels[place + 1 :])
        return count(edition, {**marks, question.id: chosen}).total

    assert with_level(low).secured <= with_level(high).secured
    assert with_level(low).possible <= with_level(high).possible


@given(marked(), st.data())
def test_not_applicable_neither_rewards_nor_punishes_the_rest(given_marks, data):
    edition, marks = given_marks
    question = data.draw(st.sampled_from(list(edition.questions.values())))
    home = edition.home[question.id]

    before = count(edition, marks)
    after = count(edition, {**marks, question.id: NotApplicable("Finns inte.")})

    assert [n for n, s in before.subareas.items() if after.subareas[n] != s] in ([], [home.number])
    for other in home.questions:
        was, now = before.questions[other.id].score, after.questions[other.id].score
        if other.id != question.id and now.maximum:
            assert was.secured / was.maximum == now.secured / now.maximum
            assert was.open / was.maximum == now.open / now.maximum
