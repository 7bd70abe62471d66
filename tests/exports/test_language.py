"""What leaves the house is said in the reader's language: headings, notes, leads, and words in formulas."""

from __future__ import annotations

import pytest

from exports.bank import edition_workbook
from exports.entries import Honoured, Ranked, Ranking
from exports.jury import jury_workbook
from exports.report import told
from exports.report.document import report_file
from questionnaires import language
from questionnaires.language import lazy_gettext as N_
from tests.exports.nominees import large_edition, large_round
from tests.exports.report.reports import beside, group, make_report
from tests.support.editions import make_nomination
from tests.support.languages import Brackets, said_as_written, texts_in


@pytest.fixture
def brackets():
    language.speak_through(Brackets())
    yield
    language.speak_through(None)


@pytest.mark.usefixtures("brackets")
def test_a_sentence_is_kept_as_written_and_said_when_it_is_shown():
    kept = N_("Område")

    assert (kept, str(kept), f"{kept}:", f"{kept:>10}") == ("Område", "⟦Område⟧", "⟦Område⟧:", "  ⟦Område⟧")
    assert {kept: 1}["Område"] == 1
    assert language.gettext("%(n)s år", n=3) == "3⟦ år⟧"
    assert language.ngettext("%(num)s år", "%(num)s åren", 2) == "2⟦ åren⟧"


def test_without_another_language_sentences_stand_as_they_are_written():
    assert (str(N_("Område")), language.gettext("%(n)s år", n=3)) == ("Område", "3 år")
    assert [language.ngettext("ett år", "%(num)s år", n) for n in (1, 2)] == ["ett år", "2 år"]


def jury() -> bytes:
    entry = large_round(large_edition(areas=2, subareas=1, questions=2))
    honours = (Honoured("Årets kommun", entry.nominees[0].municipality, "Tack."),)
    names = [one.municipality for one in entry.nominees]
    rows = tuple(Ranked(name, place, None, None, 2) for place, name in enumerate(names, start=1))
    known = {"honours": honours, "ranking": Ranking(rows, 2, "Vägt efter plats")}
    return jury_workbook(type(entry)(**{**{k: getattr(entry, k) for k in entry.__slots__}, **known}))


IN_BANKS = {"Resultat", "Spridning", "Tillgänglighet"}
"""Names of parts and areas that are words of ours too."""
FILES = {
    "jury": jury,
    "edition": lambda: edition_workbook(large_edition(areas=2, subareas=1, questions=2)),
    "questionnaire": lambda: edition_workbook(make_nomination()),
    "report": lambda: report_file(told(make_report(group=group(7), earlier=(beside(),)))),
    "draft": lambda: report_file(told(make_report(fixed=False, group=group(2)))),
}


@pytest.mark.usefixtures("brackets")
@pytest.mark.parametrize("which", FILES)
def test_every_sentence_of_a_file_is_said_in_the_readers_language(which):
    texts = texts_in(FILES[which]())

    assert said_as_written(texts, known=IN_BANKS) == set()
    assert len([one for one in texts if "⟦" in one]) > 20
