"""The figures of the jury's workbook are those of the compass: as written, and as recalculated."""

from dataclasses import replace
from fractions import Fraction
from io import BytesIO

import pytest
from openpyxl import load_workbook

from exports.jury import jury_workbook
from exports.jury.questions import EXACT
from exports.workbook import file
from exports.workbook.book import Book
from exports.workbook.cells import Formula
from questionnaires.rounding import apart, half_up
from tests.exports.jury.opened_book import rows_of
from tests.exports.jury.recalculation import recalculate
from tests.exports.nominees import large_round, make_entry, make_nominee
from tests.support.editions import make_area, make_edition, make_subarea

CLOSE = Fraction(1, 10**9)


@pytest.fixture(scope="module")
def entry():
    return large_round()


@pytest.fixture(scope="module")
def content(entry):
    return jury_workbook(entry)


@pytest.fixture(scope="module")
def values(content):
    return load_workbook(BytesIO(content), data_only=True)


@pytest.fixture(scope="module")
def recalculated(content, tmp_path_factory):
    """Let LibreOffice open the workbook, count everything anew and save it."""
    return recalculate(content, tmp_path_factory.mktemp("office"))


def far_from(pairs):
    """List the pairs of a cell's figure and an exact one that differ more than a billionth."""
    return [
        (got, due)
        for got, due in pairs
        if not isinstance(got, int | float) or abs(Fraction(got) - due) > CLOSE
    ]


def figures_of(entry, workbook):
    """Pair every figure on the nominees' sheets with that of the compass."""
    numbers = {nominee.municipality: i for i, nominee in enumerate(in_order(entry), start=1)}
    for nominee in entry.nominees:
        own, agreed = nominee.compasses.own, nominee.compasses.agreed
        title, number = nominee.municipality, numbers[nominee.municipality]
        *areas, total = rows_of(workbook, title, f"Omraden{number}")
        subareas = rows_of(workbook, title, f"Delomraden{number}")
        scores = [
            *((row, own.areas[str(row["Område"])], agreed.areas[str(row["Område"])]) for row in areas),
            *((row, own.subareas[row["Delområde"]], agreed.subareas[row["Delområde"]]) for row in subareas),
            (total, own.total, agreed.total),
        ]
        for row, mine, theirs in scores:
            if theirs.maximum:
                yield row["Högst"], theirs.maximum
                yield row["Själv"], mine.secured
                yield row["Enad"], theirs.secured
                yield row["Procent"], theirs.secured / theirs.maximum
            yield row["Ändrat"], apart(theirs.secured, mine.secured, entry.edition.decimals)
            yield row[EXACT], theirs.secured - mine.secured


def overview_of(entry, workbook):
    """Pair every figure of the overview with that of the compass."""
    shorts = {area.number: f"{area.number} {area.short}" for area in entry.edition.areas}
    nominees = {nominee.municipality: nominee for nominee in entry.nominees}
    for table, which in (("EnadPoang", "agreed"), ("Sjalvvardering", "own")):
        for row in rows_of(workbook, "Översikt", table):
            compass = getattr(nominees[row["Kommun"]].compasses, which)
            scores = [(shorts[number], score) for number, score in compass.areas.items()]
            yield from ((row[head], score.secured) for head, score in scores if score.maximum)
            yield row["Summa"], compass.total.secured
            yield row["Högst"], compass.total.maximum
            yield row["Procent"], compass.total.secured / compass.total.maximum
    for row in rows_of(workbook, "Översikt", "Andrat"):
        nominee = nominees[row["Kommun"]]
        decimals = entry.edition.decimals
        yield (
            row["Summa"],
            apart(nominee.compasses.agreed.total.secured, nominee.compasses.own.total.secured, decimals),
        )
        for number, score in nominee.compasses.agreed.areas.items():
            yield (
                row[shorts[number]],
                apart(score.secured, nominee.compasses.own.areas[number].secured, decimals),
            )


def in_order(entry):
    return sorted(entry.nominees, key=lambda nominee: -nominee.compasses.agreed.total.secured)


def test_every_figure_on_the_nominees_sheets_is_that_of_the_compass(entry, values):
    pairs = list(figures_of(entry, values))

    assert (len(pairs) > 1_000, far_from(pairs)) == (True, [])


def test_every_figure_of_the_overview_is_that_of_the_compass(entry, values):
    pairs = list(overview_of(entry, values))

    assert (len(pairs) > 100, far_from(pairs)) == (True, [])


