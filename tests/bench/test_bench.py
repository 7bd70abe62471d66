"""The bench comes to its end, also where a line cannot be measured."""

from __future__ import annotations

import pytest

from tests.bench import __main__ as bench
from tests.bench import announced, jurors, offices, readers, requests, steps, workers
from tests.bench.requests import SignedIn
from tests.bench.served import Served

pytestmark = pytest.mark.long


def test_a_line_that_cannot_be_measured_keeps_no_other_from_it_and_ends_with_one(monkeypatch, capsys) -> None:
    """The step is refused with another status than the line waits for; the save that jurors disturb fails."""

    def failing(self: Served, *_asked: object) -> float:
        raise RuntimeError(f"Spara svarade inte på {self.port}.")

    monkeypatch.setattr(steps, "REFUSED", 422)
    monkeypatch.setitem(bench.LINES, "jury", lambda on: [_with(on, failing, monkeypatch)])

    ended = bench.main(["steg", "jury"])

    told = capsys.readouterr().out.splitlines()
    lines = [line.partition(":")[0] for line in told if "gick inte att mäta" in line]
    assert (ended, lines, told[-1]) == (1, ["steg", "jury"], "0 av 0 mått är över ribban.")


def _with(on: bench.Bench, failing: object, monkeypatch: pytest.MonkeyPatch) -> bench.Measure:
    ours: SignedIn = on.ours
    monkeypatch.setattr(Served, "cost", failing)
    return jurors.fetching(ours, on.database)


def test_a_refused_step_is_measured(monkeypatch, capsys) -> None:
    monkeypatch.setattr(steps, "PRESSED", 2)

    ended = bench.main(["steg"])

    told = capsys.readouterr().out.splitlines()
    assert (ended, [line.partition(",")[0] for line in told if line.startswith("Neka")]) == (
        0,
        ["Neka ett steg mot att visa sidan"],
    )


SMALL = {"COUNTRIES": "29", "RESULTS": "8"}
MEASURED = {
    "översikt": ["Visa översikten"],
    "filer": ["Lämna ut rapporten som .docx igen", "Lämna ut rosen som .png igen"],
    "händelser": ["Händelser av 2000 tecken skrivna i 20 vändor"],
    "minne": ["Kallstart", "Minne hos en webbprocess som visat sidor"],
    "offentligt": [
        name
        for page in announced.PAGES
        for name in (f"{page} med 8 resultat mot 5", f"{page} med 8 resultat")
    ],
    "listor": [name for page in offices.PAGES for name in (f"{page}, 29 kommuner",) * 2],
}
"""What each of the lines that are asked for by a word measures, in a small world."""


def test_each_line_that_a_word_chooses_is_measured(monkeypatch, capsys) -> None:
    for name, size in SMALL.items():
        monkeypatch.setenv(name, size)
    monkeypatch.setattr(requests, "PAGES", 2)
    monkeypatch.setattr(readers, "READ", 2)
    monkeypatch.setattr(workers, "ROUNDS", 1)

    ended = bench.main(list(MEASURED))

    told = capsys.readouterr().out.splitlines()
    found = [line[:48].partition(", process")[0].rstrip() for line in told[3:-2]]
    wanted = [name[:48].rstrip() for names in MEASURED.values() for name in names]
    assert (ended, sorted(found)) == (0, sorted(wanted))
