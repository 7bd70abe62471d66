"""The bench comes to its end, also where a line cannot be measured."""

from __future__ import annotations

import pytest

from tests.bench import __main__ as bench
from tests.bench import jurors, steps
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
