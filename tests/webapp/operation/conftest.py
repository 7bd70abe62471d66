"""Files that a service keeps beside its database."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.support.worlds import World


@pytest.fixture
def files(world: World, tmp_path: Path) -> Path:
    folder = tmp_path / "files"
    folder.mkdir()
    (folder / ("a" * 64 + ".docx")).write_bytes(b"en fast rapport")
    (folder / "making.lock").touch()
    (folder / "begun-x").touch()
    world.app.config["FILES"] = str(folder)
    return folder
