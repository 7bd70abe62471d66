"""What make faults plays can be played, and what it finds wrong it says and ends with one."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.faults import __main__ as faults
from tests.faults.played import scenes
from tests.faults.played.scenes import Scene
from tests.faults.played.writers import acknowledged, let_write, writing

pytestmark = pytest.mark.long


def test_a_short_play_loses_nothing_that_was_acknowledged(tmp_path: Path, monkeypatch, capsys) -> None:
    monkeypatch.setattr(faults, "BESIDE", tmp_path / "faults.json")

    ended = faults.main(["--short", "--sqlite", "avbrott", "omstart"])

    kills, restarts = json.loads((tmp_path / "faults.json").read_text(encoding="utf-8"))
    assert (ended, kills["lost"], kills["strange"], kills["acknowledged"] > scenes.MANY) == (0, [], [], True)
    assert restarts["told"] == "hoppas över: SQLite har ingen egen server att starta om"
    assert "0 borta. 0 av 2 fel bröt ett löfte." in capsys.readouterr().out


def test_what_was_acknowledged_and_is_gone_is_named_and_ends_with_one(
    tmp_path: Path, monkeypatch, capsys
) -> None:
    """The fault is one that nothing survives: what was told as kept was never sent."""

    named: list[str] = []

    def invented(scene: Scene) -> str:
        scene.serve()
        with writing(scene.writers):
            let_write(scene.writers)
        first = acknowledged(scene.writers)[0]
        first.text, named[:] = "En annan text.", [first.key]
        scene.writers[0].strange.append("500 Något gick fel hos oss")
        return "påhittat"

    monkeypatch.setattr(faults, "BESIDE", tmp_path / "faults.json")
    monkeypatch.setitem(faults.FAULTS, "avbrott", ("Servern dödas", invented))

    ended = faults.main(["--short", "--sqlite", "avbrott"])

    told = capsys.readouterr().out
    assert (ended, f"Servern dödas, sqlite: {named[0]}\n" in told) == (1, True)
    assert "Servern dödas, sqlite: 500 Något gick fel hos oss\n" in told
    assert "1 borta. 1 av 1 fel bröt ett löfte." in told


def test_a_fault_that_does_not_exist_is_answered_with_those_that_do() -> None:
    with pytest.raises(SystemExit) as refused:
        faults.main(["åska"])

    assert str(refused.value) == f"Det finns inget fel som heter åska. Välj bland: {' '.join(faults.FAULTS)}."