def test_every_question_gives_what_the_compass_says(entry, values):
    nominees = {nominee.municipality: nominee for nominee in entry.nominees}
    ids = {question.number: question.id for question in entry.edition.questions.values()}

    rows = rows_of(values, "Frågor", "Fragor")

    pairs = []
    for row in rows:
        own = nominees[row["Kommun"]].compasses.own.questions[ids[row["Nr"]]]
        agreed = nominees[row["Kommun"]].compasses.agreed.questions[ids[row["Nr"]]]
        if agreed.state != "not_applicable":
            pairs += [(row["Enad"], agreed.score.secured), (row["Högst"], agreed.score.maximum)]
        if own.state == "answered":
            pairs.append((row["Själv"], own.score.secured))
        pairs.append((row["Ändrat"], apart(agreed.score.secured, own.score.secured, 1)))
        pairs.append((row[EXACT], agreed.score.secured - own.score.secured))
    assert (len(rows), far_from(pairs)) == (5 * 200, [])


@pytest.mark.long
def test_formulas_recalculated_elsewhere_come_to_the_same_figures(entry, content, recalculated):
    ours = load_workbook(BytesIO(content), data_only=True)
    for title in ours.sheetnames:  # LibreOffice gives tables other names, but not other places
        recalculated[title].tables.clear()
        for table in ours[title].tables.values():
            recalculated[title].tables.add(table)

    pairs = [*figures_of(entry, recalculated), *overview_of(entry, recalculated)]

    assert far_from(pairs) == []
    assert differing_cells(content, ours, recalculated) == []


@pytest.mark.long
def test_whoever_counts_anew_believes_no_figure_that_stands_beside_a_formula(tmp_path):
    book = Book("Prov", "")
    book.add("Blad").put(2, 1, Formula("=1+1", 3), "whole")

    after = recalculate(file.as_bytes(book), tmp_path)

    assert after["Blad"]["A2"].value == 2


@pytest.mark.long
@pytest.mark.parametrize("decimals", [0, 1])
def test_a_difference_recalculated_elsewhere_adds_up_with_the_figures_shown_beside_it(tmp_path, decimals):
    subareas = [make_subarea(f"1.{n}", Fraction(20 + n, 3)) for n in range(1, 9)]
    edition = replace(make_edition("kommunkompassen/2012", make_area("1", subareas)), decimals=decimals)
    marks = [{f"fraga-1-{n}-a": (str((n + i) % 5), str(n % 5)) for n in range(1, 9)} for i in (1, 3)]
    nominee = make_nominee("Norrvik", edition=edition, own=marks[0], agreed=marks[1])

    after = recalculate(jury_workbook(make_entry(nominee)), tmp_path)["Norrvik"]

    rows = [[cell.value for cell in row[4:7]] for row in after.iter_rows(max_col=9)]
    figures = [row for row in rows if all(isinstance(one, int | float) for one in row)]
    shown = [[half_up(Fraction(one).limit_denominator(1000), decimals) for one in row] for row in figures]
    assert len(shown) == 1 + 1 + 8
    assert [changed for _own, _agreed, changed in shown] == [agreed - own for own, agreed, _changed in shown]


def differing_cells(content, ours, theirs):
    """List every formula whose recalculated value is not the one we wrote beside it."""
    formulas = load_workbook(BytesIO(content))
    return [
        (sheet.title, cell.coordinate, mine, other)
        for sheet in formulas
        for row in sheet.iter_rows()
        for cell in row
        if cell.data_type == "f"
        and differs(
            mine := ours[sheet.title][cell.coordinate].value,
            other := theirs[sheet.title][cell.coordinate].value,
        )
    ]


def differs(mine, other):
    """Tell whether two values differ: figures by more than a billionth, words at all; nothing is no words."""
    if isinstance(mine, int | float) and isinstance(other, int | float):
        return abs(mine - other) > CLOSE
    return (mine or "") != (other or "")


def test_a_juror_who_changes_a_question_sees_the_sum_and_the_place_move(tmp_path):
    edition = make_edition("kommunkompassen/2012", make_area("1", (make_subarea("1.1", 20),)))
    first = make_nominee("Norrvik", edition=edition, own={"fraga-1-1-a": ("4", "4")})
    second = make_nominee("Sjöholm", edition=edition, own={"fraga-1-1-a": ("2", "2")})
    workbook = load_workbook(BytesIO(jury_workbook(make_entry(first, second))))
    sheet = workbook["Frågor"]
    [cell] = [
        row[8] for row in sheet.iter_rows(min_row=9) if (row[1].value, row[2].value) == ("Norrvik", "1.1.1")
    ]
    cell.value = 1
    changed = BytesIO()
    workbook.save(changed)

    after = recalculate(changed.getvalue(), tmp_path)

    overview = [
        [cell.value for cell in row] for row in after["Översikt"].iter_rows(min_row=7, max_row=8, max_col=4)
    ]
    assert overview == [[2, "Norrvik", 1, 1], [1, "Sjöholm", 5, 5]]
